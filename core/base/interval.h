#pragma once

namespace cervica::core {

/// From low to high, both ends included.
struct Interval {
  double low = 0, high = 0;
  bool operator==(const Interval&) const = default;
};

}  // namespace cervica::core
