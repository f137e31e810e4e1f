#pragma once

#include <memory>

#include "visualization/anatomy/mesh.h"
#include "visualization/muscles/muscle.h"
#include "visualization/pose/pose.h"

namespace cervica::visualization {

/// The muscle on the posed bones: one or several closed bellies of fibres between their attachments, tendon towards
/// both ends.
///
/// Attachments and the points that the fibres are led over move with their bones; over the chest the fibres stay
/// outside of the ribs. Anatomy is a design choice by the standard descriptions of origin and insertion; the left
/// muscle is the mirror image of the right one in the mirrored pose.
///
/// \param pose    of the whole skeleton, see solvePose
/// \param detail  Moving: fewer triangles, and quick enough for every picture of an animation
/// \return        in the frame of the body, metres; named as nameOf(muscle, side)
/// \note          thread safe
[[nodiscard]] std::shared_ptr<const Mesh> muscleMesh(Muscle muscle, core::Side side, const Pose& pose,
                                                     Detail detail = Detail::Full);

}  // namespace cervica::visualization
