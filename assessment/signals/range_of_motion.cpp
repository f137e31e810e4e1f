#include "assessment/signals/range_of_motion.h"

#include <algorithm>
#include <cmath>

#include "assessment/signals/smoothness.h"

namespace cervica::assessment {

namespace {

struct PlaneSign {
  std::size_t plane;  ///< index into MotionSeries::smoothedDeg
  double sign;
};

PlaneSign planeOf(NeckDirection direction) {
  switch (direction) {
    case NeckDirection::Flexion:
      return {0, -1};
    case NeckDirection::Extension:
      return {0, 1};
    case NeckDirection::LateralFlexionRight:
      return {1, 1};
    case NeckDirection::LateralFlexionLeft:
      return {1, -1};
    case NeckDirection::RotationLeft:
      return {2, 1};
    case NeckDirection::RotationRight:
      return {2, -1};
  }
  return {0, 0};
}

double measuredDeg(const NeckAngles& angles, std::size_t plane) {
  return plane == 0 ? angles.flexionExtensionDeg : plane == 1 ? angles.lateralFlexionDeg : angles.axialRotationDeg;
}

/// A stretch of samples beyond kBackDeg on one side of neutral that reaches kAwayDeg.
struct Excursion {
  NeckDirection direction;
  std::size_t first, last, peak;
};

std::vector<Excursion> excursions(const MotionSeries& series, NeckDirection direction) {
  const auto [plane, sign] = planeOf(direction);
  const std::vector<double>& angle = series.smoothedDeg[plane];
  std::vector<Excursion> found;
  bool inside = false;
  Excursion now{direction, 0, 0, 0};
  for (std::size_t i = 0; i < angle.size(); ++i) {
    const double deg = sign * angle[i];
    if (deg < kBackDeg) {
      if (inside && sign * angle[now.peak] >= kAwayDeg) found.push_back(now);
      inside = false;
      continue;
    }
    if (!inside) now.first = now.peak = i;
    inside = true;
    now.last = i;
    if (deg > sign * angle[now.peak]) now.peak = i;
  }
  if (inside && sign * angle[now.peak] >= kAwayDeg) found.push_back(now);
  return found;
}

/// Whether no other plane turned further meanwhile.
bool leads(const MotionSeries& series, const Excursion& one) {
  const std::size_t plane = planeOf(one.direction).plane;
  const double peakDeg = std::abs(series.smoothedDeg[plane][one.peak]);
  for (std::size_t other = 0; other < 3; ++other) {
    if (other == plane) continue;
    const std::vector<double>& angle = series.smoothedDeg[other];
    for (std::size_t i = one.first; i <= one.last; ++i) {
      if (std::abs(angle[i]) > peakDeg) return false;
    }
  }
  return true;
}

/// Follows a movement sample by sample, forwards or backwards, and says since when the head stands still.
class StillWatch {
 public:
  explicit StillWatch(const MotionSeries& series) : series_(series) {}

  /// Whether the head has stood still for kStillS up to sample i.
  bool at(std::size_t i) {
    const bool wasStill = still_;
    still_ = series_.speedDegS[i] < kStillDegS;
    if (!wasStill) since_ = i;
    return still_ && std::abs(series_.timeS[i] - series_.timeS[since_]) >= kStillS;
  }
  /// The first sample of standing still, or i when it is not.
  [[nodiscard]] std::size_t sinceOr(std::size_t i) const { return still_ ? since_ : i; }

