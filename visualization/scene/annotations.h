#pragma once

#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// Adds lines, arcs, markers and labels for the angles that the view shows: the craniovertebral angle from the side,
/// the lines of eyes and shoulders from the front and the back.
void annotate(Scene& scene, const Pose& pose, const SceneOptions& options);

}  // namespace cervica::visualization
