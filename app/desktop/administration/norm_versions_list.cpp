#include "app/desktop/administration/norm_versions_list.h"

#include <QPainter>

#include "app/look/chip.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {
namespace {

using look::px;
using look::TextSize;

constexpr double kRowHeight = 64;
constexpr double kMargin = 16;
constexpr double kStateWidth = 150;

void drawLine(QPainter& painter, const QRectF& rect, const QFont& font, const QColor& colour, const QString& text) {
  painter.setFont(font);
  painter.setPen(colour);
  const QString oneLine = QString(text).replace(QLatin1Char('\n'), QLatin1Char(' '));
  painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   QFontMetricsF(font).elidedText(oneLine, Qt::ElideRight, rect.width()));
}

look::Verdict chipOf(NormVersionRow::State state) {
  return state == NormVersionRow::State::Refused ? look::Verdict::NoNorm : look::Verdict::Notice;
}

}  // namespace

NormVersionsModel::NormVersionsModel(const NormsInUse& norms, QObject* parent)
    : QAbstractListModel(parent), norms_(norms) {
  connect(&norms, &NormsInUse::changed, this, [this] {
    beginResetModel();
    endResetModel();
  });
}

const NormVersionRow* NormVersionsModel::version(int row) const {
  return row >= 0 && row < rowCount() ? &norms_.rows()[static_cast<std::size_t>(row)] : nullptr;
}

int NormVersionsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(norms_.rows().size());
}

QVariant NormVersionsModel::data(const QModelIndex& index, int role) const {
  const NormVersionRow* row = version(index.row());
  if (row == nullptr) return {};
  if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
    QStringList words{row->title};
    for (const QString& part : {row->stateWord, row->counts, row->sources, row->created}) {
      if (!part.isEmpty()) words << part;
    }
    return words.join(QStringLiteral(", "));
  }
  if (role == Qt::ToolTipRole) return row->sources;
  return {};
}

void NormVersionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* model = qobject_cast<const NormVersionsModel*>(index.model());
  const NormVersionRow* row = model != nullptr ? model->version(index.row()) : nullptr;
  if (row == nullptr) return;
  const look::Tokens& t = look::currentTokens();
  const QRectF rect(option.rect);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
    painter->fillRect(rect, selected ? t.selected : t.hover);
  }
  painter->fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), t.line);

  const qreal left = rect.left() + px(kMargin);
  const qreal stateLeft = rect.right() - px(kMargin) - px(kStateWidth);
  const qreal words = stateLeft - px(12) - left;
  const auto line = [&](qreal top, qreal width) { return QRectF(left, rect.top() + px(top), width, px(18)); };
  drawLine(*painter, line(8, words), look::textFont(TextSize::Body, 600), t.text, row->title);
  QString facts = row->counts;
  if (!row->created.isEmpty()) facts += tr(" \u00b7 made %1").arg(row->created);
  const bool refused = row->state == NormVersionRow::State::Refused;
  if (!refused) drawLine(*painter, line(25, words), look::textFont(TextSize::Small), t.text2, facts);
  drawLine(*painter, line(refused ? 25 : 41, words), look::textFont(TextSize::Small), refused ? t.text2 : t.text3,
           row->sources);
  if (!row->stateWord.isEmpty()) {
    look::drawChip(*painter, stateLeft, rect.center().y(), chipOf(row->state), row->stateWord);
  }
  if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
    painter->setPen(QPen(t.focus, px(2)));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(rect.adjusted(1, 1, -1, -1));
  }
  painter->restore();
}

QSize NormVersionDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {0, px(kRowHeight)};
}

}  // namespace cervica::app
