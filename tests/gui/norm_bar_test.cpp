#include "app/look/norm_bar_data.h"

#include <algorithm>

#include "core/scoring/score.h"
#include "tests/gui/samples.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using app::look::normBarData;
using app::look::Verdict;

namespace {

core::Score scoreOf(const core::VisitScores& scores, const std::string& measure, std::optional<core::Side> side = {}) {
  const auto found = std::find_if(scores.scores.begin(), scores.scores.end(), [&](const auto& each) {
    return each.measurement.measure->id == measure && each.measurement.side == side;
  });
  REQUIRE(found != scores.scores.end());
  return *found;
}

}  // namespace

TEST_CASE("The axis is mean ± 3 SD", "[app][norm bar]") {
  const auto scores = core::score(test::sampleVisit("intake"), *test::catalogue());
  const auto score = scoreOf(scores, "posture.craniovertebral_angle");
  const auto bar = normBarData(score);
  REQUIRE(bar.mean.has_value());
  CHECK_THAT(bar.axisLow, Catch::Matchers::WithinAbs(*bar.mean - 3 * *bar.sd, 1e-9));
  CHECK_THAT(bar.axisHigh, Catch::Matchers::WithinAbs(*bar.mean + 3 * *bar.sd, 1e-9));
  REQUIRE(bar.error.has_value());
  CHECK_THAT(*bar.error, Catch::Matchers::WithinAbs(1.96 * *score.error.sem(), 1e-9));
  REQUIRE(bar.marks.size() == 1);
  CHECK(bar.marks.front().verdict == Verdict::Borderline);
}

TEST_CASE("A value beyond three SD widens the axis", "[app][norm bar]") {
  const auto scores = core::score(test::sampleVisit("intake"), *test::catalogue());
  auto score = scoreOf(scores, "posture.craniovertebral_angle");
  const auto usual = normBarData(score);
  score.measurement.value = usual.axisLow - 5;
  CHECK(normBarData(score).axisLow < score.measurement.value);
  CHECK(normBarData(score).axisHigh == usual.axisHigh);
}

TEST_CASE("An unknown error draws no whisker", "[app][norm bar]") {
  const auto scores = core::score(test::sampleVisit("intake"), *test::catalogue());
  auto score = scoreOf(scores, "posture.craniovertebral_angle");
  score.error = {};
  CHECK_FALSE(normBarData(score).error.has_value());
}

TEST_CASE("A typical range starts at its limit, a cut-off is kept beside the norm", "[app][norm bar]") {
  const auto scores = core::score(test::sampleVisit("intake"), *test::catalogue());
  const auto typical = scoreOf(scores, "ccft.highest_pressure");
  CHECK(normBarData(typical).typicalLow == typical.match.norm->typicalLow);
  const auto rotated = scoreOf(scores, "rom.upper_cervical.flexion_rotation", core::Side::Left);
  REQUIRE(rotated.cutoff.has_value());
  CHECK(normBarData(rotated).cutoff == rotated.cutoff->match.norm->cutoff);
}

TEST_CASE("Without a norm only the track and the sides are drawn", "[app][norm bar]") {
  const auto& catalogue = *test::catalogue();
  const core::CombinedMeasurement left{catalogue.measure("rom.cervical.rotation"),
                                       core::Side::Left,
                                       52,
                                       catalogue.device("imu_dual"),
                                       false,
                                       {},
                                       false,
                                       1,
                                       false};
  core::CombinedMeasurement right = left;
  right.side = core::Side::Right;
  right.value = 66;
  const auto bar = normBarData(std::vector{left, right});
  CHECK_FALSE(bar.mean.has_value());
  CHECK_FALSE(bar.error.has_value());
  CHECK(bar.marks.size() == 2);
  CHECK(bar.axisLow <= 52);
  CHECK(bar.axisHigh > 66);

  const core::CombinedMeasurement grade{catalogue.measure("scapula.dyskinesis"),
                                        core::Side::Left,
                                        2,
                                        catalogue.device("observation"),
                                        false,
                                        {},
                                        false,
                                        1,
                                        false};
  const auto scale = normBarData(std::vector{grade});
  CHECK(scale.segments == 3);
  CHECK(scale.marks.front().value == 2.5);
}
