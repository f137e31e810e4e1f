#include "core/visit/visit_document.h"

#include <functional>

#include "core/json/strict_json.h"
#include "tests/support/catch_compat.h"
#include "tests/support/test_data.h"

using namespace cervica::core;
using Catch::Matchers::ContainsSubstring;
using cervica::tests::readTestFile;

namespace {

const Catalogue& catalogue() {
  return *Catalogue::shipped();
}

std::string issuesWith(const std::function<void(Json&)>& change) {
  Json document = Json::parse(readTestFile("visits/intake.json"));
  change(document);
  const auto read = readVisit(document.dump(), catalogue());
  return read ? std::string{} : read.error().text();
}

// Gives a visit what the runner of the tests and the screening add to it.
Json& addExamination(Json& document) {
  document["screening"]["acknowledged"] = Json::parse(R"([
    {"test": "test.ccft", "reason": "Imaging seen today", "by": "J. Keller", "at": "2026-03-02T10:40:00+01:00"},
    {"test": "test.ccft", "reason": "Discussed again", "by": "J. Keller", "at": "2026-03-02T10:50:00+01:00"}])");
  document["test_runs"] = Json::parse(R"([
    {"id": "R-1", "test": "test.ccft", "started_at": "2026-03-02T10:41:00+01:00", "protocol": "stage_2",
     "ended": "pain", "recorded": true, "marks": [
       {"at_s": 12.34, "kind": "compensation", "id": "jerky", "step": "24 mmHg, hold 1"},
       {"at_s": 15, "kind": "pain", "value": 5},
       {"at_s": 20.5, "kind": "overruled", "id": "hold_3", "text": "Counted after all"},
       {"at_s": 21, "kind": "note", "text": "Changed the cushion"}]},
    {"id": "R-2", "test": "test.rom_cervical", "started_at": "2026-03-02T10:50:00+01:00", "ended": "completed",
     "recorded": false, "marks": []}])");
  return document;
}

}  // namespace

TEST_CASE("Acknowledgements and test runs are read and written back equal", "[core][visit]") {
  Json document = Json::parse(readTestFile("visits/intake.json"));
  addExamination(document);
  const auto visit = readVisit(document.dump(), catalogue());
  REQUIRE(visit.ok());
  REQUIRE(visit->acknowledged.size() == 2);
  CHECK(visit->acknowledged[0].reason == "Imaging seen today");
  REQUIRE(visit->testRuns.size() == 2);
  CHECK_FALSE(visit->testRuns[0].completed());
  CHECK(visit->testRuns[0].protocol == "stage_2");
  REQUIRE(visit->testRuns[0].marks.size() == 4);
  CHECK(visit->testRuns[0].marks[1].value == 5.0);
  CHECK(visit->testRuns[1].completed());
  const std::string written = writeVisit(*visit, catalogue());
  CHECK(Json::parse(written) == document);
  CHECK(*readVisit(written, catalogue()) == *visit);

  SECTION("and do not stay in memory that is used for the next visit") {
    VisitReader reader(catalogue());
    Visit used = *visit;
    CHECK_FALSE(reader.read(readTestFile("visits/intake.json"), used));
    CHECK(used.acknowledged.empty());
    CHECK(used.testRuns.empty());
  }
  SECTION("and an acknowledgement needs no answers beside it") {
    document["screening"]["answers"] = Json::object();
    const auto bare = readVisit(document.dump(), catalogue());
    REQUIRE(bare.ok());
    CHECK(Json::parse(writeVisit(*bare, catalogue())) == document);
  }
}

TEST_CASE("Every visit document to work with is read and written back equal", "[core][visit]") {
  for (const char* name : {"intake", "follow_up", "older", "fresh_injury"}) {
    CAPTURE(name);
    const std::string bytes = readTestFile(std::string("visits/") + name + ".json");
    const auto visit = readVisit(bytes, catalogue());
    REQUIRE(visit.ok());
    const std::string written = writeVisit(*visit, catalogue());
    CHECK(Json::parse(written) == Json::parse(bytes));
    CHECK(*readVisit(written, catalogue()) == *visit);
    CHECK(*readVisit(writeVisit(*visit, catalogue(), true), catalogue()) == *visit);
  }
}

