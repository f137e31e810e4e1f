#include "visualization/pose/neck_angles.h"

#include <algorithm>
#include <cmath>

namespace cervica::visualization {
namespace {

using Eigen::Quaterniond;

}  // namespace

Quaterniond rotationOf(const NeckAngles& angles) {
  const double f = -0.5 * angles.flexion.inRadians(), l = 0.5 * angles.lateralFlexion.inRadians(),
               r = -0.5 * angles.rotation.inRadians();
  return Quaterniond(std::cos(f), 0, 0, std::sin(f)) * Quaterniond(std::cos(l), std::sin(l), 0, 0) *
         Quaterniond(std::cos(r), 0, std::sin(r), 0);
}

NeckAngles neckAnglesOf(const Quaterniond& q) {
  // Elements of R = Rz(a) Rx(b) Ry(c): R21 = sin b; -R01, R11 = cos b (sin a, cos a); -R20, R22 = cos b (sin c, cos c).
  const double lateral = std::asin(std::clamp(2 * (q.y() * q.z() + q.w() * q.x()), -1.0, 1.0));
  const double flexion = std::atan2(2 * (q.w() * q.z() - q.x() * q.y()), 1 - 2 * (q.x() * q.x() + q.z() * q.z()));
  const double rotation = std::atan2(2 * (q.w() * q.y() - q.x() * q.z()), 1 - 2 * (q.x() * q.x() + q.y() * q.y()));
  return {core::Angle::radians(-flexion), core::Angle::radians(lateral), core::Angle::radians(-rotation)};
}

}  // namespace cervica::visualization
