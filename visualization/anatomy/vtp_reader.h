#pragma once

#include <filesystem>

#include "visualization/anatomy/mesh.h"

namespace cervica::visualization {

/// The surface in a VTK XML PolyData file: points and triangles in the unit and frame of the file, polygons and strips
/// cut into triangles, points at the same place made one. No normals, no openness. Turned outwards as a whole.
/// \throws core::Failure(Storage) naming the file when it cannot be read, is damaged, has no surface or more than
///         `mostTriangles`
[[nodiscard]] Mesh readVtp(const std::filesystem::path& file, std::size_t mostTriangles);

}  // namespace cervica::visualization
