#include "assessment/screening/screening_reader.h"

#include <algorithm>

namespace cervica::assessment {
namespace {

using core::JsonCursor;

constexpr std::size_t kActionCount = 7;
constexpr Limits kProbability{0, 1};
constexpr Limits kLikelihoodRatio{0, 1000};
constexpr Limits kHours{0, 24 * 365};
constexpr int kMostSteps = 20;
constexpr int kMostWeeks = 104;

bool anyId(const std::string&) {
  return true;
}

std::vector<std::string> idsToCheckLater(const JsonCursor& at) {
  return references(at, "record", anyId);
}

bool beginsWith(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

/// An interval of published figures: two numbers, the lower first.
void checkInterval(const JsonCursor& at, Limits limits) {
  if (!at.present() || !at.expectArray()) return;
  if (at.json().size() != 2) {
    at.report("must be a lower and an upper number");
    return;
  }
  if (numberIn(at.at(0), limits) > numberIn(at.at(1), limits)) at.report("must have its lower number first");
}

}  // namespace

void ScreeningReader::readScreening(const JsonCursor& root) {
  root.onlyMembers({"schema", "principles", "condition_language", "evaluation", "actions", "tests", "groups",
                    "questions", "symptoms", "habits", "advice", "modules", "patient_advice_text", "base_answers",
                    "cases", "cases_note"});
  expectSchema(root, "cervica.screening.v1");
  readActions(root["actions"]);
  readTests(root["tests"]);
  readModules(root["modules"]);
  const ConditionReader conditions(catalogue_, [this](const std::string& id) { return book_.module(id) != nullptr; });
  readQuestions(root["questions"], conditions);
  readAdvice(root["advice"]);
  readHabits(root["habits"]);
  book_.patientAdvice_ = sentence(root["patient_advice_text"]);
}

void ScreeningReader::readActions(At at) {
  at.forEach([&](const JsonCursor& one, std::size_t index) {
    if (!one.expectObject()) return;
    one.onlyMembers({"id", "rank", "meaning", "priority", "colour"});
    ActionMeaning meaning;
    meaning.action = readAction(one["id"]);
    const int rank = integerIn(one["rank"], 0, static_cast<int>(kActionCount) - 1);
    meaning.meaning = sentence(one["meaning"]);
    meaning.priority = one["priority"].optionalText();
    meaning.colour = sentence(one["colour"]);
    // The order of ScreeningAction is the order of urgency; the data has to agree with it.
    if (rank != static_cast<int>(meaning.action)) one["rank"].report("is not the urgency of this action");
    if (rank != static_cast<int>(index)) one["rank"].report("must follow the order of the list");
    book_.actions_.push_back(std::move(meaning));
  });
  if (book_.actions_.size() != kActionCount) at.report("must describe each action once");
}

void ScreeningReader::readTests(At at) {
  IdRegister ids("test.");
  at.forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    one.onlyMembers({"id", "label", "defined_in"});
    ScreenedTest test;
    test.id = ids.read(one["id"]);
    test.label = sentence(one["label"]);
    test.structured = one["defined_in"].choice<bool>({{"tests.json", true}, {"screening.json", false}});
    book_.tests_.push_back(std::move(test));
  });
}

void ScreeningReader::readModules(At at) {
  IdRegister ids("module.");
  // A module may refer only to modules before it, which are those read so far.
  const ConditionReader conditions(catalogue_, [this](const std::string& id) { return book_.module(id) != nullptr; });
  at.forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    one.onlyMembers(
        {"id", "title", "applies_when", "rules", "likelihoods", "sources", "verified", "design_decisions", "note"});
    const std::string id = ids.read(one["id"]);
    ScreeningModule module = readModule(one, id, conditions);
    book_.modules_.push_back(std::move(module));
  });
  if (book_.modules_.empty()) at.report("must hold at least one module");
}

ScreeningModule ScreeningReader::readModule(At at, const std::string& id, const ConditionReader& conditions) const {
  ScreeningModule module;
  module.id = id;
  module.title = sentence(at["title"]);
  module.appliesWhen = conditions.read(at["applies_when"]);
  at["rules"].forEach([&](const JsonCursor& rule, std::size_t) { module.rules.push_back(readRule(rule, conditions)); });
  if (module.rules.empty()) at["rules"].report("must hold at least one rule");
  at["likelihoods"].forEach(
      [&](const JsonCursor& one, std::size_t) { module.accuracies.push_back(readAccuracy(one)); });
  module.sources = sourceReferences(at["sources"], catalogue_);
  module.verified = sentence(at["verified"]);
  module.designDecisions = sentences(at["design_decisions"]);
  module.note = at["note"].optionalText();
  return module;
}

ScreeningRule ScreeningReader::readRule(At at, const ConditionReader& conditions) const {
  ScreeningRule rule;
  if (!at.expectObject()) return rule;
  at.onlyMembers(
      {"when", "then", "reason", "blocks", "step", "unknown_ok", "within_hours", "sets", "block_when_unknown"});
  rule.when = conditions.read(at["when"]);
  rule.then = readAction(at["then"]);
  rule.reason = sentence(at["reason"]);
  rule.blocks = idsToCheckLater(at["blocks"]);
  if (at["unknown_ok"].present()) {
    at["unknown_ok"].forEach([&](const JsonCursor& id, std::size_t) {
      if (auto subject = conditions.subject(id)) rule.unknownOk.push_back(std::move(*subject));
    });
  }
  rule.blockWhenUnknown = at["block_when_unknown"].optionalBoolean(false);
  rule.step = optionalIntegerIn(at["step"], 1, kMostSteps);
  rule.withinHours = optionalNumberIn(at["within_hours"], kHours);
  if (at["sets"].present()) readSets(at["sets"], rule);
  return rule;
}

