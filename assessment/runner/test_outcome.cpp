#include "assessment/runner/test_outcome.h"

#include <algorithm>
#include <optional>

#include "assessment/runner/level_rule.h"
#include "assessment/signals/craniocervical.h"

namespace cervica::assessment {
namespace {

/// Variants of the craniocervical protocol; results of different ones are never compared (test.ccft, design decisions).
constexpr const char* kThreeAtEachLevel = "three_holds_at_each_level";
constexpr const char* kTenAtTheBest = "ten_holds_at_best_level";
constexpr const char* kTenAtEach = "ten_holds_at_each_level";

class Outcome {
 public:
  Outcome(const StructuredTest& test, const std::vector<Attempt>& attempts, const std::string& ended,
          const core::Catalogue& catalogue, const std::map<std::string, std::string>& devices)
      : test_(test), attempts_(attempts), ended_(ended), catalogue_(catalogue), devices_(devices) {}

  TestOutcome make() {
    for (std::size_t i = 0; i < test_.phases.size(); ++i) {
      const TestPhase& phase = test_.phases[i];
      if (phase.kind == PhaseKind::TimedHold && !phase.levels.empty()) staged(i);
    }
    graded();
    for (const Attempt& attempt : attempts_) {
      if (!attempt.stands() || !attempt.value || attempt.slot.measure.empty()) continue;
      if (done_.contains(attempt.slot.measure)) continue;
      const TestPhase& phase = test_.phases[attempt.phase];
      if (phase.kind == PhaseKind::Repetitions && attempt.slot.level) continue;  // a level, below
      add(attempt.slot.measure, attempt.slot.side, *attempt.value, &attempt);
      if (attempt.movement && attempt.slot.measure == "movement.peak_speed.rotation") speeds(attempt);
    }
    for (std::size_t i = 0; i < test_.phases.size(); ++i) {
      const TestPhase& phase = test_.phases[i];
      if (phase.kind == PhaseKind::Repetitions && !phase.levels.empty() && !phase.measure.empty()) rated(i);
    }
    for (const std::string& id : test_.measures) {
      const core::Measure* measure = catalogue_.measure(id);
      if (measure == nullptr || !measure->entered() || result_.withheld.contains(id)) continue;
      const bool measured = std::any_of(result_.measurements.begin(), result_.measurements.end(),
                                        [&](const core::Measurement& one) { return one.measure == id; });
      if (!measured) result_.withheld[id] = "not measured";
    }
    return std::move(result_);
  }

 private:
  void add(const std::string& id, std::optional<core::Side> side, double value, const Attempt* attempt,
           const char* protocol = "") {
    const core::Measure* measure = catalogue_.measure(id);
    if (measure == nullptr || value < measure->lowest || value > measure->highest) {
      result_.withheld[id] = "outside of its plausible range";
      return;
    }
    core::Measurement one;
    one.measure = id;
    one.side = side;
    one.value = value;
    one.protocol = protocol;
    const auto device = devices_.find(id);
    if (device != devices_.end()) {
      one.device = device->second;
    } else if (!measure->devices.empty()) {
      one.device = measure->devices.front();
    }
    one.trial = 1 + static_cast<int>(std::count_if(
                        result_.measurements.begin(), result_.measurements.end(),
                        [&](const core::Measurement& other) { return other.measure == id && other.side == side; }));
    if (attempt != nullptr) {
      one.pain = attempt->pain;
      one.note = words(*attempt);
    }
    if (!ended_.empty() && ended_ != "completed") {
      one.note += (one.note.empty() ? "" : "; ") + std::string("test stopped: ") + label(ended_);
    }
    result_.measurements.push_back(std::move(one));
  }

  [[nodiscard]] std::string label(const std::string& reason) const {
    for (const TestPhase& phase : test_.phases) {
      for (const EndReason& end : phase.endWhen) {
        if (end.reason == reason) return end.label;
      }
    }
    return reason == "examiner_stop" ? "by the examiner" : reason;
  }

  /// How it ended and what was seen, for the note of the trial.
  [[nodiscard]] std::string words(const Attempt& attempt) const {
    std::string text;
    if (!attempt.reason.empty() && attempt.reason != "said_stop") text = label(attempt.reason);
    for (const std::string& id : attempt.compensations) {
      for (const Compensation& known : test_.compensations) {
        if (known.id == id) text += (text.empty() ? "" : "; ") + known.label;
      }
    }
    if (attempt.overruled) text += (text.empty() ? "" : "; ") + std::string("judged by the examiner");
    return text;
  }

  /// The highest level of a rating by levels, the baseline when none was clean.
  void rated(std::size_t phase) {
    std::optional<double> highest;
    bool any = false;
    for (const Attempt& one : attempts_) {
      if (one.phase != phase || one.repeated) continue;
      any = true;
      if (one.stands() && one.slot.level) highest = std::max(highest.value_or(*one.slot.level), *one.slot.level);
    }
    const std::string& measure = test_.phases[phase].measure;
    if (any) {
      add(measure, std::nullopt, highest.value_or(kBaselineMmHg), nullptr);
    } else {
      result_.withheld[measure] = "no level was rated";
    }
  }

