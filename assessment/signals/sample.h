#pragma once

#include <optional>

#include "assessment/signals/quaternion.h"

namespace cervica::assessment {

/// What the sensors say at one instant: at least one channel. Live streams are sequences of these; a recording is the
/// same column by column.
struct Sample {
  double timeS = 0;                    ///< of the stream's own clock, any origin, not decreasing within a channel
  std::optional<double> pressureMmHg;  ///< of the air cell, calibrated
  std::optional<double> forceN;        ///< calibrated
  std::optional<Quaternion> head;      ///< head sensor to world, length one
  std::optional<Quaternion> thorax;    ///< thorax sensor to world, length one; only together with `head`
  bool mark = false;                   ///< the button or pedal is down
  bool operator==(const Sample&) const = default;
};

}  // namespace cervica::assessment
