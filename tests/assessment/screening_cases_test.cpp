// The cases that the screening brings with it, and what must hold for every set of answers.
#include <random>
#include <set>

#include "assessment/screening/screening_engine.h"
#include "tests/assessment/fact_samples.h"
#include "tests/support/catch_compat.h"

namespace cervica::assessment {
namespace {

using core::Json;
using tests::recordFact;

struct Screening {
  std::shared_ptr<const core::Catalogue> catalogue = core::Catalogue::shipped();
  std::shared_ptr<const ScreeningBook> book = ScreeningBook::shipped();
  FactIndex index{*catalogue};
  Facts facts{index, defaultAnswers(*book)};
  ScreeningEngine engine{*book, index};

  ScreeningResult of(const Json& answers) {
    facts.clear();
    for (const auto& [id, value] : answers.items()) recordFact(facts, id, value);
    return engine.evaluate(facts);
  }
};

Json document() {
  return Json::parse(core::Catalogue::shippedFile("screening.json"));
}

ScreeningAction actionOf(const ScreeningResult& result, const std::string& module) {
  for (const ModuleOutcome& each : result.modules) {
    if (each.module->id == module) return each.action;
  }
  FAIL("no module " << module);
  return {};
}

/// Answers to some of the questions, drawn at random.
Json randomAnswers(const core::Catalogue& catalogue, std::mt19937& random) {
  const auto chance = [&](double p) { return std::uniform_real_distribution<>(0, 1)(random) < p; };
  const double asked = std::uniform_real_distribution<>(0.3, 1)(random);
  const double yes = chance(0.5) ? 0.05 : 0.4;
  Json answers = Json::object();
  for (const core::Question& question : catalogue.questions()) {
    if (!chance(asked)) continue;
    switch (question.type) {
      case core::Question::Type::Bool:
        answers[question.id] = chance(yes);
        break;
      case core::Question::Type::Number:
        answers[question.id] = std::floor(
            std::uniform_real_distribution<>(question.lowest.value_or(0), question.highest.value_or(200))(random));
        break;
      case core::Question::Type::Choice:
        answers[question.id] = question.choices[random() % question.choices.size()];
        break;
      case core::Question::Type::Text:
        break;
    }
  }
  if (chance(asked)) answers["symptom.arm_weakness"] = chance(yes);
  if (chance(asked)) answers["patient.age_years"] = std::uniform_int_distribution<>(10, 90)(random);
  if (chance(asked)) answers["patient.sex"] = chance(0.5) ? "female" : "male";
  for (const char* id : {"vital.blood_pressure_systolic", "vital.blood_pressure_diastolic"})
    if (chance(asked)) answers[id] = std::uniform_int_distribution<>(60, 200)(random);
  return answers;
}

/// Whether a condition asks for the result of a module; "incomplete" is such a result, and no unknown.
bool asksForModules(const Condition& condition) {
  struct Walk {
    bool any(const std::vector<Condition>& parts) const {
      return std::any_of(parts.begin(), parts.end(), asksForModules);
    }
    bool operator()(const AllOf& form) const { return any(form.parts); }
    bool operator()(const AnyOf& form) const { return any(form.parts); }
    bool operator()(const Negation& form) const { return any(form.part); }
    bool operator()(const Count& form) const { return any(form.of); }
    bool operator()(const ModuleResult&) const { return true; }
    bool operator()(const Is&) const { return false; }
    bool operator()(const Compare&) const { return false; }
    bool operator()(const NotRecorded&) const { return false; }
    bool operator()(const InBand&) const { return false; }
    bool operator()(const ZScore&) const { return false; }
    bool operator()(const SideDifference&) const { return false; }
  };
  return std::visit(Walk{}, condition.form);
}

std::set<std::string_view> blockedBy(const ScreeningResult& result) {
  return {result.blocked.begin(), result.blocked.end()};
}

}  // namespace

TEST_CASE("Every case of the screening gives its expected action", "[assessment][screening]") {
  const Json screening = document();
  Screening run;
  REQUIRE(screening["cases"].size() == 32);
  for (const Json& one : screening["cases"]) {
    CAPTURE(one["id"].get<std::string>(), one["why"].get<std::string>());
    Json answers = screening["base_answers"][one["base"].get<std::string>()];
    answers.update(one["answers"]);
    const ScreeningResult result = run.of(answers);
    const std::string module = one["module"];
    CHECK(toText(module == "*" ? result.action : actionOf(result, module)) ==
          one["expected_action"].get<std::string>());
  }
}

TEST_CASE("A screening with nothing answered is incomplete and blocks what it cannot clear",
          "[assessment][screening]") {
  Screening run;
  const ScreeningResult result = run.of(Json::object());
  CHECK(result.action == ScreeningAction::Incomplete);
  CHECK(result.incomplete());
  CHECK_FALSE(result.refers());
  CHECK_FALSE(result.missing.empty());
  const auto reasons = result.whyBlocked("technique.thrust_manipulation");
  REQUIRE_FALSE(reasons.empty());
  CHECK(std::any_of(reasons.begin(), reasons.end(), [](const BlockReason& one) { return one.open; }));
}

TEST_CASE("What hangs on a question nobody asked is told apart from what is certain", "[assessment][screening]") {
  Screening screening;
  Json answers = {{"patient.age_years", 67}};  // past the age of the injury rule, and nobody asked for an injury
  const ScreeningResult unasked = screening.of(answers);
  CHECK(unasked.action == ScreeningAction::Emergency);
  CHECK(unasked.certainAction == ScreeningAction::Incomplete);
  const std::vector<ScreeningAction> actions(screening.engine.actions().begin(), screening.engine.actions().end());
  CHECK(std::find(actions.begin(), actions.end(), ScreeningAction::Emergency) != actions.end());

  answers["injury.dangerous_mechanism"] = true;  // somebody asked, and it is no matter of age
  CHECK(screening.of(answers).certainAction == ScreeningAction::Emergency);
  answers.erase("injury.dangerous_mechanism");
  answers["injury.neck_or_head"] = true;  // now the age matters, though not all of the rule's conditions are known
  CHECK(screening.of(answers).certainAction == ScreeningAction::Emergency);

  answers["injury.neck_or_head"] = false;
  const ScreeningResult unhurt = screening.of(answers);
  CHECK(unhurt.action > ScreeningAction::Emergency);
  CHECK(unhurt.certainAction == unhurt.action);
}

TEST_CASE("The reasons, blocks and missing answers of a fresh injury are named", "[assessment][screening]") {
  Screening run;
  const ScreeningResult result = run.of(Json::parse(
      R"({"injury.neck_or_head": true, "injury.hours_since": 5, "injury.paralysis": true, "patient.age_years": 30})"));
  CHECK(result.action == ScreeningAction::Emergency);
  CHECK(result.refers());
  REQUIRE_FALSE(result.present().empty());
  CHECK(result.present().front()->then == ScreeningAction::Emergency);
  const auto blocked = blockedBy(result);
  CHECK(blocked.contains("test.ccft"));
  const auto why = result.whyBlocked("test.ccft");
  REQUIRE_FALSE(why.empty());
  CHECK_FALSE(why.front().open);
  CHECK(result.whyBlocked("test.unheard_of").empty());
  const ModuleOutcome& gate = result.modules.front();
  CHECK(gate.module->id == "module.injury_gate");
  CHECK(gate.incomplete);  // whether the injury rule holds for this person is still not known
  const auto missing = result.missingOf(gate);
  CHECK(std::find(missing.begin(), missing.end(), "flag.known_spine_disease") != missing.end());
  CHECK(std::find(missing.begin(), missing.end(), "injury.paralysis") == missing.end());
}

TEST_CASE("Answering what is missing completes the screening", "[assessment][screening][property]") {
  Screening run;
  std::mt19937 random(7);
  for (int i = 0; i < 100; ++i) {
    Json answers = randomAnswers(*run.catalogue, random);
    ScreeningResult result = run.of(answers);
    // Each round asks only for what is named; an answer may open further questions, never the same again.
    for (int round = 0; round < 40 && result.incomplete(); ++round) {
      REQUIRE_FALSE(result.missing.empty());
      for (const std::string_view view : result.missingOnce()) {
        const std::string id(view);
        REQUIRE_FALSE(answers.contains(id));
        if (const core::Question* question = run.catalogue->question(id)) {
          using Type = core::Question::Type;
          answers[id] = question->type == Type::Bool     ? Json(false)
                        : question->type == Type::Choice ? Json(question->choices.front())
                                                         : Json(question->lowest.value_or(0));
        } else if (id == "patient.sex") {
          answers[id] = "female";
        } else if (id == "patient.age_years") {
          answers[id] = 40;
        } else if (run.catalogue->symptom(id) != nullptr) {
          answers[id] = false;
        } else {
          answers[id] = 70;
        }
      }
      result = run.of(answers);
    }
    CHECK_FALSE(result.incomplete());
    CHECK(result.missing.empty());
  }
}

TEST_CASE("What is not known never clears", "[assessment][screening][property]") {
  // Whatever an unanswered question turns out to be: while it is open, a module is as urgent as with the worse answer,
  // or says that it is incomplete; and what is blocked with either answer is blocked without one. Left out are answers
  // that a rule allows to stay open, and modules that ask for the results of others.
  Screening run;
  std::mt19937 random(11);
  int opened = 0;
  for (int i = 0; i < 400; ++i) {
    const Json answers = randomAnswers(*run.catalogue, random);
    std::vector<std::string> asked;
    for (const auto& [id, value] : answers.items()) {
      if (value.is_boolean()) asked.push_back(id);
    }
    if (asked.empty()) continue;
    const std::string removed = asked[random() % asked.size()];
    CAPTURE(i, removed);
    Json without = answers, yes = answers, no = answers;
    without.erase(removed);
    yes[removed] = true;
    no[removed] = false;
    const ScreeningResult open = run.of(without), ifYes = run.of(yes), ifNo = run.of(no);
    for (std::size_t m = 0; m < open.modules.size(); ++m) {
      CAPTURE(open.modules[m].module->id);
      const ScreeningAction worst = std::min(ifYes.modules[m].action, ifNo.modules[m].action);
      const bool mayStayOpen = std::any_of(
          open.modules[m].module->rules.begin(), open.modules[m].module->rules.end(), [&](const ScreeningRule& rule) {
            return std::any_of(rule.unknownOk.begin(), rule.unknownOk.end(),
                               [&](const Subject& subject) { return subject.id == removed; });
          });
      const auto& rules = open.modules[m].module->rules;
      const bool ofOthers =
          asksForModules(open.modules[m].module->appliesWhen) ||
          std::any_of(rules.begin(), rules.end(), [](const auto& r) { return asksForModules(r.when); });
      if (mayStayOpen || ofOthers || worst == ScreeningAction::Continue) continue;
      // Without the answer the module is as urgent as with the worse answer, or says that it is incomplete.
      CHECK((open.modules[m].action <= worst || open.modules[m].incomplete));
      opened += open.modules[m].incomplete ? 1 : 0;
    }
    // What is blocked for sure, whatever the answer, stays blocked without it.
    const auto blockedOpen = blockedBy(open), blockedYes = blockedBy(ifYes), blockedNo = blockedBy(ifNo);
    for (const std::string_view id : blockedYes) {
      CAPTURE(std::string(id));
      if (blockedNo.contains(id)) CHECK(blockedOpen.contains(id));
    }
  }
  CHECK(opened > 0);
}

}  // namespace cervica::assessment
