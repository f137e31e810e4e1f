#include "core/change/trend.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <map>
#include <numeric>

#include "core/base/contract.h"

namespace cervica::core {
namespace {

constexpr double kConfidence = 0.95;

double medianOf(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

int pairsOf(int n) {
  return n * (n - 1) / 2;
}

/// The sizes of the groups of equal values.
std::vector<int> equalGroups(std::span<const TimedValue> points) {
  std::map<double, int> sizes;
  for (const TimedValue& one : points) ++sizes[one.value];
  std::vector<int> groups;
  for (const auto& [value, size] : sizes) {
    if (size > 1) groups.push_back(size);
  }
  return groups;
}

/// The standard deviation of Kendall's score without a trend.
double scoreDeviation(int n, const std::vector<int>& equal) {
  const auto term = [](int size) { return static_cast<double>(size) * (size - 1) * (2 * size + 5); };
  double sum = term(n);
  for (const int size : equal) sum -= term(size);
  return std::sqrt(sum / 18);
}

/// Coefficients of the product of two polynomials.
std::vector<double> product(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> out(a.size() + b.size() - 1, 0.0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) out[i + j] += a[i] * b[j];
  }
  return out;
}

/// Ways to place `k` equal values among n, by how many of the others they fall behind: the Gaussian binomial,
/// [n, k] = [n - 1, k - 1] + q^k [n - 1, k].
std::vector<double> placements(int n, int k) {
  std::vector<std::vector<double>> row(static_cast<std::size_t>(k) + 1, std::vector<double>{});
  row[0] = {1.0};
  for (int m = 1; m <= n; ++m) {
    for (int j = std::min(m, k); j >= 1; --j) {
      const auto at = static_cast<std::size_t>(j);
      std::vector<double> next = row[at - 1];
      const std::vector<double>& above = row[at];
      if (!above.empty()) next.resize(std::max(next.size(), above.size() + at), 0.0);
      for (std::size_t i = 0; i < above.size(); ++i) next[i + at] += above[i];
      row[at] = std::move(next);
    }
  }
  return row[static_cast<std::size_t>(k)];
}

/// How many of the sorted slopes to leave out at either end, and what confidence the rest has.
struct Cut {
  int left = 0;
  double confidence = 0;
};

Cut exactCut(int n) {
  const std::vector<double> counts = inversionCounts(n);
  const double all = std::accumulate(counts.begin(), counts.end(), 0.0);
  Cut cut{0, 1 - 2 * counts[0] / all};
  double tail = counts[0];
  for (std::size_t k = 1; k < counts.size(); ++k) {
    tail += counts[k];
    const double confidence = 1 - 2 * tail / all;
    if (confidence < kConfidence) break;
    cut = {static_cast<int>(k), confidence};
  }
  return cut;
}

}  // namespace

std::vector<double> inversionCounts(int n, const std::vector<int>& equal) {
  CERVICA_EXPECTS(n > 0 && n <= 150);
  const int inGroups = std::accumulate(equal.begin(), equal.end(), 0);
  CERVICA_EXPECTS(inGroups <= n);
  // Values without an equal: 1 (1 + q) (1 + q + q^2) ...; then each group is placed among those there already.
  std::vector<double> counts{1.0};
  int placed = n - inGroups;
  for (int i = 2; i <= placed; ++i) counts = product(counts, std::vector<double>(static_cast<std::size_t>(i), 1.0));
  for (const int size : equal) {
    placed += size;
    counts = product(counts, placements(placed, size));
  }
  return counts;
}

TheilSenLine theilSenLine(std::span<const TimedValue> points) {
  const auto n = static_cast<int>(points.size());
  CERVICA_EXPECTS(n >= 3);
  std::vector<double> slopes;
  slopes.reserve(static_cast<std::size_t>(pairsOf(n)));
  for (std::size_t j = 1; j < points.size(); ++j) {
    CERVICA_EXPECTS(points[j].weeks > points[j - 1].weeks);
    for (std::size_t i = 0; i < j; ++i) {
      slopes.push_back((points[j].value - points[i].value) / (points[j].weeks - points[i].weeks));
    }
  }
  std::sort(slopes.begin(), slopes.end());
  TheilSenLine line;
  line.slope = medianOf(slopes);
  std::vector<double> starts;
  for (const TimedValue& one : points) starts.push_back(one.value - line.slope * one.weeks);
  line.intercept = medianOf(std::move(starts));

  const int last = pairsOf(n) - 1;
  int low = 0, high = last;
  if (n <= kExactKendallPoints) {
    const Cut cut = exactCut(n);
    low = cut.left;
    high = last - cut.left;
    line.confidence = cut.confidence;
  } else {
    const double reach = boost::math::quantile(boost::math::normal_distribution<double>(), 0.5 + kConfidence / 2) *
                         scoreDeviation(n, equalGroups(points));
    low = std::max(static_cast<int>(std::lround((pairsOf(n) - reach) / 2)) - 1, 0);
    high = std::min(static_cast<int>(std::lround((pairsOf(n) + reach) / 2)), last);
    line.confidence = kConfidence;
  }
  line.low = slopes[static_cast<std::size_t>(low)];
  line.high = slopes[static_cast<std::size_t>(high)];
  return line;
}

KendallTest mannKendall(std::span<const TimedValue> points) {
  const auto n = static_cast<int>(points.size());
  CERVICA_EXPECTS(n >= 2);
  KendallTest test;
  for (std::size_t j = 1; j < points.size(); ++j) {
    CERVICA_EXPECTS(points[j].weeks > points[j - 1].weeks);
    for (std::size_t i = 0; i < j; ++i) {
      test.score += (points[j].value > points[i].value) - (points[j].value < points[i].value);
    }
  }
  const std::vector<int> equal = equalGroups(points);
  if (test.score == 0) return test;
  if (n > kExactKendallPoints) {
    const double z = std::abs(test.score) / scoreDeviation(n, equal);
    test.p = 2 * boost::math::cdf(boost::math::complement(boost::math::normal_distribution<double>(), z));
    return test;
  }
  const std::vector<double> counts = inversionCounts(n, equal);
  const double all = std::accumulate(counts.begin(), counts.end(), 0.0);
  const auto falling = (static_cast<int>(counts.size()) - 1 - std::abs(test.score)) / 2;
  const double tail = std::accumulate(counts.begin(), counts.begin() + falling + 1, 0.0);
  test.p = std::min(1.0, 2 * tail / all);
  return test;
}

}  // namespace cervica::core
