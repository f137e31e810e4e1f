#pragma once

#include <string>
#include <vector>

#include <Eigen/Core>

#include "visualization/muscles/muscle.h"

namespace cervica::visualization {

/// A point of a muscle's path, of the right side.
struct Site {
  std::string bone;        ///< without the side's suffix where the bone is paired: "scapula"
  Eigen::Vector3d mm;      ///< in the frame of the bone
  bool attached = true;    ///< moved onto the nearest point of the bone's surface; else free beside the bone
  std::string other = {};  ///< a second bone that a free point follows as well, or empty
  double share = 0.0;      ///< how much it follows the second bone, 0 to 1
};

/// A sheet of fibres, lens shaped across and along. Across it the first row of sites is the origin, the last the
/// insertion, those between lead the fibres; all rows have the same number of sites, one a fibre.
struct Belly {
  std::vector<std::vector<Site>> rows;
  double thicknessMm = 5.0;   ///< of the belly, where it is thickest
  double clearanceMm = 0.0;   ///< the least height of its middle over the ribs; 0: it does not pass over the chest
  double originTendon = 0.1;  ///< part of the length that is tendon
  double insertionTendon = 0.1;
  int columns = 12;    ///< fibres drawn on the outer face at full detail
  int stations = 12;   ///< steps along the fibres at full detail
  double slips = 0.0;  ///< part of the length over which each site of the origin has a slip of its own
};

/// The bellies of a muscle of the right side. Origins, insertions and courses follow the standard descriptions;
/// thickness and the millimetres are a design choice that fits the sculpted bones.
[[nodiscard]] const std::vector<Belly>& shapeOf(Muscle muscle);

}  // namespace cervica::visualization
