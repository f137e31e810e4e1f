#include "core/change/comparison.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cervica::core {
namespace {

std::string labelOf(const std::string& device, const Catalogue& catalogue) {
  if (device.empty()) return "not recorded";
  const Device* known = catalogue.device(device);
  return known != nullptr ? known->label : device;
}

/// Above 0 for better, below 0 for worse; 0 where the measure has no better.
double gain(const Measure& measure, double before, double after) {
  switch (measure.direction) {
    case Direction::Higher:
      return after - before;
    case Direction::Lower:
      return before - after;
    case Direction::Target:
      return std::abs(before - measure.target) - std::abs(after - measure.target);
    case Direction::None:
      return 0;
  }
  return 0;
}

ChangeVerdict verdictOf(const Measure& measure, double before, double after, double mdc95) {
  if (std::abs(after - before) <= mdc95) return ChangeVerdict::NoRealChange;
  const double better = gain(measure, before, after);
  if (better > 0) return ChangeVerdict::Improved;
  return better < 0 ? ChangeVerdict::Worsened : ChangeVerdict::Uncertain;
}

std::optional<double> mcidOf(const Measure& measure, const Catalogue& catalogue) {
  for (const ImportantDifference* one : catalogue.importantDifferencesOf(measure)) {
    if (one->preferred) return one->value;
  }
  return std::nullopt;
}

Change changeOf(const CombinedMeasurement& before, const CombinedMeasurement& after, Rater rater,
                const Catalogue& catalogue) {
  Change change;
  change.measure = before.measure;
  change.side = before.side;
  change.before = before.value;
  change.after = after.value;
  change.difference = after.value - before.value;
  change.mcid = mcidOf(*before.measure, catalogue);

  const bool mixed = before.mixedDevices || after.mixedDevices;
  const bool sameDevice = !mixed && before.device == after.device;
  if (mixed) {
    change.caveats.push_back("the trials of one visit were taken with different instruments");
  } else if (!sameDevice) {
    change.caveats.push_back("different instruments: " + labelOf(before.device, catalogue) + ", then " +
                             labelOf(after.device, catalogue));
  }
  if (before.trials != after.trials) {
    change.caveats.push_back("different numbers of trials: " + std::to_string(before.trials) + ", then " +
                             std::to_string(after.trials));
  }
  if (before.derived != after.derived)
    change.caveats.push_back("computed from its parts in one visit, measured in the other");

  if (sameDevice) {
    const auto error = measurementError(*before.measure, before.side, before.device, rater, before.value, catalogue);
    if (error) {
      change.mdc95 = error->mdc95;
      change.error = error->record;
      if (error->sem > 0) change.rci = change.difference / (std::numbers::sqrt2 * error->sem);
      change.verdict = verdictOf(*before.measure, before.value, after.value, error->mdc95);
      if (change.verdict == ChangeVerdict::Uncertain) {
        change.caveats.push_back("beyond the measurement error, but neither direction is better");
      }
    }
  }
  change.important =
      change.mcid && std::abs(change.difference) >= *change.mcid && change.verdict != ChangeVerdict::NoRealChange;
  return change;
}

Rater raterOf(const Visit& earlier, const Visit& later, std::vector<std::string>& caveats) {
  if (earlier.examiner.empty() || later.examiner.empty()) {
    caveats.push_back("the examiner of a visit is not recorded: the error of one examiner is used");
    return Rater::Same;
  }
  if (earlier.examiner == later.examiner) return Rater::Same;
  caveats.push_back("different examiners: the error between examiners is used");
  return Rater::Different;
}

}  // namespace

std::string toText(ChangeVerdict verdict) {
  switch (verdict) {
    case ChangeVerdict::Improved:
      return "improved";
    case ChangeVerdict::Worsened:
      return "worsened";
    case ChangeVerdict::NoRealChange:
      return "no_real_change";
    case ChangeVerdict::Uncertain:
      return "uncertain";
  }
  return {};
}

Result<Comparison> compare(const Visit& earlier, const Visit& later, const Catalogue& catalogue) {
  if (earlier.patient.id != later.patient.id) {
    return Error::at("/patient/id", "the visits are of different patients, " + earlier.patient.id.text() + " and " +
                                        later.patient.id.text());
  }
  if (later.startedAt.utc() < earlier.startedAt.utc()) {
    return Error::at("/visit/started_at",
                     "the later visit started before the earlier one; give the earlier visit first");
  }
  Comparison out;
  out.patient = earlier.patient.id;
  out.earlier = earlier.id;
  out.later = later.id;
  const Rater rater = raterOf(earlier, later, out.caveats);
  const auto before = combine(earlier, catalogue);
  const auto after = combine(later, catalogue);
  for (const CombinedMeasurement& was : before) {
    const auto is = std::find_if(after.begin(), after.end(), [&](const CombinedMeasurement& one) {
      return one.measure == was.measure && one.side == was.side;
    });
    if (is != after.end()) out.changes.push_back(changeOf(was, *is, rater, catalogue));
  }
  if (out.changes.empty()) out.caveats.push_back("no measure was taken in both visits");
  return out;
}

}  // namespace cervica::core
