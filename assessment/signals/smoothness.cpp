#include "assessment/signals/smoothness.h"

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

std::complex<double> product(std::complex<double> a, std::complex<double> b) {  // without the checks for infinities
  return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

}  // namespace

/// The spectrum of the padded profile at the frequencies 16 q + shift, as a transform of `size` samples that were
/// turned by `shift` first: the zeros of the padding cost nothing. Leaves frequency q at the place of q's reversed
/// bits.
void SmoothnessMeter::transform(std::span<const double> speed, std::size_t size, std::size_t shift) {
  const std::vector<std::complex<double>>& turn = turns_[static_cast<std::size_t>(std::countr_zero(size))];
  for (std::size_t i = 0; i < speed.size(); ++i) work_[i] = turn[i * shift] * speed[i];
  std::fill(work_.begin() + static_cast<std::ptrdiff_t>(speed.size()),
            work_.begin() + static_cast<std::ptrdiff_t>(size), 0.0);
  for (std::size_t half = size / 2, stride = kSparcPadding; half > 0; half /= 2, stride *= 2) {
    for (std::size_t block = 0; block < size; block += 2 * half) {
      for (std::size_t i = 0; i < half; ++i) {
        const std::complex<double> a = work_[block + i];
        const std::complex<double> b = work_[block + half + i];
        work_[block + i] = a + b;
        work_[block + half + i] = product(a - b, turn[i * stride]);
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
  if (work_.size() < size) work_.resize(size);

  // The profile is real: the frequency -k has the amplitude of k, so half of the shifts give all, and above half the
  // rate (where the reference code goes on into the mirror image) nothing is new.
  const double step = rateHz / static_cast<double>(padded);
  std::size_t count = static_cast<std::size_t>(std::floor(kSparcCutOffHz / step + 1e-9)) + 1;
  count = std::min(count, padded);
  amplitude_.resize(count);
  for (std::size_t shift = 0; shift <= kSparcPadding / 2; ++shift) {
    transform(speed, size, shift);
    for (std::size_t k = shift; k < count; k += kSparcPadding) {
      amplitude_[k] = std::abs(work_[bitsReversed(k / kSparcPadding, bits)]);
    }
    if (shift == 0 || shift == kSparcPadding / 2) continue;
    for (std::size_t k = kSparcPadding - shift; k < count; k += kSparcPadding) {
      amplitude_[k] = std::abs(work_[bitsReversed(size - 1 - k / kSparcPadding, bits)]);
    }
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
