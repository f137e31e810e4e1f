#pragma once

#include <cstddef>
#include <vector>

#include <Eigen/Core>

#include "visualization/scene/label_layout.h"

namespace cervica::visualization {

/// What of a picture is taken, in square cells: how much of a rectangle is asked for in constant time.
class CoverageGrid {
 public:
  /// \pre cellPx > 0
  CoverageGrid(double widthPx, double heightPx, double cellPx);

  /// Marks the cells within `reachCells` of a point; points outside of the picture are left out.
  void mark(const Eigen::Vector2d& point, int reachCells = 0);
  void markLine(const Eigen::Vector2d& from, const Eigen::Vector2d& to);
  /// Makes `share` ready; nothing is marked afterwards.
  void finish();

  /// Of the cells that the rectangle touches, how many are marked; in [0, 1].
  [[nodiscard]] double share(const PixelBox& box) const;
  [[nodiscard]] bool marked(const Eigen::Vector2d& point) const;

 private:
  [[nodiscard]] int column(double x) const;
  [[nodiscard]] int row(double y) const;

  double cellPx_;
  int columns_, rows_;
  std::vector<unsigned char> cells_;
  std::vector<int> sums_;  ///< of all cells above and to the left
};

}  // namespace cervica::visualization
