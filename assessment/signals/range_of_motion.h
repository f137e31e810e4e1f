#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "assessment/signals/orientation.h"
#include "assessment/signals/recording.h"

namespace cervica::assessment {

enum class NeckDirection { Flexion, Extension, LateralFlexionRight, LateralFlexionLeft, RotationLeft, RotationRight };

inline constexpr std::array<NeckDirection, 6> kNeckDirections = {NeckDirection::Flexion,
                                                                 NeckDirection::Extension,
                                                                 NeckDirection::LateralFlexionRight,
                                                                 NeckDirection::LateralFlexionLeft,
                                                                 NeckDirection::RotationLeft,
                                                                 NeckDirection::RotationRight};

/// Limits of finding movements. The end of a movement is that of test.fast_rotation in assessment/data/tests.json; the
/// others are our choice.
inline constexpr double kAwayDeg = 8;           ///< a movement leaves neutral by more than this
inline constexpr double kBackDeg = 4;           ///< and is over when it is back below this
inline constexpr double kStillDegS = 5;         ///< slower than this ...
inline constexpr double kStillS = 0.5;          ///< ... for so long is standing still
inline constexpr double kEndRangeShare = 0.9;   ///< of the peak angle: standing still beyond it is having arrived
inline constexpr double kSlowStartShare = 0.2;  ///< of the peak speed, or kStillDegS: slower than this is a start
/// As many repetitions of a direction its summary needs (test.cervical_arom).
inline constexpr std::size_t kRepetitions = 3;

/// The angles of a recording made ready to be measured: low-passed (low_pass.h) between the gaps, with the speed of the
/// head on the thorax. Columns of equal length, one value a sample.
struct MotionSeries {
  std::vector<double> timeS;
  std::vector<NeckAngles> measured;  ///< as they came
  std::array<std::vector<double>, 3>
      smoothedDeg;                ///< flexion-extension, lateral flexion, axial rotation; signs as NeckAngles
  std::vector<double> speedDegS;  ///< size of the angular velocity, >= 0
  double intervalS = 0;
  std::vector<std::size_t> gapStarts;
};

/// The series of `angles`, which belong to the last angles.size() samples of `recording`.
/// \pre 2 <= angles.size() <= the recording's samples
[[nodiscard]] MotionSeries motionSeries(const Recording& recording, std::vector<NeckAngles> angles);

/// One movement from neutral to the end of range and back. Indices are of the series; start < peak <= end.
struct Movement {
  NeckDirection direction = NeckDirection::Flexion;
  std::size_t start = 0;    ///< leaves neutral
  std::size_t arrival = 0;  ///< comes to the end of range: start < arrival <= peak
  std::size_t peak = 0;     ///< end of range; the marker the examiner may move
  std::size_t end = 0;      ///< back, or as far back as it came

  double peakDeg = 0;        ///< angle of the direction, > 0, at `peak`
  double peakSpeedDegS = 0;  ///< highest from start to arrival, as are the next four
  double meanSpeedDegS = 0;
  /// The smoothness of the way to the end of range; none across a gap, in fewer than three samples, and where the head
  /// came through neutral without slowing down (kSlowStartShare): half a movement's profile would seem less smooth.
  std::optional<double> sparc;
  std::optional<double> ldlj;
  std::optional<std::size_t> speedPeaks;

  NeckAngles conjunctDeg;    ///< out of plane, signed, at `peak`; 0 in the direction's own plane
  double outOfPlaneDeg = 0;  ///< the largest size of either other angle from start to arrival
  bool spansGap = false;     ///< from start to end: speeds and smoothness are not to be used
};

/// What the repetitions of one direction say together. Movements across gaps are left out.
struct DirectionSummary {
  NeckDirection direction = NeckDirection::Flexion;
  std::size_t repetitions = 0;
  double meanPeakDeg = 0;
  double largestPeakDeg = 0;
  double meanPeakSpeedDegS = 0;
  std::optional<double>
      variationPercent;  ///< coefficient of variation of the peaks: SD (n - 1) over mean; from kRepetitions on
  [[nodiscard]] bool complete() const { return repetitions >= kRepetitions; }
};

/// Every movement of more than kAwayDeg, in order of time. A turn out of plane that goes with a larger movement of
/// another plane is part of that movement, not one itself. The peak is the largest smoothed angle, or the largest
/// measured one where smoothing overshot it; on a noisy plateau it lies above the plateau's middle by about twice the
/// smoothed noise. Smaller movements are measured with `measureMovement`.
[[nodiscard]] std::vector<Movement> findMovements(const MotionSeries& series);

/// The movement with these marks, as the examiner set them. \pre start < peak <= end < the series' length
[[nodiscard]] Movement measureMovement(const MotionSeries& series, NeckDirection direction, std::size_t start,
                                       std::size_t peak, std::size_t end);

/// One summary for each direction that has movements, in the order of kNeckDirections.
[[nodiscard]] std::vector<DirectionSummary> summarise(std::span<const Movement> movements);

}  // namespace cervica::assessment
