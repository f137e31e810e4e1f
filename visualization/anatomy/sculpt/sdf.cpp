#include "visualization/anatomy/sculpt/sdf.h"

#include <cstddef>
#include <limits>

namespace cervica::visualization::sculpt {

std::vector<Vec> curveThrough(const std::vector<Vec>& points, int steps) {
  std::vector<Vec> curve;
  const auto last = static_cast<std::ptrdiff_t>(points.size()) - 1;
  const auto at = [&](std::ptrdiff_t i) {
    return points[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, last))];
  };
  for (std::ptrdiff_t span = 0; span < last; ++span) {
    const Vec a = at(span - 1), b = at(span), c = at(span + 1), d = at(span + 2);
    for (int step = 0; step < steps; ++step) {
      const double t = static_cast<double>(step) / steps;
      curve.push_back(0.5 * (2.0 * b + (c - a) * t + (2.0 * a - 5.0 * b + 4.0 * c - d) * (t * t) +
                             (3.0 * b - a - 3.0 * c + d) * (t * t * t)));
    }
  }
  curve.push_back(points.back());
  return curve;
}

double chain(const Vec& p, const std::vector<Vec>& points, const std::vector<double>& radii) {
  double nearest = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i + 1 < points.size(); ++i)
    nearest = std::min(nearest, limb(p, points[i], points[i + 1], radii[i], radii[i + 1]));
  return nearest;
}

double Plate::operator()(const Vec& p, double halfThickness) const {
  const Vec q = p - origin;
  const Eigen::Vector2d flat(q.dot(u), q.dot(v));
  const double height = q.dot(u.cross(v));
  double squared = (flat - outline[0]).squaredNorm();
  double sign = 1.0;
  for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i, ++i) {
    const Eigen::Vector2d edge = outline[j] - outline[i];
    const Eigen::Vector2d from = flat - outline[i];
    squared = std::min(squared, (from - edge * clamp01(from.dot(edge) / edge.squaredNorm())).squaredNorm());
    const bool below = flat.y() >= outline[i].y();
    const bool above = flat.y() < outline[j].y();
    const bool left = edge.x() * from.y() > edge.y() * from.x();
    if ((below && above && left) || (!below && !above && !left)) sign = -sign;
  }
  const double side = sign * std::sqrt(squared);
  const double rim = std::min(halfThickness, 1.0);
  const double a = side + rim, b = std::abs(height) - halfThickness + rim;
  return std::min(std::max(a, b), 0.0) + std::hypot(std::max(a, 0.0), std::max(b, 0.0)) - rim;
}

}  // namespace cervica::visualization::sculpt
