#include "assessment/assessment.h"

#include <fstream>
#include <iterator>

#include "core/json/json.h"
#include "core/visit/visit_document.h"
#include "tests/support/catch_compat.h"

namespace cervica::assessment {
namespace {

using core::Json;

core::Visit visitOf(const std::string& name) {
  std::ifstream file(std::string(CERVICA_TEST_DATA) + "/visits/" + name);
  REQUIRE(file.good());
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  auto visit = core::readVisit(bytes, *core::Catalogue::shipped());
  if (!visit.ok()) FAIL(visit.error().text());
  return std::move(visit).value();
}

TEST_CASE("The disability index of the intake visit is scored as the contract prints it", "[assessment]") {
  const auto catalogue = core::Catalogue::shipped();
  const Assessment assessment = assess(visitOf("intake.json"), *catalogue);
  const auto ndi = std::find_if(assessment.questionnaires.begin(), assessment.questionnaires.end(),
                                [](const QuestionnaireScore& score) { return score.instrument == "prom.ndi"; });
  REQUIRE(ndi != assessment.questionnaires.end());
  CHECK(ndi->raw == 13);
  CHECK(ndi->max == 45);
  CHECK(ndi->percent == 28.9);
  CHECK(ndi->missing == 1);
  CHECK_FALSE(assessment.scores.scores.empty());
}

TEST_CASE("The scores document carries the questionnaires", "[assessment][document]") {
  const auto catalogue = core::Catalogue::shipped();
  const Assessment assessment = assess(visitOf("intake.json"), *catalogue);
  const std::string text = writeAssessment(assessment, *catalogue);
  CHECK_THAT(text, Catch::Matchers::ContainsSubstring("\n  \"questionnaires\": ["));
  const Json document = Json::parse(text);
  CHECK(document["schema"] == "cervica.scores.v1");
  CHECK(document.contains("scores"));
  CHECK(document.contains("not_scored"));
  CHECK(document["questionnaires"].size() == assessment.questionnaires.size());
  const auto ndi = std::find_if(document["questionnaires"].begin(), document["questionnaires"].end(),
                                [](const Json& one) { return one["instrument"] == "prom.ndi"; });
  REQUIRE(ndi != document["questionnaires"].end());
  const Json expected = {{"instrument", "prom.ndi"}, {"raw", 13},     {"max", 45},
                         {"percent", 28.9},          {"score", 14.4}, {"band", "mild"},
                         {"band_validated", false},  {"missing", 1}};
  CHECK(*ndi == expected);
  CHECK((*ndi)["raw"].is_number_integer());
}

TEST_CASE("A compact document is one line, as a batch needs it", "[assessment][document]") {
  const auto catalogue = core::Catalogue::shipped();
  const Assessment assessment = assess(visitOf("intake.json"), *catalogue);
  const std::string compact = writeAssessment(assessment, *catalogue, true);
  CHECK(compact.find('\n') == std::string::npos);
  CHECK(Json::parse(compact) == Json::parse(writeAssessment(assessment, *catalogue)));
}

TEST_CASE("Subscales, profiles and missing totals are written as such", "[assessment][document]") {
  const auto catalogue = core::Catalogue::shipped();
  core::Visit visit = visitOf("intake.json");
  visit.questionnaires = {{"prom.fabq", {1, 3, 4, 5, 2, 6, std::nullopt, 2, 5, 3, 4, 6, 0, 1, 2, 3}},
                          {"prom.eq5d5l", {1, 1, 2, std::nullopt, 1, 70}},
                          {"prom.ndi", std::vector<std::optional<double>>(10)}};
  const Json document = Json::parse(writeAssessment(assess(visit, *catalogue), *catalogue));
  const Json& all = document["questionnaires"];
  REQUIRE(all.size() == 3);
  CHECK(all[0]["raw"].is_null());
  CHECK(all[0]["subscales"][0]["id"] == "physical_activity");
  CHECK(all[0]["subscales"][0]["value"] == 14);
  CHECK(all[0]["subscales"][1]["value"].is_null());
  CHECK(all[1]["profile"] == "11291");
  CHECK(all[1]["vas"] == 70);
  CHECK(all[2]["raw"].is_null());
  CHECK(all[2]["percent"].is_null());
  CHECK(all[2]["band"].is_null());
  CHECK_FALSE(all[2].contains("band_validated"));
  CHECK(all[2]["missing"] == 10);
}

TEST_CASE("Assessing twice gives the same document", "[assessment]") {
  const auto catalogue = core::Catalogue::shipped();
  const core::Visit visit = visitOf("follow_up.json");
  CHECK(writeAssessment(assess(visit, *catalogue), *catalogue) ==
        writeAssessment(assess(visit, *catalogue), *catalogue));
}

}  // namespace
}  // namespace cervica::assessment
