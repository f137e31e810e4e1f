// The cases that the rules bring with them, and how findings are said.
#include "assessment/assessment.h"
#include "assessment/pack/shipped_files.h"
#include "core/visit/visit_document.h"
#include "tests/assessment/fact_samples.h"
#include "tests/support/catch_compat.h"
#include "tests/support/test_data.h"

namespace cervica::assessment {
namespace {

using core::Json;
using tests::recordFact;

struct Rules {
  std::shared_ptr<const core::Catalogue> catalogue = core::Catalogue::shipped();
  std::shared_ptr<const ScreeningBook> screening = ScreeningBook::shipped();
  std::shared_ptr<const RuleBook> book = RuleBook::shipped();
  FactIndex index{*catalogue};
  Facts facts{index, defaultAnswers(*screening)};
  FindingsEngine engine{*book, *screening, index};

  FindingsResult of(const Json& data) {
    facts.clear();
    const Json values = data.value("values", Json::object()), zs = data.value("z", Json::object());
    for (const auto& [id, value] : values.items()) recordFact(facts, id, value);
    for (const auto& [id, value] : zs.items()) facts.recordZ(index.measureSlot(id), std::nullopt, value.get<double>());
    // A module that the data do not speak of was not answered.
    std::vector<ScreeningAction> modules(screening->modules().size(), ScreeningAction::Incomplete);
    const Json actions = data.value("modules", Json::object());
    for (std::size_t i = 0; i < modules.size(); ++i) {
      const auto given = actions.find(screening->modules()[i].id);
      if (given == actions.end()) continue;
      for (const ActionMeaning& meaning : screening->actions())
        if (toText(meaning.action) == given->get<std::string>()) modules[i] = meaning.action;
    }
    return engine.evaluate(facts, modules);
  }
};

/// A finding with the result it belongs to.
struct Found {
  FindingsResult result;
  Finding finding;
};

std::vector<std::string> texts(const Found& found, Truth truth) {
  std::vector<std::string> out;
  for (const Evidence& one : found.result.evidenceOf(found.finding))
    if (one.truth == truth) out.emplace_back(found.result.evidence.text(one));
  return out;
}

bool hasPattern(const FindingsResult& result, const std::string& id) {
  return std::any_of(result.patterns.begin(), result.patterns.end(),
                     [&](const PatternResult& one) { return one.rule->id == id && one.present == Truth::Yes; });
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("Every case of the rules gives its findings and patterns", "[assessment][findings]") {
  const Json document = Json::parse(shippedFile(kRulesFile));
  Rules rules;
  REQUIRE(document["cases"].size() == 13);
  for (const Json& one : document["cases"]) {
    const FindingsResult result = rules.of(one["data"]);
    for (const Json& id : one["present"]) {
      CAPTURE(one["id"].get<std::string>(), id.get<std::string>());
      CHECK(result.finding(id.get<std::string>()) != nullptr);
    }
    for (const Json& id : one["absent"]) {
      CAPTURE(one["id"].get<std::string>(), id.get<std::string>());
      CHECK(result.finding(id.get<std::string>()) == nullptr);
    }
    for (const Json& id : one["patterns_present"]) CHECK(hasPattern(result, id.get<std::string>()));
    for (const Json& id : one.value("patterns_absent", Json::array()))
      CHECK_FALSE(hasPattern(result, id.get<std::string>()));
  }
}

TEST_CASE("A finding says what speaks for it, with numbers, units and the limit", "[assessment][findings]") {
  Rules rules;
  const auto finding = [&](const char* id, const char* data) {
    const FindingsResult result = rules.of(Json::parse(data));
    const Finding* found = result.finding(id);
    if (found == nullptr) FAIL(id << " is not present");
    return Found{result, *found};
  };
  const Found activation = finding("finding.ccft_activation_low", R"({"values": {"ccft.highest_pressure": 20}})");
  CHECK(activation.finding.severity == Severity::Moderate);
  CHECK(texts(activation, Truth::Yes) == Texts{"CCFT highest pressure held: 20 mmHg, at most 22"});

  const Found rotation = finding("finding.rotation_limited", R"({"values": {
      "rom.cervical.rotation": {"left": 70, "right": 56}, "rom.cervical.transverse_total": 126}})");
  CHECK(rotation.finding.severity == Severity::Mild);
  CHECK(texts(rotation, Truth::Yes) ==
        Texts{"Cervical rotation: left 70 deg, right 56 deg, difference 14 deg, above 10"});
  CHECK(texts(rotation, Truth::No) == Texts{"Cervical rotation, left plus right: 126 deg, at least 109"});
  CHECK(texts(rotation, Truth::Unknown) == Texts{"Cervical rotation (no norm fits)"});

