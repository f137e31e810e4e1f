#include "assessment/signals/orientation.h"

#include "assessment/signals/neutral.h"

#include <cmath>
#include <numbers>

namespace cervica::assessment {

using core::Error;
using core::Result;

namespace {

constexpr double kDegPerRad = 180 / std::numbers::pi;
constexpr double kGimbal = 1 - 1e-12;  // sine of a lateral flexion within a ten-thousandth of a degree of 90

Quaternion aboutX(double halfRad) {
  return {std::cos(halfRad), std::sin(halfRad), 0, 0};
}
Quaternion aboutY(double halfRad) {
  return {std::cos(halfRad), 0, std::sin(halfRad), 0};
}
Quaternion aboutZ(double halfRad) {
  return {std::cos(halfRad), 0, 0, std::sin(halfRad)};
}

}  // namespace

NeckAngles neckAngles(const Quaternion& q) {
  // The elements of R = Rz(a) Rx(b) Ry(c): R21 = sin b; -R01, R11 = cos b (sin a, cos a); -R20, R22 = cos b (sin c, cos
  // c).
  const double sinLateral = 2 * (q.y * q.z + q.w * q.x);
  if (std::abs(sinLateral) > kGimbal) {
    const double sine = 2 * (q.x * q.y + q.w * q.z);
    const double cosine = 1 - 2 * (q.y * q.y + q.z * q.z);
    return {std::atan2(sine, cosine) * kDegPerRad, std::copysign(90.0, sinLateral), 0};
  }
  return {std::atan2(2 * (q.w * q.z - q.x * q.y), 1 - 2 * (q.x * q.x + q.z * q.z)) * kDegPerRad,
          std::asin(sinLateral) * kDegPerRad,
          std::atan2(2 * (q.w * q.y - q.x * q.z), 1 - 2 * (q.x * q.x + q.y * q.y)) * kDegPerRad};
}

Quaternion rotationOf(const NeckAngles& angles) {
  constexpr double kHalf = 0.5 / kDegPerRad;
  return aboutZ(angles.flexionExtensionDeg * kHalf) * aboutX(angles.lateralFlexionDeg * kHalf) *
         aboutY(angles.axialRotationDeg * kHalf);
}

Result<NeckFrame> anatomicalFrame(const Recording& recording) {
  if (recording.head.empty()) return Error::at("", "The recording has no orientations (qw, qx, qy, qz).");
  NeckFrame frame = neutralFrame(recording);
  if (recording.thorax.empty() && turnRad(frame.neutral) * kDegPerRad > kAnatomicalWorldDeg) {
    frame.reference = NeckFrame::Reference::NeutralHead;
    frame.fixed = frame.neutral;
    frame.neutral = {};
  }
  return frame;
}

std::vector<NeckAngles> neckAngles(const Recording& recording, const NeckFrame& frame, std::size_t first) {
  const bool withThorax = frame.reference == NeckFrame::Reference::Thorax;
  CERVICA_EXPECTS(!recording.head.empty() && withThorax == !recording.thorax.empty() && first <= recording.head.size());
  std::vector<NeckAngles> angles;
  angles.reserve(recording.head.size() - first);
  for (std::size_t i = first; i < recording.head.size(); ++i) {
    angles.push_back(neckAngles(withThorax ? frame.movement(recording.head[i], recording.thorax[i])
                                           : frame.movement(recording.head[i])));
  }
  return angles;
}

}  // namespace cervica::assessment
