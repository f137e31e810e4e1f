#include "app/posture/muscle_findings.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <optional>

#include "assessment/rules/rule_book.h"
#include "assessment/tests/test_library.h"
#include "core/scoring/combined.h"

namespace cervica::app {
namespace {

using core::Side;
using visualization::Muscle;
using visualization::MuscleState;

constexpr std::array<Side, 2> kSides{Side::Left, Side::Right};

constexpr std::array kUpperTrapezius{Muscle::UpperTrapezius};
constexpr std::array kMiddleTrapezius{Muscle::MiddleTrapezius};
constexpr std::array kLowerTrapezius{Muscle::LowerTrapezius};
constexpr std::array kLevator{Muscle::LevatorScapulae};
constexpr std::array kSternocleidomastoid{Muscle::Sternocleidomastoid};
constexpr std::array kScalenes{Muscle::Scalenes};
constexpr std::array kSuperficialFlexors{Muscle::Sternocleidomastoid, Muscle::Scalenes};
constexpr std::array kSuboccipitals{Muscle::Suboccipitals};
constexpr std::array kLongusColli{Muscle::LongusColli};
constexpr std::array kLongusCapitis{Muscle::LongusCapitis};
constexpr std::array kNeckExtensors{Muscle::Splenius, Muscle::Semispinalis};
constexpr std::array kDeepNeckExtensors{Muscle::Semispinalis};
constexpr std::array kRhomboids{Muscle::Rhomboids};
constexpr std::array kSerratus{Muscle::SerratusAnterior};
constexpr std::array kPectoralisMinor{Muscle::PectoralisMinor};
constexpr std::array kPectoralisMajor{Muscle::PectoralisMajor};
constexpr std::array kPectorals{Muscle::PectoralisMinor, Muscle::PectoralisMajor};

/// How a row is read.
enum class Basis {
  Finding,   ///< `id` is a finding: present, the state; absent, normal; else not examined. Both sides alike.
  Measure,   ///< as a finding, but by what it says of `measure`, side by side
  Question,  ///< `id` is answered by yes: the state; by no: normal. Both sides alike.
  Ticked,    ///< `id` is a compensation that was ticked in the test `measure`: the state; else nothing follows
  Verdict    ///< `measure` has a verdict by a norm: the state where remarkable, else normal; without one, only a reason
};

struct Row {
  Basis basis;
  const char* id;
  const char* measure;
  MuscleState state;
  std::span<const Muscle> muscles;
};

/// The whole mapping, a design choice by what each test examines. Not listed, because they do not speak of one muscle:
/// neck strength, scapular endurance, scapular dyskinesis, trigger points, everything of posture and range of motion.
constexpr std::array<Row, 18> kRows{{
    {Basis::Measure, "finding.short_upper_trapezius", "length.upper_trapezius", MuscleState::Short, kUpperTrapezius},
    {Basis::Measure, "finding.short_levator_scapulae", "length.levator_scapulae", MuscleState::Short, kLevator},
    {Basis::Measure, "finding.short_sternocleidomastoid", "length.sternocleidomastoid", MuscleState::Short,
     kSternocleidomastoid},
    {Basis::Measure, "finding.short_suboccipitals", "length.suboccipitals", MuscleState::Short, kSuboccipitals},
    {Basis::Measure, "finding.short_pectorals", "length.pectoralis_minor_index", MuscleState::Short, kPectoralisMinor},
    {Basis::Question, "sign.pectorals_short", "", MuscleState::Short, kPectorals},
    {Basis::Finding, "finding.ccft_activation_low", "", MuscleState::Weak, visualization::kDeepNeckFlexors},
    {Basis::Finding, "finding.ccft_endurance_low", "", MuscleState::Weak, visualization::kDeepNeckFlexors},
    {Basis::Finding, "finding.neck_flexor_endurance_low", "", MuscleState::Weak, visualization::kDeepNeckFlexors},
    {Basis::Finding, "finding.neck_extensor_endurance_low", "", MuscleState::Weak, kNeckExtensors},
    {Basis::Question, "sign.lower_trapezius_weak", "", MuscleState::Weak, kLowerTrapezius},
    {Basis::Question, "sign.rhomboids_weak", "", MuscleState::Weak, kRhomboids},
    {Basis::Ticked, "superficial", "test.ccft", MuscleState::Overactive, kSuperficialFlexors},
    {Basis::Verdict, "", "strength.scapula.upper_trapezius", MuscleState::Weak, kUpperTrapezius},
    {Basis::Verdict, "", "strength.scapula.middle_trapezius", MuscleState::Weak, kMiddleTrapezius},
    {Basis::Verdict, "", "strength.scapula.lower_trapezius", MuscleState::Weak, kLowerTrapezius},
    {Basis::Verdict, "", "strength.scapula.serratus_anterior", MuscleState::Weak, kSerratus},
    {Basis::Verdict, "", "strength.scapula.rhomboids", MuscleState::Weak, kRhomboids},
}};

/// Which muscles of the model an exercise's target is. By the labels of exercises.json: "Neck extensors (splenius,
/// semispinalis)", "Deep neck extensors (semispinalis cervicis, multifidus)", of which the model has the semispinalis.
constexpr std::array<std::pair<std::string_view, std::span<const Muscle>>, 16> kTargets{{
    {"muscle.deep_cervical_flexors", visualization::kDeepNeckFlexors},
    {"muscle.longus_colli", kLongusColli},
    {"muscle.longus_capitis", kLongusCapitis},
    {"muscle.upper_trapezius", kUpperTrapezius},
    {"muscle.middle_trapezius", kMiddleTrapezius},
    {"muscle.lower_trapezius", kLowerTrapezius},
    {"muscle.rhomboids", kRhomboids},
    {"muscle.serratus_anterior", kSerratus},
    {"muscle.levator_scapulae", kLevator},
    {"muscle.sternocleidomastoid", kSternocleidomastoid},
    {"muscle.suboccipitals", kSuboccipitals},
    {"muscle.scalenes", kScalenes},
    {"muscle.pectoralis_minor", kPectoralisMinor},
    {"muscle.pectoralis_major", kPectoralisMajor},
    {"muscle.deep_cervical_extensors", kDeepNeckExtensors},
    {"muscle.cervical_extensors", kNeckExtensors},
}};

/// What one row says of one side.
struct Said {
  std::optional<MuscleState> state;  ///< nothing: only a reason
  std::string reason;
  std::string note;
};

/// The states from the one that is shown first.
constexpr std::array<MuscleState, 4> kFirst{MuscleState::Short, MuscleState::Weak, MuscleState::Overactive,
                                            MuscleState::Normal};

std::string valueIn(const core::Measure& measure, double value) {
  if (const core::Level* level = measure.levelOf(value)) return level->label;
  char digits[48];
  std::snprintf(digits, sizeof digits, "%.*f", measure.decimals, value);
  const std::string unit = core::readableUnit(measure.unit);
  return unit.empty() ? std::string(digits) : std::string(digits) + " " + unit;
}

std::string sentence(MuscleState state, const std::string& what) {
  return std::string(labelOf(state)) + ": " + what;
}

bool holds(assessment::Comparison comparison, double value, double number) {
  switch (comparison) {
    case assessment::Comparison::Less:
      return value < number;
    case assessment::Comparison::AtMost:
      return value <= number;
    case assessment::Comparison::More:
      return value > number;
    case assessment::Comparison::AtLeast:
      return value >= number;
    case assessment::Comparison::Equal:
      return value == number;
    case assessment::Comparison::NotEqual:
      return value != number;
  }
  return false;
}

/// The comparison of a measure inside a condition that is met by any of its parts; null: there is none.
const assessment::Compare* comparisonOf(const assessment::Condition& condition, std::string_view measure) {
  if (const auto* compare = std::get_if<assessment::Compare>(&condition.form))
    return compare->subject.id == measure ? compare : nullptr;
  if (const auto* any = std::get_if<assessment::AnyOf>(&condition.form)) {
    for (const assessment::Condition& part : any->parts)
      if (const auto* found = comparisonOf(part, measure)) return found;
  }
  return nullptr;
}

/// Reads the rows for one visit.
class Reader {
 public:
  Reader(const core::Visit& visit, const assessment::Assessment& assessment, const core::Catalogue& catalogue)
      : visit_(visit), assessed_(assessment), catalogue_(catalogue), combined_(core::combine(visit, catalogue)) {}