  const Found upper = finding("finding.upper_cervical_rotation_limited",
                              R"({"values": {"rom.upper_cervical.flexion_rotation": {"left": 40, "right": 28}}})");
  CHECK(texts(upper, Truth::Yes).front().find("right 28 deg, at most 32") != std::string::npos);

  const Found hold = finding("finding.neck_flexor_endurance_low", R"({"values": {
      "endurance.deep_neck_flexor": 15, "patient.sex": "male", "patient.age_years": 40}})");
  CHECK(texts(hold, Truth::Yes) == Texts{"Deep neck flexor endurance: 15 s, below 18.8"});
  CHECK(texts(hold, Truth::No).empty());  // the limit for women does not speak against it
}

TEST_CASE("What was not examined is neither present nor absent", "[assessment][findings]") {
  Rules rules;
  const FindingsResult result = rules.of(Json::object());
  CHECK(result.findings.empty());
  CHECK(result.notExamined.size() > 20);
  CHECK(result.stage == nullptr);
  CHECK(result.categories.empty());
  for (const PatternResult& one : result.patterns) {
    CHECK(one.present == Truth::Unknown);
    CHECK(one.known() == 0);
  }
}

TEST_CASE("A pattern needs enough observations in all and in each group", "[assessment][findings]") {
  Rules rules;
  const auto upperCrossed = [&](const char* values) {
    const FindingsResult result = rules.of(Json{{"values", Json::parse(values)}});
    return *std::find_if(result.patterns.begin(), result.patterns.end(),
                         [](const PatternResult& one) { return one.rule->id == "pattern.upper_crossed"; });
  };
  const PatternResult present = upperCrossed(R"({"length.upper_trapezius": {"left": 1, "right": 1},
      "length.levator_scapulae": {"left": 0, "right": 1}, "ccft.highest_pressure": 22,
      "sign.lower_trapezius_weak": true, "sign.rhomboids_weak": false})");
  CHECK(present.present == Truth::Yes);
  CHECK(present.yes() == 4);
  CHECK(present.known() == 5);
  CHECK(present.wording().find("4 of 5 observations present") != std::string::npos);
  const PatternResult oneSided = upperCrossed(R"({"length.upper_trapezius": {"left": 1, "right": 1},
      "length.levator_scapulae": {"left": 1, "right": 1}, "length.sternocleidomastoid": {"left": 1, "right": 1},
      "length.suboccipitals": 1, "ccft.highest_pressure": 26, "sign.lower_trapezius_weak": false,
      "sign.rhomboids_weak": true, "patient.sex": "male", "patient.age_years": 40, "endurance.deep_neck_flexor": 30})");
  CHECK(oneSided.yes() >= 4);
  CHECK(oneSided.present == Truth::No);  // only one of the weak group, and nothing there left to examine
}

