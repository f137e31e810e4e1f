#include <cmath>
#include <map>
#include <string>

#include "tests/support/catch_compat.h"
#include "tests/visualization/posture_samples.h"
#include "visualization/pose/pose.h"
#include "visualization/pose/posture_measures.h"

using namespace cervica;
using namespace cervica::visualization;
using Catch::Matchers::WithinAbs;
using core::Angle;

namespace {

constexpr double kAllowedDeg = 0.1;  // CONTRACT.md, cervica.pose.v1
constexpr std::size_t kSets = 500;

/// Slope of a line in a plane, degrees: own arithmetic, by the words of the tests.
double slopeDeg(double along, double up) {
  return std::atan2(up, along) * 180.0 / 3.14159265358979;
}

/// The measures anew, from landmarks alone.
std::map<std::string, double> measured(const Pose& pose, const std::string& near) {
  const auto at = [&](const std::string& name) { return pose.landmarks.at(name); };
  const Eigen::Vector3d c7 = at("c7"), tragus = at("tragus" + near), canthus = at("canthus" + near),
                        acromion = at("acromion" + near);
  const auto drop = [&](const std::string& name) {  // positive: the right one is lower
    return slopeDeg(at(name + "_right").z() - at(name + "_left").z(), at(name + "_left").y() - at(name + "_right").y());
  };
  // An inclinometer against the back: 0 upright, positive when its upper end leans forwards.
  const auto inclinometer = [&](const std::string& upper, const std::string& lower) {
    return 90.0 - slopeDeg(at(upper).x() - at(lower).x(), at(upper).y() - at(lower).y());
  };
  const auto spine = [&](const std::string& side) {
    const Eigen::Vector3d root = at("scapular_spine_root" + side), tip = at("acromion" + side);
    return slopeDeg(std::abs(tip.z() - root.z()), tip.y() - root.y());
  };
  return {{kCraniovertebralId, slopeDeg(tragus.x() - c7.x(), tragus.y() - c7.y())},
          {kSagittalHeadId, slopeDeg(canthus.x() - tragus.x(), canthus.y() - tragus.y())},
          {kShoulderC7Id, slopeDeg(std::abs(acromion.x() - c7.x()), c7.y() - acromion.y())},
          {kHeadTiltId, drop("canthus")},
          {kShoulderLineId, drop("acromion")},
          {kKyphosisId, inclinometer("t1", "t2") - inclinometer("t12", "l1")},
          {kUpwardRotationRightId, spine("_right")},
          {kUpwardRotationLeftId, spine("_left")}};
}

Angle restingUpwardRotation() {
  return measurePosture(solvePose({}).landmarks).at(kUpwardRotationRightId);
}

}  // namespace

TEST_CASE("Five hundred plausible sets of measures are shown as asked", "[visualization][pose]") {
  double worst = 0;
  for (const PostureInput& input : tests::plausiblePostures(kSets, restingUpwardRotation())) {
    const Pose pose = solvePose(input);
    REQUIRE(pose.asked.size() == 8);
    const auto own = measured(pose, "_right");
    for (const auto& [id, asked] : pose.asked) {
      INFO(id);
      CAPTURE(asked.inDegrees(), input.height->inMetres());
      CHECK_THAT(own.at(id), WithinAbs(asked.inDegrees(), kAllowedDeg));
      CHECK_THAT(pose.reproduced.at(id).inDegrees(), WithinAbs(own.at(id), 1e-6));
      worst = std::max(worst, std::abs(own.at(id) - asked.inDegrees()));
    }
  }
  CHECK(worst < kAllowedDeg);
}

TEST_CASE("Left and right exchanged give the mirror image", "[visualization][pose]") {
  const Eigen::DiagonalMatrix<double, 3> mirror(1.0, 1.0, -1.0);
  const auto otherSide = [](std::string name) {
    const auto swap = [&](const char* from, const char* to) {
      if (!name.ends_with(from)) return false;
      name.replace(name.size() - std::string(from).size(), std::string::npos, to);
      return true;
    };
    if (!swap("_right", "_left")) swap("_left", "_right");
    return name;
  };
  for (const PostureInput& input : tests::plausiblePostures(60, restingUpwardRotation())) {
    const Pose pose = solvePose(input), other = solvePose(mirrored(input));
    for (const auto& [name, place] : pose.landmarks) {
      CAPTURE(name);
      CHECK((other.landmarks.at(otherSide(name)) - mirror * place).norm() < 1e-12);
    }
    for (const auto& [name, bone] : pose.bones) {
      const Eigen::Affine3d& its = other.bones.at(otherSide(name));
      CAPTURE(name);
      CHECK((its.translation() - mirror * bone.translation()).norm() < 1e-12);
      const Eigen::Matrix3d turned = mirror * bone.linear() * mirror;
      CHECK((its.linear() - turned).norm() < 1e-12);
    }
  }
}

TEST_CASE("Sitting is shown where the standing angle is missing", "[visualization][pose]") {
  PostureInput input;
  input.craniovertebralSitting = Angle::degrees(43.0);
  const Pose sitting = solvePose(input);
  CHECK(sitting.asked.size() == 1);
  CHECK_THAT(sitting.reproduced.at(kCraniovertebralSittingId).inDegrees(), WithinAbs(43.0, kAllowedDeg));
  input.craniovertebral = Angle::degrees(50.0);
  const Pose both = solvePose(input);
  CHECK(both.asked.count(kCraniovertebralSittingId) == 0);
  CHECK_THAT(measured(both, "_right").at(kCraniovertebralId), WithinAbs(50.0, kAllowedDeg));
}

TEST_CASE("A rounder back bends every thoracic joint and keeps the hips", "[visualization][pose]") {
  PostureInput input;
  input.thoracicKyphosis = Angle::degrees(62.0);
  const Pose round = solvePose(input), rest = solvePose({});
  for (const char* joint : {"t1_t2", "t6_t7", "t11_t12", "t12_l1"})
    CHECK(round.joints.at(joint).flexion > Angle::degrees(1.0));
  CHECK((round.landmarks.at("hip_right") - rest.landmarks.at("hip_right")).norm() < 1e-12);
  CHECK(std::abs(round.landmarks.at("c7").x() - rest.landmarks.at("c7").x()) < 0.05);
}

TEST_CASE("Men are broader than women of the same height", "[visualization][pose]") {
  PostureInput input;
  const auto breadth = [&](core::Sex sex) {
    input.sex = sex;
    const Pose pose = solvePose(input);
    return pose.landmarks.at("acromion_right").z() - pose.landmarks.at("acromion_left").z();
  };
  CHECK(breadth(core::Sex::Male) > 1.03 * breadth(core::Sex::Female));
  CHECK_THAT(breadth(core::Sex::Unknown), WithinAbs(breadth(core::Sex::Other), 1e-12));
}
