#include "visualization/scene/free_space.h"

#include <algorithm>
#include <cmath>

#include "core/base/contract.h"

namespace cervica::visualization {

CoverageGrid::CoverageGrid(double widthPx, double heightPx, double cellPx)
    : cellPx_(cellPx),
      columns_(std::max(1, static_cast<int>(std::ceil(widthPx / cellPx)))),
      rows_(std::max(1, static_cast<int>(std::ceil(heightPx / cellPx)))),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0) {
  CERVICA_EXPECTS(cellPx > 0.0);
}

int CoverageGrid::column(double x) const {
  return std::clamp(static_cast<int>(std::floor(x / cellPx_)), 0, columns_ - 1);
}

int CoverageGrid::row(double y) const {
  return std::clamp(static_cast<int>(std::floor(y / cellPx_)), 0, rows_ - 1);
}

void CoverageGrid::mark(const Eigen::Vector2d& point, int reachCells) {
  const double column = std::floor(point.x() / cellPx_), row = std::floor(point.y() / cellPx_);
  if (column < 0 || row < 0 || column >= columns_ || row >= rows_) return;
  const int x = static_cast<int>(column), y = static_cast<int>(row);
  for (int j = std::max(0, y - reachCells); j <= std::min(rows_ - 1, y + reachCells); ++j)
    for (int i = std::max(0, x - reachCells); i <= std::min(columns_ - 1, x + reachCells); ++i)
      cells_[static_cast<std::size_t>(j) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(i)] = 1;
}

void CoverageGrid::markLine(const Eigen::Vector2d& from, const Eigen::Vector2d& to) {
  const double steps = std::ceil((to - from).norm() / (0.7 * cellPx_));
  for (double i = 0; i <= steps; i += 1.0) mark(from + (to - from) * (i / std::max(1.0, steps)));
}

void CoverageGrid::finish() {
  const auto width = static_cast<std::size_t>(columns_) + 1, height = static_cast<std::size_t>(rows_) + 1;
  sums_.assign(width * height, 0);
  for (std::size_t j = 1; j < height; ++j)
    for (std::size_t i = 1; i < width; ++i)
      sums_[j * width + i] = cells_[(j - 1) * (width - 1) + i - 1] + sums_[(j - 1) * width + i] +
                             sums_[j * width + i - 1] - sums_[(j - 1) * width + i - 1];
}

double CoverageGrid::share(const PixelBox& box) const {
  CERVICA_EXPECTS(!sums_.empty());
  const auto width = static_cast<std::size_t>(columns_) + 1;
  const auto left = static_cast<std::size_t>(column(box.left)), right = static_cast<std::size_t>(column(box.right()));
  const auto top = static_cast<std::size_t>(row(box.top)), bottom = static_cast<std::size_t>(row(box.bottom()));
  const int marked = sums_[(bottom + 1) * width + right + 1] - sums_[top * width + right + 1] -
                     sums_[(bottom + 1) * width + left] + sums_[top * width + left];
  return marked / static_cast<double>((right - left + 1) * (bottom - top + 1));
}

bool CoverageGrid::marked(const Eigen::Vector2d& point) const {
  return cells_[static_cast<std::size_t>(row(point.y())) * static_cast<std::size_t>(columns_) +
                static_cast<std::size_t>(column(point.x()))] != 0;
}

}  // namespace cervica::visualization
