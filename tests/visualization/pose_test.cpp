#include <cmath>

#include "tests/support/catch_compat.h"
#include "visualization/pose/pose.h"
#include "visualization/pose/segment_weights.h"
#include "visualization/pose/skeleton.h"

using namespace cervica;
using namespace cervica::visualization;
using Catch::Matchers::WithinAbs;
using core::Angle;

namespace {

constexpr double kAllowedDeg = 0.1;  // CONTRACT.md, cervica.pose.v1

Pose posed(double craniovertebralDeg) {
  PostureInput input;
  input.craniovertebral = Angle::degrees(craniovertebralDeg);
  return solvePose(input);
}

/// Measured anew, not with the model's own function.
double craniovertebralDeg(const Pose& pose) {
  const Eigen::Vector3d line = pose.landmarks.at("tragus_right") - pose.landmarks.at("c7");
  return std::atan2(line.y(), line.x()) * 180.0 / 3.14159265358979;
}

double gazeDeg(const Pose& pose) {
  const Eigen::Vector3d line = pose.landmarks.at("canthus_right") - pose.landmarks.at("tragus_right");
  return std::atan2(line.y(), line.x()) * 180.0 / 3.14159265358979;
}

}  // namespace

TEST_CASE("Every craniovertebral angle between 25 and 70 degrees is shown as asked", "[visualization][pose]") {
  const double restingGaze = gazeDeg(solvePose({}));
  for (double asked = 25.0; asked <= 70.0; asked += 2.5) {
    const Pose pose = posed(asked);
    CAPTURE(asked);
    CHECK_THAT(craniovertebralDeg(pose), WithinAbs(asked, kAllowedDeg));
    CHECK_THAT(pose.reproduced.at("posture.craniovertebral_angle").inDegrees(), WithinAbs(asked, kAllowedDeg));
    CHECK_THAT(gazeDeg(pose), WithinAbs(restingGaze, kAllowedDeg));
  }
}

TEST_CASE("A head carried forward bends the lower neck and extends the upper", "[visualization][pose]") {
  const Pose forward = posed(38.0), upright = posed(58.0);
  CHECK(forward.joints.at("c5_c6").flexion > upright.joints.at("c5_c6").flexion);
  CHECK(forward.joints.at("c0_c1").flexion < upright.joints.at("c0_c1").flexion);
  CHECK(forward.landmarks.at("tragus_right").x() > upright.landmarks.at("tragus_right").x() + 0.02);
}

TEST_CASE("All measures of posture are shown together", "[visualization][pose]") {
  PostureInput input;
  input.craniovertebral = Angle::degrees(44.0);
  input.sagittalHead = Angle::degrees(9.0);
  input.shoulderC7 = Angle::degrees(42.0);
  input.headLateralTilt = Angle::degrees(6.0);
  input.shoulderHeightDifference = Angle::degrees(-4.0);
  input.thoracicKyphosis = Angle::degrees(58.0);
  input.height = core::Length::centimetres(162.0);
  const Pose pose = solvePose(input);
  REQUIRE(pose.asked.size() == 6);
  for (const auto& [id, asked] : pose.asked) {
    CAPTURE(id);
    CHECK_THAT(pose.reproduced.at(id).inDegrees(), WithinAbs(asked.inDegrees(), kAllowedDeg));
  }
}

TEST_CASE("Signs follow the photographs: right is lower when positive", "[visualization][pose]") {
  PostureInput input;
  input.headLateralTilt = Angle::degrees(5.0);
  input.shoulderHeightDifference = Angle::degrees(5.0);
  const Pose pose = solvePose(input);
  CHECK(pose.landmarks.at("canthus_right").y() < pose.landmarks.at("canthus_left").y());
  CHECK(pose.landmarks.at("acromion_right").y() < pose.landmarks.at("acromion_left").y());
}

