#pragma once

#include "app/report/block.h"
#include "app/report/report_content.h"

namespace cervica::app::report {

/// Position of a value on the shared axis of -3 to +3 SD, from 0 at its left to 1 at its right end; may lie outside.
[[nodiscard]] double normBarPosition(const NormChart& chart, double value);

/// A value against a norm's mean and SD, on an axis from -3 to +3 SD that all rows share.
///
/// Greys only: 1 to 2 SD light, 0 to 1 SD darker, the mean cut out white; figures in the measure's unit below. Filled
/// dot now with a 95 % whisker (1.96 SEM), hollow dot earlier in a lane of its own, dashed red line a cut-off. What
/// lies beyond the axis becomes an arrow at its end.
class NormBar final : public Block {
 public:
  explicit NormBar(NormChart chart) : chart_(chart) {}
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  NormChart chart_;
};

}  // namespace cervica::app::report
