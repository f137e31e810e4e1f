#include "assessment/rules/rule_book.h"

#include "assessment/pack/shipped_files.h"
#include "tests/support/broken_pack.h"
#include "tests/support/catch_compat.h"

namespace cervica::assessment {
namespace {

using core::Json;
using tests::with;
using tests::without;

const Json& shippedRules() {
  static const Json document = tests::parsed(shippedFile(kRulesFile));
  return document;
}

auto loaded(const Json& document) {
  return RuleBook::load(document.dump(), *core::Catalogue::shipped(), *ScreeningBook::shipped());
}

TEST_CASE("The shipped rules load without an issue", "[assessment][rules]") {
  const auto book = loaded(shippedRules());
  if (!book.ok()) FAIL(book.error().text());
  CHECK(book.value()->findings().size() == 34);
  CHECK(book.value()->patterns().size() == 4);
  CHECK(book.value()->categories().size() == 4);
  CHECK(book.value()->stages().size() == 3);
}

TEST_CASE("The rules keep what their evaluation needs", "[assessment][rules]") {
  const auto book = RuleBook::shipped();
  const FindingRule* finding = book->finding("finding.ccft_activation_low");
  REQUIRE(finding != nullptr);
  const auto* when = std::get_if<Compare>(&finding->when.form);
  REQUIRE(when != nullptr);
  CHECK(when->subject.id == "ccft.highest_pressure");
  CHECK(when->comparison == Comparison::AtMost);
  CHECK(when->number == 22);
  REQUIRE(finding->severity.size() == 2);
  CHECK(finding->severity.back().level == Severity::Moderate);
  CHECK(finding->recommend.front().exercise == "exercise.ccf_nod");
  CHECK(book->finding("finding.neck_strength_low")->requiresDevices == std::vector<std::string>{"fixed_dynamometer"});
  CHECK(book->patterns().front().minPerGroup.at("tight") == 2);
  CHECK(book->category("category.mobility") != nullptr);
  CHECK(book->finding("finding.no_such") == nullptr);
  CHECK(book->limits().maxHomeItems == 5);
  CHECK(book->grades().at('A') == "strong");
}

TEST_CASE("Broken rules are refused with their place", "[assessment][rules]") {
  const Json& good = shippedRules();
  const auto at = [&](const std::string& pointer, const Json& value) {
    return tests::refusedOnlyAt(loaded(with(good, pointer, value)), "rules.json" + pointer);
  };
  SECTION("findings") {
    CHECK(at("/findings/0/when/cmp/0", "ccft.no_such"));
    CHECK(at("/findings/0/when/cmp/2", 2200));
    CHECK(at("/findings/0/severity/0/when/cmp/1", "=<"));
    CHECK(at("/findings/0/severity/1/level", "mild"));
    CHECK(at("/findings/0/severity/1/level", "terrible"));
    CHECK(at("/findings/1/id", "finding.ccft_activation_low"));
    CHECK(at("/findings/0/recommend/0/priority", 4));
    CHECK(at("/findings/0/reassess_weeks", 0));
    CHECK(at("/findings/0/sources/0", "nobody2020"));
    CHECK(at("/findings/0/descriptor", "no"));
    CHECK(at("/findings/0/colour", "red"));
    CHECK(tests::refusedOnlyAt(loaded(without(good, "/findings/0", "explain")), "rules.json/findings/0/explain"));
  }
  SECTION("devices") {
    Json document = good;
    document["findings"][0]["requires_device"] = {"crystal_ball"};
    CHECK(tests::refusedOnlyAt(loaded(document), "rules.json/findings/0/requires_device/0"));
  }
  SECTION("patterns") {
    CHECK(at("/patterns/0/present/min_total", 100));
    CHECK(at("/patterns/0/present/min_per_group/tight", 100));
    CHECK(at("/patterns/0/present/min_per_group/loose", 1));
    CHECK(at("/patterns/0/wording", "A pattern of {n} observations."));
    CHECK(at("/patterns/0/observations/1/id", good["patterns"][0]["observations"][0]["id"]));
    CHECK(at("/patterns/0/observations/0/when/cmp/2", 9));
  }
  SECTION("stages and categories") {
    CHECK(at("/stages/0/when/cmp/0", "history.no_such"));
    CHECK(at("/stage_source", "nobody2020"));
    CHECK(at("/categories/0/stages/0/stage", "eternal"));
    CHECK(at("/categories/0/stages/0/recommendations/0/grade", "G"));
    CHECK(at("/categories/0/stages/0/recommendations/0/strength", "must"));
    CHECK(at("/categories/0/suggest_when", Json::array()));
    CHECK(at("/grades/H", "no such grade"));
  }
  SECTION("governance and limits") {
    CHECK(at("/governance/review_plan/0/do/2", "prom.no_such"));
    CHECK(at("/governance/review_plan/1/week", 0));
    CHECK(at("/governance/sources/0", "nobody2020"));
    CHECK(at("/limits/max_home_items", 0));
    CHECK(at("/limits/max_minutes_per_day_at_start", 1000));
    CHECK(at("/limits/display_notes", Json::array()));
  }
}

}  // namespace
}  // namespace cervica::assessment
