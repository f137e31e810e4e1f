#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>

namespace cervica::db {

/// Random numbers that are the same on every platform: the standard fixes the engine, but not its distributions.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  /// [0, 1)
  double fraction() { return static_cast<double>(engine_() >> 11) * (1.0 / 9007199254740992.0); }
  double between(double low, double high) { return low + (high - low) * fraction(); }
  /// Both ends included.
  int whole(int low, int high) { return low + static_cast<int>(fraction() * (high - low + 1)); }
  bool chance(double probability) { return fraction() < probability; }

  /// Mean 0 and SD 1 within [-6, 6]: the sum of twelve fractions, which needs no library function.
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += fraction();
    return sum;
  }

  template <typename T, std::size_t N>
  const T& oneOf(std::span<const T, N> choices) {
    return choices[static_cast<std::size_t>(whole(0, static_cast<int>(choices.size()) - 1))];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace cervica::db