  [[nodiscard]] std::optional<Said> said(const Row& row, Side side) const {
    switch (row.basis) {
      case Basis::Finding:
        return byFinding(row);
      case Basis::Measure:
        return byMeasure(row, side);
      case Basis::Question:
        return byQuestion(row);
      case Basis::Ticked:
        return byTick(row);
      case Basis::Verdict:
        return byVerdict(row, side);
    }
    return std::nullopt;
  }

 private:
  const core::CombinedMeasurement* measured(std::string_view measure, Side side) const {
    const auto found = std::find_if(combined_.begin(), combined_.end(), [&](const core::CombinedMeasurement& one) {
      return one.measure->id == measure && (!one.side || *one.side == side);
    });
    return found == combined_.end() ? nullptr : &*found;
  }

  static std::string words(const core::CombinedMeasurement& one) {
    return one.measure->label + (one.side ? ", " + core::toText(*one.side) : std::string()) + ": " +
           valueIn(*one.measure, one.value);
  }

  std::optional<Said> byFinding(const Row& row) const {
    const assessment::FindingRule* rule = rules_->finding(row.id);
    if (rule == nullptr) return std::nullopt;
    const auto& unknown = assessed_.findings.notExamined;
    if (std::any_of(unknown.begin(), unknown.end(), [&](const auto* one) { return one->id == rule->id; }))
      return std::nullopt;
    // What was measured for it, in the order of the rule.
    std::string values, note;
    std::vector<std::string> told;
    assessment::forEachSubject(rule->when, [&](const assessment::Subject& subject) {
      if (subject.kind != assessment::Subject::Kind::Measure) return;
      if (std::find(told.begin(), told.end(), subject.id) != told.end()) return;
      told.push_back(subject.id);
      if (const core::CombinedMeasurement* one = measured(subject.id, Side::Right)) {
        values += (values.empty() ? "" : "; ") + words(*one);
        if (note.empty()) note = valueIn(*one->measure, one->value);
      }
    });
    if (values.empty()) return std::nullopt;
    if (assessed_.findings.finding(row.id) == nullptr)
      return Said{MuscleState::Normal, sentence(MuscleState::Normal, values), note};
    return Said{row.state, sentence(row.state, rule->label + " (" + values + ")"), note};
  }

