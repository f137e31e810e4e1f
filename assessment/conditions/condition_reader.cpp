#include "assessment/conditions/condition_reader.h"

#include <algorithm>
#include <limits>

namespace cervica::assessment {
namespace {

using core::Json;
using core::JsonCursor;

constexpr std::string_view kAge = "patient.age_years";
constexpr std::string_view kSex = "patient.sex";
constexpr std::string_view kMass = "patient.mass_kg";

/// Ages of living people, and what a visit document allows for a person's mass (core/visit/visit.h).
constexpr Limits kAgeLimits{0, 130};
constexpr Limits kMassLimits{2, 400};
/// Beyond this a z-score tells nothing more.
constexpr Limits kZLimits{-10, 10};

Comparison readComparison(const JsonCursor& at) {
  return at.choice<Comparison>({{"<", Comparison::Less},
                                {"<=", Comparison::AtMost},
                                {">", Comparison::More},
                                {">=", Comparison::AtLeast},
                                {"==", Comparison::Equal},
                                {"!=", Comparison::NotEqual}});
}

core::Band readBandWord(const JsonCursor& at) {
  return at.choice<core::Band>({{"above_normal", core::Band::AboveNormal},
                                {"within_normal", core::Band::WithinNormal},
                                {"borderline", core::Band::Borderline},
                                {"impaired", core::Band::Impaired},
                                {"typical", core::Band::Typical},
                                {"below_typical", core::Band::BelowTypical},
                                {"negative", core::Band::Negative},
                                {"positive", core::Band::Positive}});
}

bool isList(const JsonCursor& at, std::size_t size) {
  if (at.present() && at.json().is_array() && at.json().size() == size) return true;
  at.report("must be a list of " + std::to_string(size));
  return false;
}

/// A list of words that says something.
template <typename T>
std::vector<T> readWords(const JsonCursor& at, T (*readWord)(const JsonCursor&)) {
  std::vector<T> words;
  at.forEach([&](const JsonCursor& element, std::size_t) { words.push_back(readWord(element)); });
  if (words.empty() && at.present() && at.json().is_array()) at.report("must name at least one");
  return words;
}

bool hasPrimaryScore(const core::Instrument& instrument) {
  return instrument.method != core::Instrument::Method::Subscales &&
         instrument.method != core::Instrument::Method::Profile;
}

/// The range of an instrument's primary score.
Limits scoreLimits(const core::Instrument& instrument) {
  const int factor = instrument.method == core::Instrument::Method::Sum ? instrument.items : 1;
  return {instrument.scoreMin.value_or(instrument.answerMin * factor),
          instrument.scoreMax.value_or(instrument.answerMax * factor)};
}

}  // namespace

ScreeningAction readAction(const JsonCursor& at) {
  return at.choice<ScreeningAction>({{"EMERGENCY", ScreeningAction::Emergency},
                                     {"SAME_DAY", ScreeningAction::SameDay},
                                     {"URGENT_2W", ScreeningAction::UrgentTwoWeeks},
                                     {"ROUTINE_REFERRAL", ScreeningAction::RoutineReferral},
                                     {"INCOMPLETE", ScreeningAction::Incomplete},
                                     {"CAUTION", ScreeningAction::Caution},
                                     {"CONTINUE", ScreeningAction::Continue}});
}

Condition ConditionReader::read(const JsonCursor& at, int depth) const {
  if (depth > kDeepestCondition) {
    at.report("conditions are nested too deep here");
    return {};
  }
  if (!at.present() || !at.json().is_object() || at.json().size() != 1) {
    at.report("must be a condition: an object with one member that names its form");
    return {};
  }
  const std::string form = at.json().begin().key();
  const JsonCursor content = at[form];
  if (form == "all") return {AllOf{readParts(content, depth)}};
  if (form == "any") return {AnyOf{readParts(content, depth)}};
  if (form == "not") {
    Negation negation;
    negation.part.push_back(read(content, depth + 1));
    return {std::move(negation)};
  }
  if (form == "is") return readIs(content);
  if (form == "cmp") return readCompare(content);
  if (form == "count") return readCount(content, depth);
  if (form == "unknown") return readNotRecorded(content);
  if (form == "module") return readModule(content);
  if (form == "band") return readBand(content);
  if (form == "z") return readZ(content);
  if (form == "side_difference") return readSideDifference(content);
  content.report("is not a form of condition");
  return {};
}

std::vector<Condition> ConditionReader::readParts(At at, int depth) const {
  std::vector<Condition> parts;
  at.forEach([&](const JsonCursor& part, std::size_t) { parts.push_back(read(part, depth + 1)); });
  return parts;
}

Condition ConditionReader::readCount(At at, int depth) const {
  if (!at.expectObject()) return {};
  at.onlyMembers({"of", "op", "n"});
  Count count;
  at["of"].forEach([&](const JsonCursor& part, std::size_t) {
    if (!part.present() || !part.json().is_string()) {
      count.of.push_back(read(part, depth + 1));
    } else if (const auto found = subject(part)) {
      if (!isYesNo(*found)) part.report("only a yes/no question can be counted by its id");
      count.of.push_back({Is{*found, true}});
    }
  });
  if (count.of.empty()) at["of"].report("must name at least one");
  count.comparison = readComparison(at["op"]);
  count.number = integerIn(at["n"], 0, static_cast<int>(count.of.size()));
  return {std::move(count)};
}

Condition ConditionReader::readIs(At at) const {
  if (!isList(at, 2)) return {};
  const auto found = subject(at.at(0));
  if (!found) return {};
  const JsonCursor wanted = at.at(1);
  if (!canEqual(*found, wanted.json())) {
    wanted.report("is a value that '" + found->id + "' can never have");
    return {};
  }
  Is is{*found, true};
  if (wanted.json().is_boolean()) {
    is.value = wanted.boolean();
  } else if (wanted.json().is_number()) {
    is.value = wanted.number();
  } else {
    is.value = wanted.text();
  }
  return {std::move(is)};
}

Condition ConditionReader::readCompare(At at) const {
  if (!isList(at, 3)) return {};
  const Comparison comparison = readComparison(at.at(1));
  const auto found = subject(at.at(0));
  if (!found) return {};
  const auto limits = limitsOf(*found);
  if (!limits) {
    at.at(0).report("'" + found->id + "' is not a number and cannot be compared");
    return {};
  }
  return {Compare{*found, comparison, numberIn(at.at(2), *limits)}};
}

Condition ConditionReader::readNotRecorded(At at) const {
  const auto found = subject(at);
  return found ? Condition{NotRecorded{*found}} : Condition{};
}

Condition ConditionReader::readModule(At at) const {
  if (!isList(at, 2)) return {};
  return {ModuleResult{reference(at.at(0), "screening module that runs before this", moduleKnown_),
                       readWords(at.at(1), readAction)}};
}

Condition ConditionReader::readBand(At at) const {
  if (!isList(at, 2)) return {};
  const core::Measure* found = measure(at.at(0));
  InBand inBand{{}, readWords(at.at(1), readBandWord)};
  if (found != nullptr) inBand.measure = found->id;
  return {std::move(inBand)};
}

Condition ConditionReader::readZ(At at) const {
  if (!isList(at, 3)) return {};
  const core::Measure* found = measure(at.at(0));
  ZScore z{{}, readComparison(at.at(1)), numberIn(at.at(2), kZLimits)};
  if (found == nullptr) return {};
  if (found->domain == core::Domain::Endurance) at.at(0).report("a hold time has no z-score; its band can be used");
  z.measure = found->id;
  return {std::move(z)};
}

Condition ConditionReader::readSideDifference(At at) const {
  if (!isList(at, 3)) return {};
  const core::Measure* found = measure(at.at(0));
  const Comparison comparison = readComparison(at.at(1));
  if (found == nullptr) return {};
  if (!found->sided) at.at(0).report("'" + found->id + "' is not measured left and right");
  return {SideDifference{found->id, comparison, numberIn(at.at(2), {0, found->highest - found->lowest})}};
}

std::optional<Subject> ConditionReader::subject(const JsonCursor& at) const {
  const std::string id = sentence(at);
  if (id.empty()) return std::nullopt;
  using Kind = Subject::Kind;
  if (id == kAge || id == kSex || id == kMass) return Subject{Kind::Patient, id};
  if (catalogue_.question(id) != nullptr) return Subject{Kind::Question, id};
  if (catalogue_.symptom(id) != nullptr) return Subject{Kind::Symptom, id};
  if (catalogue_.habit(id) != nullptr) return Subject{Kind::Habit, id};
  if (catalogue_.measure(id) != nullptr) return Subject{Kind::Measure, id};
  if (catalogue_.instrument(id) != nullptr) return Subject{Kind::Instrument, id};
  at.report("nothing that can be recorded is called '" + id + "'");
  return std::nullopt;
}

const core::Measure* ConditionReader::measure(At at) const {
  const std::string id = sentence(at);
  const core::Measure* found = catalogue_.measure(id);
  if (found == nullptr && !id.empty()) at.report("there is no measure '" + id + "'");
  return found;
}

bool ConditionReader::isYesNo(const Subject& subject) const {
  if (subject.kind == Subject::Kind::Symptom || subject.kind == Subject::Kind::Habit) return true;
  return subject.kind == Subject::Kind::Question && catalogue_.question(subject.id)->type == core::Question::Type::Bool;
}

bool ConditionReader::canEqual(const Subject& subject, const Json& value) const {
  if (isYesNo(subject)) return value.is_boolean();
  if (subject.id == kSex) return value == "female" || value == "male" || value == "other" || value == "unknown";
  if (subject.kind == Subject::Kind::Question) {
    const core::Question& question = *catalogue_.question(subject.id);
    if (question.type == core::Question::Type::Text) return value.is_string();
    if (question.type == core::Question::Type::Choice) {
      return std::any_of(question.choices.begin(), question.choices.end(),
                         [&](const std::string& choice) { return value == choice; });
    }
  }
  const auto limits = limitsOf(subject);
  if (!value.is_number() || !limits) return false;
  return limits->lowest <= value.get<double>() && value.get<double>() <= limits->highest;
}

std::optional<Limits> ConditionReader::limitsOf(const Subject& subject) const {
  switch (subject.kind) {
    case Subject::Kind::Patient:
      if (subject.id == kSex) return std::nullopt;
      return subject.id == kAge ? kAgeLimits : kMassLimits;
    case Subject::Kind::Question: {
      constexpr double kOpen = std::numeric_limits<double>::max();
      const core::Question& question = *catalogue_.question(subject.id);
      if (question.type != core::Question::Type::Number) return std::nullopt;
      return Limits{question.lowest.value_or(-kOpen), question.highest.value_or(kOpen)};
    }
    case Subject::Kind::Measure: {
      const core::Measure& found = *catalogue_.measure(subject.id);
      return Limits{found.lowest, found.highest};
    }
    case Subject::Kind::Instrument: {
      const core::Instrument& instrument = *catalogue_.instrument(subject.id);
      return hasPrimaryScore(instrument) ? std::optional(scoreLimits(instrument)) : std::nullopt;
    }
    case Subject::Kind::Symptom:
    case Subject::Kind::Habit:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace cervica::assessment
