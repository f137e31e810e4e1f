#pragma once

#include <Eigen/Geometry>

#include "visualization/anatomy/sculpt/sdf.h"

namespace cervica::visualization::sculpt {

// The outline of the body as clay: a calm mannequin round the resting skeleton, of no sex and no face of its own. Its
// proportions are rounded ones of an adult of 1.75 m: a design choice. All in millimetres in the frame of the body.
//
// It is sculpted with the arms and legs away from the trunk, so that nothing fuses that must part when they move.

/// Where a limb of the right side is while it is sculpted: frame of the body at rest to frame of the body, mm.
[[nodiscard]] const Eigen::Isometry3d& sculptedArm();
[[nodiscard]] const Eigen::Isometry3d& sculptedLeg();

/// Distances to the parts of the right half, as sculpted; `p` has z >= 0.
[[nodiscard]] double outlineHead(const Vec& p);
[[nodiscard]] double outlineTrunk(const Vec& p);  ///< with the neck
[[nodiscard]] double outlineArm(const Vec& p);
[[nodiscard]] double outlineLeg(const Vec& p);

/// The whole.
[[nodiscard]] Clay outlineClay();

}  // namespace cervica::visualization::sculpt