  /// Holds at levels and what follows of them (test.ccft).
  void staged(std::size_t find) {
    const TestPhase& phase = test_.phases[find];
    std::map<int, LevelHolds> atLevel;
    for (const double level : phase.levels) atLevel[static_cast<int>(level)].levelMmHg = static_cast<int>(level);
    bool any = false;
    std::optional<int> highest;
    for (auto& [level, holds] : atLevel) {
      const HoldCount search = countHolds(attempts_, find, level);
      for (std::size_t i = 0; i < test_.phases.size(); ++i) {
        if (i == find || test_.phases[i].kind != PhaseKind::TimedHold) continue;
        const HoldCount index = countHolds(attempts_, i, level);
        holds.offered += index.offered;
        holds.correct += index.stood;
      }
      const bool onlyTen = search.offered == 0 && holds.offered >= kHoldsOffered && holds.correct > 0;
      any = any || search.offered + holds.offered > 0;
      if (isHeld(search, phase) || onlyTen) highest = level;
    }
    for (const std::string& id : test_.measures) {
      if (id == phase.measure || id.ends_with("_index") || id.ends_with("activation_score")) done_[id] = true;
    }
    if (!any) {
      withhold("no hold was offered");
      return;
    }
    const int mmHg = highest.value_or(kBaselineMmHg);
    add(phase.measure, std::nullopt, mmHg, nullptr, kThreeAtEachLevel);
    if (const auto score = activationScore(mmHg)) {
      add("ccft.activation_score", std::nullopt, *score, nullptr, kThreeAtEachLevel);
    }
    const LevelHolds best = highest ? atLevel[*highest] : LevelHolds{kBaselineMmHg, 0, 0};
    if (const auto index = performanceIndex(best); index && highest) {
      add("ccft.performance_index", std::nullopt, *index, nullptr, kTenAtTheBest);
    } else {
      result_.withheld["ccft.performance_index"] =
          highest ? "ten holds at the highest level were not offered" : "no level was held";
    }
    std::vector<LevelHolds> all;
    for (const auto& [level, holds] : atLevel) all.push_back(holds);
    bool allTen = highest.has_value();
    for (const LevelHolds& each : all) allTen = allTen && (each.offered >= kHoldsOffered || each.levelMmHg > mmHg);
    const auto cumulative = cumulativeIndex(all);
    if (allTen && cumulative) {
      add("ccft.cumulative_index", std::nullopt, *cumulative, nullptr, kTenAtEach);
    } else {
      result_.withheld["ccft.cumulative_index"] = "ten holds at every level were not offered";
    }
  }

  void withhold(const char* why) {
    for (const auto& [id, _] : done_) result_.withheld[id] = why;
  }

  /// One grade of several movements: obvious when either is, subtle when both are, else normal (scoring "combine").
  void graded() {
    for (const TestScoring& scoring : test_.scoring) {
      if (scoring.operation != "combine") continue;
      done_[scoring.measure] = true;
      for (const core::Side side : {core::Side::Left, core::Side::Right}) {
        std::vector<double> grades;
        for (const Attempt& one : attempts_) {
          if (one.slot.measure == scoring.measure && one.slot.side == side && one.stands() && one.value) {
            grades.push_back(*one.value);
          }
        }
        const auto phases = std::count_if(test_.phases.begin(), test_.phases.end(),
                                          [&](const TestPhase& phase) { return phase.measure == scoring.measure; });
        if (grades.empty()) continue;
        const double worst = *std::max_element(grades.begin(), grades.end());
        const double best = *std::min_element(grades.begin(), grades.end());
        if (worst < 2 && static_cast<std::ptrdiff_t>(grades.size()) < phases) {
          result_.withheld[scoring.measure] = "not every movement was rated";
          continue;
        }
        add(scoring.measure, side, worst >= 2 ? 2 : best >= 1 ? 1 : 0, nullptr);
      }
    }
  }

  void speeds(const Attempt& attempt) {
    const Movement& movement = *attempt.movement;
    add("movement.mean_speed.rotation", std::nullopt, movement.meanSpeedDegS, &attempt);
    if (movement.sparc) add("movement.smoothness.sparc", std::nullopt, *movement.sparc, &attempt);
    if (movement.ldlj) add("movement.smoothness.ldlj", std::nullopt, *movement.ldlj, &attempt);
  }

  const StructuredTest& test_;
  const std::vector<Attempt>& attempts_;
  const std::string& ended_;
  const core::Catalogue& catalogue_;
  const std::map<std::string, std::string>& devices_;
  std::map<std::string, bool> done_;  ///< measures that are no single attempts
  TestOutcome result_;
};

}  // namespace

TestOutcome outcome(const StructuredTest& test, const std::vector<Attempt>& attempts, const std::string& ended,
                    const core::Catalogue& catalogue, const std::map<std::string, std::string>& devices) {
  return Outcome(test, attempts, ended, catalogue, devices).make();
}

}  // namespace cervica::assessment
