#include "visualization/anatomy/mesh_shading.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <numbers>

namespace cervica::visualization {
namespace {

using Eigen::Vector3f;
using Cell = std::array<int, 3>;

constexpr float kReach = 0.022F;  ///< m; what is farther away casts no shadow
constexpr float kNear = 0.0015F;  ///< m; a point's own surroundings cast none either

Cell cellOf(const Vector3f& p) {
  return {static_cast<int>(std::floor(p.x() / kReach)), static_cast<int>(std::floor(p.y() / kReach)),
          static_cast<int>(std::floor(p.z() / kReach))};
}

}  // namespace

void shade(Mesh& mesh) {
  const std::size_t n = mesh.points.size();
  mesh.normals.assign(n, Vector3f::Zero());
  std::vector<float> areas(n, 0.0F);
  for (const auto& triangle : mesh.triangles) {
    const Vector3f& a = mesh.points[triangle[0]];
    const Vector3f normal = (mesh.points[triangle[1]] - a).cross(mesh.points[triangle[2]] - a);
    for (const auto corner : triangle) {
      mesh.normals[corner] += normal;
      areas[corner] += normal.norm() / 6.0F;
    }
  }
  for (auto& normal : mesh.normals) normal = normal.norm() > 0.0F ? normal.normalized() : Vector3f::UnitY();

  // Each point is a small disc that takes its part of the half sphere over the points it faces.
  std::map<Cell, std::vector<std::size_t>> cells;
  for (std::size_t i = 0; i < n; ++i) cells[cellOf(mesh.points[i])].push_back(i);
  mesh.openness.assign(n, 255);
  for (std::size_t i = 0; i < n; ++i) {
    const Cell centre = cellOf(mesh.points[i]);
    float hidden = 0.0F;
    for (int cell = 0; cell < 27; ++cell) {
      const auto found = cells.find({centre[0] + cell % 3 - 1, centre[1] + cell / 3 % 3 - 1, centre[2] + cell / 9 - 1});
      if (found == cells.end()) continue;
      for (const std::size_t j : found->second) {
        const Vector3f towards = mesh.points[j] - mesh.points[i];
        const float distance = towards.norm();
        if (distance < kNear || distance > kReach) continue;
        const float above = mesh.normals[i].dot(towards) / distance;
        const float facing = -mesh.normals[j].dot(towards) / distance;
        if (above <= 0.0F || facing <= 0.0F) continue;
        const float disc = areas[j] / std::numbers::pi_v<float>;
        hidden += disc * above * facing / (distance * distance + disc) * (1.0F - distance / kReach);
      }
    }
    mesh.openness[i] = static_cast<std::uint8_t>(std::lround(255.0F * std::clamp(1.0F - hidden, 0.0F, 1.0F)));
  }
}

}  // namespace cervica::visualization
