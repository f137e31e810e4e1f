#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "visualization/anatomy/mesh.h"

namespace cervica::visualization {

/// The bones that ship inside the program, sculpted by our own code when it was built. Immutable; thread safe.
/// "skull", "mandible", "c1" to "c7", "t1" to "t12", "ribcage", and "clavicle", "scapula", "humerus" with "_left" or
/// "_right". Each mesh lies in the frame of its bone (visualization/pose/skeleton.h), the ribcage in that of the
/// thorax.
[[nodiscard]] const std::vector<std::shared_ptr<const Mesh>>& shippedAnatomy();

/// Null when there is no such bone.
[[nodiscard]] std::shared_ptr<const Mesh> shippedMesh(std::string_view name);

/// Writes every bone and muscle of the resting model as VTK XML PolyData, in metres, x anterior, y up, z right:
/// "skull.vtp", "c1.vtp", ... The directory is made when it is missing.
/// \return the files written, in a stable order
/// \throws core::Failure(Storage) when a file cannot be written
std::vector<std::filesystem::path> exportAnatomy(const std::filesystem::path& directory);

}  // namespace cervica::visualization
