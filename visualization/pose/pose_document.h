#pragma once

#include <optional>
#include <string>
#include <vector>

#include "visualization/pose/pose.h"

namespace cervica::visualization {

/// What else is written when it is known.
struct PoseExtras {
  std::vector<MovementEnd> ends;  ///< "movement": each end of range of motion posed, asked and measured back
  std::optional<double> massKg;   ///< "head_moment_Nm": gravity's moment about C7-T1, and the neutral model's
};

/// `cervica.pose.v1` (joint angles in degrees, landmarks in metres), indented by two blanks unless `compact`. Angles
/// are written to 0.0001 degree, places to 0.01 mm.
[[nodiscard]] std::string writePose(const Pose& pose, bool compact = false, const PoseExtras& extras = {});

}  // namespace cervica::visualization
