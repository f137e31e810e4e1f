#pragma once

#include <cstddef>

#include "visualization/anatomy/mesh.h"

namespace cervica::visualization {

/// Every edge is shared by two triangles that run along it in opposite directions.
[[nodiscard]] bool isClosed(const Mesh& mesh);

/// By the divergence theorem, m3: positive when the triangles look outwards.
[[nodiscard]] double volumeOf(const Mesh& mesh);

/// How often the surface winds round a point: near 1 inside a closed one, near 0 outside.
[[nodiscard]] double windingNumber(const Mesh& mesh, const Eigen::Vector3d& point);

/// Longest over least stretch of the edges from one mesh to another with the same triangles.
struct Stretch {
  double least = 1.0, most = 1.0;
};
[[nodiscard]] Stretch stretchOf(const Mesh& from, const Mesh& to);

}  // namespace cervica::visualization
