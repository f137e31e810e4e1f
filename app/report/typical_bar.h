#pragma once

#include "app/report/block.h"
#include "app/report/report_content.h"

namespace cervica::app::report {

/// A value on a linear axis of its own with one limit: grey from the limit towards the better end with an ink edge
/// (a typical range), or a dashed red edge (a cut-off). No SD and no percentile are implied.
class TypicalBar final : public Block {
 public:
  explicit TypicalBar(TypicalChart chart) : chart_(std::move(chart)) {}
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  void paintFigures(QPainter& painter, const QRectF& area, double top) const;
  [[nodiscard]] double position(const QRectF& area, double value) const;
  TypicalChart chart_;
};

}  // namespace cervica::app::report
