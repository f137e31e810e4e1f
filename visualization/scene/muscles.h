#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/catalogue/measure.h"
#include "visualization/anatomy/mesh.h"
#include "visualization/pose/pose.h"

namespace cervica::visualization {

enum class Muscle { UpperTrapezius, LevatorScapulae, Sternocleidomastoid, DeepNeckFlexors };
enum class MuscleState { Normal, Short, Weak, Overactive, NotExamined };

/// What is known of the muscles; those that are missing are not drawn.
using MuscleStates = std::map<std::pair<Muscle, core::Side>, MuscleState>;

/// Every muscle of both sides, not examined.
[[nodiscard]] MuscleStates allMuscles();

/// "upper_trapezius_right", ...
[[nodiscard]] std::string nameOf(Muscle muscle, core::Side side);

/// "Upper trapezius": English words for display.
[[nodiscard]] std::string_view labelOf(Muscle muscle);

/// The muscle as a band between its attachments on the posed bones, with fibres; in the frame of the body, metres.
[[nodiscard]] std::shared_ptr<const Mesh> muscleMesh(Muscle muscle, core::Side side, const Pose& pose);

}  // namespace cervica::visualization
