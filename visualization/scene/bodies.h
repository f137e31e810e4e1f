#pragma once

#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// Adds bones, muscles, outline and ghost of a posed model, as the layers of the options want them, and the points that
/// labels keep off.
void addBodies(Scene& scene, const Pose& pose, const SceneOptions& options);

}  // namespace cervica::visualization
