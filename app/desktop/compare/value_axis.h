#pragma once

#include <vector>

namespace cervica::app {

/// A value axis with three to five round steps.
struct ValueAxis {
  double low = 0, high = 1, step = 1;

  /// Over everything that is drawn, with a little room above and below.
  /// \param held         values to show, at least one
  /// \param leastSpan    at least so much is shown, above 0
  /// \param neverBelow0  the measure has no negative values
  [[nodiscard]] static ValueAxis over(const std::vector<double>& held, double leastSpan, bool neverBelow0);
  /// Decimals of the steps' figures.
  [[nodiscard]] int decimals() const;
};

}  // namespace cervica::app
