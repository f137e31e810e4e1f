#include <algorithm>
#include <fstream>
#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "tests/support/catch_compat.h"
#include "visualization/pose/movement.h"
#include "visualization/pose/skeleton.h"

using namespace cervica;
using namespace cervica::visualization;
using Catch::Matchers::WithinAbs;
using core::Angle;
using Seconds = Movement::Seconds;

namespace {

/// The shipped exercises as the catalogue writes them, by the words of its pose_convention.
std::map<std::string, ExerciseMotion> shippedExercises() {
  static const char* const kAngles[kBodyAngleCount] = {"cervical_flexion",
                                                       "craniocervical_flexion",
                                                       "cervical_rotation",
                                                       "cervical_lateral_flexion",
                                                       "head_translation_mm",
                                                       "thoracic_extension",
                                                       "scapular_retraction",
                                                       "scapular_depression",
                                                       "scapular_upward_rotation",
                                                       "shoulder_flexion",
                                                       "shoulder_abduction",
                                                       "shoulder_external_rotation",
                                                       "shoulder_horizontal_abduction",
                                                       "elbow_flexion",
                                                       "trunk_lean",
                                                       "hip_flexion",
                                                       "knee_flexion"};
  static const std::map<std::string, BodyPosition> kPositions{
      {"standing", BodyPosition::Standing},   {"sitting", BodyPosition::Sitting},
      {"supine", BodyPosition::Supine},       {"crook_lying", BodyPosition::CrookLying},
      {"prone", BodyPosition::Prone},         {"side_lying", BodyPosition::SideLying},
      {"quadruped", BodyPosition::Quadruped}, {"wall", BodyPosition::Wall}};
  std::ifstream file(CERVICA_EXERCISES);
  std::map<std::string, ExerciseMotion> motions;
  const auto catalogue = nlohmann::json::parse(file);
  for (const auto& exercise : catalogue.at("exercises")) {
    const auto& pose = exercise.at("pose");
    ExerciseMotion motion;
    motion.position = kPositions.at(pose.at("position"));
    motion.endPosition = kPositions.at(pose.at("end_position"));
    if (pose.at("support").get<std::string>().find("couch") != std::string::npos) motion.support = Support::Couch;
    const std::string side = pose.at("moving_side");
    if (side == "right") motion.movingSide = MovingSide::Right;
    if (side == "left") motion.movingSide = MovingSide::Left;
    motion.mirrorOtherSide = pose.at("mirror_other_side");
    motion.out = Seconds(pose.at("seconds_out").get<double>());
    motion.back = Seconds(pose.at("seconds_back").get<double>());
    motion.hold = Seconds(exercise.at("dose").at("hold_s").get<double>());
    for (std::size_t i = 0; i < kBodyAngleCount; ++i) {
      motion.start[i] = pose.at("start").at(kAngles[i]);
      motion.end[i] = pose.at("end").at(kAngles[i]);
    }
    motions[exercise.at("id")] = motion;
  }
  return motions;
}

double lowest(const Pose& pose) {
  double y = 1e9;
  for (const auto& [name, place] : pose.landmarks) y = std::min(y, place.y());
  return y;
}

BodyPosture in(BodyPosition position) {
  BodyPosture posture;
  posture.position = posture.towards = position;
  return posture;
}

double heightOf(const Pose& pose, const char* landmark) {
  return pose.landmarks.at(landmark).y() - pose.floor;
}

}  // namespace

TEST_CASE("Standing without angles is the resting model on its feet", "[visualization][pose][body]") {
  const Pose body = poseBody({}), rest = solvePose({});
  for (const auto& [name, place] : rest.landmarks) {
    CAPTURE(name);
    CHECK((body.landmarks.at(name) - place).norm() < 1e-9);
  }
  CHECK_THAT(heightOf(rest, "vertex"), WithinAbs(kRestHeight, 1e-9));
  CHECK_THAT(heightOf(rest, "heel_left"), WithinAbs(0.0, 1e-9));
}

