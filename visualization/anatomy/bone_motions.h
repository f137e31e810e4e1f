#pragma once

#include "visualization/anatomy/mesh.h"
#include "visualization/pose/pose.h"

namespace cervica::visualization {

/// How far each bone of a pose is from where it rests: pose.bones[b] * rest of b (visualization/pose/skeleton.h)
/// inverted. What `deformed` takes.
[[nodiscard]] BoneMotions boneMotions(const Pose& pose);

}  // namespace cervica::visualization
