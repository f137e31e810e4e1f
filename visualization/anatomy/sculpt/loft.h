#pragma once

#include <vector>

#include "visualization/anatomy/mesh.h"
#include "visualization/anatomy/sculpt/sdf.h"

namespace cervica::visualization::sculpt {

/// A tube along `path` with elliptic cross sections, closed at both ends; `across` holds for each point the half
/// widths along `up` (made perpendicular to the path) and along the third direction. All in mm; the mesh in metres.
[[nodiscard]] Mesh loft(const std::vector<Vec>& path, const std::vector<Eigen::Vector2d>& across,
                        const std::vector<Vec>& up, int sides);

/// Where a normal has turned away from the triangles round its point, in a cleft or a bend too narrow for them, theirs
/// takes its place.
void followFaces(Mesh& mesh);

/// Puts the second mesh into the first; bindings must be of the same bones.
void append(Mesh& mesh, const Mesh& other);

}  // namespace cervica::visualization::sculpt
