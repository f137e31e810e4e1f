#pragma once

#include <memory>

#include "app/desktop/motion/motion_view.h"
#include "app/posture/exercise_scene.h"

namespace cervica::app {

/// The figure as a movement that is played, in the colours of the scheme that is shown when it is drawn.
/// \param description  what it shows, in words
[[nodiscard]] MotionClip clipOf(std::shared_ptr<const ExerciseFigure> figure, const QString& description);

}  // namespace cervica::app
