#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "assessment/runner/attempt.h"
#include "assessment/tests/structured_test.h"

namespace cervica::assessment {

/// A missed hold is offered once more, a second miss at one level ends the search (test.ccft, "two_failures").
inline constexpr int kMissesThatEnd = 2;

/// How many holds of a level were offered and how many stand; what was set aside does not count as offered.
struct HoldCount {
  int offered = 0;
  int stood = 0;
  [[nodiscard]] int missed() const { return offered - stood; }
};

[[nodiscard]] HoldCount countHolds(const std::vector<Attempt>& attempts, std::size_t phase, double level);

/// Whether a level was held: as many holds stand as the phase asks for, or all that were offered where it was broken
/// off, and fewer were missed than end the search.
[[nodiscard]] bool isHeld(const HoldCount& holds, const TestPhase& phase);

}  // namespace cervica::assessment
