#pragma once

#include <vector>

#include "assessment/runner/attempt.h"
#include "assessment/tests/structured_test.h"
#include "core/catalogue/catalogue.h"

namespace cervica::assessment {

/// What a phase asks for, in the order in which it is done: by level, then repetition, then side (right first, as the
/// tests name them), then measure.
///
/// The side of a sided measure is that of the phase's name ("rotation_left"); a phase that names none asks for both. A
/// phase of typed values without a measure asks for those measures of the test that no other phase gives a value.
[[nodiscard]] std::vector<Slot> phaseSlots(const StructuredTest& test, const TestPhase& phase,
                                           const core::Catalogue& catalogue);

/// The side in the name of a phase, or nothing.
[[nodiscard]] std::optional<core::Side> sideOf(const TestPhase& phase);

}  // namespace cervica::assessment
