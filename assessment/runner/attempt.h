#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "assessment/signals/range_of_motion.h"
#include "core/catalogue/measure.h"

namespace cervica::assessment {

/// One thing that a phase asks for: a hold, a repetition, a value.
struct Slot {
  std::string measure;             ///< measure id, or empty: nothing of it is a measurement
  std::optional<core::Side> side;  ///< of a sided measure
  std::optional<double> level;     ///< target of a phase with levels, in its unit
  int repetition = 1;              ///< counted from 1 within its level, side and measure
  int repetitions = 1;
  bool operator==(const Slot&) const = default;
};

/// What was done in a slot. Times are of the run.
struct Attempt {
  std::size_t phase = 0;  ///< index into the test's phases
  Slot slot;
  double startS = 0;
  double endS = 0;
  std::optional<double> value;  ///< in the measure's unit (the slot's without measure): reading, time, peak, level held

  bool counted = true;            ///< as the program judges it
  std::optional<bool> overruled;  ///< as the examiner judges it, where that differs
  std::string reason;             ///< why it ended or does not count: a code of the phase, "gap", "no_return" or empty
  std::vector<std::string> compensations;  ///< seen meanwhile
  std::optional<double> pain;              ///< last rated meanwhile, 0 to 10
  bool repeated = false;                   ///< set aside by the examiner

  std::optional<double> mean;              ///< of the pressure or force over the hold, mmHg or N
  std::optional<double> sd;                ///< with n - 1
  std::optional<double> peak;              ///< highest pressure or force
  std::optional<double> variationPercent;  ///< of a force: SD over mean of its steady second half
  std::optional<Movement> movement;        ///< of range of motion and speed; times as `timeS` below
  double peakS = 0;                        ///< when the movement came to its end of range
  std::optional<double> errorDeg;          ///< of a repositioning: overshoot positive

  [[nodiscard]] bool stands() const { return !repeated && overruled.value_or(counted); }
  [[nodiscard]] double heldS() const { return endS - startS; }
};

}  // namespace cervica::assessment
