#include "core/change/goal.h"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "core/base/contract.h"
#include "core/change/change.h"
#include "core/scoring/norm_verdict.h"

namespace cervica::core {
namespace {

/// The t below which a `share` of the people lies.
double studentQuantile(double share, double df) {
  return boost::math::quantile(boost::math::students_t_distribution<double>(df), share);
}

/// The limit at `distance` from the target, on the side where the value is.
double besideTarget(const Measure& measure, double value, double distance) {
  return value < measure.target ? measure.target - distance : measure.target + distance;
}

double limitOfNormal(const Norm& norm, const Measure& measure, double value) {
  const double df = *norm.n - 1.0, share = kWithinNormalPercentile / 100;
  const double spread = *norm.sd * std::sqrt((*norm.n + 1.0) / *norm.n);  // Crawford and Howell (1998)
  switch (measure.direction) {
    case Direction::Lower:
      return *norm.mean - studentQuantile(share, df) * spread;
    case Direction::Target:
      return besideTarget(measure, value, -studentQuantile(share / 2, df) * spread);
    case Direction::Higher:
    case Direction::None:
      return *norm.mean + studentQuantile(share, df) * spread;
  }
  return *norm.mean;
}

double limitOfTypicalRange(const Norm& norm, const Measure& measure) {
  if (measure.direction == Direction::Lower) return norm.mean && norm.sd ? *norm.mean + *norm.sd : *norm.typicalLow;
  return norm.typicalLow ? *norm.typicalLow : *norm.mean - *norm.sd;
}

}  // namespace

GoalChoice goalOfNorm(const CombinedMeasurement& latest, Sex sex, int ageYears, const Catalogue& catalogue) {
  const Measure& measure = *latest.measure;
  const NormChoice choice =
      chooseNorm({&measure, latest.side, latest.device, latest.mixedDevices, sex, ageYears}, catalogue);
  if (!choice.verdict) return {{}, choice.reason};
  const Norm& norm = *choice.verdict->norm;
  switch (norm.method) {
    case NormMethod::Normal:
      return {Goal{limitOfNormal(norm, measure, latest.value), choice.verdict}, {}};
    case NormMethod::TypicalRange:
      return {Goal{limitOfTypicalRange(norm, measure), choice.verdict}, {}};
    case NormMethod::Cutoff:
      return {Goal{*norm.cutoff, choice.verdict}, {}};
    case NormMethod::Context:
      break;
  }
  return {{}, "the norm gives no verdict"};
}

GoalChoice goalAsked(const CombinedMeasurement& latest, double value) {
  const Measure& measure = *latest.measure;
  if (measure.direction == Direction::None) return {{}, "neither direction is better"};
  if (measure.direction != Direction::Target) return {Goal{value, {}}, {}};
  return {Goal{besideTarget(measure, latest.value, std::abs(value - measure.target)), {}}, {}};
}

bool reached(const CombinedMeasurement& result, const Goal& goal) {
  if (goal.match) return !isRemarkable(verdictOf(result.value, {}, *goal.match, *result.measure).band);
  return gain(*result.measure, goal.value, result.value) >= 0;
}

}  // namespace cervica::core
