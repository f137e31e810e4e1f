#pragma once

#include "core/units/length.h"
#include "visualization/muscles/muscle.h"
#include "visualization/pose/pose.h"

namespace cervica::visualization {

/// Length of the muscle from origin to insertion: mean over its fibres, along their path on the posed bones.
[[nodiscard]] core::Length muscleLength(Muscle muscle, core::Side side, const Pose& pose);

/// The length over that of the resting model of the same size: 1 neutral, less than 1 shortened, more lengthened.
/// It describes the posture, not the muscle: a muscle that is held short need not be short when examined.
[[nodiscard]] double lengthRatio(Muscle muscle, core::Side side, const Pose& pose);

}  // namespace cervica::visualization
