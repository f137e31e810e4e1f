#include "core/psychometrics/measurement_error.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <functional>

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

std::optional<MeasurementError> ErrorRecords::at(double value) const {
  std::optional<MeasurementError> largest;
  for (const ReliabilityRecord* record : records_) {
    const MeasurementError candidate = errorOf(*record, value);
    if (!largest || candidate.mdc95 > largest->mdc95) largest = candidate;
  }
  return largest;
}

ErrorRecords errorRecords(const Measure& measure, std::optional<Side> side, const Device* device, Rater rater,
                          const Catalogue& catalogue) {
  std::vector<const ReliabilityRecord*> exact, wider;
  for (const ReliabilityRecord* record : catalogue.reliabilityOf(measure)) {
    if (!record->preferred || !record->hasError() || !sideFits(*record, side)) continue;
    const bool sameDevice = device != nullptr && record->device == device->id;
    if (sameDevice && record->rater == rater) exact.push_back(record);
    const bool raterFits = record->rater == rater || record->rater == Rater::Unknown;
    if ((sameDevice || record->device.empty()) && raterFits) wider.push_back(record);
  }
  // A clinic that has measured its own error with this instrument and rater knows it better than the literature.
  const auto own = [](const ReliabilityRecord* record) { return record->origin == Origin::Clinic; };
  if (std::any_of(exact.begin(), exact.end(), own)) std::erase_if(exact, std::not_fn(own));
  return ErrorRecords(exact.empty() ? std::move(wider) : std::move(exact));
}

double studentCdf(double t, double df) {
  CERVICA_EXPECTS(df > 0);
  // Double precision throughout: the last digits that long double would add are far below any norm's own precision.
  using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
  return boost::math::cdf(boost::math::students_t_distribution<double, Policy>(df), t);
}

double crawfordHowellT(double value, double mean, double sd, int n) {
  CERVICA_EXPECTS(sd > 0 && n >= 2);
  return (value - mean) / (sd * std::sqrt((n + 1.0) / n));
}

}  // namespace cervica::core
