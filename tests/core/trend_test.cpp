#include "core/change/trend.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "tests/support/catch_compat.h"

using namespace cervica::core;
using Catch::Matchers::WithinAbs;

namespace {

std::vector<TimedValue> weekly(std::initializer_list<double> values) {
  std::vector<TimedValue> points;
  for (const double value : values) points.push_back({static_cast<double>(points.size()), value});
  return points;
}

}  // namespace

TEST_CASE("Falling pairs are counted as Kendall's tables print them", "[core][trend]") {
  CHECK(inversionCounts(1) == std::vector<double>{1});
  CHECK(inversionCounts(3) == std::vector<double>{1, 2, 2, 1});
  CHECK(inversionCounts(4) == std::vector<double>{1, 3, 5, 6, 5, 3, 1});
  CHECK(inversionCounts(5) == std::vector<double>{1, 4, 9, 15, 20, 22, 20, 15, 9, 4, 1});
  // Two equal values among three: 3 orders, with 0, 1 and 2 falling pairs.
  CHECK(inversionCounts(3, {2}) == std::vector<double>{1, 1, 1});
  CHECK(inversionCounts(4, {2, 2}) == std::vector<double>{1, 1, 2, 1, 1});
  CHECK(inversionCounts(4, {4}) == std::vector<double>{1});
}

TEST_CASE("Equal values are counted as by trying every order", "[core][trend]") {
  for (const std::vector<int>& groups : {std::vector<int>{2}, {3}, {2, 2}, {3, 2}, {2, 2, 2}, {4, 3}}) {
    const int n = 7;
    std::vector<int> values;
    for (std::size_t i = 0; i < groups.size(); ++i)
      values.insert(values.end(), static_cast<std::size_t>(groups[i]), static_cast<int>(i));
    while (values.size() < n) values.push_back(100 + static_cast<int>(values.size()));
    std::vector<double> counts;
    std::sort(values.begin(), values.end());
    do {
      std::size_t falling = 0;
      for (std::size_t j = 1; j < values.size(); ++j) {
        for (std::size_t i = 0; i < j; ++i) falling += values[i] > values[j] ? 1 : 0;
      }
      counts.resize(std::max(counts.size(), falling + 1));
      ++counts[falling];
    } while (std::next_permutation(values.begin(), values.end()));
    CHECK(inversionCounts(n, groups) == counts);
  }
}

TEST_CASE("The score of a trend has the published probabilities", "[core][trend]") {
  // Upper tails of Kendall's K, Hollander and Wolfe, Nonparametric Statistical Methods, table A.30; doubled.
  CHECK_THAT(mannKendall(weekly({1, 2, 3})).p, WithinAbs(2 * 0.167, 2 * 0.0005));
  CHECK_THAT(mannKendall(weekly({1, 2, 3, 4})).p, WithinAbs(2 * 0.042, 2 * 0.0005));
  CHECK_THAT(mannKendall(weekly({1, 2, 3, 4, 5})).p, WithinAbs(2 * 0.0083, 2 * 0.00005));
  CHECK_THAT(mannKendall(weekly({2, 1, 3, 4, 5})).p, WithinAbs(2 * 0.042, 2 * 0.0005));
  CHECK_THAT(mannKendall(weekly({1, 2, 3, 4, 6, 5})).p, WithinAbs(2 * 0.0083, 2 * 0.00005));
  CHECK(mannKendall(weekly({1, 2, 3, 4, 6, 5})).score == 13);
  CHECK(mannKendall(weekly({5, 4, 3, 2, 1})).score == -10);
  CHECK(mannKendall(weekly({4, 4, 4, 4, 4})).p == 1);
}

TEST_CASE("A line through three visits is worked out as by hand", "[core][trend]") {
  // Slopes: 4 / 2, 5 / 6, 1 / 4; sorted 0.25, 0.8333, 2.
  const std::vector<TimedValue> points{{0, 10}, {2, 14}, {6, 15}};
  const TheilSenLine line = theilSenLine(points);
  CHECK_THAT(line.slope, WithinAbs(5.0 / 6, 1e-12));
  CHECK_THAT(line.low, WithinAbs(0.25, 1e-12));
  CHECK_THAT(line.high, WithinAbs(2, 1e-12));
  CHECK_THAT(line.confidence, WithinAbs(2.0 / 3, 1e-12));
  // value - slope x weeks: 10, 12.333, 10; the median is 10.
  CHECK_THAT(line.intercept, WithinAbs(10, 1e-12));
  CHECK_THAT(line.at(6), WithinAbs(15, 1e-12));
}

TEST_CASE("The interval has the confidence that it says", "[core][trend]") {
  const auto line = [](int n) {
    std::vector<TimedValue> points;
    for (int i = 0; i < n; ++i) points.push_back({static_cast<double>(i), std::sqrt(i * 7 % 11)});
    return theilSenLine(points);
  };
  CHECK_THAT(line(4).confidence, WithinAbs(1 - 2.0 / 24, 1e-12));
  CHECK_THAT(line(5).confidence, WithinAbs(1 - 2.0 / 120, 1e-12));
  // Six values: 1 and 5 of 720 orders have 0 and 1 falling pair; 14 more would be too many.
  CHECK_THAT(line(6).confidence, WithinAbs(1 - 2.0 * 6 / 720, 1e-12));
  for (int n = 5; n <= kExactKendallPoints + 3; ++n) {
    CHECK(line(n).confidence >= 0.95);
    CHECK(line(n).low <= line(n).slope);
    CHECK(line(n).slope <= line(n).high);
  }
}

TEST_CASE("One bad visit does not bend the line", "[core][trend]") {
  CHECK_THAT(theilSenLine(weekly({10, 12, 14, 99, 18, 20, 22})).slope, WithinAbs(2, 1e-12));
}

TEST_CASE("A slope follows the unit and the direction of its values", "[core][trend]") {
  const std::vector<TimedValue> points{{0, 3}, {1.5, 7}, {2, 4}, {5, 9}, {6, 8}, {9, 12}};
  const TheilSenLine line = theilSenLine(points);
  std::vector<TimedValue> mirrored = points, stretched = points;
  for (TimedValue& one : mirrored) one.value = -one.value;
  for (TimedValue& one : stretched) one = {one.weeks * 7, one.value * 10 + 5};
  CHECK_THAT(theilSenLine(mirrored).slope, WithinAbs(-line.slope, 1e-12));
  CHECK_THAT(theilSenLine(mirrored).low, WithinAbs(-line.high, 1e-12));
  CHECK_THAT(theilSenLine(stretched).slope, WithinAbs(line.slope * 10 / 7, 1e-12));
  CHECK(mannKendall(mirrored).score == -mannKendall(points).score);
  CHECK(mannKendall(mirrored).p == mannKendall(points).p);
}
