#include "visualization/pose/pose.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/contract.h"
#include "visualization/pose/girdle.h"
#include "visualization/pose/posture_measures.h"
#include "visualization/pose/rig.h"
#include "visualization/pose/segment_weights.h"
#include "visualization/pose/skeleton.h"
#include "visualization/pose/spine.h"

namespace cervica::visualization {
namespace {

using Eigen::Isometry3d;
using Eigen::Vector3d;
using Landmarks = std::map<std::string, Vector3d>;

constexpr double kRadPerDeg = std::numbers::pi / 180.0;

// What the solver may turn, in radians, with the joints' ends: wide enough for every measure at three standard
// deviations from its mean, a design choice.
enum Freedom {
  kLowerNeck,
  kUpperNeck,
  kHeadTilt,
  kProtraction,
  kRightShoulderDrop,
  kRoundBack,
  kUpwardRight,
  kUpwardLeft,
  kFreedoms
};
using Freedoms = Eigen::Matrix<double, kFreedoms, 1>;
const Freedoms kHighest = (Freedoms() << 90, 70, 50, 45, 24, 70, 60, 60).finished() * kRadPerDeg;
const Freedoms kLowest = (Freedoms() << -70, -90, -50, -40, -24, -60, -60, -60).finished() * kRadPerDeg;

constexpr double kTolerance = 1e-3 * kRadPerDeg;

NeckJoints neckOf(const Freedoms& x) {
  NeckJoints joints;
  for (std::size_t i = 0; i < kNeckJoints; ++i) {
    const SegmentWeights& weights = kSegmentWeights[i];
    joints[i] = {core::Angle::radians(weights.lowerFlexion * x[kLowerNeck] + weights.upperFlexion * x[kUpperNeck]),
                 core::Angle::radians(weights.lateral * x[kHeadTilt]), core::Angle()};
  }
  return joints;
}

Girdle girdleOf(const Freedoms& x, bool right) {
  Girdle girdle;
  girdle.protractionRad = x[kProtraction];
  girdle.elevationRad = right ? -x[kRightShoulderDrop] : x[kRightShoulderDrop];
  girdle.upwardRotationRad = x[right ? kUpwardRight : kUpwardLeft] - kLevelling * girdle.elevationRad;
  return girdle;
}

/// The model with the freedoms at some values.
struct Attempt {
  std::map<std::string, JointAngles> joints;
  Motions motions;
};

Attempt attempt(const Freedoms& x, const Rig& rig) {
  Attempt result;
  Turns turns = rig.rest();
  bendTrunk(x[kRoundBack], kLeanBack * x[kRoundBack], turns, result.joints);
  bendNeck(neckOf(x), turns, result.joints);
  moveGirdle(girdleOf(x, true), rig, core::Side::Right, turns, result.joints);
  moveGirdle(girdleOf(x, false), rig, core::Side::Left, turns, result.joints);
  result.motions = rig.motions(turns, Isometry3d::Identity());
  for (const core::Side side : {core::Side::Right, core::Side::Left})
    hangArm(rig, side, turns, result.motions, result.joints);
  return result;
}

Landmarks landmarksOf(const Rig& rig, const Motions& motions) {
  Landmarks landmarks;
  const auto& sites = landmarkSites();
  for (std::size_t i = 0; i < sites.size(); ++i) landmarks[sites[i].name] = rig.landmark(motions, i);
  return landmarks;
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
  add(kKyphosisId, kRoundBack, input.thoracicKyphosis);
  add(kCraniovertebralId, kLowerNeck, input.craniovertebral ? input.craniovertebral : input.craniovertebralSitting);
  add(kSagittalHeadId, kUpperNeck, input.sagittalHead ? *input.sagittalHead : rest.at(kSagittalHeadId));
  add(kHeadTiltId, kHeadTilt, input.headLateralTilt);
  add(kShoulderC7Id, kProtraction, input.shoulderC7);
  add(kShoulderLineId, kRightShoulderDrop, input.shoulderHeightDifference);
  add(kUpwardRotationRightId, kUpwardRight, input.upwardRotationRight);
  add(kUpwardRotationLeftId, kUpwardLeft, input.upwardRotationLeft);
  return equations;
}

/// Asked measures by the name under which they are reproduced, and the equation's measure that shows them.
std::vector<std::pair<std::string, const char*>> askedNames(const PostureInput& input) {
  std::vector<std::pair<std::string, const char*>> names;
  const auto add = [&](const char* id, const std::optional<core::Angle>& angle, const char* shown) {
    if (angle) names.emplace_back(id, shown);
  };
  add(kCraniovertebralId, input.craniovertebral, kCraniovertebralId);
  if (!input.craniovertebral) add(kCraniovertebralSittingId, input.craniovertebralSitting, kCraniovertebralId);
  add(kSagittalHeadId, input.sagittalHead, kSagittalHeadId);
  add(kShoulderC7Id, input.shoulderC7, kShoulderC7Id);
  add(kHeadTiltId, input.headLateralTilt, kHeadTiltId);
  add(kShoulderLineId, input.shoulderHeightDifference, kShoulderLineId);
  add(kKyphosisId, input.thoracicKyphosis, kKyphosisId);
  add(kUpwardRotationRightId, input.upwardRotationRight, kUpwardRotationRightId);
  add(kUpwardRotationLeftId, input.upwardRotationLeft, kUpwardRotationLeftId);
  return names;
}

/// Damped Newton steps with numeric derivatives; freedoms stay inside their ends.
Freedoms solve(const std::vector<Equation>& equations, const Rig& rig) {
  const auto n = static_cast<Eigen::Index>(equations.size());
  const auto residual = [&](const Freedoms& x) {
    const PostureAngles measured = measurePosture(landmarksOf(rig, attempt(x, rig).motions));
    Eigen::VectorXd r(n);
    for (Eigen::Index i = 0; i < n; ++i) {
      const Equation& equation = equations[static_cast<std::size_t>(i)];
      r[i] = measured.at(equation.measure).inRadians() - equation.targetRad;
    }
    return r;
  };
  Freedoms x = Freedoms::Zero();
  Eigen::VectorXd r = residual(x);
  double damping = 1e-6;
  constexpr int kMostSteps = 60;
  constexpr double kStep = 1e-6;
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
      damping = std::max(damping * 0.1, 1e-13);
    } else {
      damping *= 10.0;
    }
  }
  return x;
}

