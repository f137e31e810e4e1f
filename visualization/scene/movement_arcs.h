#pragma once

#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// Adds the measured movements that the view shows, each as a gauge from neutral in its own plane: flexion and
/// extension in front of the face from the side, side bending over the head from the front and the back, rotation as a
/// ring over the head in the oblique view and laid flat below the neck in the anterior one. A dashed tick stands for
/// what the movement is held against. Full ranges are written with their norms. All in Layer::Arcs.
void addMovementArcs(Scene& scene, const Pose& pose, const SceneOptions& options);

}  // namespace cervica::visualization
