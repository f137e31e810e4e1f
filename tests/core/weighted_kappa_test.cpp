#include "core/psychometrics/weighted_kappa.h"

#include "tests/core/rating_samples.h"

using namespace cervica::core;
using namespace cervica::tests;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

RatingTable fromCounts(const std::vector<std::vector<int>>& counts, const std::vector<double>& grades) {
  std::vector<std::vector<double>> rows;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    for (std::size_t j = 0; j < counts.size(); ++j) {
      for (int times = 0; times < counts[i][j]; ++times) rows.push_back({grades[i], grades[j]});
    }
  }
  return ratersTable(rows);
}

/// Hout, Duncan and Sobel (1987), 91 couples; figures as R's vcd (Meyer, Zeileis and Hornik) prints them.
const std::vector<std::vector<int>> kCouples = {{7, 7, 2, 3}, {2, 8, 3, 7}, {1, 5, 4, 9}, {2, 8, 9, 14}};

WeightedKappa figures(const RatingTable& table, KappaWeights weights) {
  auto result = weightedKappa(table, weights);
  REQUIRE(result.ok());
  return std::move(result).value();
}

}  // namespace

TEST_CASE("A published table gives its weighted kappa and standard error", "[core][kappa]") {
  const WeightedKappa k = figures(fromCounts(kCouples, {1, 2, 3, 4}), KappaWeights::Linear);
  CHECK_THAT(k.kappa.value, WithinAbs(0.2374, 0.00005));
  CHECK_THAT(k.standardError, WithinAbs(0.07832, 0.000005));
  CHECK_THAT(k.kappa.ci95.low, WithinAbs(0.2374 - 1.96 * 0.07832, 0.0001));
  CHECK_THAT(k.exactAgreement, WithinAbs(33.0 / 91, 1e-12));
  CHECK(k.table == kCouples);
}

TEST_CASE("Two grades make linear and quadratic weights the plain kappa", "[core][kappa]") {
  // po = 0.7, pe = 0.5 exactly
  const RatingTable table = fromCounts({{35, 15}, {15, 35}}, {0, 1});
  CHECK_THAT(figures(table, KappaWeights::Linear).kappa.value, WithinAbs(0.4, 1e-12));
  CHECK_THAT(figures(table, KappaWeights::Quadratic).kappa.value, WithinAbs(0.4, 1e-12));
}

TEST_CASE("A grade that nobody used still counts as a step", "[core][kappa]") {
  const std::vector<std::vector<int>> counts = {{10, 2, 1}, {1, 8, 3}, {0, 2, 9}};
  const auto close = figures(fromCounts(counts, {0, 1, 2}), KappaWeights::Linear);
  const auto apart = figures(fromCounts(counts, {0, 1, 3}), KappaWeights::Linear);
  CHECK(apart.kappa.value != close.kappa.value);
  CHECK(figures(fromCounts(counts, {4, 5, 6}), KappaWeights::Linear).kappa.value == close.kappa.value);
}

TEST_CASE("Perfect agreement is one, its interval stays within the scale", "[core][kappa]") {
  const auto k = figures(fromCounts({{5, 0}, {0, 5}}, {0, 1}), KappaWeights::Quadratic);
  CHECK_THAT(k.kappa.value, WithinAbs(1.0, 1e-12));
  CHECK(k.kappa.ci95.high <= 1.0);
}

TEST_CASE("Ratings without agreement to tell are refused", "[core][kappa]") {
  const auto refusal = [](const RatingTable& table) {
    const auto result = weightedKappa(table, KappaWeights::Linear);
    REQUIRE_FALSE(result.ok());
    return result.error().text();
  };
  CHECK_THAT(refusal(ratersTable({{1, 1}, {1, 1}, {1, 1}})), ContainsSubstring("same grade"));
  CHECK_THAT(refusal(ratersTable({{1, 1.5}, {1, 1}, {1, 1}})), ContainsSubstring("whole number"));
  RatingTable averaged = ratersTable({{1, 2}, {2, 2}, {3, 3}});
  averaged.trialsPerValue = 2;
  CHECK_THAT(refusal(averaged), ContainsSubstring("grades have no mean"));
  std::vector<std::vector<double>> many;
  for (int i = 0; i < 101; ++i) many.push_back({double(i), double(i)});
  CHECK_THAT(refusal(ratersTable(many)), ContainsSubstring("no ordinal scale"));
}
