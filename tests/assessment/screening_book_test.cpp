#include "assessment/screening/screening_book.h"

#include "assessment/pack/shipped_files.h"
#include "tests/support/broken_pack.h"
#include "tests/support/catch_compat.h"

namespace cervica::assessment {
namespace {

using core::Json;
using tests::with;
using tests::without;

const Json& shippedScreening() {
  static const Json document = tests::parsed(core::Catalogue::shippedFile(kScreeningFile));
  return document;
}
const Json& shippedInstruments() {
  static const Json document = tests::parsed(core::Catalogue::shippedFile(kInstrumentsFile));
  return document;
}

auto loaded(const Json& screening, const Json& instruments = shippedInstruments()) {
  return ScreeningBook::load(screening.dump(), instruments.dump(), *core::Catalogue::shipped());
}

TEST_CASE("The shipped screening loads without an issue", "[assessment][screening]") {
  const auto book = loaded(shippedScreening());
  if (!book.ok()) FAIL(book.error().text());
  CHECK(book.value()->modules().size() == 17);
  CHECK(book.value()->questions().size() == core::Catalogue::shipped()->questions().size());
  CHECK(book.value()->habits().size() == core::Catalogue::shipped()->habits().size());
}

TEST_CASE("The screening keeps what its evaluation needs", "[assessment][screening]") {
  const auto book = ScreeningBook::shipped();
  REQUIRE(book->actions().size() == 7);
  CHECK(book->actions().front().action == ScreeningAction::Emergency);
  CHECK(book->actions().back().action == ScreeningAction::Continue);

  const ScreeningModule* gate = book->module("module.injury_gate");
  REQUIRE(gate != nullptr);
  CHECK(gate->rules.front().then == ScreeningAction::Emergency);
  CHECK_FALSE(gate->rules.front().blocks.empty());
  CHECK(book->module("module.no_such") == nullptr);

  const auto& blocks = book->module("module.technique_blocks")->rules.front();
  CHECK(blocks.blockWhenUnknown);
  CHECK_FALSE(blocks.unknownOk.empty());

  const QuestionRule* rule = book->question("injury.rule");
  REQUIRE(rule != nullptr);
  REQUIRE(rule->otherwise);
  CHECK(std::get<std::string>(*rule->otherwise) == "canadian");
  CHECK(rule->askWhen);
  CHECK(std::get<double>(*book->question("history.weeks_of_care")->otherwise) == 0);
  CHECK_FALSE(book->question("history.onset")->askWhen);

  CHECK(book->minimumInstruments() == std::vector<std::string>{"prom.nprs", "prom.psfs", "prom.groc", "prom.ndi"});
  CHECK(book->suggestedInstruments().front().instrument == "prom.hit6");
}

TEST_CASE("A broken screening is refused with its place", "[assessment][screening]") {
  const Json& good = shippedScreening();
  const auto at = [&](const std::string& pointer, const Json& value) {
    return tests::refusedOnlyAt(loaded(with(good, pointer, value)), "screening.json" + pointer);
  };
  SECTION("conditions") {
    CHECK(at("/modules/0/rules/0/when", Json{{"maybe", true}}.at("maybe")));
    CHECK(
        tests::refusedOnlyAt(loaded(with(good, "/modules/0/rules/0/when", Json::parse(R"({"is": ["flag.x", true]})"))),
                             "screening.json/modules/0/rules/0/when/is/0"));
    CHECK(tests::refusedOnlyAt(loaded(with(good, "/questions/0/ask_when", Json::parse(R"({"unknown": "flag.x"})"))),
                               "screening.json/questions/0/ask_when/unknown"));
    CHECK(at("/modules/0/applies_when", "always"));
  }
  SECTION("a module may refer only to modules before it") {
    const Json later = Json::parse(R"({"module": ["module.course", ["CONTINUE"]]})");
    const Json itself = Json::parse(R"({"module": ["module.injury_gate", ["CONTINUE"]]})");
    const std::string place = "screening.json/modules/0/rules/0/when/module/0";
    CHECK(tests::refusedOnlyAt(loaded(with(good, "/modules/0/rules/0/when", later)), place));
    CHECK(tests::refusedOnlyAt(loaded(with(good, "/modules/0/rules/0/when", itself)), place));
  }
  SECTION("rules") {
    CHECK(at("/modules/0/rules/0/then", "WAIT"));
    CHECK(at("/modules/0/rules/0/reason", ""));
    CHECK(tests::refusedAt(loaded(with(good, "/modules/1/id", "module.injury_gate")), "screening.json/modules/1/id"));
    CHECK(at("/modules/0/sources/0", "nobody2020"));
    CHECK(at("/modules/0/rules", Json::array()));
    CHECK(at("/modules/0/rules/0/colour", "red"));
    CHECK(at("/modules/0/rules/0/within_hours", -1));
    CHECK(at("/modules/0/rules/0/step", 0));
    CHECK(at("/modules/1/likelihoods/0/sens", 1.5));
    CHECK(at("/modules/1/likelihoods/0/source", "nobody2020"));
  }
  SECTION("questions, advice and actions") {
    CHECK(at("/questions/0/id", "injury.no_such"));
    CHECK(at("/questions/0/module", "module.no_such"));
    CHECK(at("/questions/0/default", 3));
    CHECK(at("/habits/0/advice_ids/0", "advice.no_such"));
    CHECK(at("/habits/0/id", "habit.no_such"));
    CHECK(at("/advice/0/text", ""));
    CHECK(at("/actions/0/rank", 1));
    CHECK(at("/tests/0/defined_in", "elsewhere.json"));
    CHECK(tests::refusedOnlyAt(loaded(without(good, "", "patient_advice_text")), "screening.json/patient_advice_text"));
  }
  SECTION("the choice of questionnaires") {
    const auto instrumentsAt = [&](const std::string& pointer, const Json& value) {
      return tests::refusedOnlyAt(loaded(good, with(shippedInstruments(), pointer, value)),
                                  "instruments.json" + pointer);
    };
    CHECK(instrumentsAt("/minimum_set/0", "prom.no_such"));
    CHECK(instrumentsAt("/add_when/0/instrument", "prom.no_such"));
    CHECK(instrumentsAt("/add_when/1/when/cmp/2", 11));
  }
}

}  // namespace
}  // namespace cervica::assessment
