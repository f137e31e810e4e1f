#include "core/scoring/score.h"

#include <algorithm>

#include "core/psychometrics/measurement_error.h"
#include "core/scoring/scores_document.h"
#include "core/visit/visit_document.h"
#include "tests/support/catch_compat.h"
#include "tests/support/clinic_samples.h"
#include "tests/support/test_data.h"

using namespace cervica::core;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using cervica::tests::readTestFile;

namespace {

const Catalogue& catalogue() {
  return *Catalogue::shipped();
}

VisitScores scoresOf(const std::string& name) {
  return score(*readVisit(readTestFile("visits/" + name + ".json"), catalogue()), catalogue());
}

const Score* find(const VisitScores& scores, const std::string& id, std::optional<Side> side = {}) {
  const auto found = std::find_if(scores.scores.begin(), scores.scores.end(), [&](const Score& one) {
    return one.measurement.measure->id == id && one.measurement.side == side;
  });
  return found == scores.scores.end() ? nullptr : &*found;
}

Judgement judgeOne(const std::string& id, std::optional<Side> side, double value, const std::string& device, Sex sex,
                   int age) {
  CombinedMeasurement m;
  m.measure = catalogue().measure(id);
  m.side = side;
  m.value = value;
  m.device = catalogue().device(device);
  m.trials = 1;
  return judge(m, sex, age, catalogue());
}

Judgement angle(double value, Sex sex, int age, const std::string& device = "photo") {
  return judgeOne("posture.craniovertebral_angle", {}, value, device, sex, age);
}

}  // namespace

TEST_CASE("The intake of the worked patient is scored as by hand", "[core][score]") {
  const VisitScores scores = scoresOf("intake");
  CHECK(scores.ageYears == 37);
  CHECK(scores.normPack == "2026.1");

  const Score* cva = find(scores, "posture.craniovertebral_angle");
  REQUIRE(cva != nullptr);
  CHECK_THAT(cva->measurement.value, WithinAbs(43.6, 1e-9));
  CHECK(cva->match.norm->id == "norm.cva.18_50.silva2009");
  CHECK(cva->match.applicability == Applicability::Exact);
  CHECK_THAT(*cva->z, WithinAbs((43.6 - 51.8) / 5.9, 1e-9));
  CHECK_THAT(*cva->percentile, WithinAbs(9.5, 0.05));
  CHECK_THAT(cva->percentileInterval->low, WithinAbs(2.7, 0.05));
  CHECK_THAT(cva->percentileInterval->high, WithinAbs(25.7, 0.05));
  CHECK(cva->band == Band::Borderline);

  const Score* rotation = find(scores, "rom.cervical.transverse_total");
  REQUIRE(rotation != nullptr);
  CHECK(rotation->measurement.value == 118);
  CHECK(rotation->match.applicability == Applicability::ComparableDevice);
  CHECK_FALSE(rotation->match.provisional());
  CHECK_THAT(*rotation->percentile, WithinAbs(1.6, 0.05));
  CHECK(rotation->band == Band::Impaired);
  CHECK_FALSE(rotation->percentileInterval);

  const Score* left = find(scores, "rom.upper_cervical.flexion_rotation", Side::Left);
  REQUIRE(left != nullptr);
  CHECK(left->band == Band::Impaired);
  REQUIRE(left->cutoff);
  CHECK(left->cutoff->positive);
  const Score* right = find(scores, "rom.upper_cervical.flexion_rotation", Side::Right);
  REQUIRE(right != nullptr);
  CHECK(right->band == Band::WithinNormal);
  CHECK_FALSE(right->cutoff->positive);

  const Score* ccft = find(scores, "ccft.highest_pressure");
  REQUIRE(ccft != nullptr);
  CHECK(ccft->band == Band::BelowTypical);
  CHECK_FALSE(ccft->z);
  CHECK_FALSE(ccft->percentile);
  CHECK(find(scores, "endurance.deep_neck_flexor")->band == Band::BelowTypical);

  CHECK(find(scores, "rom.cervical.rotation", Side::Left) == nullptr);
  const auto unscored = std::count_if(scores.notScored.begin(), scores.notScored.end(), [](const NotScored& one) {
    return one.measurement.measure->id == "rom.cervical.rotation" && one.reason == "no norm for this measure";
  });
  CHECK(unscored == 2);
}

