#pragma once

#include <array>
#include <cstddef>

#include "core/catalogue/measure.h"
#include "core/units/angle.h"
#include "core/units/length.h"
#include "visualization/pose/body_size.h"
#include "visualization/pose/neck_angles.h"
#include "visualization/pose/pose.h"

namespace cervica::visualization {

/// Zero of each: hanging, relative to upright neutral.
struct ArmPosture {
  core::Angle scapularRetraction;  ///< back towards the spine positive
  core::Angle scapularDepression;  ///< down positive
  core::Angle scapularUpwardRotation;
  core::Angle shoulderFlexion;    ///< forward and up, of the arm against the chest
  core::Angle shoulderAbduction;  ///< sideways and up
  core::Angle shoulderExternalRotation;
  core::Angle shoulderHorizontalAbduction;  ///< backward positive
  core::Angle elbowFlexion;
  bool operator==(const ArmPosture&) const = default;
};

struct LegPosture {
  core::Angle hipFlexion;
  core::Angle kneeFlexion;
  bool operator==(const LegPosture&) const = default;
};

enum class BodyPosition { Standing, Sitting, Supine, CrookLying, Prone, SideLying, Quadruped, Wall };

/// What the body rests on. On a couch the arms may hang below it.
enum class Support { Floor, Couch };

/// The whole body in a position. Legs are relative to the neutral of the position, so that leaning the trunk of
/// someone sitting leaves the thighs where they are.
struct BodyPosture {
  BodyPosition position = BodyPosition::Standing;
  Support support = Support::Floor;
  core::Side upperSide = core::Side::Right;  ///< lying on the side: which one is up
  HeadMotion head;
  core::Angle thoracicExtension;
  core::Angle trunkLean;  ///< forward
  ArmPosture rightArm, leftArm;
  LegPosture rightLeg, leftLeg;

  /// Between two positions: on the way from `position` to the other one, [0, 1].
  BodyPosition towards = BodyPosition::Standing;
  double onTheWay = 0.0;
};

/// The body lying, sitting or standing on the ground (Pose::floor), the resting model's posture otherwise.
///
/// Room: y up, z to the right of someone standing. Supine the head points to -x, prone and on hands and knees to +x,
/// on the left side to +x and on the right side to -x with the face towards +z. The lowest landmark that carries the
/// body is at the ground; someone sitting has the feet there. The trunk of someone on hands and knees, or propped on
/// the forearms, is tilted until hands (elbows) and knees (toes) both are on the ground.
///
/// The shoulder blade follows its own angles; its upward rotation is at least 0.30 of the arm's elevation: 0.43 degrees
/// for each degree between scapula and humerus while the arm is raised (Braman et al., J Shoulder Elbow Surg 18:960,
/// 2009; abstract). Lying on the side, the arm underneath lies in front of the body, whatever its angles.
[[nodiscard]] Pose poseBody(const BodyPosture& posture, const BodySize& size = {});

/// From a (t = 0) to b (t = 1), starting and ending at rest: minimum-jerk time course. t is held within [0, 1].
[[nodiscard]] BodyPosture blend(const BodyPosture& a, const BodyPosture& b, double t);

/// Left and right exchanged.
[[nodiscard]] BodyPosture mirrored(const BodyPosture& posture);

/// The numbers of an animation pose, in the order and with the signs of `pose_convention` of exercises.json: degrees,
/// `HeadTranslation` in millimetres.
enum class BodyAngle {
  CervicalFlexion,
  CraniocervicalFlexion,
  CervicalRotation,
  CervicalLateralFlexion,
  HeadTranslation,
  ThoracicExtension,
  ScapularRetraction,
  ScapularDepression,
  ScapularUpwardRotation,
  ShoulderFlexion,
  ShoulderAbduction,
  ShoulderExternalRotation,
  ShoulderHorizontalAbduction,
  ElbowFlexion,
  TrunkLean,
  HipFlexion,
  KneeFlexion
};
inline constexpr std::size_t kBodyAngleCount = 17;
using BodyAngles = std::array<double, kBodyAngleCount>;  ///< by BodyAngle

enum class MovingSide { Both, Left, Right };

/// Both arms and legs as the numbers say.
[[nodiscard]] BodyPosture bodyPosture(const BodyAngles& angles, BodyPosition position);

/// The moving side as `moving` says, the other arm and leg as `still`. On hands and knees arm and leg of opposite
/// sides move together (the moving side is the arm's).
[[nodiscard]] BodyPosture bodyPosture(const BodyAngles& moving, const BodyAngles& still, MovingSide side,
                                      BodyPosition position);

}  // namespace cervica::visualization
