#pragma once

#include <string>

#include "visualization/pose/pose.h"

namespace cervica::visualization {

/// `cervica.pose.v1` (joint angles in degrees, landmarks in metres), indented by two blanks unless `compact`. Angles
/// are written to 0.0001 degree, places to 0.01 mm.
[[nodiscard]] std::string writePose(const Pose& pose, bool compact = false);

}  // namespace cervica::visualization
