#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/interval.h"
#include "core/scoring/norm_choice.h"

namespace cervica::core {

/// The verdict on a value, after orienting so that lower is worse.
enum class Band { AboveNormal, WithinNormal, Borderline, Impaired, Typical, BelowTypical, Negative, Positive };
[[nodiscard]] std::string toText(Band band);  ///< "within_normal", "below_typical", ...

/// Whether a band asks for attention: borderline, impaired, below typical, positive.
[[nodiscard]] bool isRemarkable(Band band);

/// The limits of the bands, as percentiles of the oriented value (CONTRACT.md, cervica.scores.v1).
inline constexpr double kAboveNormalPercentile = 97.7;
inline constexpr double kWithinNormalPercentile = 15.9;
inline constexpr double kBorderlinePercentile = 2.3;

/// Beyond these a percentile is shown as a limit: no norm sample is large enough to tell more.
inline constexpr double kLowestShownPercentile = 0.1;
inline constexpr double kHighestShownPercentile = 99.9;

/// A percentile as people read it, with one decimal: "22.9", "<0.1", ">99.9".
[[nodiscard]] std::string percentileText(double percentile);

/// Two-sided 95 % of the normal distribution, as CONTRACT.md fixes it.
inline constexpr double kNormalQuantile95 = 1.96;

/// What one norm says about one value.
struct NormVerdict {
  NormMatch match;
  std::optional<double> z;                     ///< (value - mean) / sd, not oriented; only of NormMethod::Normal
  std::optional<double> t;                     ///< Crawford and Howell's modified t, n - 1 degrees of freedom
  std::optional<double> percentile;            ///< 100 T(t) in [0, 100], not oriented
  std::optional<Interval> percentileInterval;  ///< the percentiles at value ± 1.96 SEM, lower first
  Band band = Band::WithinNormal;
};

/// Remembers the percentiles it was asked last, in fixed memory: readings lie on the steps of an instrument, so that
/// the same few come again and again in a registry. One thread at a time.
class PercentileTable {
 public:
  /// 100 T(t) of a value against a norm with mean, SD and n, in [0, 100].
  [[nodiscard]] double of(double value, const Norm& norm);

 private:
  struct Entry {
    const Norm* norm = nullptr;
    double value = 0, percentile = 0;
  };
  static constexpr std::size_t kEntries = 8192;  // a power of two
  std::vector<Entry> entries_;                   // made with the first question
};

/// Judges a value by the norm's own method.
/// \param value  in the measure's unit
/// \param sem    standard error of measurement in the measure's unit, where it is known
/// \param percentiles  remembers what it is asked; null: nothing is remembered
/// \pre the norm's method gives a verdict (not NormMethod::Context) and the norm is of this measure
[[nodiscard]] NormVerdict verdictOf(double value, std::optional<double> sem, const NormMatch& match,
                                    const Measure& measure, PercentileTable* percentiles = nullptr);

/// Whether two norms come to different conclusions: another band by the same kind of norm; by different kinds, one
/// remarkable and the other not.
[[nodiscard]] bool disagree(const NormVerdict& a, const NormVerdict& b);

}  // namespace cervica::core
