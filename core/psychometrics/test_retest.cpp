#include "core/psychometrics/test_retest.h"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <cmath>
#include <numbers>
#include <vector>

namespace cervica::core {
namespace {

constexpr double kUpperTail = 0.975;

double fisherQuantile(double df1, double df2) {
  return boost::math::quantile(boost::math::fisher_f_distribution<double>(df1, df2), kUpperTail);
}

/// Sums of squares of deviations from the mean, so that large values with small differences keep their digits; what is
/// left of equal numbers after rounding counts as nothing.
TwoWayAnova analyse(const RatingTable& table) {
  const std::size_t n = table.rowCount();
  const std::size_t k = table.columnCount();
  std::vector<double> rowMeans(n, 0), columnMeans(k, 0);
  double grandMean = 0;
  double largest = 0;
  for (std::size_t row = 0; row < n; ++row) {
    for (std::size_t column = 0; column < k; ++column) {
      const double value = table.at(row, column);
      rowMeans[row] += value / static_cast<double>(k);
      columnMeans[column] += value / static_cast<double>(n);
      largest = std::max(largest, std::abs(value));
    }
    grandMean += rowMeans[row] / static_cast<double>(n);
  }
  const auto square = [rounding = 1e-12 * largest](double difference) {
    return std::abs(difference) <= rounding ? 0.0 : difference * difference;
  };
  double rows = 0, columns = 0, residual = 0;
  for (std::size_t row = 0; row < n; ++row) {
    rows += static_cast<double>(k) * square(rowMeans[row] - grandMean);
    for (std::size_t column = 0; column < k; ++column) {
      residual += square(table.at(row, column) - rowMeans[row] - columnMeans[column] + grandMean);
    }
  }
  for (const double columnMean : columnMeans) columns += static_cast<double>(n) * square(columnMean - grandMean);

  TwoWayAnova anova;
  anova.subjectsDf = static_cast<int>(n - 1);
  anova.columnsDf = static_cast<int>(k - 1);
  anova.residualDf = anova.subjectsDf * anova.columnsDf;
  anova.subjectsMs = rows / anova.subjectsDf;
  anova.columnsMs = columns / anova.columnsDf;
  anova.residualMs = residual / anova.residualDf;
  return anova;
}

/// ICC(3,1) with the exact interval of Shrout and Fleiss. Without any residual it is 1 without doubt.
Estimate consistency(const TwoWayAnova& a) {
  if (a.residualMs == 0) return {1, {1, 1}};
  const double k = a.columnsDf + 1;
  const double f = a.subjectsMs / a.residualMs;
  const auto icc = [k](double ratio) { return (ratio - 1) / (ratio + k - 1); };
  return {icc(f),
          {icc(f / fisherQuantile(a.subjectsDf, a.residualDf)), icc(f * fisherQuantile(a.residualDf, a.subjectsDf))}};
}

/// ICC(2,1) with the interval of McGraw and Wong, table 7, ICC(A,1).
Estimate agreement(const TwoWayAnova& a) {
  const double n = a.subjectsDf + 1;
  const double k = a.columnsDf + 1;
  const double msr = a.subjectsMs, msc = a.columnsMs, mse = a.residualMs;
  const double icc = (msr - mse) / (msr + (k - 1) * mse + k / n * (msc - mse));
  if (mse == 0 && msc == 0) return {icc, {icc, icc}};

  const double perColumn = k * icc / (n * (1 - icc)) * msc;
  const double perResidual = (1 + k * icc * (n - 1) / (n * (1 - icc))) * mse;
  const double sum = perColumn + perResidual;
  const double df = sum * sum / (perColumn * perColumn / a.columnsDf + perResidual * perResidual / a.residualDf);
  const double lowF = fisherQuantile(a.subjectsDf, df);
  const double highF = fisherQuantile(df, a.subjectsDf);
  const double error = k * msc + (k * n - k - n) * mse;
  return {icc,
          {n * (msr - lowF * mse) / (lowF * error + n * msr), n * (highF * msr - mse) / (error + n * highF * msr)}};
}

Estimate standardError(const TwoWayAnova& a) {
  const boost::math::chi_squared_distribution<double> chiSquared(a.residualDf);
  const double squares = a.residualMs * a.residualDf;
  return {std::sqrt(a.residualMs),
          {std::sqrt(squares / boost::math::quantile(chiSquared, kUpperTail)),
           std::sqrt(squares / boost::math::quantile(chiSquared, 1 - kUpperTail))}};
}

}  // namespace

Result<TestRetest> testRetest(const RatingTable& table) {
  CERVICA_EXPECTS(table.rowCount() >= kFewestSubjects && table.columnCount() >= 2);
  TestRetest out;
  out.anova = analyse(table);
  if (out.anova.subjectsMs == 0) {
    return Error::at("", out.anova.residualMs == 0 && out.anova.columnsMs == 0
                             ? "all values are the same: nothing can be told about their error"
                             : "the subjects do not differ at all: no reliability can be told");
  }
  out.icc21 = agreement(out.anova);
  out.icc31 = consistency(out.anova);
  out.sem = standardError(out.anova);
  const double systematic = (out.anova.columnsMs - out.anova.residualMs) / static_cast<double>(table.rowCount());
  out.semAgreement = std::sqrt(out.anova.residualMs + std::max(0.0, systematic));
  out.mdc90 = 1.645 * std::numbers::sqrt2 * out.sem.value;
  out.mdc95 = 1.96 * std::numbers::sqrt2 * out.sem.value;
  return out;
}

}  // namespace cervica::core