TEST_CASE("A wrong visit document is refused with the JSON Pointer", "[core][visit]") {
  struct Case {
    std::function<void(Json&)> change;
    const char* expected;
  };
  const std::vector<Case> cases{
      {[](Json& d) { d["measurments"] = Json::array(); }, "/measurments: is not a member"},
      {[](Json& d) { d["measurements"][2]["valu"] = 3; }, "/measurements/2/valu: is not a member"},
      {[](Json& d) { d["patient"]["shoe/size"] = 43; }, "/patient/shoe~1size: is not a member"},
      {[](Json& d) { d.erase("measurements"); }, "/measurements: is missing"},
      {[](Json& d) { d["schema"] = "cervica.visit.v2"; }, "/schema: must be \"cervica.visit.v1\""},
      {[](Json& d) { d["measurements"][0]["unit"] = "mm"; }, "/measurements/0/unit: must be \"{0_10}\""},
      {[](Json& d) { d["measurements"][0].erase("unit"); }, "/measurements/0/unit: is missing"},
      {[](Json& d) { d["measurements"][0]["value"] = 11; }, "/measurements/0/value: must lie between 0 and 10"},
      {[](Json& d) { d["measurements"][0]["value"] = "5"; }, "/measurements/0/value: must be a number"},
      {[](Json& d) { d["measurements"][0]["value"] = nullptr; }, "/measurements/0/value: is missing"},
      {[](Json& d) { d["measurements"][0]["side"] = "left"; }, "/measurements/0/side: Neck pain now has no side"},
      {[](Json& d) { d["measurements"][8].erase("side"); }, "/measurements/8/side: is missing"},
      {[](Json& d) { d["measurements"][8]["side"] = "both"; }, "/measurements/8/side: must be one of"},
      {[](Json& d) { d["measurements"][0]["measure"] = "pain.knee"; }, "/measurements/0/measure: \"pain.knee\""},
      {[](Json& d) { d["measurements"][2]["device"] = "yardstick"; }, "/measurements/2/device: \"yardstick\""},
      {[](Json& d) { d["measurements"][3]["trial"] = 1; }, "/measurements/3/trial: trial 1"},
      {[](Json& d) { d["measurements"][3]["trial"] = 1.5; }, "/measurements/3/trial: must be a whole number"},
      {[](Json& d) { d["measurements"][3]["trial"] = 0; }, "/measurements/3/trial: must be a whole number from 1"},
      {[](Json& d) { d["measurements"][3]["pain"] = 12; }, "/measurements/3/pain: must lie between 0 and 10"},
      {[](Json& d) { d["measurements"][17]["value"] = 0.5; }, "/measurements/17/value: is not one of the levels"},
      {[](Json& d) { d["patient"]["birth_date"] = "1988-02-30"; }, "/patient/birth_date: must be a date"},
      {[](Json& d) { d["patient"]["birth_date"] = "2026-03-03"; }, "/visit/started_at: lies before"},
      {[](Json& d) { d["patient"]["sex"] = "f"; }, "/patient/sex: must be one of"},
      {[](Json& d) { d["patient"]["height_cm"] = 1.68; }, "/patient/height_cm: must lie between 30 and 260 cm"},
      {[](Json& d) { d["patient"]["id"] = "../../etc"; }, "/patient/id: must be 1 to 64"},
      {[](Json& d) { d["visit"]["started_at"] = "2026-03-02T10:30:00"; }, "/visit/started_at: must be a moment"},
      {[](Json& d) { d["visit"]["kind"] = "first"; }, "/visit/kind: must be one of"},
      {[](Json& d) { d["questionnaires"][0]["instrument"] = "prom.knee"; }, "/questionnaires/0/instrument: "},
      {[](Json& d) { d["questionnaires"][0]["answers"].push_back(1); },
       "/questionnaires/0/answers: must be 10 answers"},
      {[](Json& d) { d["questionnaires"][0]["answers"][3] = 6; },
       "/questionnaires/0/answers/3: must lie between 0 and 5"},
      {[](Json& d) { d["questionnaires"][0]["answers"][3] = 1.5; }, "/questionnaires/0/answers/3: must be a whole"},
      {[](Json& d) { d["questionnaires"].push_back(d["questionnaires"][0]); },
       "/questionnaires/1/instrument: the quest"},
      {[](Json& d) { d["screening"]["answers"]["flag.nigt_pain"] = false; },
       "/screening/answers/flag.nigt_pain: is not"},
      {[](Json& d) { d["screening"]["answers"]["flag.night_pain"] = "no"; }, "must be true or false"},
      {[](Json& d) { d["screening"]["answers"]["history.duration_weeks"] = -1; }, "history.duration_weeks: must lie"},
      {[](Json& d) { d["screening"]["answers"]["history.onset"] = "bang"; },
       "history.onset: is not one of the choices"},
      {[](Json& d) { d["symptoms"][0] = "symptom.gout"; }, "/symptoms/0: \"symptom.gout\" is not a symptom"},
      {[](Json& d) { d["habits"].push_back(d["habits"][0]); }, "/habits/4: stands twice"},
      {[](Json& d) { d["screening"]["answers"]["symptom.dull_ache"] = false; }, "says no, while the list"},
      {[](Json& d) { d["screening"]["acknowleged"] = Json::array(); }, "/screening/acknowleged: is not a member"},
      {[](Json& d) { addExamination(d)["test_runs"][0]["speed"] = 1; }, "/test_runs/0/speed: is not a member"},
      {[](Json& d) { addExamination(d)["test_runs"][1]["id"] = "R-1"; }, "/test_runs/1/id: stands twice"},
      {[](Json& d) { addExamination(d)["test_runs"][0]["id"] = "R 1"; }, "/test_runs/0/id: must be 1 to 64"},
      {[](Json& d) { addExamination(d)["test_runs"][0]["test"] = "test.CCFT"; },
       "/test_runs/0/test: must be \"test.\""},
      {[](Json& d) { addExamination(d)["test_runs"][0].erase("ended"); }, "/test_runs/0/ended: is missing"},
      {[](Json& d) { addExamination(d)["test_runs"][0]["ended"] = "too tired"; }, "/test_runs/0/ended: must be"},
      {[](Json& d) { addExamination(d)["test_runs"][0]["started_at"] = "today"; }, "started_at: must be a moment"},
      {[](Json& d) { addExamination(d)["test_runs"][0].erase("recorded"); }, "/test_runs/0/recorded: is missing"},
      {[](Json& d) { addExamination(d)["test_runs"][0]["marks"][0]["at_s"] = -1; }, "/marks/0/at_s: must lie"},
      {[](Json& d) { addExamination(d)["test_runs"][0]["marks"][0]["kind"] = "x"; }, "/marks/0/kind: must be one of"},
      {[](Json& d) { addExamination(d)["test_runs"][0]["marks"][0]["colour"] = 1; },
       "/marks/0/colour: is not a member"},
      {[](Json& d) { addExamination(d)["test_runs"][0]["marks"][1]["value"] = 11; },
       "/marks/1/value: must lie between"},
      {[](Json& d) { addExamination(d)["screening"]["acknowledged"][0]["reason"] = " "; },
       "/screening/acknowledged/0/reason: must not be empty"},
      {[](Json& d) { addExamination(d)["screening"]["acknowledged"][0]["reason"] = std::string(2001, 'a'); },
       "/screening/acknowledged/0/reason: is longer than 2000"},
      {[](Json& d) { addExamination(d)["screening"]["acknowledged"][0].erase("by"); }, "acknowledged/0/by: is missing"},
      {[](Json& d) { addExamination(d)["screening"]["acknowledged"][0]["test"] = "ccft"; },
       "/screening/acknowledged/0/test: must be"},
      {[](Json& d) { addExamination(d)["screening"]["acknowledged"][0]["at"] = "now"; },
       "/screening/acknowledged/0/at: must be a moment"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.expected);
    CHECK_THAT(issuesWith(one.change), ContainsSubstring(one.expected));
  }
}