TEST_CASE("Left and right are compared with their measurement error", "[core][score]") {
  const VisitScores scores = scoresOf("intake");
  const auto found = std::find_if(scores.sideDifferences.begin(), scores.sideDifferences.end(), [](const auto& one) {
    return one.measure->id == "rom.upper_cervical.flexion_rotation";
  });
  REQUIRE(found != scores.sideDifferences.end());
  CHECK(found->difference == -11);
  CHECK_THAT(*found->mdc95, WithinAbs(8.34, 1e-9));
  CHECK(*found->beyondError);
  const bool gradeListed = std::any_of(scores.sideDifferences.begin(), scores.sideDifferences.end(),
                                       [](const auto& one) { return !one.measure->levels.empty(); });
  CHECK_FALSE(gradeListed);
}

TEST_CASE("Ages outside every norm are not scored, with the reason", "[core][score]") {
  const VisitScores scores = scoresOf("older");
  CHECK(scores.ageYears == 70);
  CHECK(find(scores, "posture.craniovertebral_angle")->match.norm->id == "norm.cva.male.65_80.silva2009");
  CHECK(find(scores, "rom.cervical.sagittal_total") == nullptr);
  const auto found = std::find_if(scores.notScored.begin(), scores.notScored.end(), [](const NotScored& one) {
    return one.measurement.measure->id == "rom.cervical.sagittal_total";
  });
  REQUIRE(found != scores.notScored.end());
  CHECK_THAT(found->reason, ContainsSubstring("no norm for this age"));
}

TEST_CASE("The nearest age band is used up to five years away and never across 18", "[core][score]") {
  CHECK(judgeOne("rom.cervical.sagittal_total", {}, 100, "imu_dual", Sex::Female, 45).score->match.applicability ==
        Applicability::ComparableDevice);
  const auto near = judgeOne("rom.cervical.sagittal_total", {}, 100, "imu_dual", Sex::Female, 50);
  REQUIRE(near.score);
  CHECK(near.score->match.applicability == Applicability::NearestAge);
  CHECK(near.score->match.otherDevice);
  CHECK_FALSE(judgeOne("rom.cervical.sagittal_total", {}, 100, "imu_dual", Sex::Female, 51).score);
  CHECK_FALSE(angle(45, Sex::Male, 17).score);
  CHECK(angle(45, Sex::Male, 18).score);
  // 8 to 14 years is a norm of children: a grown-up of 18 is within five years of it and still not compared with it.
  const auto adult = judgeOne("movement.didren.mean_speed", {}, 10, "target_task_rig", Sex::Male, 18);
  CHECK(adult.score->match.norm->id == "norm.didren.mean_speed.18_35");
  CHECK(judgeOne("movement.didren.mean_speed", {}, 10, "target_task_rig", Sex::Male, 16).score->match.norm->id ==
        "norm.didren.mean_speed.8_14");
}

TEST_CASE("A cut-off is never stretched to the nearest age", "[core][score]") {
  const auto at = [](int age) {
    return judgeOne("rom.upper_cervical.flexion_rotation", Side::Left, 30, "phone_app", Sex::Female, age);
  };
  CHECK(at(63).score->cutoff);
  CHECK_FALSE(at(64).score->cutoff);
  CHECK(at(64).score->match.norm->method == NormMethod::Normal);
}

TEST_CASE("An exact age comes before a better method", "[core][score]") {
  const auto woman = angle(45, Sex::Female, 66);
  CHECK(woman.score->match.norm->id == "norm.cva.female.65_74.nemmers2009");
  CHECK(woman.score->band == Band::Typical);
}

TEST_CASE("A norm split by sex is not guessed", "[core][score]") {
  for (const Sex sex : {Sex::Other, Sex::Unknown}) {
    const auto hold = judgeOne("endurance.deep_neck_flexor", {}, 14, "stopwatch", sex, 37);
    CHECK_FALSE(hold.score);
    CHECK_THAT(hold.notScoredReason, ContainsSubstring("differs by sex"));
    const auto columns = std::count_if(hold.context.begin(), hold.context.end(),
                                       [](const ContextEntry& one) { return one.norm->source == "domenech2011"; });
    CHECK(columns == 2);
    CHECK(angle(45, sex, 37).score);  // a norm for everybody still applies
  }
}

