#include "assessment/signals/repositioning.h"

#include <cmath>

#include "core/base/contract.h"

namespace cervica::assessment {

RepositioningError repositioningError(std::span<const double> errorsDeg) {
  CERVICA_EXPECTS(!errorsDeg.empty());
  const auto n = static_cast<double>(errorsDeg.size());
  RepositioningError result;
  result.trials = errorsDeg.size();
  double squares = 0;
  for (const double error : errorsDeg) {
    result.absoluteDeg += std::abs(error) / n;
    result.constantDeg += error / n;
    squares += error * error;
  }
  double deviations = 0;
  for (const double error : errorsDeg) deviations += (error - result.constantDeg) * (error - result.constantDeg);
  result.variableDeg = std::sqrt(deviations / n);
  if (errorsDeg.size() > 1) result.variableOfSampleDeg = std::sqrt(deviations / (n - 1));
  result.rmseDeg = std::sqrt(squares / n);
  return result;
}

core::Angle laserAngle(core::Length right, core::Length up, core::Length distance) {
  CERVICA_EXPECTS(distance.inMetres() > 0);
  return core::Angle::radians(std::atan2(std::hypot(right.inMetres(), up.inMetres()), distance.inMetres()));
}

core::Length laserOffset(core::Angle angle, core::Length distance) {
  CERVICA_EXPECTS(distance.inMetres() > 0 && angle.inDegrees() >= 0 && angle.inDegrees() < 90);
  return distance * std::tan(angle.inRadians());
}

}  // namespace cervica::assessment
