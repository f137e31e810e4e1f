#include "app/desktop/visit/results_list.h"

#include <algorithm>

#include <QPainter>

#include "app/look/chip.h"
#include "app/look/figures.h"
#include "app/look/norm_bar.h"
#include "app/look/row_painting.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

namespace {

using look::TextSize;

constexpr qreal kRowHeight = 36;
constexpr qreal kMargin = 16;
constexpr qreal kNarrowestRow = 640;  // so that names can be read
constexpr qreal kValueGap = 10;
constexpr qreal kPercentileGap = 12;

void paintMeasure(QPainter& painter, const QRectF& rect, const ResultRow& row, const look::Tokens& t) {
  qreal left = rect.left();
  for (const core::Side side : row.sides)
    left += look::drawSideBadge(painter, left, rect.center().y(), side) + look::px(4);
  if (!row.sides.empty()) left += look::px(2);
  const QRectF words(left, rect.top() + look::px(2), rect.right() - left - look::px(6), rect.height() - look::px(4));
  const QColor strong = row.kind == ResultRow::Kind::NoNorm ? t.text2 : t.text;
  const QFont titleFont = look::textFont(TextSize::Body);
  const bool fits = QFontMetricsF(titleFont).horizontalAdvance(row.title) <= words.width();
  look::drawText(painter, words, Qt::AlignLeft | Qt::AlignTop, titleFont, strong, fits ? row.title : row.shortTitle);
  look::drawText(painter, words, Qt::AlignLeft | Qt::AlignBottom, look::textFont(TextSize::Caption), t.text3,
                 row.detail);
}

void paintValue(QPainter& painter, const QRectF& rect, const ResultRow& row, const look::Tokens& t) {
  const QFont unitFont = look::textFont(TextSize::Caption);
  const qreal unitWidth = row.unit.isEmpty() ? 0 : QFontMetricsF(unitFont).horizontalAdvance(row.unit) + look::px(3);
  const bool twoLines = !row.valueInterval.isEmpty();
  const QRectF figures = twoLines ? rect.adjusted(0, look::px(2), 0, -look::px(14)) : rect;
  QFont valueFont = look::textFont(TextSize::Section, 600);
  valueFont.setPixelSize(look::px(twoLines ? 15 : 17));
  // Two figures side by side ("104, 112") get a smaller hand before they would be cut.
  while (look::figuresWidth(valueFont, row.value) > rect.width() - unitWidth && valueFont.pixelSize() > look::px(11)) {
    valueFont.setPixelSize(valueFont.pixelSize() - 1);
  }
  painter.setPen(row.kind == ResultRow::Kind::NoNorm ? t.text2 : t.text);
  const qreal baselineSlack = look::px(1);
  look::drawFigures(painter, figures.adjusted(0, 0, -unitWidth, 0), Qt::AlignRight | Qt::AlignVCenter, valueFont,
                    row.value);
  look::drawText(painter, figures.adjusted(0, baselineSlack * 2, 0, baselineSlack * 2),
                 Qt::AlignRight | Qt::AlignVCenter, unitFont, t.text3, row.unit);
  if (twoLines) {
    painter.setPen(t.text3);
    look::drawFigures(painter, rect.adjusted(0, 0, 0, -look::px(3)), Qt::AlignRight | Qt::AlignBottom, unitFont,
                      row.valueInterval);
  }
}

void paintPercentile(QPainter& painter, const QRectF& rect, const ResultRow& row, const look::Tokens& t) {
  if (row.interval.isEmpty()) {
    painter.setPen(t.text);
    look::drawFigures(painter, rect, Qt::AlignRight | Qt::AlignVCenter, look::textFont(TextSize::Body, 600),
                      row.percentile);
    return;
  }
  const QRectF lines = rect.adjusted(0, look::px(3), 0, -look::px(3));
  painter.setPen(t.text);
  look::drawFigures(painter, lines, Qt::AlignRight | Qt::AlignTop, look::textFont(TextSize::Body, 600), row.percentile);
  painter.setPen(t.text3);
  look::drawFigures(painter, lines, Qt::AlignRight | Qt::AlignBottom, look::textFont(TextSize::Caption), row.interval);
}

void paintVerdict(QPainter& painter, const QRectF& rect, const ResultRow& row, const look::Tokens& t) {
  const qreal centre = rect.center().y();
  const QString caution = row.provisional && row.normsDisagree ? ResultsDelegate::tr("provisional, disputed")
                          : row.provisional                    ? ResultsDelegate::tr("provisional")
                          : row.normsDisagree                  ? ResultsDelegate::tr("norms disagree")
                                                               : QString();
  if (caution.isEmpty()) {
    look::drawChip(painter, rect.left(), centre, row.verdict, row.verdictWord);
    return;
  }
  look::drawChip(painter, rect.left(), rect.top() + look::px(11), row.verdict, row.verdictWord);
  const QRectF below(rect.left() + look::px(1), rect.top() + look::px(21), rect.width(), look::px(14));
  look::drawText(painter, below, Qt::AlignLeft | Qt::AlignVCenter, look::textFont(TextSize::Caption), t.borderline,
                 caution);
}

}  // namespace

