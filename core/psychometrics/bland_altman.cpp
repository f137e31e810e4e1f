#include "core/psychometrics/bland_altman.h"

#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace cervica::core {
namespace {

constexpr double kLimit = 1.96;
constexpr double kUpperTail = 0.975;

/// How far the ends of the upper limit's interval lie above the bias, in SD of the differences.
Interval limitFactors(std::size_t subjects) {
  const auto n = static_cast<double>(subjects);
  if (subjects > kMostForExactLimits) {
    const double half = kLimit * std::sqrt(1 / n + kLimit * kLimit / (2 * (n - 1)));
    return {kLimit - half, kLimit + half};
  }
  const boost::math::non_central_t_distribution<double> t(n - 1, kLimit * std::sqrt(n));
  return {boost::math::quantile(t, 1 - kUpperTail) / std::sqrt(n), boost::math::quantile(t, kUpperTail) / std::sqrt(n)};
}

}  // namespace

BlandAltman blandAltman(const RatingTable& table) {
  CERVICA_EXPECTS(table.columnCount() == 2 && table.rowCount() >= kFewestSubjects);
  BlandAltman out;
  const auto n = static_cast<double>(table.rowCount());
  double sum = 0;
  for (std::size_t row = 0; row < table.rowCount(); ++row) {
    const double first = table.at(row, 0), second = table.at(row, 1);
    out.points.push_back({(first + second) / 2, first - second});
    sum += first - second;
  }
  const double bias = sum / n;
  double squares = 0;
  for (const auto& point : out.points) squares += (point.difference - bias) * (point.difference - bias);
  out.sd = std::sqrt(squares / (n - 1));

  const double half =
      boost::math::quantile(boost::math::students_t_distribution<double>(n - 1), kUpperTail) * out.sd / std::sqrt(n);
  out.bias = {bias, {bias - half, bias + half}};
  const Interval factors = limitFactors(table.rowCount());
  out.upperLimit = {bias + kLimit * out.sd, {bias + factors.low * out.sd, bias + factors.high * out.sd}};
  out.lowerLimit = {bias - kLimit * out.sd, {bias - factors.high * out.sd, bias - factors.low * out.sd}};
  return out;
}

}  // namespace cervica::core
