#include "app/desktop/patients/patient_delegate.h"

#include <QPainter>
#include <cmath>

#include "app/desktop/patients/patient_list_model.h"
#include "app/look/figures.h"
#include "app/look/row_button.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {
namespace {

using look::px;

constexpr double kHeading = 40, kHitRow = 52, kRow = 48, kPadding = 16, kGap = 12;

/// The name, with the found letters in the accent colour and underlined.
void drawName(QPainter& painter, const QRectF& room, const QString& name, const std::vector<MatchMark>& marks) {
  const look::Tokens& t = look::currentTokens();
  const QFont words = look::textFont(look::TextSize::Body, 600);
  const QFontMetricsF metrics(words);
  const QString shown = metrics.elidedText(name, Qt::ElideRight, room.width());
  painter.setFont(words);
  painter.setPen(t.text);
  const qreal baseline = room.center().y() + (metrics.ascent() - metrics.descent()) / 2;
  painter.drawText(QPointF(room.left(), baseline), shown);
  for (const MatchMark& mark : marks) {
    if (mark.from + mark.length > shown.size()) break;
    const qreal from = room.left() + metrics.horizontalAdvance(shown.left(mark.from));
    const qreal to = room.left() + metrics.horizontalAdvance(shown.left(mark.from + mark.length));
    painter.save();
    painter.setClipRect(QRectF(from, room.top(), to - from, room.height()));
    painter.setPen(t.accent);
    painter.drawText(QPointF(room.left(), baseline), shown);
    painter.fillRect(QRectF(from, baseline + px(2), to - from, px(1.5)), t.accent);
    painter.restore();
  }
}

}  // namespace

QSize PatientDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  if (index.data(PatientListModel::IsHeadingRole).toBool()) return {px(200), px(kHeading)};
  return {px(200), px(index.data(PatientListModel::IsHitRole).toBool() ? kHitRow : kRow)};
}

void PatientDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const look::Tokens& t = look::currentTokens();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRectF box = option.rect;
  const bool heading = index.data(PatientListModel::IsHeadingRole).toBool();
  const bool selected = !heading && (option.state & QStyle::State_Selected);
  if (selected)
    painter->fillRect(box, t.selected);
  else if (!heading && (option.state & QStyle::State_MouseOver))
    painter->fillRect(box, t.hover);
  if (index.row() > 0) painter->fillRect(QRectF(box.left(), box.top(), box.width(), 1), t.line);
  const QRectF row = box.adjusted(px(kPadding), 0, -px(kPadding), 0);
  if (heading) {
    painter->setPen(t.text);
    painter->setFont(look::textFont(look::TextSize::Body, 600));
    painter->drawText(row, Qt::AlignLeft | Qt::AlignVCenter, index.data(PatientListModel::NameRole).toString());
    painter->restore();
    return;
  }
  const bool hit = index.data(PatientListModel::IsHitRole).toBool();
  const qreal side = px(hit ? 34 : 30);
  look::drawAvatar(*painter, QRectF(row.left(), row.center().y() - side / 2, side, side),
                   index.data(PatientListModel::InitialsRole).toString(), selected);

  const QFont small = look::textFont(look::TextSize::Small);
  const QString when = index.data(PatientListModel::WhenRole).toString();
  painter->setPen(t.text2);
  const qreal whenWidth = look::figuresWidth(small, when);
  look::drawFigures(*painter, row, Qt::AlignRight | Qt::AlignVCenter, small, when);

  const qreal left = row.left() + px(36) + px(kGap);
  const qreal room = row.right() - whenWidth - px(kGap) - left;
  const qreal lineHeight = QFontMetricsF(look::textFont(look::TextSize::Body)).height();
  const QRectF upper(left, row.center().y() - lineHeight, room, lineHeight);
  drawName(*painter, upper, index.data(PatientListModel::NameRole).toString(),
           index.data(PatientListModel::MarksRole).value<std::vector<MatchMark>>());
  painter->setPen(t.text2);
  const QRectF lower(left, row.center().y() + px(1), room, lineHeight);
  look::drawFigures(
      *painter, lower, Qt::AlignLeft | Qt::AlignVCenter, small,
      QFontMetricsF(small).elidedText(index.data(PatientListModel::LineRole).toString(), Qt::ElideRight, room));
  painter->restore();
}

}  // namespace cervica::app
