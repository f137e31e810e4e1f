#pragma once

#include <optional>

#include <QColor>
#include <QPainter>

namespace cervica::app::report {

/// The stretch of paper that an axis covers, in points. Marks beyond an end become an arrow at that end.
struct AxisSpan {
  double left = 0, right = 0;
};

/// Height of a norm bar with one and with two lanes, in points, without its figures.
[[nodiscard]] double barHeight(bool twoLanes);

/// A filled dot with its whisker from `low` to `high`; an end beyond the axis is an arrow, the other end a cap.
void drawNow(QPainter& painter, const AxisSpan& axis, double x, double y, std::optional<double> halfWhisker);
/// A hollow dot.
void drawEarlier(QPainter& painter, const AxisSpan& axis, double x, double y);
/// A dashed red line of a cut-off; nothing when it lies beyond the axis.
void drawCutoff(QPainter& painter, const AxisSpan& axis, double x, double top, double bottom);
/// A dot at (x, y): filled beyond a limit, hollow inside.
void drawDot(QPainter& painter, double x, double y, bool filled, const QColor& colour);

}  // namespace cervica::app::report
