#include "app/desktop/visit/toggles.h"

#include <algorithm>

#include <QPainter>

#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

namespace {

using look::TextSize;

constexpr double kPillHeight = 30;
constexpr double kCardHeight = 44;

void paintFrame(QPainter& painter, const QAbstractButton& button) {
  const look::Tokens& t = look::currentTokens();
  const bool on = button.isChecked();
  const qreal width = on ? 1.5 : 1;
  const QRectF box = QRectF(button.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2);
  painter.setPen(QPen(on ? t.accent : t.line, width));
  painter.setBrush(on ? t.accentTint : (button.underMouse() && button.isEnabled() ? t.hover : t.surface));
  painter.drawRoundedRect(box, look::px(6), look::px(6));
  if (button.hasFocus()) {
    painter.setPen(QPen(t.focus, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(button.rect()).adjusted(3, 3, -3, -3), look::px(4), look::px(4));
  }
}

void makeToggle(QAbstractButton& button, const QString& text) {
  button.setText(text);
  button.setAccessibleName(text);
  button.setObjectName(text);
  button.setCheckable(true);
  button.setFocusPolicy(Qt::StrongFocus);
  button.setAttribute(Qt::WA_Hover);
  button.setCursor(Qt::PointingHandCursor);
}

}  // namespace

TogglePill::TogglePill(const QString& text, QWidget* parent) : QAbstractButton(parent) {
  makeToggle(*this, text);
  look::bindTheme(this, [this] { updateGeometry(); });
}

QSize TogglePill::sizeHint() const {
  // The width of the chosen state, so that nothing moves.
  const int words = QFontMetrics(look::textFont(TextSize::Small, 600)).horizontalAdvance(text());
  return {words + look::px(36), look::px(kPillHeight)};
}

QSize TogglePill::minimumSizeHint() const {
  return {look::px(80), look::px(kPillHeight)};
}

void TogglePill::paintEvent(QPaintEvent* event) {
  Q_UNUSED(event);
  const look::Tokens& t = look::currentTokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  paintFrame(painter, *this);
  const qreal icon = look::px(14);
  const QRectF mark(look::px(9), (height() - icon) / 2, icon, icon);
  look::drawIcon(painter, mark, isChecked() ? look::Icon::Check : look::Icon::Plus, isChecked() ? t.accent : t.text3);
  const QFont words = look::textFont(TextSize::Small, isChecked() ? 600 : 400);
  painter.setFont(words);
  painter.setPen(t.text);
  const QRectF rest(look::px(27), 0, width() - look::px(33), height());
  painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetricsF(words).elidedText(text(), Qt::ElideRight, rest.width()));
}

ToggleCard::ToggleCard(const QString& text, std::optional<look::Icon> icon, QWidget* parent)
    : QAbstractButton(parent), icon_(icon) {
  makeToggle(*this, text);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  look::bindTheme(this, [this] { updateGeometry(); });
}

QSize ToggleCard::sizeHint() const {
  return {look::px(150), look::px(kCardHeight)};
}

void ToggleCard::paintEvent(QPaintEvent* event) {
  Q_UNUSED(event);
  const look::Tokens& t = look::currentTokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  paintFrame(painter, *this);
  qreal left = look::px(12);
  if (icon_) {
    const qreal size = look::px(16);
    look::drawIcon(painter, {left, (height() - size) / 2, size, size}, *icon_, isChecked() ? t.accent : t.text2);
    left += size + look::px(10);
  }
  const qreal tick = look::px(16), right = width() - look::px(10);
  if (isChecked()) {
    const QRectF circle(right - tick, (height() - tick) / 2, tick, tick);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accent);
    painter.drawEllipse(circle);
    look::drawIcon(painter, circle.adjusted(3, 3, -3, -3), look::Icon::Check, t.onAccent);
  }
  const QRectF words(left, 0, right - tick - look::px(6) - left, height());
  const int weight = isChecked() ? 600 : 400;
  QFont font = look::textFont(TextSize::Small, weight);
  // Three lines get a smaller hand before one of them would be cut.
  if (QFontMetricsF(font).boundingRect(words, Qt::TextWordWrap, text()).height() > height() - look::px(4)) {
    font = look::textFont(TextSize::Caption, weight);
    font.setPixelSize(look::px(10.5));
  }
  painter.setPen(t.text);
  painter.setFont(font);
  painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, text());
}

}  // namespace cervica::app
