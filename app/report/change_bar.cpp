#include "app/report/change_bar.h"

#include <algorithm>
#include <cmath>

#include "app/report/chart_marks.h"
#include "app/report/print_style.h"

namespace cervica::app::report {

double ChangeBar::height(double) const {
  return mm(4.4);
}

void ChangeBar::paint(QPainter& painter, const QRectF& area) const {
  const double perLimit = area.width() / (2 * kChangeAxisLimits);
  const double zero = area.center().x();
  const double middle = area.top() + mm(2.2);
  painter.fillRect(QRectF(zero - perLimit, area.top(), 2 * perLimit, mm(4.4)), ink::kSd2);
  painter.fillRect(QRectF(zero - 0.35, area.top(), 0.7, mm(4.4)), ink::kInk);
  const AxisSpan axis{area.left(), area.right()};
  const double x = zero + limits_ * perLimit;
  const double shown = std::clamp(x, axis.left, axis.right);
  painter.fillRect(QRectF(std::min(zero, shown), middle - 0.8, std::fabs(shown - zero), 1.6), ink::kInk);
  if (std::fabs(limits_) > 1)
    drawNow(painter, axis, x, middle, std::nullopt);
  else
    drawEarlier(painter, axis, x, middle);
}

}  // namespace cervica::app::report