TEST_CASE("The instrument decides how far a norm applies", "[core][score]") {
  const auto total = [](const std::string& device) {
    return judgeOne("rom.cervical.transverse_total", {}, 118, device, Sex::Female, 30);
  };
  CHECK(total("optoelectronic").score->match.applicability == Applicability::Exact);
  CHECK(total("imu_dual").score->match.applicability == Applicability::ComparableDevice);
  const auto crom = total("crom");
  CHECK(crom.score->match.applicability == Applicability::ProvisionalDevice);
  CHECK(crom.score->match.provisional());
  CHECK_THAT(crom.score->match.reason, ContainsSubstring("another kind of instrument"));
  CHECK(total("").score->match.provisional());
  CHECK_FALSE(total("stopwatch").score);
  CHECK_THAT(total("stopwatch").notScoredReason, ContainsSubstring("no norm for this instrument"));
  CHECK_FALSE(judgeOne("ccft.highest_pressure", {}, 24, "", Sex::Female, 30).score);
  // The source of the speed norm names no instrument: every listed one counts as another.
  CHECK(judgeOne("movement.peak_speed.rotation", {}, 300, "imu_dual", Sex::Female, 30).score->match.applicability ==
        Applicability::ComparableDevice);
}

TEST_CASE("Bands change exactly at their percentiles", "[core][score]") {
  const Norm& norm = *catalogue().norm("norm.cva.18_50.silva2009");
  const auto valueAt = [&](double percentile) {
    double low = 5, high = 85;
    for (int i = 0; i < 200; ++i) {
      const double middle = (low + high) / 2;
      const double p = 100 * studentCdf(crawfordHowellT(middle, *norm.mean, *norm.sd, *norm.n), *norm.n - 1);
      (p < percentile ? low : high) = middle;
    }
    return high;
  };
  const auto bandAt = [](double value) { return angle(value, Sex::Female, 30).score->band; };
  CHECK(bandAt(valueAt(kBorderlinePercentile) - 1e-6) == Band::Impaired);
  CHECK(bandAt(valueAt(kBorderlinePercentile) + 1e-6) == Band::Borderline);
  CHECK(bandAt(valueAt(kWithinNormalPercentile) - 1e-6) == Band::Borderline);
  CHECK(bandAt(valueAt(kWithinNormalPercentile) + 1e-6) == Band::WithinNormal);
  CHECK(bandAt(valueAt(kAboveNormalPercentile) + 1e-6) == Band::AboveNormal);
}

TEST_CASE("A percentile rises with the value and its interval holds it", "[core][score]") {
  double last = -1;
  for (double value = 5; value <= 85; value += 0.5) {
    const auto one = angle(value, Sex::Female, 30);
    CHECK(*one.score->percentile > last);
    CHECK(one.score->percentileInterval->low <= *one.score->percentile);
    CHECK(one.score->percentileInterval->high >= *one.score->percentile);
    last = *one.score->percentile;
  }
}

TEST_CASE("A clinic's own norm and error are marked, and the shipped norm that disagrees stands beside",
          "[core][score]") {
  const auto own = cervica::tests::clinicCatalogue();
  const auto visit = readVisit(readTestFile("visits/intake.json"), *own);
  const Score* angle = nullptr;
  const VisitScores scores = score(*visit, *own);
  for (const Score& one : scores.scores) {
    if (one.measurement.measure->id == "posture.craniovertebral_angle") angle = &one;
  }
  REQUIRE(angle);
  CHECK(angle->match.norm->id == "own.cva");
  CHECK(angle->band == Band::WithinNormal);
  REQUIRE(angle->disagreeing.size() == 1);
  CHECK(angle->disagreeing[0].match.norm->id == "norm.cva.18_50.silva2009");
  CHECK(angle->disagreeing[0].band == Band::Borderline);
  CHECK(*angle->error.sem() == 1.0);
  const std::string text = writeScores(scores, *own);
  CHECK_THAT(text, ContainsSubstring("\"own\": true") && ContainsSubstring("\"disagreeing\""));
  CHECK_THAT(text, ContainsSubstring("\"error\": \"own.err.cva\",\n      \"error_own\": true"));
}

TEST_CASE("The scores document has the contract's members", "[core][score]") {
  const std::string text = writeScores(scoresOf("intake"), catalogue());
  for (const char* member :
       {"\"schema\": \"cervica.scores.v1\"", "\"patient_id\": \"P-1001\"", "\"visit_id\": \"V-1001-1\"",
        "\"age_years\": 37", "\"norm_pack\": \"2026.1\"", "\"side_differences\"", "\"context\"", "\"not_scored\"",
        "\"percentile_ci95\": null", "\"applicability\": \"comparable_device\"", "\"band\": \"below_typical\""}) {
    CAPTURE(member);
    CHECK_THAT(text, ContainsSubstring(member));
  }
  CHECK(rounded(-0.0000001, 4) == 0);
  CHECK(rounded(2.5, 0) == 3);
}