TEST_CASE("Every exercise of the catalogue can be shown from start to end", "[visualization][pose][body]") {
  const auto exercises = shippedExercises();
  REQUIRE(exercises.size() >= 50);
  for (const auto& [id, exercise] : exercises) {
    CAPTURE(id);
    const Movement movement = Movement::ofExercise(exercise);
    CHECK(movement.duration() >= exercise.out + exercise.back);
    const Pose first = movement.at(Seconds(0)), last = movement.at(movement.duration());
    constexpr Seconds kFrame(0.02);
    constexpr double kFastestMetresPerSecond = 4.0;
    const bool turnsOver = exercise.mirrorOtherSide && exercise.position == BodyPosition::SideLying;
    Pose before = first;
    for (Seconds time = kFrame; time <= movement.duration(); time += kFrame) {
      const Pose now = movement.at(time);
      double fastest = 0;
      for (const auto& [name, place] : now.landmarks) {
        REQUIRE(place.allFinite());
        fastest = std::max(fastest, (place - before.landmarks.at(name)).norm() / kFrame.count());
      }
      if (!turnsOver) CHECK(fastest < kFastestMetresPerSecond);
      if (exercise.support == Support::Floor) CHECK(lowest(now) > now.floor - 1e-9);
      before = now;
    }
    if (turnsOver) continue;
    for (const auto& [name, place] : first.landmarks) CHECK((last.landmarks.at(name) - place).norm() < 1e-6);
  }
}

TEST_CASE("Each position carries the body where people rest", "[visualization][pose][body]") {
  BodyPosture sitting = in(BodyPosition::Sitting);
  for (LegPosture* leg : {&sitting.rightLeg, &sitting.leftLeg}) *leg = {Angle::degrees(90), Angle::degrees(90)};
  const Pose seated = poseBody(sitting);
  CHECK_THAT(heightOf(seated, "heel_right"), WithinAbs(0.0, 1e-9));
  CHECK_THAT(heightOf(seated, "ball_right"), WithinAbs(0.0, 1e-6));
  CHECK(heightOf(seated, "hip_right") > 0.40);
  CHECK(heightOf(seated, "hip_right") < 0.60);
  CHECK((seated.landmarks.at("ankle_right") - poseBody({}).landmarks.at("ankle_right")).norm() < 0.01);

  const Pose supine = poseBody(in(BodyPosition::Supine));
  CHECK(heightOf(supine, "t7") < 0.03);
  CHECK(heightOf(supine, "sternal_notch") > heightOf(supine, "t2"));
  CHECK(supine.landmarks.at("vertex").x() < supine.landmarks.at("heel_right").x());
  const Pose prone = poseBody(in(BodyPosition::Prone));
  CHECK(heightOf(prone, "t7") > heightOf(prone, "xiphoid"));
  const Pose side = poseBody(in(BodyPosition::SideLying));
  CHECK(heightOf(side, "acromion_right") > heightOf(side, "acromion_left") + 0.25);

  BodyPosture fours = in(BodyPosition::Quadruped);
  for (ArmPosture* arm : {&fours.rightArm, &fours.leftArm}) arm->shoulderFlexion = Angle::degrees(90);
  for (LegPosture* leg : {&fours.rightLeg, &fours.leftLeg}) *leg = {Angle::degrees(90), Angle::degrees(90)};
  const Pose onFours = poseBody(fours);
  CHECK_THAT(std::min(heightOf(onFours, "palm_right"), heightOf(onFours, "wrist_right")), WithinAbs(0.0, 0.02));
  CHECK_THAT(heightOf(onFours, "knee_left"), WithinAbs(0.0, 1e-3));
}

