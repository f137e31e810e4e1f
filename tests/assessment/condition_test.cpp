#include "assessment/conditions/condition.h"

#include "assessment/conditions/condition_reader.h"
#include "tests/support/broken_pack.h"
#include "tests/support/catch_compat.h"

namespace cervica::assessment {
namespace {

using core::Json;

struct Read {
  Condition condition;
  std::vector<core::Issue> issues;
};

/// Reads a condition as a rule would, knowing the modules of infection only.
Read read(const Json& json) {
  const auto catalogue = core::Catalogue::shipped();
  const ConditionReader reader(*catalogue, [](const std::string& id) { return id == "module.infection"; });
  Read result;
  const core::JsonCursor root(json, result.issues, "rules.json");
  result.condition = reader.read(root);
  return result;
}

Read read(const char* text) {
  return read(Json::parse(text));
}

/// The one place that is wrong with a condition; "none" and "several" otherwise.
std::string wrongAt(const char* text) {
  const auto issues = read(text).issues;
  if (issues.empty()) return "none";
  return issues.size() == 1 ? issues.front().place : "several";
}

template <typename T>
T formOf(const char* text) {
  const Read result = read(text);
  if (!result.issues.empty()) FAIL(result.issues.front().place << ": " << result.issues.front().message);
  const T* form = std::get_if<T>(&result.condition.form);
  REQUIRE(form != nullptr);
  return *form;
}

TEST_CASE("Each form of condition is read with its parts", "[assessment][conditions]") {
  CHECK(formOf<AllOf>(R"({"all": []})").parts.empty());
  const auto any = formOf<AnyOf>(R"({"any": [{"all": []}, {"is": ["flag.fever", true]}]})");
  REQUIRE(any.parts.size() == 2);
  CHECK(std::holds_alternative<Is>(any.parts[1].form));
  const auto negation = formOf<Negation>(R"({"not": {"is": ["flag.fever", true]}})");
  REQUIRE(negation.part.size() == 1);

  const auto is = formOf<Is>(R"({"is": ["injury.rule", "nexus"]})");
  CHECK(is.subject.kind == Subject::Kind::Question);
  CHECK(std::get<std::string>(is.value) == "nexus");
  CHECK(formOf<Is>(R"({"is": ["patient.sex", "male"]})").subject.kind == Subject::Kind::Patient);
  CHECK(formOf<Is>(R"({"is": ["habit.laptop_prolonged", true]})").subject.kind == Subject::Kind::Habit);
  CHECK(formOf<Is>(R"({"is": ["symptom.dull_ache", false]})").subject.kind == Subject::Kind::Symptom);

  const auto age = formOf<Compare>(R"({"cmp": ["patient.age_years", ">=", 65]})");
  CHECK(age.comparison == Comparison::AtLeast);
  CHECK(age.number == 65);
  CHECK(formOf<Compare>(R"({"cmp": ["ccft.highest_pressure", "<=", 22]})").subject.kind == Subject::Kind::Measure);
  CHECK(formOf<Compare>(R"({"cmp": ["prom.tsk11", "!=", 36]})").subject.kind == Subject::Kind::Instrument);

  const auto count = formOf<Count>(
      R"({"count": {"of": ["flag.fever", {"cmp": ["patient.age_years", ">", 45]}], "op": "==", "n": 1}})");
  REQUIRE(count.of.size() == 2);
  CHECK(std::get<bool>(std::get<Is>(count.of[0].form).value));
  CHECK(count.comparison == Comparison::Equal);
  CHECK(count.number == 1);

  CHECK(formOf<NotRecorded>(R"({"unknown": "vital.blood_pressure_systolic"})").subject.id ==
        "vital.blood_pressure_systolic");
  const auto module = formOf<ModuleResult>(R"({"module": ["module.infection", ["CONTINUE", "CAUTION"]]})");
  CHECK(module.actions == std::vector{ScreeningAction::Continue, ScreeningAction::Caution});
  const auto band = formOf<InBand>(R"({"band": ["rom.cervical.rotation", ["impaired", "below_typical"]]})");
  CHECK(band.bands == std::vector{core::Band::Impaired, core::Band::BelowTypical});
  CHECK(formOf<ZScore>(R"({"z": ["posture.craniovertebral_angle", "<", -1.5]})").number == -1.5);
  const auto sides = formOf<SideDifference>(R"({"side_difference": ["rom.cervical.rotation", ">", 10]})");
  CHECK(sides.measure == "rom.cervical.rotation");
  CHECK(sides.comparison == Comparison::More);
}

TEST_CASE("Everything that a condition reads can be listed", "[assessment][conditions]") {
  const Read result = read(R"({"all": [{"not": {"is": ["flag.fever", true]}},
    {"count": {"of": ["flag.night_pain"], "op": ">=", "n": 1}}, {"z": ["posture.craniovertebral_angle", "<", -1]},
    {"module": ["module.infection", ["CONTINUE"]]}, {"unknown": "prom.ndi"}]})");
  REQUIRE(result.issues.empty());
  std::vector<std::string> ids;
  forEachSubject(result.condition, [&](const Subject& subject) { ids.push_back(subject.id); });
  CHECK(ids == std::vector<std::string>{"flag.fever", "flag.night_pain", "posture.craniovertebral_angle", "prom.ndi"});
}

