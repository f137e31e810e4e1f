#include "protocols/pose_reader.h"

#include "assessment/pack/pack_checks.h"

#include <algorithm>
#include <array>

namespace cervica::protocols {
namespace {

using assessment::Limits;
using core::JsonCursor;

/// Slower or faster than this no animation can be followed.
constexpr Limits kSeconds{0.2, 60};

struct AngleName {
  const char* key;
  PoseAngle angle;
  Limits limits;  ///< wide limits of what a body can do; a slip of the pen lies outside
};

constexpr std::array<AngleName, kPoseAngleCount> kAngles{{
    {"cervical_flexion", PoseAngle::CervicalFlexion, {-90, 90}},
    {"craniocervical_flexion", PoseAngle::CraniocervicalFlexion, {-45, 45}},
    {"cervical_rotation", PoseAngle::CervicalRotation, {-100, 100}},
    {"cervical_lateral_flexion", PoseAngle::CervicalLateralFlexion, {-60, 60}},
    {"head_translation_mm", PoseAngle::HeadTranslation, {-100, 100}},
    {"thoracic_extension", PoseAngle::ThoracicExtension, {-60, 60}},
    {"scapular_retraction", PoseAngle::ScapularRetraction, {-45, 45}},
    {"scapular_depression", PoseAngle::ScapularDepression, {-45, 45}},
    {"scapular_upward_rotation", PoseAngle::ScapularUpwardRotation, {-30, 70}},
    {"shoulder_flexion", PoseAngle::ShoulderFlexion, {-60, 180}},
    {"shoulder_abduction", PoseAngle::ShoulderAbduction, {-30, 180}},
    {"shoulder_external_rotation", PoseAngle::ShoulderExternalRotation, {-100, 110}},
    {"shoulder_horizontal_abduction", PoseAngle::ShoulderHorizontalAbduction, {-140, 90}},
    {"elbow_flexion", PoseAngle::ElbowFlexion, {-10, 160}},
    {"trunk_lean", PoseAngle::TrunkLean, {-60, 110}},
    {"hip_flexion", PoseAngle::HipFlexion, {-30, 140}},
    {"knee_flexion", PoseAngle::KneeFlexion, {-10, 160}},
}};

BodyPose readPose(const JsonCursor& at) {
  BodyPose pose;
  if (!at.expectObject()) return pose;
  for (const AngleName& name : kAngles) {
    pose.values[static_cast<std::size_t>(name.angle)] = assessment::numberIn(at[name.key], name.limits);
  }
  for (const auto& [key, value] : at.json().items()) {
    const std::string& found = key;
    const bool known = std::any_of(kAngles.begin(), kAngles.end(), [&](const auto& name) { return name.key == found; });
    if (!known) at[found].report("is not an angle of a pose");
  }
  return pose;
}

}  // namespace

BodyPosition readPosition(const JsonCursor& at) {
  return at.choice<BodyPosition>({{"standing", BodyPosition::Standing},
                                  {"sitting", BodyPosition::Sitting},
                                  {"supine", BodyPosition::Supine},
                                  {"crook_lying", BodyPosition::CrookLying},
                                  {"prone", BodyPosition::Prone},
                                  {"side_lying", BodyPosition::SideLying},
                                  {"quadruped", BodyPosition::Quadruped},
                                  {"wall", BodyPosition::Wall}});
}

Animation readAnimation(const JsonCursor& at) {
  Animation animation;
  if (!at.expectObject()) return animation;
  at.onlyMembers({"position", "end_position", "support", "moving_side", "mirror_other_side", "seconds_out",
                  "seconds_back", "start", "end", "note"});
  animation.position = readPosition(at["position"]);
  animation.endPosition = readPosition(at["end_position"]);
  animation.support = assessment::sentence(at["support"]);
  using MovingSide = Animation::MovingSide;
  animation.movingSide = at["moving_side"].choice<MovingSide>(
      {{"both", MovingSide::Both}, {"left", MovingSide::Left}, {"right", MovingSide::Right}});
  animation.mirrorOtherSide = at["mirror_other_side"].boolean();
  animation.secondsOut = assessment::numberIn(at["seconds_out"], kSeconds);
  animation.secondsBack = assessment::numberIn(at["seconds_back"], kSeconds);
  animation.start = readPose(at["start"]);
  animation.end = readPose(at["end"]);
  animation.note = at["note"].optionalText();
  return animation;
}

}  // namespace cervica::protocols
