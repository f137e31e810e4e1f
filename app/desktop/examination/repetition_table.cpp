#include "app/desktop/examination/repetition_table.h"

#include <algorithm>

#include <QPainter>

#include "app/desktop/examination/run_words.h"
#include "app/desktop/visit/wording.h"
#include "app/look/chip.h"
#include "app/look/figures.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::px;
using look::TextSize;

namespace {

constexpr double kHeading = 24;
constexpr double kRow = 28;
constexpr double kMeanWidth = 46;
constexpr double kVariationWidth = 46;
constexpr double kMargin = 16;
constexpr std::size_t kMostColumns = 3;

}  // namespace

RepetitionTable::RepetitionTable(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("Repetitions"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  look::bindTheme(this, [this] {
    updateGeometry();
    update();
  });
}

void RepetitionTable::setRows(const core::Measure* measure, std::vector<RepetitionRow> rows) {
  const bool newHeight = rows.size() != rows_.size();
  measure_ = measure;
  rows_ = std::move(rows);
  QStringList said;
  for (const RepetitionRow& row : rows_) {
    QStringList values;
    for (const double value : row.values)
      values << number(value, measure_ != nullptr ? liveDecimals(measure_->unit) : 0);
    said << (row.side ? sideWord(*row.side) + QStringLiteral(": ") : QString()) + values.join(QStringLiteral(", "));
  }
  setAccessibleName(tr("Repetitions"));
  setAccessibleDescription(said.join(QStringLiteral("; ")));
  if (newHeight) updateGeometry();
  update();
}

QSize RepetitionTable::sizeHint() const {
  return {px(240), px(kHeading) + static_cast<int>(rows_.size()) * px(kRow) + px(6)};
}

void RepetitionTable::paintEvent(QPaintEvent*) {
  if (measure_ == nullptr) return;
  const look::Tokens& t = look::currentTokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QFont caption = look::textFont(TextSize::Caption, 500);
  const qreal right = width() - px(kMargin);
  const qreal variation = right - px(kVariationWidth), mean = variation - px(kMeanWidth);
  const bool sided = !rows_.empty() && rows_.front().side.has_value();
  const qreal firstColumn = px(kMargin) + (sided ? px(60) : px(4));
  // The newest repetitions; more than fit are still in the mean.
  std::size_t most = 1;
  for (const RepetitionRow& row : rows_) most = std::max(most, row.values.size());
  const std::size_t from = most > kMostColumns ? most - kMostColumns : 0;
  const std::size_t columns = std::min(std::max<std::size_t>(most, kMostColumns), kMostColumns);
  const qreal columnWidth = (mean - firstColumn) / static_cast<double>(columns);
  const auto heading = [&](qreal x, qreal w, const QString& text) {
    painter.setPen(t.text3);
    look::drawFigures(painter, QRectF(x, 0, w, px(kHeading)), Qt::AlignRight | Qt::AlignVCenter, caption, text);
  };
  for (std::size_t i = 0; i < columns; ++i)
    heading(firstColumn + columnWidth * static_cast<double>(i), columnWidth, QString::number(from + i + 1));
  heading(mean, px(kMeanWidth), tr("Mean"));
  heading(variation, px(kVariationWidth), tr("CV"));
  qreal y = px(kHeading);
  for (const RepetitionRow& row : rows_) {
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(QPointF(0, y), QPointF(width(), y));
    const QRectF line(0, y, width(), px(kRow));
    if (row.side) {
      look::drawSideBadge(painter, px(kMargin), line.center().y(), *row.side);
      painter.setPen(t.text);
      painter.setFont(look::textFont(TextSize::Small));
      painter.drawText(line.adjusted(px(kMargin + 24), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                       capitalised(sideWord(*row.side)));
    }
    for (std::size_t i = from; i < row.values.size(); ++i) {
      const bool last = row.current && i + 1 == row.values.size();
      painter.setPen(last ? t.accent : t.text);
      look::drawFigures(painter,
                        QRectF(firstColumn + columnWidth * static_cast<double>(i - from), y, columnWidth, px(kRow)),
                        Qt::AlignRight | Qt::AlignVCenter, look::textFont(TextSize::Body, last ? 600 : 400),
                        number(row.values[i], liveDecimals(measure_->unit)));
    }
    if (!row.values.empty()) {
      painter.setPen(t.text);
      look::drawFigures(painter, QRectF(mean, y, px(kMeanWidth), px(kRow)), Qt::AlignRight | Qt::AlignVCenter,
                        look::textFont(TextSize::Body, 600), number(row.mean, liveDecimals(measure_->unit)));
    }
    if (row.variationPercent) {
      painter.setPen(t.text2);
      look::drawFigures(painter, QRectF(variation, y, px(kVariationWidth), px(kRow)), Qt::AlignRight | Qt::AlignVCenter,
                        look::textFont(TextSize::Small), tr("%1 %").arg(number(*row.variationPercent, 1)));
    }
    y += px(kRow);
  }
}

}  // namespace cervica::app
