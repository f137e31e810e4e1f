#include "app/look/norm_bar_data.h"

#include <algorithm>
#include <cmath>

#include "core/base/contract.h"

namespace cervica::app::look {

namespace {

constexpr double kAxisSds = 3.0;
constexpr double kRoomAroundMark = 0.06;  // of the axis, so that a mark at the end is seen whole

void widenTo(NormBarData& bar, double value) {
  const double room = (bar.axisHigh - bar.axisLow) * kRoomAroundMark;
  if (value < bar.axisLow) {
    bar.axisLow = value - room;
  } else if (value > bar.axisHigh) {
    bar.axisHigh = value + room;
  }
}

void addTypicalRange(NormBarData& bar, const core::Norm& norm, core::Direction direction) {
  if (direction == core::Direction::Lower) {
    if (norm.mean && norm.sd) bar.typicalHigh = *norm.mean + *norm.sd;
  } else if (norm.typicalLow) {
    bar.typicalLow = norm.typicalLow;
  } else if (norm.mean && norm.sd) {
    bar.typicalLow = *norm.mean - *norm.sd;
  }
}

bool isScale(const core::Measure& measure) {
  return measure.levels.size() > 1;
}

// The place of a category on a scale of equal segments: the middle of the n-th one.
double placeOnScale(const core::Measure& measure, double value) {
  const auto level = std::find_if(measure.levels.begin(), measure.levels.end(),
                                  [&](const core::Level& each) { return each.value == value; });
  return level == measure.levels.end() ? value : static_cast<double>(level - measure.levels.begin()) + 0.5;
}

}  // namespace

Verdict verdictOf(core::Band band) {
  switch (band) {
    case core::Band::AboveNormal:
    case core::Band::WithinNormal:
    case core::Band::Typical:
    case core::Band::Negative:
      return Verdict::Within;
    case core::Band::Borderline:
    case core::Band::BelowTypical:
      return Verdict::Borderline;
    case core::Band::Impaired:
    case core::Band::Positive:
      return Verdict::Impaired;
  }
  return Verdict::NoNorm;
}

NormBarData normBarData(const core::Score& score) {
  CERVICA_EXPECTS(score.match.norm != nullptr && score.measurement.measure != nullptr);
  const core::Norm& norm = *score.match.norm;
  const core::Measure& measure = *score.measurement.measure;
  NormBarData bar;
  bar.mean = norm.mean;
  bar.sd = norm.sd;
  if (norm.method == core::NormMethod::TypicalRange) addTypicalRange(bar, norm, measure.direction);
  if (norm.method == core::NormMethod::Cutoff) bar.cutoff = norm.cutoff;
  if (score.cutoff && score.cutoff->match.norm) bar.cutoff = score.cutoff->match.norm->cutoff;

  if (norm.mean && norm.sd && *norm.sd > 0) {
    bar.axisLow = *norm.mean - kAxisSds * *norm.sd;
    bar.axisHigh = *norm.mean + kAxisSds * *norm.sd;
    // A quantity that cannot be negative has no axis below zero.
    if (measure.lowest >= 0) bar.axisLow = std::max(bar.axisLow, std::min(measure.lowest, score.measurement.value));
  } else {
    const double centre = bar.cutoff.value_or(score.measurement.value);
    const double reach =
        std::max({std::abs(centre) * 0.5, std::abs(score.measurement.value - centre) * 1.2, measure.step});
    bar.axisLow = centre - reach;
    bar.axisHigh = centre + reach;
  }
  widenTo(bar, score.measurement.value);
  if (bar.cutoff) widenTo(bar, *bar.cutoff);
  if (const auto sem = score.error.sem()) bar.error = core::kNormalQuantile95 * *sem;
  bar.marks.push_back({score.measurement.value, score.measurement.side, verdictOf(score.band)});
  return bar;
}

NormBarData normBarData(const std::vector<core::CombinedMeasurement>& withoutNorm) {
  CERVICA_EXPECTS(!withoutNorm.empty() && withoutNorm.front().measure != nullptr);
  const core::Measure& measure = *withoutNorm.front().measure;
  NormBarData bar;
  if (isScale(measure)) {
    bar.segments = static_cast<int>(measure.levels.size());
    bar.axisHigh = bar.segments;
    for (const auto& each : withoutNorm) {
      bar.marks.push_back({placeOnScale(measure, each.value), each.side, Verdict::NoNorm});
    }
    return bar;
  }
  const auto [least, most] = std::minmax_element(withoutNorm.begin(), withoutNorm.end(),
                                                 [](const auto& a, const auto& b) { return a.value < b.value; });
  // Without a norm nothing says how wide the axis should be: zero to a third beyond the highest, or around negative
  // ones.
  const double reach = std::max({std::abs(least->value), std::abs(most->value), measure.step});
  bar.axisLow = least->value < 0 ? -reach * 4 / 3 : 0;
  bar.axisHigh = reach * 4 / 3;
  for (const auto& each : withoutNorm) bar.marks.push_back({each.value, each.side, Verdict::NoNorm});
  return bar;
}

}  // namespace cervica::app::look
