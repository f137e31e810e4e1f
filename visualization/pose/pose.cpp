#include "visualization/pose/pose.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "core/base/contract.h"
#include "visualization/pose/posture_measures.h"
#include "visualization/pose/segment_weights.h"
#include "visualization/pose/skeleton.h"

namespace cervica::visualization {
namespace {

using Eigen::Isometry3d;
using Eigen::Vector3d;
using Landmarks = std::map<std::string, Vector3d>;

constexpr double kRadPerDeg = std::numbers::pi / 180.0;

// What the solver may turn, in radians, with the joints' ends (a design choice).
enum Freedom { kLowerNeck, kUpperNeck, kHeadTilt, kProtraction, kRightShoulderDrop, kFreedoms };
using Freedoms = Eigen::Matrix<double, kFreedoms, 1>;
const Freedoms kHighest = (Freedoms() << 75.0, 60.0, 50.0, 38.0, 24.0).finished() * kRadPerDeg;
const Freedoms kLowest = (Freedoms() << -45.0, -80.0, -50.0, -28.0, -24.0).finished() * kRadPerDeg;

constexpr double kTolerance = 1e-3 * kRadPerDeg;
constexpr double kRestKyphosisDeg = 40.0;  ///< of the resting model, between its T1 and T12
constexpr double kLeanPerKyphosis = 0.25;  ///< how much of a rounder back leans the upper chest: a design choice
constexpr double kLargestLeanDeg = 12.0;

Isometry3d about(const Vector3d& centre, const Eigen::Matrix3d& turn) {
  Isometry3d motion = Isometry3d::Identity();
  motion.linear() = turn;
  motion.translation() = centre - turn * centre;
  return motion;
}

Eigen::Matrix3d rotation(const JointAngles& angles) {
  return (Eigen::AngleAxisd(-angles.rotation.inRadians(), Vector3d::UnitY()) *
          Eigen::AngleAxisd(angles.lateralFlexion.inRadians(), Vector3d::UnitX()) *
          Eigen::AngleAxisd(-angles.flexion.inRadians(), Vector3d::UnitZ()))
      .toRotationMatrix();
}

std::map<std::string, JointAngles> jointsOf(const Freedoms& x) {
  std::map<std::string, JointAngles> joints;
  for (const SegmentWeights& weights : kSegmentWeights) {
    joints[weights.joint] = {
        core::Angle::radians(weights.lowerFlexion * x[kLowerNeck] + weights.upperFlexion * x[kUpperNeck]),
        core::Angle::radians(weights.lateral * x[kHeadTilt]), core::Angle()};
  }
  for (const bool right : {true, false}) {
    const std::string side = right ? "_right" : "_left";
    // Protraction turns the right clavicle's outer end forwards: to the left, about the upright axis.
    const double outwards = right ? 1.0 : -1.0;
    const double drop = outwards * x[kRightShoulderDrop];
    joints["sternoclavicular" + side] = {core::Angle::radians(x[kProtraction]), core::Angle::radians(-drop),
                                         core::Angle()};
    // The blade follows the curve of the chest, so it turns further inwards than the clavicle, and tips forwards.
    joints["acromioclavicular" + side] = {core::Angle::radians(0.25 * x[kProtraction]),
                                          core::Angle::radians(0.55 * drop),
                                          core::Angle::radians(0.15 * x[kProtraction])};
    joints["glenohumeral" + side] = {};
  }
  return joints;
}

/// Turn of a bone of the shoulder about its joint. Flexion: protraction; lateral flexion: elevation; rotation: tipping.
Eigen::Matrix3d shoulderTurn(const JointAngles& angles, double side) {
  return (Eigen::AngleAxisd(side * angles.flexion.inRadians(), Vector3d::UnitY()) *
          Eigen::AngleAxisd(-side * angles.lateralFlexion.inRadians(), Vector3d::UnitX()) *
          Eigen::AngleAxisd(-angles.rotation.inRadians(), Vector3d::UnitZ()))
      .toRotationMatrix();
}

/// Where each bone has moved, body frame at rest to body frame, at the size of the resting model.
std::map<std::string, Isometry3d> motionsOf(const std::map<std::string, JointAngles>& joints, double leanRad) {
  std::map<std::string, Isometry3d> motions;
  for (const Bone& bone : skeleton()) {
    Isometry3d motion;
    if (bone.parent.empty()) {
      motion = Isometry3d::Identity();
    } else if (bone.name == "t12") {
      const Vector3d middleOfChest = boneNamed("t6").rest.translation();
      motion = about(middleOfChest, Eigen::AngleAxisd(-leanRad, Vector3d::UnitZ()).toRotationMatrix());
    } else {
      motion = motions.at(bone.parent);
      const auto joint = joints.find(bone.joint);
      if (bone.joint.starts_with("glenohumeral")) {
        motion.linear() = Eigen::Matrix3d::Identity();  // the arm hangs
        motion.translation() = motions.at(bone.parent) * bone.centre - bone.centre;
      } else if (joint != joints.end()) {
        const double side = bone.joint.ends_with("_left") ? -1.0 : 1.0;
        const bool shoulder = bone.joint.find("clavicular") != std::string::npos;
        motion = motion * about(bone.centre, shoulder ? shoulderTurn(joint->second, side) : rotation(joint->second));
      }
    }
    motions[bone.name] = motion;
  }
  return motions;
}

Landmarks landmarksOf(const std::map<std::string, Isometry3d>& motions) {
  Landmarks landmarks;
  for (const LandmarkSite& site : landmarkSites()) landmarks[site.name] = motions.at(site.bone) * site.position;
  return landmarks;
}

double leanOf(const PostureInput& input) {
  if (!input.thoracicKyphosis) return 0.0;
  const double lean = kLeanPerKyphosis * (input.thoracicKyphosis->inDegrees() - kRestKyphosisDeg);
  return std::clamp(lean, -kLargestLeanDeg, kLargestLeanDeg) * kRadPerDeg;
}

PostureAngles askedOf(const PostureInput& input) {
  PostureAngles asked;
  if (input.craniovertebral) asked[kCraniovertebralId] = *input.craniovertebral;
  if (input.sagittalHead) asked[kSagittalHeadId] = *input.sagittalHead;
  if (input.shoulderC7) asked[kShoulderC7Id] = *input.shoulderC7;
  if (input.headLateralTilt) asked[kHeadTiltId] = *input.headLateralTilt;
  if (input.shoulderHeightDifference) asked[kShoulderLineId] = *input.shoulderHeightDifference;
  return asked;
}

/// One equation: a measure and what it shall be. Its freedom is the one that mainly moves it.
struct Equation {
  const char* measure;
  Freedom freedom;
  double targetRad;
};

/// The resting gaze is kept when nothing else is asked, and so is the rest of what is not measured: only asked
/// measures, and the level of the gaze, move the model.
std::vector<Equation> equationsOf(const PostureInput& input, const PostureAngles& rest) {
  std::vector<Equation> equations;
  const auto add = [&](const char* id, Freedom freedom, const std::optional<core::Angle>& angle) {
    if (angle) equations.push_back({id, freedom, angle->inRadians()});
  };
  add(kCraniovertebralId, kLowerNeck, input.craniovertebral);
  add(kSagittalHeadId, kUpperNeck, input.sagittalHead ? *input.sagittalHead : rest.at(kSagittalHeadId));
  add(kHeadTiltId, kHeadTilt, input.headLateralTilt);
  add(kShoulderC7Id, kProtraction, input.shoulderC7);
  add(kShoulderLineId, kRightShoulderDrop, input.shoulderHeightDifference);
  return equations;
}

/// Damped Newton steps with numeric derivatives; freedoms stay inside their ends.
Freedoms solve(const std::vector<Equation>& equations, double leanRad) {
  const auto n = static_cast<Eigen::Index>(equations.size());
  const auto residual = [&](const Freedoms& x) {
    const PostureAngles measured = measurePosture(landmarksOf(motionsOf(jointsOf(x), leanRad)));
    Eigen::VectorXd r(n);
    for (Eigen::Index i = 0; i < n; ++i) {
      const Equation& equation = equations[static_cast<std::size_t>(i)];
      r[i] = measured.at(equation.measure).inRadians() - equation.targetRad;
    }
    return r;
  };
  Freedoms x = Freedoms::Zero();
  Eigen::VectorXd r = residual(x);
  double damping = 1e-4;
  constexpr int kMostSteps = 80;
  constexpr double kStep = 1e-5;
  for (int step = 0; step < kMostSteps && r.cwiseAbs().maxCoeff() > 0.1 * kTolerance; ++step) {
    Eigen::MatrixXd jacobian(n, n);
    for (Eigen::Index j = 0; j < n; ++j) {
      Freedoms moved = x;
      const Freedom freedom = equations[static_cast<std::size_t>(j)].freedom;
      moved[freedom] += moved[freedom] + kStep > kHighest[freedom] ? -kStep : kStep;
      jacobian.col(j) = (residual(moved) - r) / (moved[freedom] - x[freedom]);
    }
    const Eigen::MatrixXd normal = jacobian.transpose() * jacobian + damping * Eigen::MatrixXd::Identity(n, n);
    const Eigen::VectorXd change = normal.ldlt().solve(-jacobian.transpose() * r);
    Freedoms next = x;
    for (Eigen::Index j = 0; j < n; ++j) next[equations[static_cast<std::size_t>(j)].freedom] += change[j];
    next = next.cwiseMax(kLowest).cwiseMin(kHighest);
    const Eigen::VectorXd better = residual(next);
    if (better.norm() < r.norm()) {
      x = next;
      r = better;
      damping = std::max(damping * 0.2, 1e-12);
    } else {
      damping *= 10.0;
    }
  }
  return x;
}

}  // namespace

Pose solvePose(const PostureInput& input) {
  const double lean = leanOf(input);
  const PostureAngles rest = measurePosture(landmarksOf(motionsOf(jointsOf(Freedoms::Zero()), 0.0)));
  Pose pose;
  pose.asked = askedOf(input);
  pose.joints = jointsOf(solve(equationsOf(input, rest), lean));
  const auto motions = motionsOf(pose.joints, lean);
  if (input.height) pose.scale = std::clamp(input.height->inMetres() / kRestHeight, 0.3, 1.5);
  const Eigen::Affine3d size(Eigen::Scaling(pose.scale));
  for (const Bone& bone : skeleton()) pose.bones[bone.name] = size * Eigen::Affine3d(motions.at(bone.name) * bone.rest);
  for (const auto& [name, position] : landmarksOf(motions)) pose.landmarks[name] = pose.scale * position;
  const PostureAngles measured = measurePosture(pose.landmarks);
  for (const auto& [id, angle] : pose.asked) pose.reproduced[id] = measured.at(id);
  return pose;
}

}  // namespace cervica::visualization
