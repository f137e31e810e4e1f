#include "core/psychometrics/weighted_kappa.h"

#include <algorithm>
#include <cmath>

namespace cervica::core {
namespace {

std::vector<double> gradesOf(const RatingTable& table) {
  std::vector<double> grades = table.values;
  std::sort(grades.begin(), grades.end());
  grades.erase(std::unique(grades.begin(), grades.end()), grades.end());
  return grades;
}

}  // namespace

Result<WeightedKappa> weightedKappa(const RatingTable& table, KappaWeights weights) {
  CERVICA_EXPECTS(table.columnCount() == 2 && table.rowCount() >= kFewestSubjects);
  if (table.trialsPerValue > 1) {
    return Error::at("", "the raters graded each subject several times: keep one trial of each, grades have no mean");
  }
  WeightedKappa out;
  out.grades = gradesOf(table);
  const std::size_t size = out.grades.size();
  if (std::any_of(out.grades.begin(), out.grades.end(), [](double grade) { return grade != std::floor(grade); })) {
    return Error::at("", "a grade of an ordinal scale must be a whole number");
  }
  if (size > kMostGrades) {
    return Error::at("", "there are more than " + std::to_string(kMostGrades) + " grades: this is no ordinal scale");
  }
  if (size < 2) return Error::at("", "all ratings are the same grade: agreement beyond chance cannot be told");

  const auto n = static_cast<double>(table.rowCount());
  const auto index = [&](double grade) {
    return static_cast<std::size_t>(std::lower_bound(out.grades.begin(), out.grades.end(), grade) - out.grades.begin());
  };
  out.table.assign(size, std::vector<int>(size, 0));
  std::vector<double> first(size, 0), second(size, 0);  // shares of the grades
  for (std::size_t row = 0; row < table.rowCount(); ++row) {
    const std::size_t i = index(table.at(row, 0)), j = index(table.at(row, 1));
    ++out.table[i][j];
    first[i] += 1 / n;
    second[j] += 1 / n;
    if (i == j) out.exactAgreement += 1 / n;
  }

  const double widest = out.grades.back() - out.grades.front();
  const auto weight = [&](std::size_t i, std::size_t j) {
    const double distance = std::abs(out.grades[i] - out.grades[j]) / widest;
    return 1 - (weights == KappaWeights::Linear ? distance : distance * distance);
  };
  std::vector<double> firstWeight(size, 0), secondWeight(size, 0);  // mean weight of a grade against the other's
  double observed = 0, expected = 0;
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) {
      observed += weight(i, j) * out.table[i][j] / n;
      expected += weight(i, j) * first[i] * second[j];
      firstWeight[i] += weight(i, j) * second[j];
      secondWeight[j] += weight(i, j) * first[i];
    }
  }
  const double kappa = (observed - expected) / (1 - expected);
  double spread = 0;
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) {
      const double term = weight(i, j) - (firstWeight[i] + secondWeight[j]) * (1 - kappa);
      spread += out.table[i][j] / n * term * term;
    }
  }
  const double offset = kappa - expected * (1 - kappa);
  out.standardError = std::sqrt(std::max(0.0, spread - offset * offset) / n) / (1 - expected);
  const double half = 1.96 * out.standardError;
  out.kappa = {kappa, {std::max(-1.0, kappa - half), std::min(1.0, kappa + half)}};
  return out;
}

}  // namespace cervica::core
