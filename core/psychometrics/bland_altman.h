#pragma once

#include <vector>

#include "core/psychometrics/test_retest.h"

namespace cervica::core {

/// Agreement of two raters or trials after Bland and Altman (1986, 1999): the difference is the first column minus the
/// second, in the measure's unit.
///
/// The interval of the bias is Student's. Those of the limits are exact (Carkeet 2015: quantiles of the noncentral t
/// distribution) up to kMostForExactLimits subjects; above, where both agree to three digits, the large-sample
/// variance of Bland and Altman (1999), sd^2 (1/n + 1.96^2 / (2 (n - 1))), is used.
struct BlandAltman {
  struct Point {
    double mean = 0;        ///< of the subject's two values
    double difference = 0;  ///< first minus second
  };
  std::vector<Point> points;  ///< one a subject, in the order of the table
  Estimate bias;
  double sd = 0;                    ///< of the differences
  Estimate lowerLimit, upperLimit;  ///< bias -/+ 1.96 sd
};

inline constexpr std::size_t kMostForExactLimits = 500;

/// \pre the table has exactly two columns
[[nodiscard]] BlandAltman blandAltman(const RatingTable& table);

}  // namespace cervica::core
