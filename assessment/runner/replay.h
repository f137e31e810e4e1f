#pragma once

#include <string>
#include <vector>

#include "assessment/runner/attempt.h"
#include "assessment/runner/live_motion.h"
#include "assessment/runner/test_outcome.h"
#include "assessment/signals/recording.h"
#include "core/base/result.h"

namespace cervica::assessment {

/// A recorded stream taken as a test, without an examiner: with the same detectors and totals as live.
struct Replay {
  std::vector<Attempt> attempts;
  TestOutcome outcome;
};

/// What the recording does not say of itself.
struct ReplayOptions {
  Alignment alignment = Alignment::Anatomical;
  WorldUp worldUp = WorldUp::Y;
  std::map<std::string, std::string> devices;  ///< device id by measure id
};

/// Holds of test.ccft. A hold is looked for in each rise above the baseline, at the level where the pressure stayed
/// longest; the last ten of ten or more holds at one level are those of the performance index. A second hold without
/// coming back to the baseline does not count ("no_return").
/// \return an Error when the recording has no pressure
[[nodiscard]] core::Result<Replay> replayHolds(const Recording& recording, const StructuredTest& test,
                                               const core::Catalogue& catalogue, const ReplayOptions& options);

/// Movements of test.cervical_arom, each by its direction. \return an Error when the axes cannot be found
[[nodiscard]] core::Result<Replay> replayMovements(const Recording& recording, const StructuredTest& test,
                                                   const core::Catalogue& catalogue, const ReplayOptions& options);

/// Repositionings of test.joint_position_error: the first mark is the position to be found again, each later one an
/// attempt after the direction in which the head went farthest since the mark before.
/// \return an Error without orientations or with fewer than two marks
[[nodiscard]] core::Result<Replay> replayRepositionings(const Recording& recording, const StructuredTest& test,
                                                        const core::Catalogue& catalogue, const ReplayOptions& options);

/// Hold times of a stopwatch test. A hold begins at a mark and ends at the next or when the phase's own signal rule
/// says so, at the moment since when the rule has held. Without marks it begins where a force first reaches the limit
/// of its rule, else with the recording; it ends with the recording at the latest ("recording_end").
/// \return an Error when the recording has neither marks nor the signal of the test's rule
[[nodiscard]] core::Result<Replay> replayStopwatch(const Recording& recording, const StructuredTest& test,
                                                   const core::Catalogue& catalogue, const ReplayOptions& options);

}  // namespace cervica::assessment
