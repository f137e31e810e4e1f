#pragma once

#include <array>
#include <complex>
#include <cstddef>
#include <span>
#include <vector>

namespace cervica::assessment {

/// Parameters of the spectral arc length, as the measure movement.smoothness.sparc defines them.
inline constexpr std::size_t kSparcPadding = 16;  ///< 2^4: zero-padding level 4
inline constexpr double kSparcCutOffHz = 10;
inline constexpr double kSparcThreshold = 0.05;  ///< of the spectrum's peak

/// A speed profile's peaks count when they rise above both neighbouring valleys by this share of the highest speed. Our
/// choice: below it lies what noise makes.
inline constexpr double kPeakProminence = 0.05;

/// Measures smoothness of one movement after another; keeps its tables, so that only the first movement of a length
/// allocates. Not for two threads at once.
///
/// All profiles: speed at equal distances in time, any unit, >= 0, from the start to the end of one movement. Closer to
/// zero is smoother; a profile multiplied by a number gives the same.
class SmoothnessMeter {
 public:
  /// Spectral arc length: minus the length of the amplitude spectrum, both axes scaled to 1, up to the last frequency
  /// of at most kSparcCutOffHz whose amplitude reaches kSparcThreshold. \pre !speed.empty(), all >= 0, at least one >
  /// 0, rateHz > 0 \see S. Balasubramanian et al., IEEE Trans Biomed Eng 59:2126 (2012) and J NeuroEng Rehabil 12:112
  /// (2015), whose
  ///      reference code gives worked example E1
  [[nodiscard]] double sparc(std::span<const double> speed, double rateHz);

 private:
  void transform(std::span<const double> speed, std::size_t size);

  std::array<std::vector<std::complex<double>>, 32> turns_;  ///< by log2 of the size: e^(-2 pi i k / (16 size))
  std::vector<double> real_;  ///< the transforms side by side: a row for each place, a column for each
  std::vector<double> imaginary_;
  std::vector<double> amplitude_;
};

/// Minus duration cubed over highest speed squared times the integral of squared jerk (second differences of speed).
/// The duration is the count of samples times their distance, as in the reference code; the distance itself cancels
/// out. \pre at least three values, at least one != 0 \see as sparc; worked example E2
[[nodiscard]] double dimensionlessJerk(std::span<const double> speed);

/// LDLJ: minus the logarithm of the size of `dimensionlessJerk`; infinite for a profile without any jerk.
[[nodiscard]] double logDimensionlessJerk(std::span<const double> speed);

/// How many peaks the speed has: one in a smooth movement. The speed rises to a peak and falls from it by at least
/// kPeakProminence of the highest speed, within the profile. A plateau is one peak.
[[nodiscard]] std::size_t speedPeaks(std::span<const double> speed);

}  // namespace cervica::assessment
