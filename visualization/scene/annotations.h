#pragma once

#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// Adds lines, arcs, markers and values of the posture angles that the view shows; what was not measured gets no value.
/// From the side and obliquely: the plumb line through C7 and the craniovertebral angle with its norm; from the side
/// also the sagittal head angle, the shoulder's angle to C7, the kyphosis and, with a body mass, the head's weight.
/// From the front: the lines of eyes and shoulders. From the back: the line of the shoulders and the turn of the
/// shoulder blades.
void annotate(Scene& scene, const Pose& pose, const SceneOptions& options);

}  // namespace cervica::visualization
