#pragma once

#include "visualization/anatomy/mesh.h"
#include "visualization/anatomy/sculpt/sdf.h"

namespace cervica::visualization::sculpt {

/// A surface at both details.
struct Fired {
  Mesh full, moving;
};

/// The surface of the clay: sampled on a grid, contoured, smoothed, decimated, once for each detail; normals and
/// openness are taken from the field itself, so that few triangles still show the fine relief. Closed. In metres.
/// \throws std::runtime_error when the surface reaches the sides of the clay's box
[[nodiscard]] Fired fire(const Clay& clay);

}  // namespace cervica::visualization::sculpt
