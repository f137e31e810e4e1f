#include "visualization/pose/body_posture.h"

#include <algorithm>
#include <utility>

namespace cervica::visualization {
namespace {

using core::Angle;
using core::Length;

/// Minimum-jerk time course: starts and ends at rest.
double eased(double t) {
  t = std::clamp(t, 0.0, 1.0);
  return t * t * t * (10.0 + t * (-15.0 + 6.0 * t));
}

Angle between(Angle a, Angle b, double s) {
  return a + (b - a) * s;
}

ArmPosture between(const ArmPosture& a, const ArmPosture& b, double s) {
  ArmPosture arm;
  for (const auto angle :
       {&ArmPosture::scapularRetraction, &ArmPosture::scapularDepression, &ArmPosture::scapularUpwardRotation,
        &ArmPosture::shoulderFlexion, &ArmPosture::shoulderAbduction, &ArmPosture::shoulderExternalRotation,
        &ArmPosture::shoulderHorizontalAbduction, &ArmPosture::elbowFlexion})
    arm.*angle = between(a.*angle, b.*angle, s);
  return arm;
}

LegPosture between(const LegPosture& a, const LegPosture& b, double s) {
  return {between(a.hipFlexion, b.hipFlexion, s), between(a.kneeFlexion, b.kneeFlexion, s)};
}

HeadMotion between(const HeadMotion& a, const HeadMotion& b, double s) {
  HeadMotion head;
  head.neck = {between(a.neck.flexion, b.neck.flexion, s), between(a.neck.lateralFlexion, b.neck.lateralFlexion, s),
               between(a.neck.rotation, b.neck.rotation, s)};
  head.craniocervicalFlexion = between(a.craniocervicalFlexion, b.craniocervicalFlexion, s);
  head.translation = a.translation + (b.translation - a.translation) * s;
  return head;
}

core::Side other(core::Side side) {
  return side == core::Side::Right ? core::Side::Left : core::Side::Right;
}

}  // namespace

BodyPosture blend(const BodyPosture& a, const BodyPosture& b, double t) {
  const double s = eased(t);
  BodyPosture result = a;
  result.head = between(a.head, b.head, s);
  result.thoracicExtension = between(a.thoracicExtension, b.thoracicExtension, s);
  result.trunkLean = between(a.trunkLean, b.trunkLean, s);
  result.rightArm = between(a.rightArm, b.rightArm, s);
  result.leftArm = between(a.leftArm, b.leftArm, s);
  result.rightLeg = between(a.rightLeg, b.rightLeg, s);
  result.leftLeg = between(a.leftLeg, b.leftLeg, s);
  result.towards = b.position;
  result.onTheWay = s;
  return result;
}

BodyPosture mirrored(const BodyPosture& posture) {
  BodyPosture result = posture;
  result.head.neck.lateralFlexion = -posture.head.neck.lateralFlexion;
  result.head.neck.rotation = -posture.head.neck.rotation;
  std::swap(result.rightArm, result.leftArm);
  std::swap(result.rightLeg, result.leftLeg);
  result.upperSide = other(posture.upperSide);
  return result;
}

BodyPosture bodyPosture(const BodyAngles& moving, const BodyAngles& still, MovingSide side, BodyPosition position) {
  const auto degrees = [](const BodyAngles& of, BodyAngle angle) {
    return Angle::degrees(of[static_cast<std::size_t>(angle)]);
  };
  const auto armOf = [&](const BodyAngles& of) {
    return ArmPosture{
        degrees(of, BodyAngle::ScapularRetraction),          degrees(of, BodyAngle::ScapularDepression),
        degrees(of, BodyAngle::ScapularUpwardRotation),      degrees(of, BodyAngle::ShoulderFlexion),
        degrees(of, BodyAngle::ShoulderAbduction),           degrees(of, BodyAngle::ShoulderExternalRotation),
        degrees(of, BodyAngle::ShoulderHorizontalAbduction), degrees(of, BodyAngle::ElbowFlexion)};
  };
  const auto legOf = [&](const BodyAngles& of) {
    return LegPosture{degrees(of, BodyAngle::HipFlexion), degrees(of, BodyAngle::KneeFlexion)};
  };
  BodyPosture result;
  result.position = result.towards = position;
  result.head.neck = {degrees(moving, BodyAngle::CervicalFlexion), degrees(moving, BodyAngle::CervicalLateralFlexion),
                      degrees(moving, BodyAngle::CervicalRotation)};
  result.head.craniocervicalFlexion = degrees(moving, BodyAngle::CraniocervicalFlexion);
  result.head.translation = Length::millimetres(moving[static_cast<std::size_t>(BodyAngle::HeadTranslation)]);
  result.thoracicExtension = degrees(moving, BodyAngle::ThoracicExtension);
  result.trunkLean = degrees(moving, BodyAngle::TrunkLean);
  const bool right = side != MovingSide::Left, left = side != MovingSide::Right;
  const bool crossed = position == BodyPosition::Quadruped;
  result.rightArm = armOf(right ? moving : still);
  result.leftArm = armOf(left ? moving : still);
  result.rightLeg = legOf((crossed ? left : right) ? moving : still);
  result.leftLeg = legOf((crossed ? right : left) ? moving : still);
  result.upperSide = side == MovingSide::Left ? core::Side::Left : core::Side::Right;
  return result;
}

BodyPosture bodyPosture(const BodyAngles& angles, BodyPosition position) {
  return bodyPosture(angles, angles, MovingSide::Both, position);
}

}  // namespace cervica::visualization