TEST_CASE("Angles move what they name, the way they say", "[visualization][pose][body]") {
  const Pose rest = poseBody({});
  const auto with = [](BodyAngle angle, double degrees, MovingSide side = MovingSide::Both) {
    BodyAngles angles{};
    angles[static_cast<std::size_t>(angle)] = degrees;
    return poseBody(bodyPosture(angles, {}, side, BodyPosition::Standing));
  };
  const auto moved = [&](const Pose& pose, const char* landmark) -> Eigen::Vector3d {
    return pose.landmarks.at(landmark) - rest.landmarks.at(landmark);
  };
  CHECK(moved(with(BodyAngle::ShoulderFlexion, 90), "fingertip_right").x() > 0.5);
  CHECK(moved(with(BodyAngle::ShoulderAbduction, 90), "fingertip_right").z() > 0.5);
  CHECK(moved(with(BodyAngle::ShoulderAbduction, 90), "fingertip_left").z() < -0.5);
  CHECK(moved(with(BodyAngle::ElbowFlexion, 90), "fingertip_left").x() > 0.3);
  CHECK(moved(with(BodyAngle::ScapularDepression, -10), "acromion_right").y() > 0.01);
  CHECK(moved(with(BodyAngle::ScapularRetraction, 12), "acromion_right").x() < -0.01);
  CHECK(moved(with(BodyAngle::HipFlexion, 40, MovingSide::Left), "knee_left").x() > 0.2);
  CHECK(moved(with(BodyAngle::HipFlexion, 40, MovingSide::Left), "knee_right").norm() < 1e-6);
  CHECK(moved(with(BodyAngle::CervicalRotation, 40), "nasion").z() > 0.02);
  CHECK(moved(with(BodyAngle::ThoracicExtension, 15), "vertex").x() < -0.02);
  CHECK(moved(with(BodyAngle::TrunkLean, 10), "vertex").x() > 0.1);
  CHECK(moved(with(BodyAngle::HeadTranslation, 40), "nasion").x() > 0.03);
  // Raising the arm turns the blade upward, by 0.30 of it.
  const auto spine = [](const Pose& pose) {
    const Eigen::Vector3d line = pose.landmarks.at("acromion_right") - pose.landmarks.at("scapular_spine_root_right");
    return std::atan2(line.y(), line.z()) * 180.0 / 3.14159265358979;
  };
  CHECK_THAT(spine(with(BodyAngle::ShoulderAbduction, 120)) - spine(rest), WithinAbs(36.0, 12.0));
}

TEST_CASE("Mirrored postures are mirror images", "[visualization][pose][body]") {
  for (const auto& [id, exercise] : shippedExercises()) {
    CAPTURE(id);
    const BodyPosture posture = blend(startOf(exercise), endOf(exercise), 0.6);
    const Pose pose = poseBody(posture), other = poseBody(mirrored(posture));
    const bool onSide = posture.position == BodyPosition::SideLying;
    for (const char* name : {"fingertip", "knee", "tragus", "acromion", "toe"}) {
      Eigen::Vector3d place = other.landmarks.at(std::string(name) + "_left");
      (onSide ? place.x() : place.z()) *= -1.0;
      CAPTURE(name);
      CHECK((pose.landmarks.at(std::string(name) + "_right") - place).norm() < 1e-7);
    }
  }
}

TEST_CASE("Blending starts and ends at rest", "[visualization][pose][body]") {
  BodyPosture a, b;
  b.trunkLean = Angle::degrees(10);
  CHECK(blend(a, b, 0.0).trunkLean == Angle());
  CHECK_THAT(blend(a, b, 1.0).trunkLean.inDegrees(), WithinAbs(10.0, 1e-12));
  CHECK_THAT(blend(a, b, 0.5).trunkLean.inDegrees(), WithinAbs(5.0, 1e-12));
  CHECK(blend(a, b, 0.01).trunkLean.inDegrees() < 0.001);
  CHECK_THAT(blend(a, b, 7.0).trunkLean.inDegrees(), WithinAbs(10.0, 1e-12));
}
