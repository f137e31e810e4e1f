#include "assessment/signals/smoothness.h"

#include <Eigen/Core>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

#include "core/base/contract.h"

namespace cervica::assessment {

namespace {

std::size_t bitsReversed(std::size_t value, int bits) {
  std::size_t reversed = 0;
  for (int i = 0; i < bits; ++i) reversed |= ((value >> i) & 1U) << (bits - 1 - i);
  return reversed;
}

/// The shifts 0 to 8 are transformed side by side; a tenth column, always zero, fills the processor's pairs.
constexpr std::size_t kShifts = kSparcPadding / 2 + 1;
constexpr std::size_t kColumns = kShifts + 1;
using Row = Eigen::Array<double, static_cast<int>(kColumns), 1>;

Eigen::Map<Row> row(std::vector<double>& table, std::size_t place) {
  return Eigen::Map<Row>(table.data() + place * kColumns);
}

}  // namespace

/// The spectrum of the padded profile: at the frequencies 16 q + shift it is the transform of `size` samples that were
/// turned by `shift` first, so the zeros of the padding cost nothing. Leaves it at the row of q's reversed bits and the
/// column of the shift.
void SmoothnessMeter::transform(std::span<const double> speed, std::size_t size) {
  const std::vector<std::complex<double>>& turn = turns_[static_cast<std::size_t>(std::countr_zero(size))];
  real_.assign(size * kColumns, 0);
  imaginary_.assign(size * kColumns, 0);
  for (std::size_t i = 0; i < speed.size(); ++i) {
    for (std::size_t shift = 0; shift < kShifts; ++shift) {
      real_[i * kColumns + shift] = turn[i * shift].real() * speed[i];
      imaginary_[i * kColumns + shift] = turn[i * shift].imag() * speed[i];
    }
  }
  for (std::size_t half = size / 2, stride = kSparcPadding; half > 0; half /= 2, stride *= 2) {
    for (std::size_t i = 0; i < half; ++i) {
      const double cosine = turn[i * stride].real();
      const double sine = turn[i * stride].imag();
      for (std::size_t first = i; first < size; first += 2 * half) {
        auto realA = row(real_, first);
        auto realB = row(real_, first + half);
        auto imaginaryA = row(imaginary_, first);
        auto imaginaryB = row(imaginary_, first + half);
        const Row real = realA - realB;
        const Row imaginary = imaginaryA - imaginaryB;
        realA += realB;
        imaginaryA += imaginaryB;
        realB = real * cosine - imaginary * sine;
        imaginaryB = real * sine + imaginary * cosine;
      }
    }
  }
}

double SmoothnessMeter::sparc(std::span<const double> speed, double rateHz) {
  CERVICA_EXPECTS(!speed.empty() && rateHz > 0);
  const std::size_t size = std::bit_ceil(speed.size());
  const int bits = std::countr_zero(size);
  const std::size_t padded = size * kSparcPadding;
  auto& turn = turns_[static_cast<std::size_t>(bits)];
  if (turn.empty()) {
    turn.resize(padded / 2 + 1);
    for (std::size_t k = 0; k < turn.size(); ++k) {
      turn[k] = std::polar(1.0, -2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(padded));
    }
  }

  // The profile is real: the frequency -k has the amplitude of k, so half of the shifts give all, and above half the
  // rate (where the reference code goes on into the mirror image) nothing is new.
  const double step = rateHz / static_cast<double>(padded);
  std::size_t count = static_cast<std::size_t>(std::floor(kSparcCutOffHz / step + 1e-9)) + 1;
  count = std::min(count, padded);
  amplitude_.resize(count);
  transform(speed, size);
  for (std::size_t k = 0; k < count; ++k) {
    const std::size_t shift = k % kSparcPadding;
    const bool mirrored = shift >= kShifts;
    const std::size_t q = mirrored ? size - 1 - k / kSparcPadding : k / kSparcPadding;
    const std::size_t at = bitsReversed(q, bits) * kColumns + (mirrored ? kSparcPadding - shift : shift);
    amplitude_[k] = std::sqrt(real_[at] * real_[at] + imaginary_[at] * imaginary_[at]);
  }

  const double peak = amplitude_[0];  // of a speed, which is never negative
  CERVICA_EXPECTS(peak > 0);
  std::size_t last = count - 1;
  while (amplitude_[last] < kSparcThreshold * peak) --last;  // ends at 0 at the latest
  double length = 0;
  for (std::size_t k = 1; k <= last; ++k) {
    const double rise = (amplitude_[k] - amplitude_[k - 1]) / peak;
    const double run = 1 / static_cast<double>(last);
    length += std::sqrt(run * run + rise * rise);
  }
  return -length;
}

double dimensionlessJerk(std::span<const double> speed) {
  CERVICA_EXPECTS(speed.size() >= 3);
  double highest = 0;
  for (const double value : speed) highest = std::max(highest, std::abs(value));
  CERVICA_EXPECTS(highest > 0);
  double squares = 0;
  for (std::size_t i = 2; i < speed.size(); ++i) {
    const double second = speed[i] - 2 * speed[i - 1] + speed[i - 2];
    squares += second * second;
  }
  // jerk = second difference / dt^2 and duration = n dt: of dt, dt^3 dt / dt^4 = 1 is left.
  const auto n = static_cast<double>(speed.size());
  return -(n * n * n) / (highest * highest) * squares;
}

double logDimensionlessJerk(std::span<const double> speed) {
  return -std::log(std::abs(dimensionlessJerk(speed)));
}

std::size_t speedPeaks(std::span<const double> speed) {
  const double needed = speed.empty() ? 0 : kPeakProminence * *std::max_element(speed.begin(), speed.end());
  if (!(needed > 0)) return 0;
  // Turn by turn: a peak is one when the speed has risen by `needed` to it and falls by `needed` from it.
  std::size_t peaks = 0;
  bool rising = false;
  double extreme = speed.front();  // the highest value while rising, the lowest while falling
  for (const double value : speed) {
    if (rising ? value > extreme : value < extreme) {
      extreme = value;
    } else if (std::abs(value - extreme) >= needed) {
      if (rising) ++peaks;
      rising = !rising;
      extreme = value;
    }
  }
  return peaks;
}

}  // namespace cervica::assessment
