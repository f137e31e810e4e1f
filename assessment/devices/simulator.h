#pragma once

#include "assessment/devices/device_settings.h"
#include "assessment/signals/quaternion.h"

namespace cervica::assessment {

/// Invented signals of a person who is examined, as a function of time alone: the same at every run. For training and
/// for trying a set-up without sensors; never a measurement. They repeat after kSimulationS.
///
/// Pressure: a craniocervical flexion test. 10 s at the baseline of 20 mmHg, then at 22, 24, 26, 28 and 30 mmHg each a
/// rise of 2 s, a hold of 11 s, a fall of 2 s and 5 s of rest, with the small waves of breathing.
/// Head: sits still 4 s, nods three times (for the alignment), then turns to the end of range and back: flexion,
/// extension, left and right lateral flexion, left and right rotation, three times each, in a world with z up.
/// Thorax: still, swaying by half a degree.
/// Force: 5 s of rest, then pulls of 5 s with 1 s of rise, 10 s apart.
[[nodiscard]] double simulatedPressureMmHg(double timeS);
[[nodiscard]] double simulatedForceN(double timeS);
[[nodiscard]] Quaternion simulatedHead(double timeS);
[[nodiscard]] Quaternion simulatedThorax(double timeS);

inline constexpr double kSimulationS = 120;

}  // namespace cervica::assessment
