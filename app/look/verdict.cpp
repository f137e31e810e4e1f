#include "app/look/verdict.h"

#include <QPainter>
#include <QPolygonF>

#include "app/look/tokens.h"

namespace cervica::app::look {

QColor textColour(Verdict verdict) {
  const Tokens& t = currentTokens();
  switch (verdict) {
    case Verdict::Within:
      return t.within;
    case Verdict::Borderline:
      return t.borderline;
    case Verdict::Impaired:
      return t.impaired;
    case Verdict::NoNorm:
    case Verdict::Uncertain:
      return t.nonorm;
    case Verdict::Improved:
      return t.improved;
    case Verdict::Worsened:
      return t.worsened;
    case Verdict::NoChange:
      return t.nochange;
    case Verdict::Notice:
      return t.accent;
  }
  return t.nonorm;
}

QColor markColour(Verdict verdict) {
  if (verdict == Verdict::Borderline) return currentTokens().borderlineMark;
  if (verdict == Verdict::Impaired) return currentTokens().impairedMark;
  return textColour(verdict);
}

QColor tintColour(Verdict verdict) {
  const Tokens& t = currentTokens();
  switch (verdict) {
    case Verdict::Within:
      return t.withinTint;
    case Verdict::Borderline:
      return t.borderlineTint;
    case Verdict::Impaired:
      return t.impairedTint;
    case Verdict::NoNorm:
    case Verdict::Uncertain:
      return t.nonormTint;
    case Verdict::Improved:
      return t.improvedTint;
    case Verdict::Worsened:
      return t.worsenedTint;
    case Verdict::NoChange:
      return t.nochangeTint;
    case Verdict::Notice:
      return t.accentTint;
  }
  return t.nonormTint;
}

void drawShape(QPainter& painter, const QRectF& rect, Verdict verdict, const QColor& colour) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(rect.topLeft());
  painter.scale(rect.width() / 10, rect.height() / 10);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  const auto polygon = [&painter](std::initializer_list<QPointF> points) { painter.drawPolygon(QPolygonF(points)); };
  const auto stroke = [&painter, &colour] {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 1.7));
  };
  switch (verdict) {
    case Verdict::Within:
    case Verdict::Notice:
      painter.drawEllipse(QPointF(5, 5), 4, 4);
      break;
    case Verdict::Borderline:
      polygon({{5, 0.4}, {9.6, 5}, {5, 9.6}, {0.4, 5}});
      break;
    case Verdict::Impaired:
      polygon({{0.4, 1.2}, {9.6, 1.2}, {5, 9.4}});
      break;
    case Verdict::NoNorm:
      stroke();
      painter.drawEllipse(QPointF(5, 5), 3.6, 3.6);
      break;
    case Verdict::Improved:
      polygon({{5, 0.8}, {9.4, 5.6}, {6.6, 5.6}, {6.6, 9.2}, {3.4, 9.2}, {3.4, 5.6}, {0.6, 5.6}});
      break;
    case Verdict::Worsened:
      polygon({{5, 9.2}, {0.6, 4.4}, {3.4, 4.4}, {3.4, 0.8}, {6.6, 0.8}, {6.6, 4.4}, {9.4, 4.4}});
      break;
    case Verdict::NoChange:
      stroke();
      painter.drawLine(QPointF(1, 3.4), QPointF(9, 3.4));
      painter.drawLine(QPointF(1, 6.8), QPointF(9, 6.8));
      break;
    case Verdict::Uncertain: {
      stroke();
      QPainterPath hook(QPointF(2.6, 3.3));
      hook.cubicTo(2.6, 1.9, 3.6, 1, 5, 1);
      hook.cubicTo(6.4, 1, 7.4, 1.8, 7.4, 3.1);
      hook.cubicTo(7.4, 4.8, 5, 4.8, 5, 6.6);
      painter.drawPath(hook);
      painter.drawLine(QPointF(5, 8.4), QPointF(5, 9.4));
      break;
    }
  }
  painter.restore();
}

}  // namespace cervica::app::look
