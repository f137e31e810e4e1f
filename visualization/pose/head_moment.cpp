#include "visualization/pose/head_moment.h"

#include "core/base/contract.h"
#include "visualization/pose/skeleton.h"

namespace cervica::visualization {
namespace {

constexpr double kHeadMassShare = 0.081;
constexpr double kStandardGravity = 9.80665;  // m/s2, as defined

Eigen::Vector3d jointOf(const Pose& pose) {
  return motionOf(pose, "t1") * boneNamed("c7").centre;
}

Eigen::Vector3d centreOfMassOf(const Pose& pose) {
  return 0.5 * (pose.landmarks.at("tragus_right") + pose.landmarks.at("tragus_left"));
}

double leverOf(const Pose& pose) {
  return centreOfMassOf(pose).x() - jointOf(pose).x();
}

}  // namespace

HeadMoment headMoment(const Pose& pose, double massKg) {
  CERVICA_EXPECTS(massKg > 0);
  static const double neutralLever = leverOf(solvePose({}));
  const double weight = kHeadMassShare * massKg * kStandardGravity;
  const double lever = leverOf(pose);
  return {weight * lever, weight * neutralLever * pose.size.stature, core::Length::metres(lever), jointOf(pose),
          centreOfMassOf(pose)};
}

}  // namespace cervica::visualization
