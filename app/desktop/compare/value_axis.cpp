#include "app/desktop/compare/value_axis.h"

#include <algorithm>
#include <cmath>

namespace cervica::app {

namespace {

double roundStep(double span) {
  constexpr int kWanted = 4;
  const double raw = span / kWanted;
  const double magnitude = std::pow(10.0, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
    if (factor * magnitude >= raw) return factor * magnitude;
  }
  return 10 * magnitude;
}

}  // namespace

ValueAxis ValueAxis::over(const std::vector<double>& held, double leastSpan, bool neverBelow0) {
  const auto [least, most] = std::minmax_element(held.begin(), held.end());
  const double span = std::max({*most - *least, std::abs(*most) * 0.1, leastSpan});
  ValueAxis axis;
  axis.step = roundStep(span);
  axis.low = std::floor((*least - span * 0.08) / axis.step) * axis.step;
  axis.high = std::ceil((*most + span * 0.08) / axis.step) * axis.step;
  if (neverBelow0) axis.low = std::max(axis.low, 0.0);
  return axis;
}

int ValueAxis::decimals() const {
  return step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step)));
}

}  // namespace cervica::app
