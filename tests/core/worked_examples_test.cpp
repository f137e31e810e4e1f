// The published and computed examples of the clinical pack, as far as scoring reaches.
#include <cmath>

#include "core/change/comparison.h"
#include "core/psychometrics/measurement_error.h"
#include "core/scoring/score.h"
#include "tests/support/catch_compat.h"
#include "tests/support/test_data.h"

#include <nlohmann/json.hpp>

using namespace cervica::core;
using Catch::Matchers::WithinAbs;
using nlohmann::json;

namespace {

const Catalogue& catalogue() {
  return *Catalogue::shipped();
}

void checkMember(const json& example, const char* member, double actual) {
  if (!example["expected"].contains(member)) return;
  INFO("worked example " << example["id"] << ", " << member);
  CHECK_THAT(actual, WithinAbs(example["expected"][member].get<double>(), example["tolerance"][member].get<double>()));
}

/// A norm's verdict on a value, for the measure's first side and a fitting person.
Score judged(const std::string& normId, double value) {
  const Norm* norm = catalogue().norm(normId);
  REQUIRE(norm != nullptr);
  CombinedMeasurement m;
  m.measure = catalogue().measure(norm->measure);
  if (m.measure->sided) m.side = Side::Left;
  m.value = value;
  m.device = catalogue().device(norm->device);
  m.trials = 1;
  const auto judgement = judge(m, norm->sex.value_or(Sex::Female), *norm->ageFrom, catalogue());
  REQUIRE(judgement.score);
  return *judgement.score;
}

/// The change of one measure between two visits, taken with its first device.
Change changeOf(const std::string& measureId, double before, double after) {
  const Measure* measure = catalogue().measure(measureId);
  REQUIRE(measure != nullptr);
  Visit earlier;
  earlier.patient.birthDate = *parseCivilDate("1985-06-01");
  earlier.startedAt = *parseMoment("2026-03-02T10:30:00+01:00");
  earlier.measurements = {{measureId, {}, before, measure->devices.front()}};
  Visit later = earlier;
  later.measurements[0].value = after;
  return compare(earlier, later, catalogue())->changes.at(0);
}

}  // namespace

TEST_CASE("The worked examples of the pack are reproduced", "[core][worked]") {
  const json document = json::parse(cervica::tests::readTestFile("worked_examples.json"));
  int reproduced = 0;
  for (const json& example : document["cases"]) {
    const std::string kind = example["kind"];
    const json& in = example["input"];
    ++reproduced;
    if (kind == "z_percentile_normal") {
      const double z = (in["value"].get<double>() - in["mean"].get<double>()) / in["sd"].get<double>();
      checkMember(example, "z", z);
      checkMember(example, "percentile", 100 * studentCdf(z, 1e12));
    } else if (kind == "crawford_howell") {
      const int n = in["n"];
      const double t = crawfordHowellT(in["value"], in["mean"], in["sd"], n);
      checkMember(example, "t", t);
      checkMember(example, "percentile", 100 * studentCdf(t, n - 1));
      CHECK(example["expected"]["df"] == n - 1);
    } else if (kind == "typical_range") {
      const Score score = judged(in["norm"], in["value"]);
      checkMember(example, "typical_low", *catalogue().norm(in["norm"].get<std::string>())->typicalLow);
      CHECK((score.band == Band::BelowTypical) == example["expected"]["below"].get<bool>());
    } else if (kind == "cutoff") {
      const Score score = judged(in["norm"], in["value"]);
      CHECK((score.band == Band::Positive) == example["expected"]["positive"].get<bool>());
    } else if (kind == "change_vs_error") {
      const Change change = changeOf(in["measure"], in["before"], in["after"]);
      CHECK(*change.mdc95 == in["mdc95"].get<double>());
      CHECK(change.difference == example["expected"]["difference"].get<double>());
      CHECK((change.verdict != ChangeVerdict::NoRealChange) == example["expected"]["beyond_error"].get<bool>());
    } else if (kind == "mdc95_from_sem") {
      checkMember(example, "mdc95", in["sem"].get<double>() * kMdc95PerSem);
    } else {
      --reproduced;  // of signals, devices and indices, which come with their modules
    }
  }
  CHECK(reproduced == 34);
}
