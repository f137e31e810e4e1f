#include "assessment/questionnaires/questionnaire_score.h"
#include "core/catalogue/catalogue.h"
#include "core/json/json.h"
#include "tests/support/catch_compat.h"

namespace cervica::assessment {
namespace {

using core::Json;

/// instruments.json carries so many worked scorings; fewer would mean that the test no longer reads them.
constexpr int kWorkedScorings = 51;

core::QuestionnaireAnswers answersOf(const std::string& instrument, const Json& list) {
  core::QuestionnaireAnswers answers{instrument, {}};
  for (const Json& answer : list) {
    answers.answers.push_back(answer.is_null() ? std::nullopt : std::optional(answer.get<double>()));
  }
  return answers;
}

std::optional<double> numberOf(const Json& value) {
  return value.is_null() ? std::nullopt : std::optional(value.get<double>());
}

std::optional<double> subscale(const QuestionnaireScore& score, const std::string& id) {
  for (const SubscaleScore& one : score.subscales) {
    if (one.id == id) return one.value;
  }
  FAIL("no subscale " << id);
  return std::nullopt;
}

/// Compares one expected member; every member of the examples has to be known here.
void checkMember(const QuestionnaireScore& score, const std::string& name, const Json& expected) {
  INFO(name << " expected " << expected.dump());
  if (name == "missing") {
    CHECK(score.missing == expected.get<int>());
  } else if (name == "raw") {
    CHECK(score.raw == numberOf(expected));
  } else if (name == "max") {
    CHECK(score.max == numberOf(expected));
  } else if (name == "percent") {
    CHECK(score.percent == numberOf(expected));
  } else if (name == "score") {
    CHECK(score.score == numberOf(expected));
  } else if (name == "vas") {
    CHECK(score.vas == numberOf(expected));
  } else if (name == "profile") {
    CHECK(score.profile == expected.get<std::string>());
  } else if (name == "band") {
    CHECK(score.band.has_value() == !expected.is_null());
    if (score.band && !expected.is_null()) CHECK(score.band->label == expected.get<std::string>());
  } else {
    CHECK(subscale(score, name) == numberOf(expected));
  }
}

TEST_CASE("Every worked scoring of the instruments is reproduced", "[assessment][questionnaires]") {
  const auto catalogue = core::Catalogue::shipped();
  const Json document = Json::parse(core::Catalogue::shippedFile("instruments.json"));
  int examples = 0;
  for (const Json& entry : document["instruments"]) {
    const std::string id = entry["id"];
    const core::Instrument* instrument = catalogue->instrument(id);
    REQUIRE(instrument != nullptr);
    for (const Json& example : entry["examples"]) {
      ++examples;
      INFO(id << " " << example["answers"].dump());
      const QuestionnaireScore score = scoreQuestionnaire(answersOf(id, example["answers"]), *instrument);
      for (const auto& [name, expected] : example["expected"].items()) checkMember(score, name, expected);
    }
  }
  CHECK(examples == kWorkedScorings);
}

}  // namespace
}  // namespace cervica::assessment
