#include "app/report/name_label.h"

#include "app/report/print_style.h"

namespace cervica::app::report {
namespace {

double nameWidth(std::optional<core::Side> side, double width) {
  return side ? width - kBadgeWidth - mm(1.2) : width;
}

}  // namespace

double nameHeight(const QString& name, std::optional<core::Side> side, double width) {
  return textHeight(name, type::kStrong, nameWidth(side, width));
}

void drawName(QPainter& painter, double x, double top, const QString& name, std::optional<core::Side> side,
              double width) {
  const double available = nameWidth(side, width);
  drawText(painter, QRectF(x, top, available, 0), name, type::kStrong);
  if (!side) return;
  const QPointF end = textEnd(name, type::kStrong, available);
  drawBadge(painter, x + end.x() + mm(1.2), top + end.y() + (type::kStrong.line() - kBadgeHeight) / 2, *side);
}

}  // namespace cervica::app::report
