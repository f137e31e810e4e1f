#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "visualization/anatomy/mesh.h"

namespace cervica::visualization {

/// The bones that ship inside the program, sculpted by our own code when it was built. Immutable; thread safe.
/// "skull", "mandible", "hyoid", "c1" to "c7", "t1" to "t12", "ribcage", and "clavicle", "scapula", "humerus" with
/// "_left" or "_right"; the same names in the same order in both details. Each mesh lies in the frame of its bone
/// (visualization/pose/skeleton.h); the ribcage in that of the thorax, and it is bound (Mesh::binding).
[[nodiscard]] const std::vector<std::shared_ptr<const Mesh>>& shippedAnatomy(Detail detail = Detail::Full);

/// A bone, or "outline": the outline of the body, bound, arms hanging. Null when there is no such mesh.
[[nodiscard]] std::shared_ptr<const Mesh> shippedMesh(std::string_view name, Detail detail = Detail::Full);

/// The bone of the skeleton that carries a rigid mesh: "thorax" for "ribcage", else the mesh's own name.
[[nodiscard]] std::string_view boneOf(std::string_view mesh);

/// What a scene is built from: the shipped meshes, or some of them replaced by a clinic's own
/// (visualization/anatomy/replacement.h). Immutable once made.
struct AnatomySet {
  std::vector<std::shared_ptr<const Mesh>> bones;        ///< as shippedAnatomy(Detail::Full), in that order
  std::vector<std::shared_ptr<const Mesh>> movingBones;  ///< the same bones for Detail::Moving
  std::shared_ptr<const Mesh> outline, movingOutline;

  [[nodiscard]] const std::vector<std::shared_ptr<const Mesh>>& bonesAt(Detail detail) const {
    return detail == Detail::Full ? bones : movingBones;
  }
  [[nodiscard]] const std::shared_ptr<const Mesh>& outlineAt(Detail detail) const {
    return detail == Detail::Full ? outline : movingOutline;
  }
};

/// The set with nothing replaced; the same one at every call. Thread safe.
[[nodiscard]] const std::shared_ptr<const AnatomySet>& shippedAnatomySet();

/// Writes every bone and muscle and the outline of the resting model as VTK XML PolyData, in metres, x anterior, y up, z right:
/// "skull.vtp", "c1.vtp", ... The directory is made when it is missing.
/// \return the files written, in a stable order
/// \throws core::Failure(Storage) when a file cannot be written
std::vector<std::filesystem::path> exportAnatomy(const std::filesystem::path& directory);

}  // namespace cervica::visualization
