#include "app/report/chart_marks.h"

#include <algorithm>

#include <QPainterPath>
#include <QPen>

#include "app/report/print_style.h"

namespace cervica::app::report {
namespace {

constexpr double kDot = mm(1.0), kStroke = 0.95, kArrow = mm(1.5);

/// An arrow head whose tip is at (x, y); `direction` is +1 to the right, -1 to the left.
void drawArrowHead(QPainter& painter, double x, double y, double direction, double size) {
  QPainterPath path;
  path.moveTo(x, y);
  path.lineTo(x - direction * size, y - size * 0.62);
  path.lineTo(x - direction * size, y + size * 0.62);
  path.closeSubpath();
  painter.fillPath(path, ink::kInk);
}

void drawWhiskerEnd(QPainter& painter, double from, double to, double y, const AxisSpan& axis) {
  const double direction = to > from ? 1 : -1;
  const double end = std::clamp(to, axis.left, axis.right);
  QPen pen(ink::kInk, kStroke);
  pen.setCapStyle(Qt::FlatCap);
  painter.setPen(pen);
  painter.drawLine(QPointF(from, y), QPointF(end, y));
  if (end != to)
    drawArrowHead(painter, end, y, direction, kArrow);
  else
    painter.drawLine(QPointF(end, y - mm(0.9)), QPointF(end, y + mm(0.9)));
}

}  // namespace

double barHeight(bool twoLanes) {
  return twoLanes ? mm(7.1) : mm(5.4);
}

void drawDot(QPainter& painter, double x, double y, bool filled, const QColor& colour) {
  painter.save();
  if (filled) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink::kPaper);
    painter.drawEllipse(QPointF(x, y), kDot + 0.8, kDot + 0.8);
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(x, y), kDot, kDot);
  } else {
    painter.setPen(QPen(colour, 1.0));
    painter.setBrush(ink::kPaper);
    painter.drawEllipse(QPointF(x, y), kDot - 0.3, kDot - 0.3);
  }
  painter.restore();
}

void drawNow(QPainter& painter, const AxisSpan& axis, double x, double y, std::optional<double> halfWhisker) {
  painter.save();
  const double shown = std::clamp(x, axis.left, axis.right);
  if (halfWhisker) {
    drawWhiskerEnd(painter, shown, std::max(x + *halfWhisker, axis.left), y, axis);
    drawWhiskerEnd(painter, shown, std::min(x - *halfWhisker, axis.right), y, axis);
  }
  if (shown == x)
    drawDot(painter, x, y, true, ink::kInk);
  else
    drawArrowHead(painter, shown, y, x > shown ? 1 : -1, mm(2.4));
  painter.restore();
}

void drawEarlier(QPainter& painter, const AxisSpan& axis, double x, double y) {
  const double shown = std::clamp(x, axis.left, axis.right);
  if (shown == x) {
    drawDot(painter, x, y, false, ink::kInk);
    return;
  }
  painter.save();
  const double direction = x > shown ? 1 : -1;
  QPainterPath path;
  path.moveTo(shown, y);
  path.lineTo(shown - direction * mm(2.0), y - mm(1.1));
  path.lineTo(shown - direction * mm(2.0), y + mm(1.1));
  path.closeSubpath();
  painter.setPen(QPen(ink::kInk, 0.9));
  painter.setBrush(ink::kPaper);
  painter.drawPath(path);
  painter.restore();
}

void drawCutoff(QPainter& painter, const AxisSpan& axis, double x, double top, double bottom) {
  if (x < axis.left || x > axis.right) return;
  painter.save();
  QPen pen(ink::kImpaired, 0.9);
  pen.setCapStyle(Qt::FlatCap);
  pen.setDashPattern({2.2, 1.7});
  painter.setPen(pen);
  painter.drawLine(QPointF(x, top), QPointF(x, bottom));
  painter.restore();
}

}  // namespace cervica::app::report
