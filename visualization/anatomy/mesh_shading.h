#pragma once

#include "visualization/anatomy/mesh.h"

namespace cervica::visualization {

/// Gives a mesh normals from its triangles and openness from how much of its own surface stands over each point within
/// two centimetres. Deterministic.
void shade(Mesh& mesh);

}  // namespace cervica::visualization
