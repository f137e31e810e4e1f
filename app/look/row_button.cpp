#include "app/look/row_button.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/look/figures.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"

namespace cervica::app::look {
namespace {

constexpr double kPadding = 16;
constexpr double kGap = 8;

}  // namespace

RowButton::RowButton(const QString& words, const QString& more, const QString& remark, QWidget* parent)
    : QPushButton(parent), words_(words), more_(more), remark_(remark) {
  QStringList parts{words, more, remark};
  parts.removeAll(QString());
  setAccessibleName(parts.join(QStringLiteral(", ")));
  setCursor(Qt::PointingHandCursor);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  bindTheme(this, [this] { updateGeometry(); });
}

void RowButton::setRemarkIcon(Icon icon) {
  icon_ = icon;
  update();
}

QSize RowButton::sizeHint() const {
  const QFontMetricsF body(textFont(TextSize::Body)), small(textFont(TextSize::Small));
  const double first = std::max<double>(px(column_), body.horizontalAdvance(words_) + px(kGap));
  return {static_cast<int>(std::ceil(2 * px(kPadding) + first + body.horizontalAdvance(more_) + px(3 * kGap) +
                                     small.horizontalAdvance(remark_))),
          px(30)};
}

QSize RowButton::minimumSizeHint() const {
  return {px(160), px(30)};
}

void RowButton::paintEvent(QPaintEvent*) {
  const Tokens& t = currentTokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (isDown() || underMouse()) painter.fillRect(rect(), isDown() ? t.selected : t.hover);
  if (hasFocus()) {
    painter.setPen(QPen(t.focus, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 4, 4);
  }
  const QRectF row = QRectF(rect()).adjusted(px(kPadding), 0, -px(kPadding), 0);
  const QFont body = textFont(TextSize::Body), small = textFont(TextSize::Small);
  painter.setPen(t.text);
  drawFigures(painter, row, Qt::AlignLeft | Qt::AlignVCenter, body, words_);
  painter.setPen(t.text2);
  const qreal right = figuresWidth(small, remark_);
  drawFigures(painter, row, Qt::AlignRight | Qt::AlignVCenter, small, remark_);
  if (icon_)
    drawIcon(painter, QRectF(row.right() - right - px(20), row.center().y() - px(7), px(14), px(14)), *icon_, t.text2);
  const qreal left = std::max<qreal>(px(column_), figuresWidth(body, words_) + px(kGap));
  const qreal room = row.width() - left - right - px(kGap) - (icon_ ? px(20) : 0);
  painter.setFont(body);
  painter.drawText(QRectF(row.left() + left, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   QFontMetricsF(body).elidedText(more_, Qt::ElideRight, room));
}

void drawAvatar(QPainter& painter, const QRectF& rect, const QString& initials, bool strong) {
  const Tokens& t = currentTokens();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(strong ? t.accent : t.sunken);
  painter.drawEllipse(rect);
  QFont letters = textFont(TextSize::Small, 600);
  letters.setPixelSize(static_cast<int>(std::lround(rect.height() * 0.35)));
  painter.setFont(letters);
  painter.setPen(strong ? t.onAccent : t.text2);
  painter.drawText(rect, Qt::AlignCenter, initials);
  painter.restore();
}

}  // namespace cervica::app::look