TEST_CASE("A smaller shoulder angle brings the shoulders and their blades forward", "[visualization][pose]") {
  PostureInput input;
  const Pose rest = solvePose(input);
  const double restDeg = measurePosture(rest.landmarks).at("posture.shoulder_c7_angle").inDegrees();
  input.shoulderC7 = Angle::degrees(restDeg - 12.0);
  const Pose rounded = solvePose(input);
  for (const char* side : {"acromion_right", "acromion_left"})
    CHECK(rounded.landmarks.at(side).x() > rest.landmarks.at(side).x() + 0.005);
  CHECK(rounded.joints.at("sternoclavicular_left").flexion > Angle());
}

TEST_CASE("What is given without a side is the same on both sides", "[visualization][pose]") {
  PostureInput input;
  input.craniovertebral = Angle::degrees(41.0);
  input.shoulderC7 = Angle::degrees(48.0);
  const Pose pose = solvePose(input);
  for (const char* name : {"tragus", "canthus", "acromion", "inferior_angle", "glenohumeral"}) {
    const Eigen::Vector3d right = pose.landmarks.at(std::string(name) + "_right");
    Eigen::Vector3d left = pose.landmarks.at(std::string(name) + "_left");
    left.z() = -left.z();
    CAPTURE(name);
    CHECK((right - left).norm() < 1e-9);
  }
}

TEST_CASE("Without measures the model is at rest, upright and level", "[visualization][pose]") {
  const Pose pose = solvePose({});
  CHECK(pose.asked.empty());
  CHECK(pose.reproduced.empty());
  for (const auto& [name, angles] : pose.joints) {
    CAPTURE(name);
    CHECK_THAT(angles.flexion.inDegrees(), WithinAbs(0.0, 1e-6));
  }
  for (const Bone& bone : skeleton()) CHECK(pose.bones.at(bone.name).isApprox(Eigen::Affine3d(bone.rest), 1e-9));
  const double angle = craniovertebralDeg(pose);
  CHECK(angle > 48.0);
  CHECK(angle < 58.0);
}

TEST_CASE("Height scales the model and leaves its angles", "[visualization][pose]") {
  PostureInput input;
  input.craniovertebral = Angle::degrees(47.0);
  const Pose usual = solvePose(input);
  input.height = core::Length::metres(kRestHeight * 0.9);
  const Pose smaller = solvePose(input);
  CHECK((smaller.landmarks.at("vertex") - 0.9 * usual.landmarks.at("vertex")).norm() < 1e-9);
  CHECK_THAT(craniovertebralDeg(smaller), WithinAbs(47.0, kAllowedDeg));
}

TEST_CASE("What the joints cannot do is said, not hidden", "[visualization][pose]") {
  const Pose pose = posed(5.0);
  CHECK_THAT(pose.asked.at("posture.craniovertebral_angle").inDegrees(), WithinAbs(5.0, 1e-9));
  CHECK_THAT(pose.reproduced.at("posture.craniovertebral_angle").inDegrees(),
             WithinAbs(craniovertebralDeg(pose), 1e-6));
  for (const auto& [name, place] : pose.landmarks) CHECK(place.allFinite());
}

TEST_CASE("The segments share each movement completely", "[visualization][pose]") {
  double lower = 0, upper = 0, lateral = 0;
  double flexion = 0, rotation = 0, nod = 0;
  for (const SegmentWeights& weights : kSegmentWeights) {
    flexion += weights.flexion;
    rotation += weights.rotation;
    nod += weights.nod;
    lower += weights.lowerFlexion;
    upper += weights.upperFlexion;
    lateral += weights.lateral;
  }
  CHECK_THAT(flexion, WithinAbs(1.0, 1e-12));
  CHECK_THAT(rotation, WithinAbs(1.0, 1e-12));
  CHECK_THAT(nod, WithinAbs(1.0, 1e-12));
  CHECK_THAT(lower, WithinAbs(1.0, 1e-12));
  CHECK_THAT(upper, WithinAbs(1.0, 1e-12));
  CHECK_THAT(lateral, WithinAbs(1.0, 1e-12));
}
