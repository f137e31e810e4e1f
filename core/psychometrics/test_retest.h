#pragma once

#include "core/base/interval.h"
#include "core/psychometrics/rating_table.h"

namespace cervica::core {

/// An estimate with its 95 % confidence interval.
struct Estimate {
  double value = 0;
  Interval ci95;
};

/// The two-way analysis of variance without replication: subjects by raters (or trials).
struct TwoWayAnova {
  double subjectsMs = 0, columnsMs = 0, residualMs = 0;  ///< mean squares, unit squared
  int subjectsDf = 0, columnsDf = 0, residualDf = 0;     ///< n - 1, k - 1, (n - 1)(k - 1)
};

/// What a clinic's own repeated measurements say about error. Values in the measure's unit.
///
/// ICC(2,1) and ICC(3,1) after Shrout and Fleiss (1979), which are ICC(A,1) and ICC(C,1) of McGraw and Wong (1996,
/// tables 4 and 7) with their intervals: exact for ICC(3,1), Satterthwaite's degrees of freedom for ICC(2,1). They lie
/// in (-1/(k-1), 1]; below 0 the raters agree less than chance.
struct TestRetest {
  TwoWayAnova anova;
  Estimate icc21;           ///< absolute agreement of a single value: raters (or trials) as a sample of all
  Estimate icc31;           ///< consistency of a single value: these raters (or trials) only
  Estimate sem;             ///< root of the residual mean square; interval from the chi-square distribution
  double semAgreement = 0;  ///< as `sem`, but with the systematic differences between the columns
  double mdc90 = 0;         ///< 1.645 sqrt(2) SEM
  double mdc95 = 0;         ///< 1.96 sqrt(2) SEM
};

/// \return the figures, or why there are none: where the subjects do not differ, no ICC can be told
[[nodiscard]] Result<TestRetest> testRetest(const RatingTable& table);

}  // namespace cervica::core
