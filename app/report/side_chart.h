#pragma once

#include "app/report/block.h"
#include "app/report/report_content.h"

namespace cervica::app::report {

/// Left and right of several measures on one axis: left a teal circle, right a violet square, always with the letter;
/// hollow marks are the earlier visit.
class SideChart final : public Block {
 public:
  explicit SideChart(SideGroup group);
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  [[nodiscard]] double rowHeight(const SideRow& row, double width) const;
  [[nodiscard]] double nameWidth(double width) const;
  void paintRow(QPainter& painter, const QRectF& area, const SideRow& row) const;
  [[nodiscard]] double position(const QRectF& axis, double value) const;
  SideGroup group_;
  double low_ = 0, high_ = 1, step_ = 1;  ///< of the axis, in the group's unit
};

}  // namespace cervica::app::report
