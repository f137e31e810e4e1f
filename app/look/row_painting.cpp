#include "app/look/row_painting.h"

#include <algorithm>

#include "app/look/chip.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app::look {

void drawText(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QFont& font, const QColor& colour,
              const QString& text) {
  painter.setFont(font);
  painter.setPen(colour);
  painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine,
                   QFontMetricsF(font).elidedText(text, Qt::ElideRight, rect.width()));
}

void paintGroup(QPainter& painter, const QRectF& rect, const QString& title, const QString& remark) {
  const Tokens& t = currentTokens();
  painter.fillRect(rect, t.surface2);
  painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), t.line);
  const QFont bold = textFont(TextSize::Caption, 600);
  const QRectF words = rect.adjusted(px(kRowMargin), 0, -px(kRowMargin), 0);
  drawText(painter, words, Qt::AlignLeft | Qt::AlignVCenter, bold, t.text2, title);
  const qreal used = QFontMetricsF(bold).horizontalAdvance(title) + px(8);
  drawText(painter, words.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, textFont(TextSize::Caption),
           t.text3, remark);
}

void paintGround(QPainter& painter, const QRectF& rect, const QStyleOptionViewItem& option) {
  const Tokens& t = currentTokens();
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  if (selected || option.state.testFlag(QStyle::State_MouseOver))
    painter.fillRect(rect, selected ? t.selected : t.hover);
  painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), t.line);
}

void paintFocus(QPainter& painter, const QRectF& rect, const QStyleOptionViewItem& option) {
  if (!option.state.testFlag(QStyle::State_Selected) || !option.state.testFlag(QStyle::State_HasFocus)) return;
  painter.setPen(QPen(currentTokens().focus, px(2)));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(rect.adjusted(1, 1, -1, -1));
}

void paintName(QPainter& painter, const QRectF& rect, const QString& title, const QString& shortTitle,
               std::optional<core::Side> side) {
  const QRectF names = rect.adjusted(0, 0, side ? -px(24) : 0, 0);
  const QFont font = textFont(TextSize::Body);
  const bool fits = QFontMetricsF(font).horizontalAdvance(title) <= names.width();
  const QString& name = fits ? title : shortTitle;
  drawText(painter, names, Qt::AlignLeft | Qt::AlignVCenter, font, currentTokens().text, name);
  if (!side) return;
  const qreal used = std::min(QFontMetricsF(font).horizontalAdvance(name), names.width());
  drawSideBadge(painter, names.left() + used + px(6), rect.center().y(), *side);
}

}  // namespace cervica::app::look