ResultColumns ResultColumns::of(qreal width) {
  ResultColumns c;
  const qreal margin = look::px(kMargin);
  c.group = margin;
  c.end = width - margin;
  c.measure = c.group + look::px(102);
  const qreal verdictWidth = look::px(118), percentileWidth = look::px(78), valueWidth = look::px(84);
  c.verdict = c.end - verdictWidth;
  c.percentileRight = c.verdict - look::px(kPercentileGap);
  c.percentile = c.verdict - percentileWidth;
  // What is left goes to the measure's name first, up to its natural width, and to the bar.
  const qreal rest = c.percentile - c.measure - valueWidth;
  const qreal barWidth =
      std::clamp(rest - look::px(200), static_cast<qreal>(look::px(130)), static_cast<qreal>(look::px(260)));
  c.bar = c.percentile - barWidth;
  c.barRight = c.percentile;
  c.valueRight = c.bar - look::px(kValueGap);
  c.value = c.bar - valueWidth;
  return c;
}

void ResultsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* model = qobject_cast<const ResultsModel*>(index.model());
  if (model == nullptr) return;
  const ResultRow& row = model->row(index.row());
  const look::Tokens& t = look::currentTokens();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRectF rect(option.rect);
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  if (selected) {
    painter->fillRect(rect, t.selected);
  } else if (option.state.testFlag(QStyle::State_MouseOver)) {
    painter->fillRect(rect, t.hover);
  }
  const ResultColumns c = ResultColumns::of(rect.width());
  const auto column = [&](qreal from, qreal to) {
    return QRectF(rect.left() + from, rect.top(), to - from, rect.height());
  };
  if (model->startsGroup(index.row())) {
    if (index.row() > 0) painter->fillRect(QRectF(rect.left() + c.group, rect.top(), c.end - c.group, 1), t.line);
    look::drawText(*painter, column(c.group, c.measure - look::px(6)), Qt::AlignLeft | Qt::AlignVCenter,
                   look::textFont(TextSize::Caption, 600), t.text2, row.group);
  }
  paintMeasure(*painter, column(c.measure, c.value), row, t);
  paintValue(*painter, column(c.value, c.valueRight), row, t);
  if (row.bar) {
    const qreal height = look::px(look::kNormBarHeight);
    painter->setFont(look::textFont(TextSize::Caption));
    look::paintNormBar(
        *painter, QRectF(rect.left() + c.bar, rect.center().y() - height / 2, c.barRight - c.bar, height), *row.bar, t);
  }
  paintPercentile(*painter, column(c.percentile, c.percentileRight), row, t);
  paintVerdict(*painter, column(c.verdict, c.end), row, t);
  if (option.state.testFlag(QStyle::State_HasFocus) && selected) {
    painter->setPen(QPen(t.focus, look::px(2)));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(rect.adjusted(1, 1, -1, -1));
  }
  painter->restore();
}

QSize ResultsDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  Q_UNUSED(index);
  return {option.rect.width(), look::px(kRowHeight)};
}

ResultsHeading::ResultsHeading(QAbstractItemView* rows, QWidget* parent) : RowHeading(rows, 24, parent) {}

void ResultsHeading::paintNames(QPainter& painter, qreal rowWidth) {
  const look::Tokens& t = look::currentTokens();
  painter.setRenderHint(QPainter::Antialiasing);
  const ResultColumns c = ResultColumns::of(rowWidth);
  const QFont font = look::textFont(TextSize::Caption, 500);
  paintName(painter, c.measure, c.value, Qt::AlignLeft, tr("Measure"));
  paintName(painter, c.value, c.valueRight, Qt::AlignRight, tr("Value"));
  paintName(painter, c.percentile, c.percentileRight, Qt::AlignRight, tr("Percentile"));
  paintName(painter, c.verdict, c.end, Qt::AlignLeft, tr("Verdict"));

  qreal left = c.bar + look::px(8);
  const qreal middle = height() / 2.0;
  const auto legend = [&](const QString& word, auto&& drawSample) {
    const qreal sample = look::px(14), wordWidth = QFontMetricsF(font).horizontalAdvance(word);
    if (left + sample + look::px(4) + wordWidth > c.barRight) return;
    drawSample(QRectF(left, middle - look::px(4), sample, look::px(8)));
    paintName(painter, left + sample + look::px(4), left + sample + look::px(5) + wordWidth, Qt::AlignLeft, word);
    left += sample + wordWidth + look::px(10);
  };
  const auto swatch = [&](const QColor& colour) {
    return [&painter, colour](const QRectF& rect) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(colour);
      painter.drawRoundedRect(rect, 2, 2);
    };
  };
  legend(tr("\u00b1 1 SD"), swatch(t.band1));
  legend(tr("\u00b1 2 SD"), swatch(t.band2));
  legend(tr("error"), [&](const QRectF& rect) {
    painter.setPen(QPen(t.error, 1.2));
    painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right(), middle));
    for (const qreal x : {rect.left(), rect.right()})
      painter.drawLine(QPointF(x, middle - look::px(3)), QPointF(x, middle + look::px(3)));
  });
}

ResultsList::ResultsList(ResultsModel* model, QWidget* parent) : RowList(tr("Results"), parent) {
  setModel(model);
  setItemDelegate(new ResultsDelegate(this));
  setUniformItemSizes(true);
  look::bindTheme(this, [this] { setMinimumWidth(look::px(kNarrowestRow)); });
}

}  // namespace cervica::app