TEST_CASE("A finding that needs a device is not examined with another one", "[assessment][findings]") {
  const auto catalogue = core::Catalogue::shipped();
  Assessor assessor(withShippedRules(*catalogue));
  const auto assessed = [&](const char* device) {
    const std::string measurement = std::string(R"([{"measure": "strength.cervical.flexion", "value": 30, "unit": ")") +
                                    catalogue->measure("strength.cervical.flexion")->unit + R"(", "device": ")" +
                                    device + R"("}])";
    const auto visit = core::readVisit(
        R"({"schema": "cervica.visit.v1", "patient": {"id": "P-1", "birth_date": "1984-05-02", "sex": "female"},
            "visit": {"id": "V-1", "started_at": "2026-03-02T10:30:00+01:00", "kind": "intake"}, "measurements": )" +
            measurement + "}",
        *catalogue);
    if (!visit) FAIL(visit.error().text());
    return assessor.assess(*visit).findings;
  };
  CHECK(assessed("fixed_dynamometer").finding("finding.neck_strength_low") != nullptr);
  const FindingsResult other = assessed("handheld_dynamometer");
  CHECK(other.finding("finding.neck_strength_low") == nullptr);
  CHECK(std::any_of(other.notExamined.begin(), other.notExamined.end(),
                    [](const FindingRule* rule) { return rule->id == "finding.neck_strength_low"; }));
}

TEST_CASE("A figure on its limit is not beyond it", "[assessment][findings]") {
  Rules rules;
  rules.facts.clear();
  const auto limited = [&](const char* values) {
    return rules.of(Json{{"values", Json::parse(values)}}).finding("finding.rotation_limited") != nullptr;
  };
  // As doubles 40.2 - 30.2 is more than 10.
  CHECK_FALSE(limited(R"({"rom.cervical.rotation": {"left": 40.2, "right": 30.2}})"));
  CHECK(limited(R"({"rom.cervical.rotation": {"left": 40.3, "right": 30.2}})"));
  // And (38.4 - 45.1) / 6.7 is less than -1.
  const double z = (38.4 - 45.1) / 6.7;
  const Json age{{"patient.age_years", 40}};
  CHECK(rules.of(Json{{"values", age}, {"z", {{"posture.craniovertebral_angle", z}}}})
            .finding("finding.forward_head_angle") == nullptr);
  CHECK(rules.of(Json{{"values", age}, {"z", {{"posture.craniovertebral_angle", -1.001}}}})
            .finding("finding.forward_head_angle") != nullptr);
}

TEST_CASE("How long it has lasted gives the stage", "[assessment][findings]") {
  Rules rules;
  const auto stage = [&](int weeks) {
    return rules.of(Json{{"values", {{"history.duration_weeks", weeks}}}}).stage->id;
  };
  CHECK(stage(5) == "acute");
  CHECK(stage(6) == "subacute");
  CHECK(stage(12) == "subacute");
  CHECK(stage(13) == "chronic");
}

TEST_CASE("A scores document carries findings, patterns and screening", "[assessment][findings]") {
  const auto catalogue = core::Catalogue::shipped();
  const auto visit = core::readVisit(tests::readTestFile("visits/intake.json"), *catalogue);
  REQUIRE(visit.ok());
  const Assessment assessment = assess(*visit, *catalogue);
  const Json document = Json::parse(writeAssessment(assessment, *catalogue));
  REQUIRE(document["findings"].size() == assessment.findings.findings.size());
  REQUIRE_FALSE(document["findings"].empty());
  for (const Json& finding : document["findings"]) {
    CHECK(finding["id"].get<std::string>().rfind("finding.", 0) == 0);
    CHECK(finding["for"].is_array());
    CHECK(finding.contains("limits"));
    CHECK(finding.contains("evidence_strength"));
  }
  CHECK(document["not_examined"].size() == assessment.findings.notExamined.size());
  CHECK(document["screening"]["action"] == std::string(toText(assessment.screening.action)));
  CHECK(document["screening"]["refer"].is_boolean());
  CHECK(document["screening"]["modules"].size() == ScreeningBook::shipped()->modules().size());
  CHECK(document.contains("stage"));
}

}  // namespace cervica::assessment
