#include "core/psychometrics/measurement_error.h"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace cervica::core {
namespace {

MeasurementError errorOf(const ReliabilityRecord& record, double value) {
  MeasurementError out;
  out.record = &record;
  out.mdc95 = record.mdc95 ? *record.mdc95 : *record.mdc95Percent / 100.0 * std::abs(value);
  out.sem = record.sem.value_or(out.mdc95 / kMdc95PerSem);
  return out;
}

bool sideFits(const ReliabilityRecord& record, std::optional<Side> side) {
  switch (record.side) {
    case Norm::SideRule::Unsided:
    case Norm::SideRule::Both:
      return true;
    case Norm::SideRule::Left:
      return side == Side::Left;
    case Norm::SideRule::Right:
      return side == Side::Right;
  }
  return false;
}

}  // namespace

std::optional<MeasurementError> measurementError(const Measure& measure, std::optional<Side> side,
                                                 const std::string& device, Rater rater, double value,
                                                 const Catalogue& catalogue) {
  std::optional<MeasurementError> exact, wider;
  const auto keepLarger = [](std::optional<MeasurementError>& kept, const MeasurementError& candidate) {
    if (!kept || candidate.mdc95 > kept->mdc95) kept = candidate;
  };
  for (const ReliabilityRecord* record : catalogue.reliabilityOf(measure)) {
    if (!record->preferred || !record->hasError() || !sideFits(*record, side)) continue;
    const bool sameDevice = !device.empty() && record->device == device;
    const bool raterFits = record->rater == rater || record->rater == Rater::Unknown;
    if (sameDevice && record->rater == rater) keepLarger(exact, errorOf(*record, value));
    if ((sameDevice || record->device.empty()) && raterFits) keepLarger(wider, errorOf(*record, value));
  }
  return exact ? exact : wider;
}

double studentCdf(double t, double df) {
  CERVICA_EXPECTS(df > 0);
  return boost::math::cdf(boost::math::students_t_distribution<double>(df), t);
}

double crawfordHowellT(double value, double mean, double sd, int n) {
  CERVICA_EXPECTS(sd > 0 && n >= 2);
  return (value - mean) / (sd * std::sqrt((n + 1.0) / n));
}

}  // namespace cervica::core
