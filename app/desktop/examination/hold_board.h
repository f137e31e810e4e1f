#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "assessment/runner/test_runner.h"

namespace cervica::app {

/// One thing to do, as a dot: what became of it.
struct HoldDot {
  enum class State { Open, Now, Held, Missed };
  State state = State::Open;
  double share = 0;                    ///< of Now: how much of it is done, [0, 1]
  std::optional<std::size_t> attempt;  ///< of Held and Missed: index
  bool overruled = false;              ///< the examiner's judgement differs from the program's
  bool operator==(const HoldDot&) const = default;
};

/// A level, a side or a phase with its repetitions.
struct HoldBox {
  std::size_t phase = 0;
  std::string measure;
  std::optional<core::Side> side;
  std::optional<double> level;
  bool current = false;
  std::vector<HoldDot> dots;
  [[nodiscard]] std::size_t count(HoldDot::State state) const;
  bool operator==(const HoldBox&) const = default;
};

/// The repetitions of one measure and side so far.
struct RepetitionRow {
  std::string measure;
  std::optional<core::Side> side;
  std::vector<std::size_t> attempts;  ///< indices, those with a value that stand, in order
  std::vector<double> values;         ///< of these attempts
  double mean = 0;
  std::optional<double> variationPercent;  ///< SD (n - 1) over mean; from three values on, mean not 0
  bool current = false;
};

/// Whether something is done or judged in the phase, and not only said or waited for.
[[nodiscard]] bool isWork(const assessment::TestPhase& phase);

/// The boxes to show beside `view`: the levels of its phase, else everything that the test asks for, where that is few.
/// Of a phase without work those of the next phase with some.
[[nodiscard]] std::vector<HoldBox> holdBoard(const assessment::TestRunner& runner, const assessment::RunView& view);

/// The repetitions of the measure that `view` is about, side by side.
[[nodiscard]] std::vector<RepetitionRow> repetitionRows(const assessment::TestRunner& runner,
                                                        const assessment::RunView& view);

}  // namespace cervica::app
