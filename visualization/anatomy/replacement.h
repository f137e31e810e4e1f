#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "visualization/anatomy/anatomy.h"

namespace cervica::visualization {

/// Bones of a clinic's own in place of sculpted ones.
struct Replacement {
  std::shared_ptr<const AnatomySet> anatomy;  ///< never null; what is not in `replaced` is as shipped
  std::vector<std::string> replaced;          ///< bones taken from the folder, in the order of shippedAnatomy
  std::vector<std::string> sculpted;          ///< bones the folder has no mesh for: they stay as they ship
  std::vector<std::string> ignored;           ///< names of .vtp files that are no bone of the model, sorted
};

/// A file may have this many triangles; finer ones say nothing more in the picture and cost seconds.
inline constexpr std::size_t kMostReplacementTriangles = 500'000;

/// Reads a folder of bone meshes in VTK's XML PolyData format (.vtp), as OpenSim has them.
///
/// Known are OpenSim's names ("skull", "jaw", "cerv1" to "cerv6", "cerv1sm", "cerv7", "rotatedcerv7", "lclavicle",
/// "lscapula", "humerus", "ribcage", ...) and those of exportAnatomy. Axes are x anterior, y up, z right; the unit may
/// be metres or millimetres. Each mesh is laid on the bone it replaces (centre and diagonal of the box, then a few
/// rigid steps to the nearest points), so that poses keep working; a left one is mirrored to the right when the right
/// one is missing, and the other way round. Meshes finer than the shipped ones are thinned out to their number of
/// triangles, so that a scene keeps its budget. The outline always stays as it ships. The same folder gives the same
/// set.
///
/// \throws core::Failure(Storage) with a sentence that names the file or folder: no such folder, no mesh of a known
///         bone in it, a file that cannot be read or has no surface, more than kMostReplacementTriangles, a size that
///         is not a person's in either unit
/// \note   Some seconds for fine meshes; call it off the GUI thread. VTK's readers are used by one thread at a time.
[[nodiscard]] Replacement loadReplacement(const std::filesystem::path& directory);

}  // namespace cervica::visualization
