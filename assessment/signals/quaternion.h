#pragma once

#include <cmath>

namespace cervica::assessment {

/// A rotation as a unit quaternion, scalar first; q and -q are the same rotation. A product turns by its right factor
/// first: (a * b) of a vector is a of (b of the vector).
struct Quaternion {
  double w = 1;
  double x = 0;
  double y = 0;
  double z = 0;

  [[nodiscard]] constexpr Quaternion inverse() const { return {w, -x, -y, -z}; }
  [[nodiscard]] double norm() const { return std::sqrt(w * w + x * x + y * y + z * z); }
  bool operator==(const Quaternion&) const = default;
};

[[nodiscard]] constexpr Quaternion operator*(const Quaternion& a, const Quaternion& b) {
  return {a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z, a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y,
          a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x, a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w};
}

/// How far a rotation turns in all, radians in [0, pi], the same for q and -q.
[[nodiscard]] inline double turnRad(const Quaternion& q) {
  return 2 * std::atan2(std::sqrt(q.x * q.x + q.y * q.y + q.z * q.z), std::abs(q.w));
}

}  // namespace cervica::assessment