TEST_CASE("A broken condition is refused with its place", "[assessment][conditions]") {
  SECTION("shapes") {
    CHECK(wrongAt("[]") == "rules.json");
    CHECK(wrongAt("{}") == "rules.json");
    CHECK(wrongAt(R"({"all": [], "any": []})") == "rules.json");
    CHECK(wrongAt(R"({"xor": []})") == "rules.json/xor");
    CHECK(wrongAt(R"({"all": {}})") == "rules.json/all");
    CHECK(wrongAt(R"({"not": []})") == "rules.json/not");
    CHECK(wrongAt(R"({"is": ["flag.fever"]})") == "rules.json/is");
    CHECK(wrongAt(R"({"cmp": ["patient.age_years", 3]})") == "rules.json/cmp");
    CHECK(wrongAt(R"({"count": {"of": ["flag.fever"], "op": ">=", "n": 1, "m": 2}})") == "rules.json/count/m");
    CHECK(wrongAt(R"({"any": [{"all": []}, {"all": [{"is": [5, true]}]}]})") == "rules.json/any/1/all/0/is/0");
  }
  SECTION("identifiers") {
    CHECK(wrongAt(R"({"is": ["flag.no_such", true]})") == "rules.json/is/0");
    CHECK(wrongAt(R"({"is": ["", true]})") == "rules.json/is/0");
    CHECK(wrongAt(R"({"cmp": ["patient.shoe_size", ">", 3]})") == "rules.json/cmp/0");
    CHECK(wrongAt(R"({"unknown": "flag.no_such"})") == "rules.json/unknown");
    CHECK(wrongAt(R"({"count": {"of": ["flag.no_such", "flag.fever"], "op": ">=", "n": 1}})") ==
          "rules.json/count/of/0");
    CHECK(wrongAt(R"({"module": ["module.vascular", ["CONTINUE"]]})") == "rules.json/module/0");
    CHECK(wrongAt(R"({"module": ["module.infection", ["NONE"]]})") == "rules.json/module/1/0");
    CHECK(wrongAt(R"({"module": ["module.infection", []]})") == "rules.json/module/1");
    CHECK(wrongAt(R"({"band": ["flag.fever", ["impaired"]]})") == "rules.json/band/0");
    CHECK(wrongAt(R"({"band": ["rom.cervical.rotation", ["bad"]]})") == "rules.json/band/1/0");
    CHECK(wrongAt(R"({"band": ["rom.cervical.rotation", []]})") == "rules.json/band/1");
  }
  SECTION("values that can never be") {
    CHECK(wrongAt(R"({"is": ["flag.fever", 1]})") == "rules.json/is/1");
    CHECK(wrongAt(R"({"is": ["injury.rule", "ottawa"]})") == "rules.json/is/1");
    CHECK(wrongAt(R"({"is": ["patient.sex", "f"]})") == "rules.json/is/1");
    CHECK(wrongAt(R"({"is": ["history.duration_weeks", true]})") == "rules.json/is/1");
    CHECK(wrongAt(R"({"cmp": ["flag.fever", ">", 0]})") == "rules.json/cmp/0");
    CHECK(wrongAt(R"({"cmp": ["patient.sex", ">", 0]})") == "rules.json/cmp/0");
    CHECK(wrongAt(R"({"cmp": ["prom.fabq", ">", 3]})") == "rules.json/cmp/0");
    CHECK(wrongAt(R"({"cmp": ["patient.age_years", "=>", 65]})") == "rules.json/cmp/1");
    CHECK(wrongAt(R"({"cmp": ["patient.age_years", ">", 650]})") == "rules.json/cmp/2");
    CHECK(wrongAt(R"({"cmp": ["patient.age_years", ">", "65"]})") == "rules.json/cmp/2");
    CHECK(wrongAt(R"({"cmp": ["rom.cervical.flexion", ">", 1000]})") == "rules.json/cmp/2");
    CHECK(wrongAt(R"({"cmp": ["prom.ndi", ">", 51]})") == "rules.json/cmp/2");
    CHECK(wrongAt(R"({"count": {"of": ["history.duration_weeks"], "op": ">=", "n": 1}})") == "rules.json/count/of/0");
    CHECK(wrongAt(R"({"count": {"of": ["flag.fever"], "op": ">=", "n": 2}})") == "rules.json/count/n");
    CHECK(wrongAt(R"({"z": ["endurance.deep_neck_flexor", "<", -1]})") == "rules.json/z/0");
    CHECK(wrongAt(R"({"z": ["posture.craniovertebral_angle", "<", -100]})") == "rules.json/z/2");
    CHECK(wrongAt(R"({"side_difference": ["rom.cervical.flexion", ">", 10]})") == "rules.json/side_difference/0");
    CHECK(wrongAt(R"({"side_difference": ["rom.cervical.rotation", ">", -1]})") == "rules.json/side_difference/2");
  }
}

TEST_CASE("Conditions that are nested too deep are refused", "[assessment][conditions]") {
  Json deep = {{"all", Json::array()}};
  for (int i = 0; i < kDeepestCondition; ++i) deep = {{"not", deep}};
  CHECK(read(deep).issues.empty());
  CHECK(read(Json{{"not", deep}}).issues.size() == 1);
}

}  // namespace
}  // namespace cervica::assessment