TEST_CASE("Every issue of a document is said at once", "[core][visit]") {
  const std::string issues = issuesWith([](Json& d) {
    d["measurements"][0]["value"] = 99;
    d["measurements"][2]["value"] = 1;
    d["patient"]["mass_kg"] = 0;
  });
  CHECK_THAT(issues, ContainsSubstring("/measurements/0/value"));
  CHECK_THAT(issues, ContainsSubstring("/measurements/2/value"));
  CHECK_THAT(issues, ContainsSubstring("/patient/mass_kg"));
}

TEST_CASE("Bytes that are no JSON document are refused with their line", "[core][visit]") {
  const auto textOf = [](std::string_view bytes) {
    const auto read = readVisit(bytes, catalogue());
    return read ? std::string("accepted") : read.error().text();
  };
  CHECK_THAT(textOf(""), ContainsSubstring("the document is empty"));
  CHECK_THAT(textOf(" \n "), ContainsSubstring("the document is empty"));
  CHECK_THAT(textOf("{\n\"schema\": \"cervica.visit.v1\",\n oops"), ContainsSubstring("line 3"));
  CHECK_THAT(textOf("[]"), ContainsSubstring("must be an object"));
  CHECK_THAT(textOf("{\"schema\": \"\xff\xfe\"}"), ContainsSubstring("not valid UTF-8"));
  CHECK_THAT(textOf("{\"schema\": 1e999}"), ContainsSubstring("too large"));
  CHECK_THAT(textOf("{\"schema\": 1, \"schema\": 2}"), ContainsSubstring("\"schema\" stands twice"));
  CHECK_THAT(textOf(R"({"visit": {"id": "a", "kind": "intake", "id": "b"}})"),
             ContainsSubstring("/visit: the member \"id\""));
  CHECK_THAT(textOf(R"({"screening": {"answers": {"b": 1, "a": 1, "b": 2}}})"),
             ContainsSubstring("/screening/answers: the member \"b\" stands twice"));
  CHECK_THAT(textOf("{\"schema\": 123456789012345678901234567890}"), ContainsSubstring("123456789012... is too large"));
  CHECK_THAT(textOf("{} {}"), ContainsSubstring("not valid JSON"));
  CHECK_THAT(textOf(std::string(1000, '[')), ContainsSubstring("nested deeper than 64"));
  CHECK_THAT(textOf(std::string(100u << 20, '[')), ContainsSubstring("larger than 16 MiB"));
}

TEST_CASE("A single entry is judged while it is typed", "[core][visit]") {
  CHECK(validate(Measurement{"rom.cervical.rotation", Side::Left, 58}, catalogue()).empty());
  CHECK_THAT(validate(Measurement{"rom.cervical.rotation", Side::Left, 158}, catalogue()),
             ContainsSubstring("must lie between 0 and 120 deg"));
}
