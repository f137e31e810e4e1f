#include "app/look/chip.h"

#include <QPainter>
#include <cmath>

#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app::look {
namespace {

constexpr double kHeight = 20;
constexpr double kShape = 9;
constexpr double kBefore = 6, kBetween = 5, kAfter = 7;
constexpr double kBadge = 18;

QFont chipFont() {
  QFont words = textFont(TextSize::Small, 600);
  words.setPixelSize(px(11.5));
  return words;
}

}  // namespace

qreal chipWidth(const QString& word) {
  return px(kBefore) + px(kShape) + px(kBetween) + std::ceil(QFontMetricsF(chipFont()).horizontalAdvance(word)) +
         px(kAfter);
}

qreal drawChip(QPainter& painter, qreal left, qreal centreY, Verdict verdict, const QString& word) {
  const qreal width = chipWidth(word);
  const QRectF box(left, centreY - px(kHeight) / 2.0, width, px(kHeight));
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(tintColour(verdict));
  painter.drawRoundedRect(box, px(4), px(4));
  drawShape(painter, QRectF(left + px(kBefore), centreY - px(kShape) / 2.0, px(kShape), px(kShape)), verdict,
            textColour(verdict));
  painter.setPen(textColour(verdict));
  painter.setFont(chipFont());
  painter.drawText(box.adjusted(px(kBefore) + px(kShape) + px(kBetween), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                   word);
  painter.restore();
  return width;
}

Chip::Chip(Verdict verdict, const QString& word, QWidget* parent) : QLabel(word, parent), verdict_(verdict) {
  setTextFormat(Qt::PlainText);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  bindTheme(this, [this] { updateGeometry(); });
}

void Chip::setVerdict(Verdict verdict, const QString& word) {
  verdict_ = verdict;
  setText(word);
  updateGeometry();
  update();
}

QSize Chip::sizeHint() const {
  return {static_cast<int>(std::ceil(chipWidth(text()))), px(kHeight)};
}

void Chip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawChip(painter, 0, height() / 2.0, verdict_, text());
}

SideBadge::SideBadge(core::Side side, QWidget* parent) : QLabel(parent), side_(side) {
  setText(side == core::Side::Left ? tr("L", "left side") : tr("R", "right side"));
  setAccessibleName(side == core::Side::Left ? tr("left") : tr("right"));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  bindTheme(this, [this] { updateGeometry(); });
}

QSize SideBadge::sizeHint() const {
  return {px(kBadge), px(kBadge)};
}

void SideBadge::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawSideBadge(painter, 0, height() / 2.0, side_);
}

qreal drawSideBadge(QPainter& painter, qreal left, qreal centreY, core::Side side) {
  const Tokens& t = currentTokens();
  const bool isLeft = side == core::Side::Left;
  const QRectF box(left, centreY - px(kBadge) / 2.0, px(kBadge), px(kBadge));
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(isLeft ? t.leftTint : t.rightTint);
  painter.drawRoundedRect(box, px(4), px(4));
  painter.setPen(isLeft ? t.left : t.right);
  painter.setFont(textFont(TextSize::Caption, 700));
  painter.drawText(box, Qt::AlignCenter, isLeft ? SideBadge::tr("L", "left side") : SideBadge::tr("R", "right side"));
  painter.restore();
  return box.width();
}

}  // namespace cervica::app::look
