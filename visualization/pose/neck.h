#pragma once

#include <array>

#include "visualization/pose/pose.h"
#include "visualization/pose/rig.h"
#include "visualization/pose/segment_weights.h"

namespace cervica::visualization {

/// Angles of the joints of the neck, from C7-T1 up.
using NeckJoints = std::array<JointAngles, kNeckJoints>;

/// Shares a motion of the head among the joints of the neck, on top of what they do already.
///
/// The head's rotation against the thorax becomes rotationOf(neck + nod) * what it was, exactly; the shares of a joint
/// are those of segment_weights.h, scaled a little because rotations about different axes do not add.
///
/// \param thorax  motion of the thorax; and `t1` of the first thoracic vertebra
[[nodiscard]] NeckJoints withHeadMotion(const NeckJoints& posture, const HeadMotion& motion, const Rig& rig,
                                        const Eigen::Isometry3d& thorax, const Eigen::Isometry3d& t1);

}  // namespace cervica::visualization
