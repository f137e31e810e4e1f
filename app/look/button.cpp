#include "app/look/button.h"

#include <QKeySequence>
#include <QPainter>
#include <QShortcut>
#include <algorithm>
#include <cmath>

#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app::look {
namespace {

constexpr double kIcon = 16;
constexpr double kGap = 8;

int heightPx(Button::Height height) {
  switch (height) {
    case Button::Height::Row:
      return px(28);
    case Button::Height::Normal:
      return px(32);
    case Button::Height::Large:
      return px(40);
  }
  return px(32);
}

int paddingPx(Button::Height height) {
  switch (height) {
    case Button::Height::Row:
      return px(10);
    case Button::Height::Normal:
      return px(12);
    case Button::Height::Large:
      return px(16);
  }
  return px(12);
}

QFont labelFont(Button::Kind kind, Button::Height height) {
  return textFont(height == Button::Height::Row ? TextSize::Small : TextSize::Body,
                  kind == Button::Kind::Primary ? 600 : 500);
}

QColor mixed(const QColor& a, const QColor& b, double share) {
  return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - share) + b.redF() * share),
                          static_cast<float>(a.greenF() * (1 - share) + b.greenF() * share),
                          static_cast<float>(a.blueF() * (1 - share) + b.blueF() * share));
}

}  // namespace

qreal keyCapWidth(const QString& key) {
  return std::max<qreal>(px(18), QFontMetricsF(textFont(TextSize::Caption, 500)).horizontalAdvance(key) + px(10));
}

qreal drawKeyCap(QPainter& painter, qreal left, qreal centreY, const QString& key, const QColor& colour,
                 const QColor& outline) {
  const qreal width = keyCapWidth(key);
  const QRectF box(left, centreY - px(18) / 2.0, width, px(18));
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(outline, 1));
  painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4));
  painter.setPen(colour);
  painter.setFont(textFont(TextSize::Caption, 500));
  painter.drawText(box, Qt::AlignCenter, key);
  return width;
}

Button::Button(const QString& text, Kind kind, QWidget* parent) : QPushButton(text, parent), kind_(kind) {
  setCursor(Qt::PointingHandCursor);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
  bindTheme(this, [this] { updateGeometry(); });
}

void Button::setLineIcon(Icon icon) {
  icon_ = icon;
  hasIcon_ = true;
  updateGeometry();
  update();
}

void Button::setHeight(Height height) {
  height_ = height;
  updateGeometry();
}

void Button::setKind(Kind kind) {
  kind_ = kind;
  updateGeometry();
  update();
}

void Button::setIconOnly(bool only) {
  iconOnly_ = only;
  setAccessibleName(text());
  if (toolTip().isEmpty()) setToolTip(text());
  updateGeometry();
}

void Button::setKeys(const QKeySequence& keys, KeyCap cap) {
  auto* shortcut = new QShortcut(keys, this);
  connect(shortcut, &QShortcut::activated, this, [this] {
    if (isEnabled() && isVisible()) click();
  });
  showKeys(keys, cap);
}

void Button::showKeys(const QKeySequence& keys, KeyCap cap) {
  keyText_ = cap == KeyCap::Hidden
                 ? QString()
                 : keys.toString(QKeySequence::NativeText).replace(QLatin1Char('+'), QLatin1Char(' '));
  setToolTip(QStringLiteral("%1 (%2)").arg(text(), keys.toString(QKeySequence::NativeText)));
  updateGeometry();
}

QSize Button::sizeHint() const {
  const int height = heightPx(height_);
  if (iconOnly_) return {height, height};
  double width = 2 * paddingPx(height_) + QFontMetricsF(labelFont(kind_, height_)).horizontalAdvance(text());
  if (hasIcon_) width += px(kIcon) + px(kGap);
  if (!keyText_.isEmpty()) width += keyCapWidth(keyText_) + px(kGap);
  return {static_cast<int>(std::ceil(width)) + 2, height};
}

void Button::paintEvent(QPaintEvent*) {
  const Tokens& t = currentTokens();
  QColor fill = kind_ == Kind::Primary ? t.accent : t.surface;
  QColor outline = t.lineStrong;
  QColor ink = t.text;
  if (kind_ == Kind::Primary) {
    outline = t.accent;
    ink = t.onAccent;
  } else if (kind_ == Kind::Danger) {
    outline = ink = t.impaired;
  } else if (kind_ == Kind::Quiet) {
    fill = outline = QColor(Qt::transparent);
    ink = t.text2;
  }
  if (!isEnabled()) {
    ink = t.text3;
    outline = kind_ == Kind::Quiet ? QColor(Qt::transparent) : t.line;
    if (kind_ == Kind::Primary) fill = t.sunken;
  } else if (isDown() || isChecked()) {
    if (kind_ == Kind::Primary)
      fill = outline = t.accentPress;
    else
      fill = t.selected;
  } else if (underMouse()) {
    if (kind_ == Kind::Primary)
      fill = outline = mixed(t.accent, t.accentPress, 0.5);
    else
      fill = t.hover;
  }

  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
  painter.setBrush(fill);
  painter.setPen(outline.alpha() == 0 ? QPen(Qt::NoPen) : QPen(outline, 1));
  painter.drawRoundedRect(box, px(6), px(6));
  if (hasFocus()) {
    painter.setBrush(Qt::NoBrush);
    // On the accent itself the ring would vanish: draw it inside, in the colour of the words.
    painter.setPen(QPen(kind_ == Kind::Primary ? t.onAccent : t.focus, kind_ == Kind::Primary ? 1.5 : 2));
    const qreal inset = kind_ == Kind::Primary ? 2.5 : 0.5;
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), px(5), px(5));
  }

  const qreal middle = height() / 2.0;
  const QFont words = labelFont(kind_, height_);
  const qreal icon = px(kIcon);
  if (iconOnly_) {
    drawIcon(painter, QRectF((width() - icon) / 2.0, middle - icon / 2, icon, icon), icon_, ink);
    return;
  }
  qreal x = (width() - sizeHint().width()) / 2.0 + paddingPx(height_) + 1;
  if (hasIcon_) {
    drawIcon(painter, QRectF(x, middle - icon / 2, icon, icon), icon_, ink);
    x += icon + px(kGap);
  }
  painter.setFont(words);
  painter.setPen(ink);
  const qreal wordsWidth = QFontMetricsF(words).horizontalAdvance(text());
  painter.drawText(QRectF(x, 0, wordsWidth + 2, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                   text());
  x += wordsWidth + px(kGap);
  if (!keyText_.isEmpty())
    drawKeyCap(painter, x, middle, keyText_, kind_ == Kind::Primary ? ink : t.text2,
               kind_ == Kind::Primary ? ink : (isEnabled() ? t.lineStrong : t.line));
}

}  // namespace cervica::app::look