const PostureAngles& restAngles() {
  // Of the resting model in its own size: what is level there is level in every size.
  static const PostureAngles rest = [] {
    const Rig rig{BodySize{}};
    return measurePosture(landmarksOf(rig, rig.motions(rig.rest(), Isometry3d::Identity())));
  }();
  return rest;
}

Freedoms mirroredFreedoms(Freedoms x) {
  x[kHeadTilt] = -x[kHeadTilt];
  x[kRightShoulderDrop] = -x[kRightShoulderDrop];
  std::swap(x[kUpwardRight], x[kUpwardLeft]);
  return x;
}

}  // namespace

Pose solvePose(const PostureInput& input) {
  const Rig rig(bodySizeOf(input.height, input.sex));
  const std::vector<Equation> equations = equationsOf(input, restAngles());
  // Solved as photographed from the right and mirrored where it was the left: mirror images are exact.
  const Freedoms freedoms = input.photographed == core::Side::Right
                                ? solve(equations, rig)
                                : mirroredFreedoms(solve(equationsOf(mirrored(input), restAngles()), rig));
  Attempt solved = attempt(freedoms, rig);
  Pose pose;
  pose.joints = std::move(solved.joints);
  rig.fill(pose, solved.motions);
  const PostureAngles measured = measurePosture(pose.landmarks, input.photographed);
  for (const auto& [id, shown] : askedNames(input)) {
    const auto equation = std::find_if(equations.begin(), equations.end(),
                                       [&](const Equation& one) { return std::string_view(one.measure) == shown; });
    pose.asked[id] = core::Angle::radians(equation->targetRad);
    pose.reproduced[id] = measured.at(shown);
  }
  return pose;
}

Eigen::Affine3d motionOf(const Pose& pose, const std::string& bone) {
  const auto found = pose.bones.find(bone);
  CERVICA_EXPECTS(found != pose.bones.end());
  return found->second * Eigen::Affine3d(boneNamed(bone).rest.inverse());
}

}  // namespace cervica::visualization
