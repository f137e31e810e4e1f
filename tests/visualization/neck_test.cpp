#include <cmath>

#include "tests/support/catch_compat.h"
#include "visualization/pose/head_moment.h"
#include "visualization/pose/movement.h"
#include "visualization/pose/pose.h"
#include "visualization/pose/skeleton.h"

using namespace cervica;
using namespace cervica::visualization;
using Catch::Matchers::WithinAbs;
using core::Angle;

namespace {

NeckAngles degrees(double flexion, double lateral, double rotation) {
  return {Angle::degrees(flexion), Angle::degrees(lateral), Angle::degrees(rotation)};
}

Pose forwardHead() {
  PostureInput input;
  input.craniovertebral = Angle::degrees(41.0);
  input.thoracicKyphosis = Angle::degrees(55.0);
  input.headLateralTilt = Angle::degrees(4.0);
  input.height = core::Length::centimetres(164.0);
  input.sex = core::Sex::Female;
  return solvePose(input);
}

/// Where a bone of a posed body points, of the body at rest; sizes taken off. Own arithmetic.
Eigen::Matrix3d turnOf(const Pose& pose, const char* bone) {
  const Eigen::Matrix3d linear = pose.bones.at(bone).linear() * boneNamed(bone).rest.linear().transpose();
  Eigen::Matrix3d turn;
  for (int i = 0; i < 3; ++i) turn.col(i) = linear.col(i).normalized();
  return turn;
}

/// Rz(-flexion) Rx(lateral flexion) Ry(-rotation), written out.
Eigen::Matrix3d written(const NeckAngles& angles) {
  const double f = -angles.flexion.inRadians(), l = angles.lateralFlexion.inRadians(), r = -angles.rotation.inRadians();
  Eigen::Matrix3d z, x, y;
  z << std::cos(f), -std::sin(f), 0, std::sin(f), std::cos(f), 0, 0, 0, 1;
  x << 1, 0, 0, 0, std::cos(l), -std::sin(l), 0, std::sin(l), std::cos(l);
  y << std::cos(r), 0, std::sin(r), 0, 1, 0, -std::sin(r), 0, std::cos(r);
  return z * x * y;
}

Eigen::Vector3d earsOf(const Pose& pose) {
  return 0.5 * (pose.landmarks.at("tragus_right") + pose.landmarks.at("tragus_left"));
}

}  // namespace

TEST_CASE("The head turns on the thorax exactly as asked, on any posture", "[visualization][pose][neck]") {
  for (const Pose& posture : {solvePose({}), forwardHead()}) {
    const Eigen::Matrix3d thorax = turnOf(posture, "thorax"), before = turnOf(posture, "skull");
    for (const NeckAngles& asked :
         {degrees(0, 0, 0), degrees(55, 0, 0), degrees(-65, 0, 0), degrees(0, 42, 0), degrees(0, 0, -80),
          degrees(30, -25, 60), degrees(-40, 20, -70), degrees(60, 40, 85)}) {
      const Pose moved = turned(posture, asked);
      const Eigen::Matrix3d movement = thorax.transpose() * turnOf(moved, "skull") * before.transpose() * thorax;
      CHECK((movement - written(asked)).norm() < 1e-8);
      const NeckAngles back = neckAnglesBetween(posture, moved);
      CHECK_THAT(back.flexion.inDegrees(), WithinAbs(asked.flexion.inDegrees(), 1e-6));
      CHECK_THAT(back.lateralFlexion.inDegrees(), WithinAbs(asked.lateralFlexion.inDegrees(), 1e-6));
      CHECK_THAT(back.rotation.inDegrees(), WithinAbs(asked.rotation.inDegrees(), 1e-6));
      CHECK(moved.bones.at("thorax").isApprox(posture.bones.at("thorax"), 1e-15));
      CHECK((moved.landmarks.at("acromion_left") - posture.landmarks.at("acromion_left")).norm() < 1e-15);
    }
  }
}

TEST_CASE("Not moving the head changes nothing", "[visualization][pose][neck]") {
  const Pose posture = forwardHead();
  const Pose same = turned(posture, NeckAngles{});
  for (const auto& [name, bone] : posture.bones) CHECK(same.bones.at(name).isApprox(bone, 1e-10));
  for (const auto& [name, place] : posture.landmarks) CHECK((same.landmarks.at(name) - place).norm() < 1e-10);
}