  std::optional<Said> byMeasure(const Row& row, Side side) const {
    const assessment::FindingRule* rule = rules_->finding(row.id);
    const core::CombinedMeasurement* one = measured(row.measure, side);
    if (rule == nullptr || one == nullptr) return std::nullopt;
    const assessment::Compare* compare = comparisonOf(rule->when, row.measure);
    if (compare == nullptr) return std::nullopt;
    const MuscleState state = holds(compare->comparison, one->value, compare->number) ? row.state : MuscleState::Normal;
    return Said{state, sentence(state, words(*one)), valueIn(*one->measure, one->value)};
  }

  std::optional<Said> byQuestion(const Row& row) const {
    const auto answer = visit_.screening.find(row.id);
    if (answer == visit_.screening.end()) return std::nullopt;
    const bool* yes = std::get_if<bool>(&answer->second);
    if (yes == nullptr) return std::nullopt;
    const core::Question* question = catalogue_.question(row.id);
    const std::string label = question == nullptr ? std::string(row.id) : question->label;
    const MuscleState state = *yes ? row.state : MuscleState::Normal;
    return Said{state, sentence(state, *yes ? label : label + ": no"), {}};
  }

  std::optional<Said> byTick(const Row& row) const {
    for (const core::TestRun& run : visit_.testRuns) {
      if (run.test != row.measure) continue;
      for (const core::TestMark& mark : run.marks) {
        if (mark.kind != core::TestMark::Kind::Compensation || mark.id != row.id) continue;
        std::string what = labelOfTick(row);
        if (!mark.step.empty()) what += " (" + mark.step + ")";
        return Said{row.state, sentence(row.state, what), {}};
      }
    }
    return std::nullopt;
  }