 private:
  const MotionSeries& series_;
  bool still_ = false;
  std::size_t since_ = 0;
};

/// Back from `from` to where the movement left neutral: zero, standing still, or `lowest`.
std::size_t startOf(const MotionSeries& series, PlaneSign where, std::size_t from, std::size_t lowest) {
  StillWatch still(series);
  for (std::size_t i = from; i-- > lowest;) {
    if (still.at(i) || where.sign * series.smoothedDeg[where.plane][i] <= 0) return still.sinceOr(i);
  }
  return still.sinceOr(lowest);
}

/// On from the peak to where the movement was over: zero, standing still below half of the peak, or `highest`.
std::size_t endOf(const MotionSeries& series, PlaneSign where, std::size_t peak, std::size_t highest) {
  const std::vector<double>& angle = series.smoothedDeg[where.plane];
  const double halfDeg = where.sign * angle[peak] / 2;
  StillWatch still(series);
  for (std::size_t i = peak; i <= highest; ++i) {
    const double deg = where.sign * angle[i];
    const bool stands = still.at(i);
    if (deg <= 0) return still.sinceOr(i);
    if (stands && deg < halfDeg) return still.sinceOr(i);
  }
  return highest;
}

/// Where the head came to a stand near the end of range, else the peak.
std::size_t arrivalOf(const MotionSeries& series, PlaneSign where, std::size_t start, std::size_t peak,
                      std::size_t end) {
  const std::vector<double>& angle = series.smoothedDeg[where.plane];
  const double nearDeg = kEndRangeShare * where.sign * angle[peak];
  StillWatch still(series);
  for (std::size_t i = start + 1; i <= end; ++i) {
    if (where.sign * angle[i] < nearDeg) {
      if (i > peak) break;
      continue;
    }
    const bool stands = still.at(i);
    if (still.sinceOr(i) >= peak) break;
    if (stands) return still.sinceOr(i);
  }
  return peak;
}

bool spansGap(const MotionSeries& series, std::size_t first, std::size_t last) {
  const auto next = std::lower_bound(series.gapStarts.begin(), series.gapStarts.end(), first);
  return next != series.gapStarts.end() && *next < last;
}

Movement measured(const MotionSeries& series, SmoothnessMeter& meter, NeckDirection direction, std::size_t start,
                  std::size_t peak, std::size_t end) {
  const PlaneSign where = planeOf(direction);
  Movement result;
  result.direction = direction;
  result.start = start;
  result.peak = peak;
  result.end = end;
  result.arrival = arrivalOf(series, where, start, peak, end);
  result.spansGap = spansGap(series, start, end);

  double measuredPeakDeg = where.sign * measuredDeg(series.measured[start], where.plane);
  for (std::size_t i = start; i <= end; ++i) {
    measuredPeakDeg = std::max(measuredPeakDeg, where.sign * measuredDeg(series.measured[i], where.plane));
  }
  result.peakDeg = std::min(where.sign * series.smoothedDeg[where.plane][peak], measuredPeakDeg);

  const auto speed = std::span(series.speedDegS).subspan(start, result.arrival - start + 1);
  for (const double value : speed) {
    result.peakSpeedDegS = std::max(result.peakSpeedDegS, value);
    result.meanSpeedDegS += value / static_cast<double>(speed.size());
  }
  const bool fromRest = speed.front() <= std::max(kStillDegS, kSlowStartShare * result.peakSpeedDegS);
  if (speed.size() >= 3 && result.peakSpeedDegS > 0 && fromRest && !result.spansGap) {
    result.sparc = meter.sparc(speed, 1 / series.intervalS);
    result.ldlj = logDimensionlessJerk(speed);
    result.speedPeaks = speedPeaks(speed);
  }

  std::array<double, 3> conjunct{};
  for (std::size_t plane = 0; plane < 3; ++plane) {
    if (plane == where.plane) continue;
    conjunct[plane] = series.smoothedDeg[plane][peak];
    for (std::size_t i = start; i <= result.arrival; ++i) {
      result.outOfPlaneDeg = std::max(result.outOfPlaneDeg, std::abs(series.smoothedDeg[plane][i]));
    }
  }
  result.conjunctDeg = {conjunct[0], conjunct[1], conjunct[2]};
  return result;
}

}  // namespace

std::vector<Movement> findMovements(const MotionSeries& series) {
  std::vector<Excursion> all;
  for (const NeckDirection direction : kNeckDirections) {
    for (const Excursion& one : excursions(series, direction)) {
      if (leads(series, one)) all.push_back(one);
    }
  }
  std::sort(all.begin(), all.end(), [](const Excursion& a, const Excursion& b) { return a.first < b.first; });

  SmoothnessMeter meter;
  std::vector<Movement> movements;
  movements.reserve(all.size());
  const std::size_t lastSample = series.timeS.size() - 1;
  for (std::size_t k = 0; k < all.size(); ++k) {
    const Excursion& one = all[k];
    const PlaneSign where = planeOf(one.direction);
    const std::size_t lowest = k == 0 ? 0 : std::min(all[k - 1].last, one.first);
    const std::size_t highest = k + 1 == all.size() ? lastSample : std::max(all[k + 1].first, one.last);
    const std::size_t start = startOf(series, where, one.first, lowest);
    if (start >= one.peak) continue;  // the recording began at the end of range
    movements.push_back(
        measured(series, meter, one.direction, start, one.peak, endOf(series, where, one.peak, highest)));
  }
  return movements;
}

Movement measureMovement(const MotionSeries& series, NeckDirection direction, std::size_t start, std::size_t peak,
                         std::size_t end) {
  CERVICA_EXPECTS(start < peak && peak <= end && end < series.timeS.size());
  SmoothnessMeter meter;
  return measured(series, meter, direction, start, peak, end);
}

std::vector<DirectionSummary> summarise(std::span<const Movement> movements) {
  std::vector<DirectionSummary> summaries;
  for (const NeckDirection direction : kNeckDirections) {
    DirectionSummary sum{direction, 0, 0, 0, 0, std::nullopt};
    double mean = 0;
    double squares = 0;  // of the distances from the mean, kept up one by one
    for (const Movement& one : movements) {
      if (one.direction != direction || one.spansGap) continue;
      ++sum.repetitions;
      const auto n = static_cast<double>(sum.repetitions);
      const double distance = one.peakDeg - mean;
      mean += distance / n;
      squares += distance * (one.peakDeg - mean);
      sum.largestPeakDeg = std::max(sum.largestPeakDeg, one.peakDeg);
      sum.meanPeakSpeedDegS += (one.peakSpeedDegS - sum.meanPeakSpeedDegS) / n;
    }
    if (sum.repetitions == 0) continue;
    sum.meanPeakDeg = mean;
    if (sum.complete()) {
      sum.variationPercent = 100 * std::sqrt(squares / static_cast<double>(sum.repetitions - 1)) / mean;
    }
    summaries.push_back(sum);
  }
  return summaries;
}

}  // namespace cervica::assessment
