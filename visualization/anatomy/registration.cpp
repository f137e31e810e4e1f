#include "visualization/anatomy/registration.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace cervica::visualization {
namespace {

using Eigen::Vector3d;
using Points = std::vector<Vector3d>;

constexpr std::size_t kSamples = 700;
constexpr int kMostSteps = 12;
constexpr double kLeastGain = 1e-4;  ///< of the distance; with less a step is not worth another

/// Every so-manieth, so that some hundred are left.
Points thinned(const Points& points) {
  const std::size_t step = std::max<std::size_t>(1, points.size() / kSamples);
  Points some;
  for (std::size_t i = 0; i < points.size(); i += step) some.push_back(points[i]);
  return some;
}

struct Pairs {
  Points nearest;  ///< one a point
  double distance = 0.0;
};

Pairs paired(const Points& points, const Points& onto) {
  Pairs pairs;
  for (const Vector3d& point : points) {
    double least = std::numeric_limits<double>::max();
    std::size_t best = 0;
    for (std::size_t j = 0; j < onto.size(); ++j) {
      const double squared = (onto[j] - point).squaredNorm();
      if (squared < least) least = squared, best = j;
    }
    pairs.nearest.push_back(onto[best]);
    pairs.distance += std::sqrt(least) / static_cast<double>(points.size());
  }
  return pairs;
}

Eigen::Isometry3d rigid(const Points& from, const Points& to) {
  Eigen::Matrix3Xd a(3, from.size()), b(3, to.size());
  for (std::size_t i = 0; i < from.size(); ++i) {
    a.col(static_cast<Eigen::Index>(i)) = from[i];
    b.col(static_cast<Eigen::Index>(i)) = to[i];
  }
  return Eigen::Isometry3d(Eigen::umeyama(a, b, false));
}

Eigen::AlignedBox3d boxOf(const Points& points) {
  Eigen::AlignedBox3d box;
  for (const Vector3d& point : points) box.extend(point);
  return box;
}

}  // namespace

Eigen::Affine3d laidOnto(const Points& points, const Points& onto) {
  const Eigen::AlignedBox3d from = boxOf(points), to = boxOf(onto);
  const double scale = from.diagonal().norm() > 0.0 ? to.diagonal().norm() / from.diagonal().norm() : 1.0;
  Eigen::Affine3d motion =
      Eigen::Translation3d(to.center()) * Eigen::Scaling(scale) * Eigen::Translation3d(-from.center());
  Points moving = thinned(points);
  const Points still = thinned(onto);
  for (Vector3d& point : moving) point = motion * point;
  Pairs pairs = paired(moving, still);
  for (int step = 0; step < kMostSteps && moving.size() >= 3; ++step) {
    const Eigen::Isometry3d turn = rigid(moving, pairs.nearest);
    Points next = moving;
    for (Vector3d& point : next) point = turn * point;
    Pairs better = paired(next, still);
    if (!(better.distance < (1.0 - kLeastGain) * pairs.distance)) break;
    motion = turn * motion;
    moving = std::move(next);
    pairs = std::move(better);
  }
  return motion;
}

}  // namespace cervica::visualization
