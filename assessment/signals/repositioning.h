#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "core/units/angle.h"
#include "core/units/length.h"

namespace cervica::assessment {

/// The errors of several repositionings in one direction, degrees. An error is signed: overshoot (beyond the remembered
/// place, towards the movement's direction) is positive.
struct RepositioningError {
  std::size_t trials = 0;
  double absoluteDeg = 0;                     ///< mean of the absolute errors: the measure movement.jpe.*
  double constantDeg = 0;                     ///< mean of the signed errors: the bias
  double variableDeg = 0;                     ///< standard deviation with n: what is scored (tests.json)
  std::optional<double> variableOfSampleDeg;  ///< standard deviation with n - 1; none with one trial
  double rmseDeg = 0;                         ///< its square is constant squared plus variable (n) squared
};

/// \pre  !errorsDeg.empty(), all finite
/// \see  assessment/data/tests.json, test.joint_position_error
[[nodiscard]] RepositioningError repositioningError(std::span<const double> errorsDeg);

/// The angle of a laser spot that lies `right` and `up` (either sign) of the target's centre, in [0, 90) degrees.
/// \pre distance > 0, from the axis of the head's movement to the target
[[nodiscard]] core::Angle laserAngle(core::Length right, core::Length up, core::Length distance);

/// How far from the centre the spot of that angle lies. \pre 0 <= angle < 90 degrees, distance > 0
[[nodiscard]] core::Length laserOffset(core::Angle angle, core::Length distance);

}  // namespace cervica::assessment
