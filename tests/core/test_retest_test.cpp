#include "core/psychometrics/test_retest.h"

#include <cmath>

#include "core/psychometrics/bland_altman.h"
#include "tests/core/rating_samples.h"

using namespace cervica::core;
using namespace cervica::tests;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

/// Table 2 of Shrout and Fleiss (1979): six targets, four judges.
const RatingTable kShroutFleiss =
    ratersTable({{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}});

/// Bland and Altman (1986), table 1: peak flow in l/min, first reading of the large and of the mini meter.
const RatingTable kPeakFlow = ratersTable({{494, 512},
                                           {395, 430},
                                           {516, 520},
                                           {434, 428},
                                           {476, 500},
                                           {557, 600},
                                           {413, 364},
                                           {442, 380},
                                           {650, 658},
                                           {433, 445},
                                           {417, 432},
                                           {656, 626},
                                           {267, 260},
                                           {478, 477},
                                           {178, 259},
                                           {423, 350},
                                           {427, 451}});

TestRetest figures(const RatingTable& table) {
  auto result = testRetest(table);
  REQUIRE(result.ok());
  return std::move(result).value();
}

}  // namespace

TEST_CASE("The example of Shrout and Fleiss gives their figures", "[core][reliability]") {
  const TestRetest r = figures(kShroutFleiss);
  CHECK_THAT(r.anova.subjectsMs, WithinAbs(11.24, 0.005));
  CHECK_THAT(r.anova.columnsMs, WithinAbs(32.49, 0.005));
  CHECK_THAT(r.anova.residualMs, WithinAbs(1.02, 0.005));
  CHECK(r.anova.residualDf == 15);
  CHECK_THAT(r.icc21.value, WithinAbs(0.29, 0.005));
  CHECK_THAT(r.icc31.value, WithinAbs(0.71, 0.005));
  CHECK_THAT(r.icc21.ci95.low, WithinAbs(0.019, 0.0005));
  CHECK_THAT(r.icc21.ci95.high, WithinAbs(0.761, 0.0005));
  CHECK_THAT(r.icc31.ci95.low, WithinAbs(0.342, 0.0005));
  CHECK_THAT(r.icc31.ci95.high, WithinAbs(0.946, 0.0005));
  CHECK_THAT(r.sem.value, WithinAbs(std::sqrt(r.anova.residualMs), 1e-12));
  CHECK_THAT(r.mdc95 / r.sem.value, WithinAbs(2.7719, 0.0001));
  CHECK_THAT(r.mdc90 / r.sem.value, WithinAbs(2.3264, 0.0001));
  CHECK(r.sem.ci95.low < r.sem.value);
  CHECK(r.semAgreement > 2 * r.sem.value);  // the judges differ systematically
}

TEST_CASE("The example of Bland and Altman gives their figures", "[core][reliability]") {
  const BlandAltman r = blandAltman(kPeakFlow);
  CHECK_THAT(r.bias.value, WithinAbs(-2.1, 0.05));
  CHECK_THAT(r.sd, WithinAbs(38.8, 0.05));
  CHECK_THAT(r.bias.ci95.low, WithinAbs(-22.0, 0.1));
  CHECK_THAT(r.bias.ci95.high, WithinAbs(17.8, 0.1));
  CHECK_THAT(r.upperLimit.value, WithinAbs(r.bias.value + 1.96 * r.sd, 1e-9));
  CHECK_THAT(r.lowerLimit.value, WithinAbs(r.bias.value - 1.96 * r.sd, 1e-9));
  // The exact interval is wider outwards than inwards.
  CHECK(r.upperLimit.ci95.high - r.upperLimit.value > r.upperLimit.value - r.upperLimit.ci95.low);
  CHECK_THAT(r.upperLimit.ci95.high + r.lowerLimit.ci95.low, WithinAbs(2 * r.bias.value, 1e-9));
  CHECK(r.points.size() == 17);
  CHECK(r.points[0].mean == 503.0);
  CHECK(r.points[0].difference == -18.0);
}

TEST_CASE("Exact and large-sample limits meet where the one takes over from the other", "[core][reliability]") {
  const auto table = [](std::size_t n) {
    std::vector<std::vector<double>> rows;
    for (std::size_t i = 0; i < n; ++i) {
      const auto x = static_cast<double>(i);
      rows.push_back({50 + 10 * std::sin(x), 50 + 10 * std::sin(x) + 3 * std::cos(7 * x)});
    }
    return blandAltman(ratersTable(rows));
  };
  const BlandAltman exact = table(kMostForExactLimits), large = table(kMostForExactLimits + 1);
  CHECK_THAT(exact.upperLimit.ci95.high, WithinAbs(large.upperLimit.ci95.high, 0.01 * exact.sd));
  CHECK_THAT(exact.upperLimit.ci95.low, WithinAbs(large.upperLimit.ci95.low, 0.01 * exact.sd));
}

TEST_CASE("Adding a constant or changing the unit changes nothing that it should not", "[core][reliability]") {
  RatingTable shifted = kShroutFleiss;
  for (double& value : shifted.values) value = 1e6 + 0.5 * value;
  const TestRetest before = figures(kShroutFleiss), after = figures(shifted);
  CHECK_THAT(after.icc21.value, WithinAbs(before.icc21.value, 1e-7));
  CHECK_THAT(after.icc31.ci95.low, WithinAbs(before.icc31.ci95.low, 1e-7));
  CHECK_THAT(after.mdc95, WithinAbs(0.5 * before.mdc95, 1e-7));
}

TEST_CASE("Perfect agreement has no error, a constant offset only a systematic one", "[core][reliability]") {
  const TestRetest same = figures(ratersTable({{0.1, 0.1}, {0.7, 0.7}, {1.3, 1.3}}));
  CHECK(same.icc21.value == 1.0);
  CHECK(same.icc31.value == 1.0);
  CHECK(same.icc21.ci95.low == 1.0);
  CHECK(same.sem.value == 0.0);

  const TestRetest offset = figures(ratersTable({{0.1, 0.4}, {0.7, 1.0}, {1.3, 1.6}, {2.2, 2.5}}));
  CHECK(offset.sem.value == 0.0);
  CHECK(offset.icc31.value == 1.0);
  CHECK(offset.icc21.value < 1.0);
  CHECK(offset.semAgreement > 0.0);
  CHECK(offset.icc21.ci95.low < offset.icc21.value);
  CHECK(offset.icc21.ci95.high > offset.icc21.value);
}

TEST_CASE("Raters who contradict each other have a negative reliability", "[core][reliability]") {
  const TestRetest r = figures(ratersTable({{1, 5}, {2, 4.5}, {3, 3}, {4, 2}, {5, 1.2}}));
  CHECK(r.icc31.value < 0);
  CHECK(r.icc31.value >= -1);
  CHECK(r.icc31.ci95.low < r.icc31.ci95.high);
}

TEST_CASE("Subjects who do not differ have no reliability", "[core][reliability]") {
  CHECK_THAT(testRetest(ratersTable({{0.1, 0.1}, {0.1, 0.1}, {0.1, 0.1}})).error().text(),
             ContainsSubstring("all values are the same"));
  CHECK_THAT(testRetest(ratersTable({{1, 2}, {1, 2}, {1, 2}})).error().text(),
             ContainsSubstring("the subjects do not differ"));
}
