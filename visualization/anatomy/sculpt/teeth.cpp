#include "visualization/anatomy/sculpt/teeth.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace cervica::visualization::sculpt {

TeethRow::TeethRow(double centreX, double depth, double halfWidth, double necks, double edges, double incisorScale,
                   double rise)
    : low_(std::min(necks, edges) - 4.0),
      high_(std::max(necks, edges) + 4.0 + rise * (depth + 15.0)),
      front_(centreX - 12.0),
      bite_(edges > necks ? 1.0 : -1.0) {
  constexpr std::array<double, 8> kWidths{8.4, 6.8, 7.6, 7.0, 6.8, 9.6, 9.4, 8.6};
  constexpr std::array<double, 8> kThickness{3.0, 3.0, 3.8, 4.3, 4.5, 5.2, 5.2, 5.0};
  constexpr std::array<double, 8> kSharpness{0.55, 0.55, 0.45, 0.2, 0.2, 0.08, 0.08, 0.08};
  constexpr std::array<double, 8> kShorter{0.0, 0.5, 0.0, 0.3, 0.4, 0.4, 0.5, 0.7};
  double angle = 0.0;
  const auto along = [&](double a) { return Vec(centreX + depth * std::cos(a), 0.0, halfWidth * std::sin(a)); };
  for (std::size_t i = 0; i < kWidths.size(); ++i) {
    const double width = kWidths[i] * (i < 3 ? incisorScale : 1.0);
    // Walk half a tooth along the arch, set it, walk the other half.
    for (int half = 0; half < 2; ++half) {
      const double speed = std::hypot(depth * std::sin(angle), halfWidth * std::cos(angle));
      angle += 0.5 * width / speed;
      if (half == 1) break;
      const double tip = edges + (necks > edges ? kShorter[i] : -kShorter[i]);
      Vec centre = along(angle);
      centre.y() = 0.5 * (necks + tip) + rise * (centreX + depth - centre.x());
      const Vec outward = Vec(std::cos(angle) / depth, 0.0, std::sin(angle) / halfWidth).normalized();
      Eigen::Matrix3d turn;
      turn.col(0) = outward;
      turn.col(1) = Vec::UnitY();
      turn.col(2) = outward.cross(Vec::UnitY());
      teeth_.push_back(
          {centre, Vec(kThickness[i], 0.5 * std::abs(necks - tip) + 1.0, 0.5 * width + 0.15), turn, kSharpness[i]});
    }
  }
}

double TeethRow::operator()(const Vec& p) const {
  const double outside = std::max({low_ - p.y(), p.y() - high_, front_ - 24.0 - p.x()});
  if (outside > 6.0) return outside;
  double nearest = std::numeric_limits<double>::max();
  for (const Tooth& tooth : teeth_) {
    // The crown narrows to the neck and thins to the biting edge.
    Vec q = tooth.turn.transpose() * (p - tooth.centre);
    const double up = std::clamp(bite_ * q.y() / tooth.half.y(), -1.0, 1.0);
    q.x() /= 1.0 - tooth.sharpness * 0.5 * (1.0 + up);
    q.z() /= 1.0 - 0.09 * (1.0 - up);
    nearest = std::min(nearest, 0.75 * block(q, Vec::Zero(), tooth.half, 2.3));
  }
  return nearest;
}

}  // namespace cervica::visualization::sculpt
