#include "visualization/muscles/chest_surface.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <string>

#include "visualization/anatomy/anatomy.h"
#include "visualization/pose/skeleton.h"

namespace cervica::visualization {
namespace {

constexpr double kTop = -0.010;         ///< m, frame of the thorax
constexpr double kStep = 0.010;         ///< m between levels
constexpr double kSpread = 0.011;       ///< m, half the height of a level: bridges the gap between two ribs
constexpr double kBesideSpine = 0.012;  ///< m: spinous processes are no part of the surface

/// The axis of the chest leans back with the thoracic spine.
double axisX(double y) {
  return std::clamp(0.005 + 0.04 * y, -0.006, 0.005);
}

}  // namespace

const ChestSurface& ChestSurface::shipped() {
  static const ChestSurface surface;
  return surface;
}

ChestSurface::ChestSurface() {
  constexpr double kPerDirection = (kDirections - 1) / std::numbers::pi;
  std::array<std::array<double, kDirections>, kLevels> widest{};
  for (const auto& mesh : shippedAnatomy()) {
    const bool cage = mesh->name == "ribcage";
    const bool vertebra = mesh->name.size() >= 2 && mesh->name[0] == 't' && std::isdigit(mesh->name[1]) != 0;
    if (!cage && !vertebra) continue;
    const Eigen::Isometry3d rest = boneNamed(cage ? "thorax" : mesh->name).rest;
    for (const auto& local : mesh->points) {
      const Eigen::Vector3d p = rest * local.cast<double>();
      if (p.z() < 0.0 || (vertebra && p.z() < kBesideSpine)) continue;
      const double direction = std::atan2(p.z(), -(p.x() - axisX(p.y()))) * kPerDirection;
      const double r = std::hypot(p.z(), p.x() - axisX(p.y()));
      for (int level = 0; level < kLevels; ++level) {
        if (std::abs(p.y() - (kTop - level * kStep)) > kSpread) continue;
        const auto from = static_cast<int>(std::max(0.0, std::ceil(direction - 1.2)));
        const auto to = static_cast<int>(std::min(kDirections - 1.0, std::floor(direction + 1.2)));
        for (int k = from; k <= to; ++k) {
          double& most = widest[static_cast<std::size_t>(level)][static_cast<std::size_t>(k)];
          most = std::max(most, r);
        }
      }
    }
  }
  // A little smoothing, so that muscles do not ripple over the ribs.
  for (int level = 0; level < kLevels; ++level) {
    for (int k = 0; k < kDirections; ++k) {
      double sum = 0.0, weights = 0.0;
      for (int i = std::max(0, level - 1); i <= std::min(kLevels - 1, level + 1); ++i) {
        for (int j = std::max(0, k - 1); j <= std::min(kDirections - 1, k + 1); ++j) {
          const double r = widest[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
          if (r <= 0.0) continue;
          const double weight = (i == level ? 2.0 : 1.0) * (j == k ? 2.0 : 1.0);
          sum += weight * r;
          weights += weight;
        }
      }
      radius_[static_cast<std::size_t>(level)][static_cast<std::size_t>(k)] = weights > 0.0 ? sum / weights : 0.0;
    }
  }
}

double ChestSurface::radiusAt(double levelsDown, double direction) const {
  const auto i = static_cast<std::size_t>(std::clamp(levelsDown, 0.0, kLevels - 1.001));
  const auto j = static_cast<std::size_t>(std::clamp(direction, 0.0, kDirections - 1.001));
  const double u = std::clamp(levelsDown - static_cast<double>(i), 0.0, 1.0);
  const double v = std::clamp(direction - static_cast<double>(j), 0.0, 1.0);
  return (1 - u) * ((1 - v) * radius_[i][j] + v * radius_[i][j + 1]) +
         u * ((1 - v) * radius_[i + 1][j] + v * radius_[i + 1][j + 1]);
}

Eigen::Vector3d ChestSurface::outside(const Eigen::Vector3d& point, double heightM) const {
  const double levelsDown = (kTop - point.y()) / kStep;
  if (levelsDown < -1.0 || levelsDown > kLevels) return point;
  const double x = point.x() - axisX(point.y());
  const double r = std::hypot(x, point.z());
  const double direction = std::atan2(std::max(point.z(), 0.0), -x) * ((kDirections - 1) / std::numbers::pi);
  const double least = radiusAt(levelsDown, direction) + heightM;
  if (r >= least || r < 1e-6) return point;
  const double out = least / r;
  return {axisX(point.y()) + out * x, point.y(), out * point.z()};
}

}  // namespace cervica::visualization
