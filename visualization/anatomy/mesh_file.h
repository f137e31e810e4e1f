#pragma once

#include <span>
#include <string>
#include <vector>

#include "visualization/anatomy/mesh.h"

namespace cervica::visualization {

/// The sculpted surfaces as one block of bytes, little endian, in the order given. Points and bindings are kept as they
/// are, normals to half a degree.
[[nodiscard]] std::string packMeshes(const std::vector<Mesh>& meshes);

/// Reads what packMeshes wrote.
/// \throws core::Failure(Internal) when the bytes are cut short or go on, indices point outside, numbers are not
/// finite,
///         or the weights of a point do not sum to 1
[[nodiscard]] std::vector<Mesh> unpackMeshes(std::span<const char> bytes);

}  // namespace cervica::visualization
