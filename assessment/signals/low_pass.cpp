#include "assessment/signals/low_pass.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "core/base/contract.h"

namespace cervica::assessment {

namespace {

constexpr std::size_t kMirrored = 9;  // three times the number of coefficients, as filtfilt's default

/// A second-order section in transposed direct form II with its state.
struct Butterworth {
  double b0, b1, a1, a2;
  double z1 = 0;
  double z2 = 0;

  Butterworth(double rateHz, double cutOffHz) {
    const double k = std::tan(std::numbers::pi * cutOffHz / rateHz);
    const double scale = 1 / (1 + std::numbers::sqrt2 * k + k * k);
    b0 = k * k * scale;
    b1 = 2 * b0;
    a1 = 2 * (k * k - 1) * scale;
    a2 = (1 - std::numbers::sqrt2 * k + k * k) * scale;
  }
  void settleOn(double value) {
    z2 = (b0 - a2) * value;
    z1 = (b1 - a1) * value + z2;
  }
  double operator()(double x) {
    const double y = b0 * x + z1;
    z1 = b1 * x - a1 * y + z2;
    z2 = b0 * x - a2 * y;
    return y;
  }
};

}  // namespace

void lowPass(std::span<double> values, double rateHz, double cutOffHz) {
  CERVICA_EXPECTS(rateHz > 0 && cutOffHz > 0);
  const std::size_t n = values.size();
  if (n <= kMirrored) return;
  Butterworth filter(rateHz, std::min(cutOffHz, 0.4 * rateHz));

  // The mirrored end is kept before the values change, and filtered forwards after them.
  std::array<double, kMirrored> tail{};
  for (std::size_t i = 0; i < kMirrored; ++i) tail[i] = 2 * values[n - 1] - values[n - 2 - i];
  std::array<double, kMirrored> head{};  // from the first value outwards
  for (std::size_t i = 0; i < kMirrored; ++i) head[i] = 2 * values[0] - values[i + 1];

  filter.settleOn(head.back());
  for (std::size_t i = kMirrored; i-- > 0;) filter(head[i]);
  for (double& value : values) value = filter(value);
  for (double& value : tail) value = filter(value);

  filter.settleOn(tail.back());
  for (std::size_t i = kMirrored; i-- > 0;) filter(tail[i]);
  for (std::size_t i = n; i-- > 0;) values[i] = filter(values[i]);
}

}  // namespace cervica::assessment
