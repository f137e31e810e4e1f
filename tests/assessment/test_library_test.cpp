#include "assessment/tests/test_library.h"

#include <map>

#include "assessment/pack/shipped_files.h"
#include "assessment/tests/cue_time.h"
#include "tests/support/broken_pack.h"
#include "tests/support/catch_compat.h"

namespace cervica::assessment {
namespace {

using core::Json;
using tests::with;
using tests::without;

const Json& shippedTests() {
  static const Json document = tests::parsed(shippedFile(kTestsFile));
  return document;
}

auto loaded(const Json& document) {
  return TestLibrary::load(document.dump(), core::Catalogue::shipped());
}

TEST_CASE("The shipped tests load without an issue", "[assessment][tests]") {
  const auto library = loaded(shippedTests());
  if (!library.ok()) FAIL(library.error().text());
  CHECK(library.value()->tests().size() == 22);
}

TEST_CASE("A structured test carries what its page needs", "[assessment][tests]") {
  const auto library = TestLibrary::shipped();
  const StructuredTest* ccft = library->test("test.ccft");
  REQUIRE(ccft != nullptr);
  CHECK(ccft->title == "Craniocervical flexion test, stages 1 and 2");
  CHECK(ccft->domain == core::Domain::Ccft);
  CHECK_FALSE(ccft->sided);
  CHECK_FALSE(ccft->patientInstruction.empty());
  REQUIRE(ccft->gauge);
  CHECK(ccft->gauge->unit == "mm[Hg]");
  CHECK(ccft->gauge->marks.size() == 5);
  const auto stage = std::find_if(ccft->phases.begin(), ccft->phases.end(),
                                  [](const TestPhase& phase) { return phase.id == "stage2_find"; });
  REQUIRE(stage != ccft->phases.end());
  CHECK(stage->kind == PhaseKind::TimedHold);
  CHECK(stage->holdSeconds == 10);
  CHECK(stage->levels == std::vector<double>{22, 24, 26, 28, 30});
  REQUIRE(stage->endWhen.front().automatic);
  const auto* rule = std::get_if<SignalRule>(&*stage->endWhen.front().automatic);
  REQUIRE(rule != nullptr);
  CHECK(rule->signal == SignalRule::Signal::Pressure);
  CHECK(rule->kind == SignalRule::Kind::BelowTargetBy);
  CHECK(rule->limit == 1);
  CHECK(library->test("test.no_such") == nullptr);
}

TEST_CASE("Tests and the rest together reach every entered measure once", "[assessment][tests]") {
  const auto catalogue = core::Catalogue::shipped();
  const auto library = TestLibrary::shipped();
  std::map<std::string, int> reached;
  for (const StructuredTest& test : library->tests()) {
    for (const core::Measure* measure : library->enteredMeasures(test)) {
      ++reached[measure->id];
      CHECK(library->testOf(measure->id) == &test);
    }
  }
  for (const MeasureGroup& group : library->measuresWithoutTest()) {
    CHECK_FALSE(group.measures.empty());
    for (const core::Measure* measure : group.measures) {
      ++reached[measure->id];
      CHECK(measure->domain == group.domain);
      CHECK(library->testOf(measure->id) == nullptr);
    }
  }
  for (const core::Measure& measure : catalogue->measures()) {
    INFO(measure.id);
    CHECK(reached[measure.id] == (measure.entered() ? 1 : 0));
  }
}

TEST_CASE("The moments of cues are read", "[assessment][tests]") {
  CHECK(parseCueTime("hold_start")->moment == CueTime::Moment::HoldStart);
  const auto after = parseCueTime("7s");
  REQUIRE(after);
  CHECK(after->moment == CueTime::Moment::After);
  CHECK(after->seconds == 7);
  const auto every = parseCueTime("every_6s");
  REQUIRE(every);
  CHECK(every->moment == CueTime::Moment::Every);
  CHECK(every->seconds == 6);
  CHECK(parseCueTime("event:first_loss")->event == "first_loss");
  for (const char* wrong : {"", "s", "0s", "-1s", "1.5s", "99999s", "every_", "every_s", "event:", "later", "7 s"}) {
    INFO(wrong);
    CHECK_FALSE(parseCueTime(wrong));
  }
}

TEST_CASE("A broken file of tests is refused with its place", "[assessment][tests]") {
  const Json& good = shippedTests();
  const auto at = [&](const std::string& pointer, const Json& value) {
    return tests::refusedOnlyAt(loaded(with(good, pointer, value)), "tests.json" + pointer);
  };
  SECTION("references") {
    CHECK(at("/tests/0/sources/0", "nobody2020"));
    CHECK(at("/tests/2/phases/4/measure", "ccft.no_such"));
    CHECK(at("/tests/2/phases/4/measure", "rom.cervical.flexion"));  // of another test
    CHECK_FALSE(loaded(with(good, "/tests/0/measures/0", "rom.no_such")).ok());
  }
  SECTION("identifiers") {
    CHECK(at("/tests/1/id", good["tests"][0]["id"]));
    CHECK(at("/tests/1/id", "flexion_rotation"));
    CHECK(at("/tests/1/id", "test.Flexion"));
    CHECK(at("/tests/2/phases/1/id", good["tests"][2]["phases"][0]["id"]));
  }
  SECTION("a measure belongs to one test") {
    Json twice = good;
    twice["tests"][1]["measures"].push_back("rom.cervical.flexion");
    twice["tests"][1]["scoring"].push_back(good["tests"][0]["scoring"][0]);
    const auto place = "tests.json/tests/1/measures/" + std::to_string(good["tests"][1]["measures"].size());
    CHECK(tests::refusedOnlyAt(loaded(twice), place));
  }
  SECTION("numbers") {
    CHECK(at("/tests/2/phases/4/hold_s", -1));
    CHECK(at("/tests/2/phases/4/hold_s", 36000));
    CHECK(at("/tests/2/phases/4/repetitions", 0));
    CHECK(at("/tests/2/phases/4/repetitions", 2.5));
    CHECK(at("/tests/2/phases/4/tolerance", -1));
    CHECK(at("/tests/2/phases/4/levels/1", 22));
    CHECK(at("/tests/2/trials", 0));
    CHECK(at("/tests/2/rest_between_trials_s", -1));
    CHECK(at("/tests/2/gauge/max", 0));
    CHECK(at("/tests/2/gauge/guide/0/value", 99));
    CHECK(at("/tests/2/phases/4/end_when/0/auto/for_s", -1));
  }
  SECTION("words") {
    CHECK(at("/tests/0/domain", "neck"));
    CHECK(at("/tests/0/phases/0/kind", "talk"));
    CHECK(at("/tests/2/phases/4/cues/0/at", "sometimes"));
    CHECK(at("/tests/2/phases/4/cues/0/sound", "bang"));
    CHECK(at("/tests/2/phases/4/end_when/0/auto/signal", "mood"));
    CHECK(at("/tests/0/patient_instruction", ""));
    CHECK(at("/tests/0/sided", false));
    CHECK(at("/tests/0/examiner_steps", Json::array()));
    CHECK(at("/schema", "cervica.tests.v2"));
  }
  SECTION("members") {
    CHECK(at("/tests/0/colour", "red"));
    CHECK(tests::refusedOnlyAt(loaded(without(good, "/tests/0", "position")), "tests.json/tests/0/position"));
    CHECK(at("/tests/0/position", 5));
    CHECK(at("/tests/0/scoring/0/machine", Json{{"guess", 1}}.at("guess")));
    CHECK(at("/tests/0/scoring", Json::array()));
  }
}

TEST_CASE("A file that is not JSON is refused with line and column", "[assessment][tests]") {
  const auto result = TestLibrary::load("{\n \"tests\": [", core::Catalogue::shipped());
  REQUIRE_FALSE(result.ok());
  CHECK_THAT(result.error().issues.front().place, Catch::Matchers::StartsWith("tests.json: line 2"));
  CHECK_FALSE(TestLibrary::load("", core::Catalogue::shipped()).ok());
  CHECK_FALSE(TestLibrary::load("[]", core::Catalogue::shipped()).ok());
}

}  // namespace
}  // namespace cervica::assessment
