#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <unordered_map>
#include <vector>

#include "visualization/anatomy/mesh.h"

namespace cervica::tests {

/// Tells how deep a point lies in a closed surface: against the plane through the nearest vertex, which is within a few
/// tenths of a millimetre for meshes with edges of two millimetres.
class SurfaceProbe {
 public:
  static constexpr float kCell = 0.004F;  ///< m; points further from the surface than this are outside

  explicit SurfaceProbe(const visualization::Mesh& mesh) : mesh_(mesh) {
    for (std::uint32_t i = 0; i < mesh.points.size(); ++i) cells_[keyOf(cellOf(mesh.points[i]))].push_back(i);
  }

  /// Depth below the surface, m: positive inside, 0 outside or far away. The point in the frame of the mesh.
  [[nodiscard]] double depth(const Eigen::Vector3f& point) const {
    const Eigen::Vector3i centre = cellOf(point);
    float nearest = kCell * kCell;
    std::uint32_t found = kNone;
    for (int x = -1; x <= 1; ++x) {
      for (int y = -1; y <= 1; ++y) {
        for (int z = -1; z <= 1; ++z) {
          const auto cell = cells_.find(keyOf(centre + Eigen::Vector3i(x, y, z)));
          if (cell == cells_.end()) continue;
          for (const std::uint32_t i : cell->second) {
            const float distance = (mesh_.points[i] - point).squaredNorm();
            if (distance < nearest) nearest = distance, found = i;
          }
        }
      }
    }
    if (found == kNone) return 0.0;
    return std::max(0.0, static_cast<double>((mesh_.points[found] - point).dot(mesh_.normals[found])));
  }

 private:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  static Eigen::Vector3i cellOf(const Eigen::Vector3f& point) {
    return (point / kCell).array().floor().matrix().cast<int>();
  }
  static std::uint64_t keyOf(const Eigen::Vector3i& cell) {
    const auto part = [](int value) { return static_cast<std::uint64_t>(value + (1 << 20)) & 0x1FFFFF; };
    return part(cell.x()) << 42 | part(cell.y()) << 21 | part(cell.z());
  }

  const visualization::Mesh& mesh_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;
};

}  // namespace cervica::tests
