#pragma once

#include <cstddef>

#include "visualization/anatomy/mesh.h"

namespace cervica::visualization {

/// The surface with fewer triangles: edges are collapsed where that changes the shape least (Garland and Heckbert 1997,
/// "Surface simplification using quadric error metrics"). A closed surface stays closed, open borders stay where they
/// are, and no collapse turns a triangle over. Deterministic.
///
/// Points that stay carry the openness and binding they had, moved ones those of the nearer end of their edge; normals
/// are blended.
/// \param triangles  how many are wanted; more are left when no further collapse is sound
[[nodiscard]] Mesh decimated(const Mesh& mesh, std::size_t triangles);

}  // namespace cervica::visualization
