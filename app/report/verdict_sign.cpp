#include "app/report/verdict_sign.h"

#include <cmath>
#include <numbers>

#include <QPainterPath>
#include <QPen>

#include "app/report/print_style.h"

namespace cervica::app::report {
namespace {

void paintTriangle(QPainter& painter, const QRectF& box, bool up) {
  QPainterPath path;
  const double tip = up ? box.top() + box.height() * 0.08 : box.bottom() - box.height() * 0.08;
  const double base = up ? box.bottom() - box.height() * 0.08 : box.top() + box.height() * 0.08;
  path.moveTo(box.center().x(), tip);
  path.lineTo(box.right(), base);
  path.lineTo(box.left(), base);
  path.closeSubpath();
  painter.drawPath(path);
}

void paintDottedRing(QPainter& painter, const QRectF& box, const QColor& colour) {
  const double radius = box.width() * 0.44;
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  for (int i = 0; i < 9; ++i) {
    const double angle = 2 * std::numbers::pi * i / 9;
    painter.drawEllipse(box.center() + QPointF(radius * std::cos(angle), radius * std::sin(angle)), box.width() * 0.075,
                        box.width() * 0.075);
  }
  painter.drawEllipse(box.center(), box.width() * 0.11, box.width() * 0.11);
}

}  // namespace

void VerdictSign::paintSign(QPainter& painter, double x, double top, double size) const {
  const QRectF box(x, top, size, size);
  const QColor colour = colourOf(verdict_.sign);
  painter.save();
  const double stroke = size * 0.14;
  const QRectF inner = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
  QPen pen(colour, stroke);
  pen.setJoinStyle(Qt::MiterJoin);
  switch (verdict_.sign) {
    case Sign::Above:
    case Sign::Within:
      painter.setPen(pen);
      painter.setBrush(Qt::NoBrush);
      painter.drawRoundedRect(inner, size * 0.12, size * 0.12);
      break;
    case Sign::Borderline:
      painter.fillRect(QRectF(box.left(), box.center().y(), size, size / 2 - stroke / 2), colour);
      painter.setPen(pen);
      painter.setBrush(Qt::NoBrush);
      painter.drawRoundedRect(inner, size * 0.12, size * 0.12);
      break;
    case Sign::Impaired:
      painter.setPen(pen);
      painter.setBrush(colour);
      painter.drawRoundedRect(inner, size * 0.12, size * 0.12);
      break;
    case Sign::NoNorm:
      pen.setDashPattern({1.6, 1.3});
      pen.setWidthF(size * 0.11);
      pen.setCapStyle(Qt::FlatCap);
      painter.setPen(pen);
      painter.setBrush(Qt::NoBrush);
      painter.drawRect(inner);
      break;
    case Sign::Improved:
    case Sign::Worsened:
      painter.setPen(Qt::NoPen);
      painter.setBrush(colour);
      paintTriangle(painter, box, verdict_.sign == Sign::Improved);
      break;
    case Sign::Same:
      painter.fillRect(QRectF(box.left(), box.top() + size * 0.2, size, size * 0.21), colour);
      painter.fillRect(QRectF(box.left(), box.top() + size * 0.59, size, size * 0.21), colour);
      break;
    case Sign::Unsure:
      paintDottedRing(painter, box, colour);
      break;
  }
  painter.restore();
}

double VerdictSign::paint(QPainter& painter, double x, double top) const {
  const TextStyle style = type::kStrong.in(colourOf(verdict_.sign));
  const double size = mm(2.6);
  paintSign(painter, x, top + (style.line() - size) / 2, size);
  const double start = x + size + mm(1.3);
  drawLine(painter, start, top, verdict_.word, style);
  return start + textWidth(verdict_.word, style) - x;
}

}  // namespace cervica::app::report
