#pragma once

#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// Adds what every picture says: that it is a model, and from how many measured angles it was posed.
void addCaption(Scene& scene, const Pose& pose, const SceneOptions& options);

/// Adds what a ghost stands for and how much the posture differs from it.
void addComparison(Scene& scene, const SceneOptions& options);

}  // namespace cervica::visualization