  std::optional<Said> byVerdict(const Row& row, Side side) const {
    const core::CombinedMeasurement* one = measured(row.measure, side);
    if (one == nullptr) return std::nullopt;
    const std::string note = valueIn(*one->measure, one->value);
    for (const core::Score& score : assessed_.scores.scores) {
      if (score.measurement.measure != one->measure || score.measurement.side != one->side) continue;
      const MuscleState state = core::isRemarkable(score.band) ? row.state : MuscleState::Normal;
      return Said{state, sentence(state, words(*one)), note};
    }
    return Said{std::nullopt, words(*one) + ", without a norm to judge it by", note};
  }

  static std::string labelOfTick(const Row& row) {
    if (const assessment::StructuredTest* test = assessment::TestLibrary::shipped()->test(row.measure)) {
      for (const auto& compensation : test->compensations)
        if (compensation.id == row.id) return test->title + ": " + compensation.label;
    }
    return row.id;
  }

  const core::Visit& visit_;
  const assessment::Assessment& assessed_;
  const core::Catalogue& catalogue_;
  std::shared_ptr<const assessment::RuleBook> rules_ = assessment::RuleBook::shipped();
  std::vector<core::CombinedMeasurement> combined_;
};

}  // namespace

MuscleFindings muscleFindings(const core::Visit& visit, const assessment::Assessment& assessment,
                              const core::Catalogue& catalogue) {
  const Reader reader(visit, assessment, catalogue);
  MuscleFindings findings;
  for (const Side side : kSides) {
    std::map<Muscle, std::vector<Said>> said;
    for (const Row& row : kRows) {
      if (const std::optional<Said> one = reader.said(row, side))
        for (const Muscle muscle : row.muscles) said[muscle].push_back(*one);
    }
    for (const Muscle muscle : visualization::kMuscles) {
      MuscleFinding& finding = findings[{muscle, side}];
      std::vector<Said>& all = said[muscle];
      const auto rank = [](const Said& one) {
        return one.state ? std::find(kFirst.begin(), kFirst.end(), *one.state) - kFirst.begin() : std::ssize(kFirst);
      };
      std::stable_sort(all.begin(), all.end(), [&](const Said& a, const Said& b) { return rank(a) < rank(b); });
      if (all.empty() || !all.front().state) {
        finding.reasons.push_back(sentence(MuscleState::NotExamined,
                                           all.empty() ? "no test of this muscle in this visit" : all.front().reason));
        if (!all.empty()) finding.note = all.front().note;
        continue;
      }
      finding.state = *all.front().state;
      finding.note = all.front().note;
      for (Said& one : all) finding.reasons.push_back(std::move(one.reason));
    }
  }
  return findings;
}

MuscleFindings muscleFindings(const core::Visit& visit, const core::Catalogue& catalogue) {
  return muscleFindings(visit, assessment::assess(visit, catalogue), catalogue);
}

visualization::MuscleStates statesOf(const MuscleFindings& findings) {
  visualization::MuscleStates states;
  for (const auto& [muscle, finding] : findings) states[muscle] = finding.state;
  return states;
}

std::string_view labelOf(visualization::MuscleState state) {
  switch (state) {
    case MuscleState::Normal:
      return "Normal";
    case MuscleState::Short:
      return "Short";
    case MuscleState::Weak:
      return "Weak";
    case MuscleState::Overactive:
      return "Overactive";
    case MuscleState::NotExamined:
      return "Not examined";
  }
  return "Not examined";
}

std::span<const Muscle> musclesOf(std::string_view exerciseMuscle) {
  for (const auto& [id, muscles] : kTargets)
    if (id == exerciseMuscle) return muscles;
  return {};
}

}  // namespace cervica::app
