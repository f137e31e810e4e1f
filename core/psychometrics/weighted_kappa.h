#pragma once

#include <vector>

#include "core/psychometrics/test_retest.h"

namespace cervica::core {

enum class KappaWeights { Linear, Quadratic };

/// The most grades that two raters may use.
inline constexpr std::size_t kMostGrades = 100;

/// Agreement of two raters (or trials) on an ordinal scale: Cohen's weighted kappa (1968), with the large-sample
/// standard error of Fleiss, Cohen and Everitt (1969).
struct WeightedKappa {
  Estimate kappa;  ///< in [-1, 1]; interval kappa -/+ 1.96 SE, cut at -1 and 1
  double standardError = 0;
  double exactAgreement = 0;            ///< share of subjects with the same grade twice, in [0, 1]
  std::vector<double> grades;           ///< that were used, from the lowest
  std::vector<std::vector<int>> table;  ///< subjects by first (row) and second (column) grade
};

/// Disagreement weighs by the numeric distance of the two grades (`Linear`) or by its square (`Quadratic`), so that a
/// grade that nobody used still counts as a step.
///
/// \pre    the table has exactly two columns
/// \return the figures, or why there are none: several trials averaged, a grade that is no whole number, too many
///         grades, or a single grade throughout
[[nodiscard]] Result<WeightedKappa> weightedKappa(const RatingTable& table, KappaWeights weights);

}  // namespace cervica::core
