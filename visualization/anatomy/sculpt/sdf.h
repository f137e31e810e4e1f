#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include <Eigen/Geometry>

namespace cervica::visualization::sculpt {

/// A point or direction in the frame of a bone, in millimetres: x anterior, y up, z right.
using Vec = Eigen::Vector3d;

/// Signed distance to a bone's surface in millimetres, negative inside. Near the surface it must be close to a true
/// distance; far away it may be too small, never too large by much.
using Field = std::function<double(const Vec&)>;

/// A bone to be meshed.
struct Clay {
  std::string name;
  Field field;
  Vec low, high;            ///< box that holds the surface, mm
  double voxel = 1.0;       ///< mm
  int triangles = 4000;     ///< wanted after decimation
  int smoothing = 8;        ///< passes of the volume-keeping filter
  int movingTriangles = 0;  ///< wanted for Detail::Moving; 0: the usual share
};

[[nodiscard]] inline double clamp01(double value) {
  return std::clamp(value, 0.0, 1.0);
}

/// Union and difference with a fillet of about `k` mm (polynomial smooth minimum).
[[nodiscard]] inline double join(double a, double b, double k) {
  const double h = std::max(k - std::abs(a - b), 0.0) / k;
  return std::min(a, b) - h * h * k * 0.25;
}
[[nodiscard]] inline double carve(double body, double tool, double k) {
  return -join(-body, tool, k);
}
[[nodiscard]] inline double both(double a, double b, double k) {
  return -join(-a, -b, k);
}

[[nodiscard]] inline double ball(const Vec& p, const Vec& centre, double radius) {
  return (p - centre).norm() - radius;
}

/// Ellipsoid with axes along x, y, z.
[[nodiscard]] inline double egg(const Vec& p, const Vec& centre, const Vec& radii) {
  const Vec q = p - centre;
  const double k0 = q.cwiseQuotient(radii).norm();
  const double k1 = q.cwiseQuotient(radii.cwiseProduct(radii)).norm();
  return k1 < 1e-12 ? -radii.minCoeff() : k0 * (k0 - 1.0) / k1;
}

/// Ellipsoid turned by `turn` about its centre.
[[nodiscard]] inline double egg(const Vec& p, const Vec& centre, const Vec& radii, const Eigen::Matrix3d& turn) {
  return egg(turn.transpose() * (p - centre), Vec::Zero(), radii);
}

/// Line a-b thickened from radius ra to rb.
[[nodiscard]] inline double limb(const Vec& p, const Vec& a, const Vec& b, double ra, double rb) {
  const Vec ab = b - a;
  const double t = clamp01((p - a).dot(ab) / ab.squaredNorm());
  return (p - a - t * ab).norm() - (ra + (rb - ra) * t);
}

/// A limb flattened along the unit direction `thin`: there its radius is `flat` times as large.
[[nodiscard]] inline double strap(const Vec& p, const Vec& a, const Vec& b, double ra, double rb, const Vec& thin,
                                  double flat) {
  const Vec ab = b - a;
  const double t = clamp01((p - a).dot(ab) / ab.squaredNorm());
  Vec q = p - a - t * ab;
  q += thin * (q.dot(thin) * (1.0 / flat - 1.0));
  return (q.norm() - (ra + (rb - ra) * t)) * flat;
}

/// Box with rounded edges; `half` are its half sizes including the rounding.
[[nodiscard]] inline double block(const Vec& p, const Vec& centre, const Vec& half, double round) {
  const Vec q = (p - centre).cwiseAbs() - (half - Vec::Constant(round));
  return q.cwiseMax(0.0).norm() + std::min(q.maxCoeff(), 0.0) - round;
}
[[nodiscard]] inline double block(const Vec& p, const Vec& centre, const Vec& half, double round,
                                  const Eigen::Matrix3d& turn) {
  return block(turn.transpose() * (p - centre), Vec::Zero(), half, round);
}

/// Upright column with an elliptic cross section (radii along x and z), height 2 * halfHeight, edges rounded.
[[nodiscard]] inline double drum(const Vec& p, const Vec& centre, double rx, double rz, double halfHeight,
                                 double round) {
  const Vec q = p - centre;
  const double k0 = std::hypot(q.x() / rx, q.z() / rz);
  const double k1 = std::hypot(q.x() / (rx * rx), q.z() / (rz * rz));
  const double side = (k1 < 1e-12 ? -std::min(rx, rz) : k0 * (k0 - 1.0) / k1) + round;
  const double cap = std::abs(q.y()) - halfHeight + round;
  return std::min(std::max(side, cap), 0.0) + std::hypot(std::max(side, 0.0), std::max(cap, 0.0)) - round;
}

/// Smooth curve through points (Catmull-Rom), cut into `steps` pieces a span.
[[nodiscard]] std::vector<Vec> curveThrough(const std::vector<Vec>& points, int steps);

/// The nearest of the pieces of one run. A run is joined to the rest once: joining its pieces one after the other would
/// swell where they meet.
template <typename Piece>
[[nodiscard]] double run(const std::vector<Vec>& path, Piece piece) {
  double nearest = 1e9;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) nearest = std::min(nearest, piece(i));
  return nearest;
}

/// Distance to a chain of points, each with its own radius.
[[nodiscard]] double chain(const Vec& p, const std::vector<Vec>& points, const std::vector<double>& radii);

/// Distance to a flat plate: the polygon `outline` (closed, in the plane of the unit vectors u and v through `origin`),
/// `thickness` mm thick on either side, rim rounded.
struct Plate {
  Vec origin, u, v;
  std::vector<Eigen::Vector2d> outline;
  [[nodiscard]] double operator()(const Vec& p, double halfThickness) const;
};

[[nodiscard]] inline Vec mirroredRight(const Vec& p) {
  return {p.x(), p.y(), std::abs(p.z())};
}

/// Turn in degrees: about z (nod: positive lifts the front), y (turn: positive moves the front to the left), x (tilt).
[[nodiscard]] inline Eigen::Matrix3d turned(double aboutX, double aboutY, double aboutZ) {
  constexpr double kRad = 3.14159265358979323846 / 180.0;
  return (Eigen::AngleAxisd(aboutZ * kRad, Vec::UnitZ()) * Eigen::AngleAxisd(aboutY * kRad, Vec::UnitY()) *
          Eigen::AngleAxisd(aboutX * kRad, Vec::UnitX()))
      .toRotationMatrix();
}

}  // namespace cervica::visualization::sculpt
