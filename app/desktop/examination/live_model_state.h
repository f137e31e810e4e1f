#pragma once

#include <optional>

#include <QString>

#include "assessment/runner/test_runner.h"
#include "assessment/signals/orientation.h"
#include "assessment/signals/range_of_motion.h"

namespace cervica::app {

/// What the model beside a movement test shows.
struct LiveModelState {
  enum class SeenFrom { Right, Front, Above };  ///< where the movement that is asked for is seen best
  SeenFrom seenFrom = SeenFrom::Right;
  assessment::NeckAngles angles;
  bool measured = false;  ///< the head's own angles; else only which way the movement goes
  bool operator==(const LiveModelState&) const = default;
};

/// How far the model turns to show which way a movement goes while nothing measures it; a design choice.
inline constexpr double kShownWayDeg = 30;

/// Nothing: the moment is about no movement of the neck.
[[nodiscard]] std::optional<LiveModelState> liveModelState(const assessment::RunView& view);

/// "The head as the sensors see it", or "Which way it goes: nothing is measured".
[[nodiscard]] QString liveModelWords(const LiveModelState& state);

}  // namespace cervica::app
