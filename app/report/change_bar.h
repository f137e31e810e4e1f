#pragma once

#include "app/report/block.h"

namespace cervica::app::report {

/// How far the axis of a change reaches, in 95 % limits to either side.
inline constexpr double kChangeAxisLimits = 1.9;

/// A difference in units of its own 95 % limit; right is better. Grey is inside the error. Filled dot beyond the limit,
/// hollow dot inside; an arrow where it leaves the axis.
class ChangeBar final : public Block {
 public:
  explicit ChangeBar(double limits) : limits_(limits) {}
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  double limits_;
};

}  // namespace cervica::app::report
