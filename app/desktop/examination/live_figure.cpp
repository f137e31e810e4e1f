#include "app/desktop/examination/live_figure.h"

#include <algorithm>

#include "app/look/figures.h"
#include "app/look/theme.h"

namespace cervica::app {

QFont liveFont(const QString& widest, qreal width, qreal height, look::TextSize largest) {
  QFont font = look::textFont(largest, 600);
  const qreal wanted = look::figuresWidth(font, widest);
  qreal scale = std::min(1.0, wanted > 0 ? width / wanted : 1.0);
  const qreal capital = QFontMetricsF(font).capHeight();
  scale = std::min(scale, capital > 0 ? height / capital : 1.0);
  const int least = look::textFont(look::TextSize::FigureSmall).pixelSize();
  font.setPixelSize(std::max(least, static_cast<int>(font.pixelSize() * scale)));
  return font;
}

void drawLiveFigure(QPainter& painter, const QRectF& rect, const QFont& font, const QString& figure,
                    const QString& unit, const QColor& ink, const QColor& unitInk) {
  const QFontMetricsF metrics(font);
  const QFont small = look::textFont(look::TextSize::Title, 400);
  const qreal gap = unit.isEmpty() ? 0 : look::px(8);
  const qreal unitWidth = unit.isEmpty() ? 0 : QFontMetricsF(small).horizontalAdvance(unit);
  const qreal width = look::figuresWidth(font, figure);
  const qreal left = rect.center().x() - (width + gap + unitWidth) / 2;
  const qreal baseline = rect.center().y() + metrics.capHeight() / 2;
  painter.setPen(ink);
  look::drawFigures(painter, QRectF(left, baseline - metrics.ascent(), width + 1, metrics.height()),
                    Qt::AlignLeft | Qt::AlignTop, font, figure);
  painter.setPen(unitInk);
  painter.setFont(small);
  painter.drawText(QPointF(left + width + gap, baseline), unit);
}

}  // namespace cervica::app
