#pragma once

#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// The colour of a muscle's state; never alone: the legend says what it means.
[[nodiscard]] Color muscleColor(MuscleState state, const Palette& colors);

/// Adds, for every muscle with a finding, its name and state with a line to it, one label for both sides where they
/// are in the same state and none where it is hidden from view, and the legend of the colours that occur. All in
/// Layer::MuscleLabels. \pre the muscles are already among the scene's bodies
void addMuscleLabels(Scene& scene, const SceneOptions& options);

}  // namespace cervica::visualization
