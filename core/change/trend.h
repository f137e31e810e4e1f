#pragma once

#include <span>
#include <vector>

namespace cervica::core {

/// A value at a time, in weeks since the first one.
struct TimedValue {
  double weeks = 0;
  double value = 0;
};

/// From how many points on the large-sample form of Kendall's distribution is used instead of the exact one.
inline constexpr int kExactKendallPoints = 30;

/// The fewest points whose order alone can show a trend with 95 % confidence: five rising values have p = 2/120,
/// four have 2/24.
inline constexpr int kFewestForTrend = 5;

/// The line through values over time that few outliers cannot bend: the median of the slopes between all pairs
/// (Theil 1950), with the interval that follows from Kendall's distribution (Sen 1968).
struct TheilSenLine {
  double slope = 0;          ///< unit per week
  double intercept = 0;      ///< value at week 0: the median of value - slope x weeks
  double low = 0, high = 0;  ///< limits of the slope
  double confidence = 0;     ///< that the interval really has, in [0, 1]: 0.667 with three points, 0.917 with four,
                             ///< at least 0.95 from five on
  [[nodiscard]] double at(double weeks) const { return intercept + slope * weeks; }
};

/// \param points times strictly increasing, at least three
/// \note Up to kExactKendallPoints the narrowest interval of at least 95 % by the exact distribution, or the widest
///       there is; above, Sen's normal approximation with the correction for equal values, and `confidence` is 0.95.
[[nodiscard]] TheilSenLine theilSenLine(std::span<const TimedValue> points);

/// Whether values rise or fall with time (Mann 1945, Kendall 1975).
struct KendallTest {
  int score = 0;  ///< rising pairs minus falling pairs
  double p = 1;   ///< two-sided; exact up to kExactKendallPoints, equal values included
};

/// \param points times strictly increasing, at least two
[[nodiscard]] KendallTest mannKendall(std::span<const TimedValue> points);

/// How many orders of `n` values have 0, 1, 2, ... falling pairs, where `equal` lists the sizes of groups of equal
/// values (groups of one may be left out). Sums to n! / product of the groups' factorials.
/// \pre 0 < n <= 150, the groups together at most n
[[nodiscard]] std::vector<double> inversionCounts(int n, const std::vector<int>& equal = {});

}  // namespace cervica::core
