#include <algorithm>
#include <cmath>
#include <numbers>

#include "assessment/signals/low_pass.h"
#include "assessment/signals/range_of_motion.h"

namespace cervica::assessment {

namespace {

/// Speeds of the samples from `first` to `last`, between which there is no gap: |w|^2 = a'^2 + b'^2 + c'^2 +
/// 2 a' c' sin(b), since of the three axes of Rz(a) Rx(b) Ry(c) only the first and last are not at right angles.
void fillSpeeds(MotionSeries& series, std::size_t first, std::size_t last) {
  const auto& [flexion, lateral, rotation] = series.smoothedDeg;
  for (std::size_t i = first; i <= last; ++i) {
    const std::size_t before = i == first ? i : i - 1;
    const std::size_t after = i == last ? i : i + 1;
    if (before == after) continue;  // a lone sample between gaps
    const double perS = 1 / (series.timeS[after] - series.timeS[before]);
    const double a = (flexion[after] - flexion[before]) * perS;
    const double b = (lateral[after] - lateral[before]) * perS;
    const double c = (rotation[after] - rotation[before]) * perS;
    const double shared = 2 * a * c * std::sin(lateral[i] * std::numbers::pi / 180);
    series.speedDegS[i] = std::sqrt(std::max(0.0, a * a + b * b + c * c + shared));
  }
}

}  // namespace

MotionSeries motionSeries(const Recording& recording, std::vector<NeckAngles> angles) {
  CERVICA_EXPECTS(angles.size() >= 2 && angles.size() <= recording.timeS.size());
  const std::size_t skipped = recording.timeS.size() - angles.size();
  MotionSeries series;
  series.timeS.assign(recording.timeS.begin() + static_cast<std::ptrdiff_t>(skipped), recording.timeS.end());
  series.measured = std::move(angles);
  series.intervalS = recording.intervalS;
  for (const std::size_t gap : recording.gapStarts) {
    if (gap >= skipped) series.gapStarts.push_back(gap - skipped);
  }

  const std::size_t n = series.measured.size();
  for (auto& column : series.smoothedDeg) column.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    series.smoothedDeg[0][i] = series.measured[i].flexionExtensionDeg;
    series.smoothedDeg[1][i] = series.measured[i].lateralFlexionDeg;
    series.smoothedDeg[2][i] = series.measured[i].axialRotationDeg;
  }
  series.speedDegS.resize(n);
  for (std::size_t first = 0, gap = 0; first < n; ++gap) {
    const std::size_t last = gap < series.gapStarts.size() ? series.gapStarts[gap] : n - 1;
    for (auto& column : series.smoothedDeg) {
      lowPass(std::span(column).subspan(first, last - first + 1), recording.rateHz());
    }
    fillSpeeds(series, first, last);
    first = last + 1;
  }
  return series;
}

}  // namespace cervica::assessment