void ScreeningReader::readSets(At at, ScreeningRule& rule) const {
  if (!at.expectObject()) return;
  at.onlyMembers({"category", "likelihood", "plan", "review_weeks"});
  rule.category = at["category"].optionalText();
  rule.likelihood = at["likelihood"].optionalText();
  if (at["plan"].present()) rule.plan = idsToCheckLater(at["plan"]);
  rule.reviewWeeks = optionalIntegerIn(at["review_weeks"], 1, kMostWeeks);
}

DiagnosticAccuracy ScreeningReader::readAccuracy(At at) const {
  DiagnosticAccuracy accuracy;
  if (!at.expectObject()) return accuracy;
  at.onlyMembers({"finding", "study", "sens", "spec", "lr_pos", "lr_neg", "source", "sens_range", "spec_range",
                  "sens_ci", "ci", "use", "post_test", "lr_computed"});
  accuracy.finding = sentence(at["finding"]);
  accuracy.study = at["study"].optionalText();
  accuracy.sensitivity = optionalNumberIn(at["sens"], kProbability);
  accuracy.specificity = optionalNumberIn(at["spec"], kProbability);
  accuracy.likelihoodRatioPositive = optionalNumberIn(at["lr_pos"], kLikelihoodRatio);
  accuracy.likelihoodRatioNegative = optionalNumberIn(at["lr_neg"], kLikelihoodRatio);
  accuracy.postTestProbability = optionalNumberIn(at["post_test"], kProbability);
  accuracy.ratiosComputed = at["lr_computed"].optionalBoolean(false);
  if (at["use"].present()) {
    accuracy.shown = at["use"].choice<bool>({{"not shipped", false}});
  }
  checkInterval(at["sens_range"], kProbability);
  checkInterval(at["spec_range"], kProbability);
  checkInterval(at["sens_ci"], kProbability);
  checkInterval(at["ci"], kLikelihoodRatio);
  accuracy.source =
      reference(at["source"], "source", [this](const std::string& id) { return catalogue_.source(id) != nullptr; });
  return accuracy;
}

void ScreeningReader::readQuestions(At at, const ConditionReader& conditions) {
  at.forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    QuestionRule rule;
    const auto knownQuestion = [this](const std::string& id) { return catalogue_.question(id) != nullptr; };
    rule.question = reference(one["id"], "question", knownQuestion);
    const JsonCursor module = one["module"];
    const std::string moduleId = sentence(module);
    if (!moduleId.empty() && !beginsWith(moduleId, "intake.") && book_.module(moduleId) == nullptr) {
      module.report("there is no screening module '" + moduleId + "'");
    }
    if (one["ask_when"].present()) rule.askWhen = conditions.read(one["ask_when"]);
    const JsonCursor otherwise = one["default"];
    if (otherwise.present() && knownQuestion(rule.question)) {
      if (!conditions.canEqual({Subject::Kind::Question, rule.question}, otherwise.json())) {
        otherwise.report("is a value that this question can never have");
      } else if (otherwise.json().is_boolean()) {
        rule.otherwise = otherwise.boolean();
      } else if (otherwise.json().is_number()) {
        rule.otherwise = otherwise.number();
      } else {
        rule.otherwise = otherwise.text();
      }
    }
    book_.questions_.push_back(std::move(rule));
  });
}

void ScreeningReader::readAdvice(At at) {
  IdRegister ids("advice.");
  at.forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    one.onlyMembers({"id", "text", "exercises", "verified"});
    book_.advice_.push_back(
        {ids.read(one["id"]), sentence(one["text"]), idsToCheckLater(one["exercises"]), sentence(one["verified"])});
  });
}

void ScreeningReader::readHabits(At at) {
  at.forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    HabitAdvice habit;
    habit.habit =
        reference(one["id"], "habit", [this](const std::string& id) { return catalogue_.habit(id) != nullptr; });
    habit.advice = references(one["advice_ids"], "advice", [this](const std::string& id) {
      return std::any_of(book_.advice_.begin(), book_.advice_.end(),
                         [&](const Advice& advice) { return advice.id == id; });
    });
    book_.habits_.push_back(std::move(habit));
  });
}

void ScreeningReader::readInstruments(const JsonCursor& root) {
  const auto known = [this](const std::string& id) { return catalogue_.instrument(id) != nullptr; };
  const ConditionReader conditions(catalogue_, [this](const std::string& id) { return book_.module(id) != nullptr; });
  book_.minimumInstruments_ = references(root["minimum_set"], "instrument", known);
  root["add_when"].forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    one.onlyMembers({"when", "instrument"});
    book_.suggestedInstruments_.push_back(
        {conditions.read(one["when"]), reference(one["instrument"], "instrument", known)});
  });
}

}  // namespace cervica::assessment
