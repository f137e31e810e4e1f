#include "core/change/change.h"

#include <cmath>
#include <numbers>

#include "core/change/learning.h"

namespace cervica::core {
namespace {

std::string nameOf(const Device* device) {
  return device == nullptr ? "not recorded" : device->label;
}

std::string nameOf(const std::string& protocol) {
  return protocol.empty() ? "the usual one" : protocol;
}

std::vector<Caveat> differencesOfMethod(const CombinedMeasurement& before, const CombinedMeasurement& after) {
  using Code = Caveat::Code;
  std::vector<Caveat> caveats;
  if (before.mixedDevices || after.mixedDevices) {
    caveats.push_back({Code::MixedDevices, "the trials of one visit were taken with different instruments"});
  } else if (before.device != after.device) {
    caveats.push_back(
        {Code::DifferentDevice, "different instruments: " + nameOf(before.device) + ", then " + nameOf(after.device)});
  }
  if (before.mixedProtocols || after.mixedProtocols) {
    caveats.push_back({Code::MixedProtocols, "the trials of one visit were done by different variants of the test"});
  } else if (before.protocol != after.protocol) {
    caveats.push_back({Code::DifferentProtocol, "different variants of the test: " + nameOf(before.protocol) +
                                                    ", then " + nameOf(after.protocol)});
  }
  if (before.trials != after.trials) {
    caveats.push_back({Code::DifferentTrials, "different numbers of trials: " + std::to_string(before.trials) +
                                                  ", then " + std::to_string(after.trials)});
  }
  if (before.derived != after.derived) {
    caveats.push_back({Code::DerivedInOne, "computed from its parts in one visit, measured in the other"});
  }
  return caveats;
}

ChangeVerdict verdictOf(const Measure& measure, double before, double after, double mdc95) {
  if (std::abs(after - before) <= mdc95) return ChangeVerdict::NoRealChange;
  const double better = gain(measure, before, after);
  if (better > 0) return ChangeVerdict::Improved;
  return better < 0 ? ChangeVerdict::Worsened : ChangeVerdict::Uncertain;
}

void judge(Change& change, const MeasurementError& error) {
  change.mdc95 = error.mdc95;
  change.error = error.record;
  const double deviation = std::numbers::sqrt2 * error.sem;
  if (deviation > 0) {
    change.rci = change.difference / deviation;
    change.interval95 =
        Interval{change.difference - kNormalQuantile95 * deviation, change.difference + kNormalQuantile95 * deviation};
  }
  change.verdict = verdictOf(*change.measure, change.before, change.after, error.mdc95);
  if (change.verdict == ChangeVerdict::Uncertain) {
    const bool hasTarget = change.measure->direction == Direction::Target;
    change.caveats.push_back({Caveat::Code::NeitherDirectionBetter,
                              hasTarget ? "beyond the measurement error, but equally far from the target"
                                        : "beyond the measurement error, but neither direction is better"});
  }
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

VisitPair VisitPair::of(const Visit& earlier, const Visit& later) {
  VisitPair pair;
  pair.examinersKnown = !earlier.examiner.empty() && !later.examiner.empty();
  pair.sameExaminer = pair.examinersKnown && earlier.examiner == later.examiner;
  pair.fromIntake = earlier.kind == VisitKind::Intake;
  return pair;
}

bool comparable(const CombinedMeasurement& before, const CombinedMeasurement& after) {
  return !before.mixedDevices && !after.mixedDevices && before.device == after.device && !before.mixedProtocols &&
         !after.mixedProtocols && before.protocol == after.protocol;
}

Change changeBetween(const CombinedMeasurement& before, const CombinedMeasurement& after, const VisitPair& visits,
                     const Catalogue& catalogue) {
  const Measure& measure = *before.measure;
  CERVICA_EXPECTS(after.measure == before.measure && after.side == before.side);
  Change change;
  change.measure = &measure;
  change.side = before.side;
  change.before = before.value;
  change.after = after.value;
  change.difference = after.value - before.value;
  change.caveats = differencesOfMethod(before, after);
  for (const ImportantDifference* one : catalogue.importantDifferencesOf(measure)) {
    change.populations.push_back({one, std::abs(change.difference) >= one->value});
    if (one->preferred) change.mcid = one->value;
  }
  change.comparable = comparable(before, after);
  if (!change.comparable) return change;

  const auto error = errorRecords(measure, before.side, before.device, visits.rater(), catalogue).at(before.value);
  if (error) judge(change, *error);
  change.important =
      change.mcid && std::abs(change.difference) >= *change.mcid && change.verdict != ChangeVerdict::NoRealChange;
  const LearningNote* learning = learningOf(measure.id);
  const bool seemsBetter =
      gain(measure, before.value, after.value) > 0 && change.verdict != ChangeVerdict::NoRealChange;
  if (learning != nullptr && visits.fromIntake && seemsBetter) {
    change.caveats.push_back({Caveat::Code::Learning, std::string(learning->sentence)});
  }
  return change;
}

}  // namespace cervica::core