TEST_CASE("Most of a turn is made between atlas and axis", "[visualization][pose][neck]") {
  const Pose moved = turned(solvePose({}), degrees(0, 0, 70));
  CHECK(moved.joints.at("c1_c2").rotation > Angle::degrees(40));
  CHECK(moved.joints.at("c4_c5").rotation > Angle::degrees(3));
  CHECK(moved.landmarks.at("nasion").z() > 0.05);  // to the right
  CHECK(turned(solvePose({}), degrees(40, 0, 0)).landmarks.at("chin").y() < solvePose({}).landmarks.at("chin").y());
  CHECK(turned(solvePose({}), degrees(0, 30, 0)).landmarks.at("vertex").z() > 0.05);
}

TEST_CASE("Turning left is the mirror image of turning right", "[visualization][pose][neck]") {
  const Pose right = turned(solvePose({}), degrees(12, 20, 55)), left = turned(solvePose({}), degrees(12, -20, -55));
  for (const char* name : {"tragus", "canthus"}) {
    Eigen::Vector3d place = left.landmarks.at(std::string(name) + "_left");
    place.z() = -place.z();
    CHECK((right.landmarks.at(std::string(name) + "_right") - place).norm() < 1e-9);
  }
}

TEST_CASE("The head glides without turning, and nods in the upper neck", "[visualization][pose][neck]") {
  const Pose posture = forwardHead();
  HeadMotion motion;
  motion.translation = core::Length::millimetres(35);
  const Pose glided = turned(posture, motion);
  const Eigen::Vector3d forwards = turnOf(posture, "thorax").col(0);
  CHECK_THAT((earsOf(glided) - earsOf(posture)).dot(forwards), WithinAbs(0.035, 1e-5));
  CHECK((turnOf(glided, "skull") - turnOf(posture, "skull")).norm() < 1e-8);
  CHECK(glided.joints.at("c6_c7").flexion > posture.joints.at("c6_c7").flexion);
  CHECK(glided.joints.at("c0_c1").flexion < posture.joints.at("c0_c1").flexion);

  motion = {};
  motion.craniocervicalFlexion = Angle::degrees(12);
  const Pose nodded = turned(posture, motion);
  CHECK_THAT(neckAnglesBetween(posture, nodded).flexion.inDegrees(), WithinAbs(12.0, 1e-6));
  CHECK_THAT((nodded.joints.at("c0_c1").flexion - posture.joints.at("c0_c1").flexion).inDegrees(), WithinAbs(7.8, 0.3));
  CHECK_THAT((nodded.joints.at("c5_c6").flexion - posture.joints.at("c5_c6").flexion).inDegrees(), WithinAbs(0.0, 0.1));
}

TEST_CASE("A recorded movement is played between its samples", "[visualization][pose][movement]") {
  using Seconds = Movement::Seconds;
  const Pose posture = forwardHead();
  const Movement movement = Movement::ofHead(
      posture, {{Seconds(2.0), {}}, {Seconds(3.0), degrees(0, 0, 40)}, {Seconds(5.0), degrees(-30, 0, 0)}});
  CHECK_THAT(movement.duration().count(), WithinAbs(3.0, 1e-12));
  const auto at = [&](double seconds) { return neckAnglesBetween(posture, movement.at(Seconds(seconds))); };
  CHECK_THAT(at(0.5).rotation.inDegrees(), WithinAbs(20.0, 1e-6));
  CHECK_THAT(at(1.0).rotation.inDegrees(), WithinAbs(40.0, 1e-6));
  CHECK_THAT(at(-1.0).rotation.inDegrees(), WithinAbs(0.0, 1e-6));
  CHECK_THAT(at(99.0).flexion.inDegrees(), WithinAbs(-30.0, 1e-6));
}

TEST_CASE("A head carried forward weighs more on the neck", "[visualization][pose]") {
  constexpr double kMassKg = 70.0;
  const Pose neutral = solvePose({}), forward = forwardHead();
  const HeadMoment rest = headMoment(neutral, kMassKg), moment = headMoment(forward, kMassKg);
  CHECK_THAT(rest.newtonMetres, WithinAbs(rest.neutralNewtonMetres, 1e-9));
  CHECK(moment.newtonMetres > 1.3 * moment.neutralNewtonMetres);
  // 0.081 of the mass, at the ears, by hand.
  const double lever = earsOf(forward).x() - moment.joint.x();
  CHECK_THAT(moment.newtonMetres, WithinAbs(0.081 * kMassKg * 9.80665 * lever, 1e-9));
  CHECK_THAT(headMoment(forward, 2 * kMassKg).newtonMetres, WithinAbs(2 * moment.newtonMetres, 1e-9));
}
