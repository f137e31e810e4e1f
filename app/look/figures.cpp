#include "app/look/figures.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

namespace cervica::app::look {
namespace {

qreal digitCell(const QFontMetricsF& metrics) {
  qreal widest = 0;
  for (char16_t digit = u'0'; digit <= u'9'; ++digit)
    widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
  return widest;
}

/// Runs of digits (each in its cell) and of other characters (shaped together), in order.
template <typename Digit, typename Run>
void forEachPiece(const QString& text, Digit digit, Run run) {
  qsizetype start = 0;
  for (qsizetype i = 0; i <= text.size(); ++i) {
    const bool isDigit = i < text.size() && text[i] >= u'0' && text[i] <= u'9';
    if (i < text.size() && !isDigit) continue;
    if (i > start) run(text.mid(start, i - start));
    if (isDigit) digit(text[i]);
    start = i + 1;
  }
}

}  // namespace

qreal figuresWidth(const QFont& font, const QString& text) {
  const QFontMetricsF metrics(font);
  const qreal cell = digitCell(metrics);
  qreal width = 0;
  forEachPiece(
      text, [&](QChar) { width += cell; }, [&](const QString& run) { width += metrics.horizontalAdvance(run); });
  return width;
}

void drawFigures(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QFont& font,
                 const QString& text) {
  const QFontMetricsF metrics(font);
  const qreal cell = digitCell(metrics);
  const qreal width = figuresWidth(font, text);
  qreal x = rect.left();
  if (alignment & Qt::AlignRight) x = rect.right() - width;
  if (alignment & Qt::AlignHCenter) x = rect.center().x() - width / 2;
  qreal baseline = rect.top() + metrics.ascent();
  if (alignment & Qt::AlignVCenter) baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
  if (alignment & Qt::AlignBottom) baseline = rect.bottom() - metrics.descent();
  painter.setFont(font);
  forEachPiece(
      text,
      [&](QChar digit) {
        painter.drawText(QPointF(x + (cell - metrics.horizontalAdvance(digit)) / 2, baseline), QString(digit));
        x += cell;
      },
      [&](const QString& run) {
        painter.drawText(QPointF(x, baseline), run);
        x += metrics.horizontalAdvance(run);
      });
}

FigureLabel::FigureLabel(const QString& text, QWidget* parent) : QLabel(text, parent) {
  setTextFormat(Qt::PlainText);
}

QSize FigureLabel::sizeHint() const {
  ensurePolished();
  const QFontMetricsF metrics(font());
  return {static_cast<int>(std::ceil(figuresWidth(font(), text()))) + 1, static_cast<int>(std::ceil(metrics.height()))};
}

void FigureLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(palette().color(foregroundRole()));
  drawFigures(painter, contentsRect(), alignment(), font(), text());
}

}  // namespace cervica::app::look
