#include "assessment/questionnaires/questionnaire_score.h"
#include "core/base/contract.h"
#include "core/catalogue/catalogue.h"
#include "tests/support/catch_compat.h"

namespace cervica::assessment {
namespace {

using core::Instrument;
using core::QuestionnaireAnswers;

/// Four items from 1 to 5; what each test needs is changed on top.
Instrument fourItems() {
  Instrument instrument;
  instrument.id = "prom.test";
  instrument.items = 4;
  instrument.answerMin = 1;
  instrument.answerMax = 5;
  instrument.scoreMax = 20;
  return instrument;
}

QuestionnaireScore scored(const Instrument& instrument, std::vector<std::optional<double>> answers) {
  return scoreQuestionnaire({instrument.id, std::move(answers)}, instrument);
}

TEST_CASE("Reversed items count from the other end", "[assessment][questionnaires]") {
  Instrument instrument = fourItems();
  instrument.reverseItems = {2, 4};
  const auto score = scored(instrument, {1, 1, 5, 4});
  CHECK(score.raw == 1 + 5 + 5 + 2);
  CHECK(score.score == 13);
}

TEST_CASE("A prorated sum counts the missing items at the mean of the answered ones", "[assessment][questionnaires]") {
  Instrument instrument = fourItems();
  instrument.missingRule = Instrument::MissingRule::Prorate;
  instrument.maxMissing = 1;
  instrument.decimals = 1;
  const auto score = scored(instrument, {2, 3, std::nullopt, 3});
  CHECK(score.raw == 8);
  CHECK(score.max == 15);
  CHECK(score.percent == 53.3);
  CHECK(score.score == 10.7);
  CHECK(score.missing == 1);
}

TEST_CASE("Without prorating the sum stays as it is", "[assessment][questionnaires]") {
  Instrument instrument = fourItems();
  instrument.maxMissing = 1;
  CHECK(scored(instrument, {2, 3, std::nullopt, 3}).score == 8);
}

TEST_CASE("More missing answers than allowed give no total", "[assessment][questionnaires]") {
  Instrument instrument = fourItems();
  instrument.missingRule = Instrument::MissingRule::Prorate;
  instrument.maxMissing = 1;
  instrument.bands = {{0, 20, "any", false}};
  const auto score = scored(instrument, {2, std::nullopt, std::nullopt, 3});
  CHECK(score.missing == 2);
  CHECK_FALSE(score.raw);
  CHECK_FALSE(score.max);
  CHECK_FALSE(score.percent);
  CHECK_FALSE(score.score);
  CHECK_FALSE(score.band);
}

TEST_CASE("No answer at all gives no total even where every answer may be missing", "[assessment][questionnaires]") {
  Instrument instrument = fourItems();
  instrument.method = Instrument::Method::Mean;
  instrument.maxMissing = 4;
  CHECK_FALSE(scored(instrument, {std::nullopt, std::nullopt, std::nullopt, std::nullopt}).score);
}

TEST_CASE("Fewer answers than the smallest number of items give no total", "[assessment][questionnaires]") {
  Instrument instrument = fourItems();
  instrument.method = Instrument::Method::Mean;
  instrument.maxMissing = 3;
  instrument.minItems = 3;
  CHECK_FALSE(scored(instrument, {2, 4, std::nullopt, std::nullopt}).score);
  CHECK(scored(instrument, {2, 4, 3, std::nullopt}).score == 3);
}

TEST_CASE("Halves of a percent round up, halves of a score away from zero", "[assessment][questionnaires]") {
  Instrument instrument = fourItems();
  instrument.answerMin = 0;
  instrument.answerMax = 4;
  CHECK(scored(instrument, {1, 0, 0, 0}).percent == 6.3);  // 100/16 = 6.25
  instrument.method = Instrument::Method::Mean;
  instrument.answerMin = -4;
  instrument.decimals = 0;
  CHECK(scored(instrument, {1, 1, 0, 0}).score == 1);     // 0.5
  CHECK(scored(instrument, {-1, -1, 0, 0}).score == -1);  // -0.5
}

TEST_CASE("The band is looked up with the score rounded half up", "[assessment][questionnaires]") {
  Instrument instrument = fourItems();
  instrument.answerMin = 0;
  instrument.method = Instrument::Method::Mean;
  instrument.decimals = 2;
  instrument.bands = {{0, 1, "low", false}, {2, 5, "high", true}};
  const auto below = scored(instrument, {1, 1, 1, 2});
  CHECK(below.score == 1.25);
  CHECK(below.band->label == "low");
  const auto half = scored(instrument, {1, 1, 2, 2});
  CHECK(half.score == 1.5);
  CHECK(half.band->label == "high");
  CHECK(half.band->validated);
}

TEST_CASE("A score between the bands has none", "[assessment][questionnaires]") {
  Instrument instrument = fourItems();
  instrument.bands = {{15, 20, "high", false}};
  CHECK_FALSE(scored(instrument, {1, 2, 3, 4}).band);
}

TEST_CASE("Items that do not start at zero have the instrument's maximum", "[assessment][questionnaires]") {
  Instrument instrument = fourItems();
  instrument.maxMissing = 1;
  instrument.scoreMax = 24;
  CHECK(scored(instrument, {1, 1, 1, std::nullopt}).max == 15);
  instrument.scoreMin = 4;
  CHECK(scored(instrument, {1, 1, 1, std::nullopt}).max == 24);
}

TEST_CASE("Answers to another instrument are a bug of the caller", "[assessment][questionnaires]") {
#ifndef CERVICA_ABORT_ON_CONTRACT_VIOLATION
  const Instrument instrument = fourItems();
  CHECK_THROWS_AS(scoreQuestionnaire({"prom.other", {1, 2, 3, 4}}, instrument), core::ContractViolation);
  CHECK_THROWS_AS(scored(instrument, {1, 2, 3}), core::ContractViolation);
#else
  SUCCEED("a broken precondition ends a debug build");
#endif
}

TEST_CASE("Every shipped instrument can be scored from full and from empty answers", "[assessment][questionnaires]") {
  for (const Instrument& instrument : core::Catalogue::shipped()->instruments()) {
    INFO(instrument.id);
    QuestionnaireAnswers full{instrument.id, {}};
    for (int i = 0; i < instrument.answersExpected(); ++i) full.answers.emplace_back(instrument.rangeOf(i).second);
    const auto highest = scoreQuestionnaire(full, instrument);
    CHECK(highest.missing == 0);
    if (highest.raw) {
      CHECK(*highest.raw <= *highest.max);
      CHECK(highest.percent.value_or(0) <= 100);
    }
    QuestionnaireAnswers empty{instrument.id, {}};
    empty.answers.resize(full.answers.size());
    const auto none = scoreQuestionnaire(empty, instrument);
    CHECK(none.missing == instrument.answersExpected());
    CHECK_FALSE(none.raw);
    CHECK_FALSE(none.score);
  }
}

}  // namespace
}  // namespace cervica::assessment
