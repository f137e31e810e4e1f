#include "visualization/anatomy/sculpt/loft.h"

#include <cmath>
#include <cstddef>
#include <numbers>

namespace cervica::visualization::sculpt {
namespace {

constexpr double kMetresPerMillimetre = 0.001;

}  // namespace

Mesh loft(const std::vector<Vec>& path, const std::vector<Eigen::Vector2d>& across, const std::vector<Vec>& up,
          int sides) {
  Mesh mesh;
  const std::size_t rings = path.size();
  const auto n = static_cast<std::size_t>(sides);
  const auto add = [&](const Vec& p, const Vec& normal) {
    mesh.points.push_back((p * kMetresPerMillimetre).cast<float>());
    mesh.normals.push_back(normal.normalized().cast<float>());
    mesh.openness.push_back(255);
  };
  for (std::size_t ring = 0; ring < rings; ++ring) {
    const Vec along = (path[std::min(ring + 1, rings - 1)] - path[ring == 0 ? 0 : ring - 1]).normalized();
    const Vec u = (up[ring] - along * up[ring].dot(along)).normalized();
    const Vec v = along.cross(u);
    for (std::size_t side = 0; side < n; ++side) {
      const double angle = 2.0 * std::numbers::pi * static_cast<double>(side) / static_cast<double>(sides);
      const double c = std::cos(angle), s = std::sin(angle);
      add(path[ring] + u * (across[ring].x() * c) + v * (across[ring].y() * s),
          u * (c / across[ring].x()) + v * (s / across[ring].y()));
    }
  }
  const auto index = [&](std::size_t ring, std::size_t side) {
    return static_cast<std::uint32_t>(ring * n + side % n);
  };
  for (std::size_t ring = 0; ring + 1 < rings; ++ring) {
    for (std::size_t side = 0; side < n; ++side) {
      mesh.triangles.push_back({index(ring, side), index(ring, side + 1), index(ring + 1, side)});
      mesh.triangles.push_back({index(ring, side + 1), index(ring + 1, side + 1), index(ring + 1, side)});
    }
  }
  for (const bool end : {false, true}) {
    const std::size_t ring = end ? rings - 1 : 0;
    const auto centre = static_cast<std::uint32_t>(mesh.points.size());
    add(path[ring], end ? path[ring] - path[ring - 1] : path[0] - path[1]);
    for (std::size_t side = 0; side < n; ++side) {
      if (end)
        mesh.triangles.push_back({centre, index(ring, side), index(ring, side + 1)});
      else
        mesh.triangles.push_back({centre, index(ring, side + 1), index(ring, side)});
    }
  }
  followFaces(mesh);
  return mesh;
}

void followFaces(Mesh& mesh) {
  constexpr double kFollowing = 0.35;  // least cosine between a normal and the mean of the faces round it
  std::vector<Vec> means(mesh.points.size(), Vec::Zero());
  for (const auto& triangle : mesh.triangles) {
    const Vec a = mesh.points[triangle[0]].cast<double>();
    const Vec b = mesh.points[triangle[1]].cast<double>(), c = mesh.points[triangle[2]].cast<double>();
    for (const auto corner : triangle) means[corner] += (b - a).cross(c - a);
  }
  for (std::size_t i = 0; i < means.size(); ++i) {
    const Vec mean = means[i].normalized();
    if (mean.dot(mesh.normals[i].cast<double>()) < kFollowing) mesh.normals[i] = mean.cast<float>();
  }
}

void append(Mesh& mesh, const Mesh& other) {
  const auto shift = static_cast<std::uint32_t>(mesh.points.size());
  mesh.points.insert(mesh.points.end(), other.points.begin(), other.points.end());
  mesh.normals.insert(mesh.normals.end(), other.normals.begin(), other.normals.end());
  mesh.openness.insert(mesh.openness.end(), other.openness.begin(), other.openness.end());
  for (auto triangle : other.triangles) {
    for (auto& corner : triangle) corner += shift;
    mesh.triangles.push_back(triangle);
  }
  if (mesh.binding.bones.empty()) mesh.binding.bones = other.binding.bones;
  mesh.binding.points.insert(mesh.binding.points.end(), other.binding.points.begin(), other.binding.points.end());
}

}  // namespace cervica::visualization::sculpt
