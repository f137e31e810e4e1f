#include "visualization/pose/neck.h"

#include <cmath>
#include <string>
#include <vector>

#include "visualization/pose/skeleton.h"

namespace cervica::visualization {
namespace {

using core::Angle;
using Eigen::Isometry3d;
using Eigen::Matrix3d;
using Eigen::Quaterniond;
using Eigen::Vector3d;

/// The bones that the neck moves, and where they are in the lists.
struct NeckParts {
  std::array<std::size_t, kNeckJoints> chain{};  ///< bones, C7 up to the skull
  std::vector<std::size_t> bones;                ///< all of them, with mandible and hyoid, parents first
  std::vector<std::size_t> sites;                ///< landmarks on them
  std::size_t thorax = 0, t1 = 0, skull = 0, ears[2]{};
};

const NeckParts& neckParts() {
  static const NeckParts parts = [] {
    NeckParts p;
    const char* const names[] = {"c7", "c6", "c5", "c4", "c3", "c2", "c1", "skull"};
    for (std::size_t i = 0; i < kNeckJoints; ++i) p.chain[i] = boneIndex(names[i]);
    p.thorax = boneIndex("thorax");
    p.t1 = boneIndex("t1");
    p.skull = p.chain.back();
    p.ears[0] = siteIndex("tragus_right");
    p.ears[1] = siteIndex("tragus_left");
    std::vector<bool> moves(skeleton().size(), false);
    for (std::size_t i = 0; i < skeleton().size(); ++i) {
      const Bone& bone = skeleton()[i];
      moves[i] = bone.name == "c7" || (!bone.parent.empty() && moves[boneIndex(bone.parent)]);
      if (moves[i]) p.bones.push_back(i);
    }
    for (std::size_t i = 0; i < landmarkSites().size(); ++i)
      if (moves[boneIndex(landmarkSites()[i].bone)]) p.sites.push_back(i);
    return p;
  }();
  return parts;
}

/// What is shared among the joints, radians.
struct Amounts {
  Vector3d turn = Vector3d::Zero();  ///< flexion, lateral flexion, rotation
  double nod = 0, glide = 0;
};

NeckJoints sharedOut(const NeckJoints& posture, const Amounts& amounts) {
  NeckJoints joints = posture;
  for (std::size_t i = 0; i < kNeckJoints; ++i) {
    const SegmentWeights& weight = kSegmentWeights[i];
    joints[i].flexion += Angle::radians(weight.flexion * amounts.turn[0] + weight.nod * amounts.nod +
                                        (weight.lowerFlexion - weight.upperFlexion) * amounts.glide);
    joints[i].lateralFlexion += Angle::radians(weight.lateral * amounts.turn[1]);
    joints[i].rotation += Angle::radians(weight.rotation * amounts.turn[2]);
  }
  return joints;
}

Quaterniond turnOf(const JointAngles& angles) {
  const double f = -0.5 * angles.flexion.inRadians(), l = 0.5 * angles.lateralFlexion.inRadians(),
               r = -0.5 * angles.rotation.inRadians();
  return Quaterniond(std::cos(r), 0, std::sin(r), 0) * Quaterniond(std::cos(l), std::sin(l), 0, 0) *
         Quaterniond(std::cos(f), 0, 0, std::sin(f));
}

/// The head against T1, and how it would turn with each of the three amounts.
struct Reached {
  Quaterniond head = Quaterniond::Identity();
  Matrix3d derivative = Matrix3d::Zero();
};

Reached reached(const NeckJoints& joints) {
  Reached result;
  for (std::size_t i = 0; i < kNeckJoints; ++i) {
    const JointAngles& angles = joints[i];
    const double l = 0.5 * angles.lateralFlexion.inRadians(), r = -0.5 * angles.rotation.inRadians();
    const Quaterniond turned = result.head * Quaterniond(std::cos(r), 0, std::sin(r), 0);
    const Quaterniond bent = turned * Quaterniond(std::cos(l), std::sin(l), 0, 0);
    result.derivative.col(2) -= kSegmentWeights[i].rotation * (result.head * Vector3d::UnitY());
    result.derivative.col(1) += kSegmentWeights[i].lateral * (turned * Vector3d::UnitX());
    result.derivative.col(0) -= kSegmentWeights[i].flexion * (bent * Vector3d::UnitZ());
    result.head = result.head * turnOf(angles);
  }
  return result;
}

Vector3d rotationVector(const Quaterniond& q) {
  const double sign = q.w() < 0 ? -1.0 : 1.0;
  const double sine = q.vec().norm();
  if (sine < 1e-12) return 2.0 * sign * q.vec();
  return 2.0 * std::atan2(sine, std::abs(q.w())) / sine * sign * q.vec();
}

/// Newton steps on the three amounts until the head stands as it shall.
NeckJoints turnedTo(const Quaterniond& target, const NeckJoints& posture, Amounts& amounts) {
  constexpr int kMostSteps = 12;
  constexpr double kCloseRad = 1e-10;
  NeckJoints joints = sharedOut(posture, amounts);
  for (int step = 0; step < kMostSteps; ++step) {
    const Reached now = reached(joints);
    const Vector3d error = rotationVector(target * now.head.conjugate());
    if (error.squaredNorm() < kCloseRad * kCloseRad) break;
    amounts.turn += now.derivative.partialPivLu().solve(error);
    joints = sharedOut(posture, amounts);
  }
  return joints;
}

Vector3d earOf(const NeckJoints& joints, const Rig& rig, Isometry3d motion) {
  const NeckParts& parts = neckParts();
  for (std::size_t i = 0; i < kNeckJoints; ++i)
    motion = rig.child(motion, parts.chain[i], turnOf(joints[i]).toRotationMatrix());
  return motion * (0.5 * (rig.site(parts.ears[0]) + rig.site(parts.ears[1])));
}

}  // namespace

NeckJoints withHeadMotion(const NeckJoints& posture, const HeadMotion& motion, const Rig& rig, const Isometry3d& thorax,
                          const Isometry3d& t1) {
  NeckAngles asked = motion.neck;
  asked.flexion += motion.craniocervicalFlexion;
  // The axes are those of the thorax, the joints turn on T1.
  const Quaterniond bend(thorax.linear().transpose() * t1.linear());
  const Quaterniond target = bend.conjugate() * rotationOf(asked) * bend * reached(posture).head;
  Amounts amounts;
  amounts.turn = {motion.neck.flexion.inRadians(), motion.neck.lateralFlexion.inRadians(),
                  motion.neck.rotation.inRadians()};
  amounts.nod = motion.craniocervicalFlexion.inRadians();
  NeckJoints joints = turnedTo(target, posture, amounts);
  const double wanted = motion.translation.inMetres();
  if (wanted == 0.0) return joints;

  const Vector3d forwards = thorax.linear() * Vector3d::UnitX();
  const double from = earOf(joints, rig, t1).dot(forwards);
  constexpr double kFirstRadPerMetre = 9.0, kCloseMetres = 1e-7;
  constexpr int kMostSteps = 12;
  double before = 0.0, beforeReached = 0.0;
  amounts.glide = kFirstRadPerMetre * wanted;
  for (int step = 0; step < kMostSteps; ++step) {
    joints = turnedTo(target, posture, amounts);
    const double glided = earOf(joints, rig, t1).dot(forwards) - from;
    if (std::abs(glided - wanted) < kCloseMetres || glided == beforeReached) break;
    const double next = amounts.glide + (wanted - glided) * (amounts.glide - before) / (glided - beforeReached);
    before = amounts.glide;
    beforeReached = glided;
    amounts.glide = next;
  }
  return joints;
}

Pose turned(const Pose& posture, const HeadMotion& motion) {
  const NeckParts& parts = neckParts();
  const auto& bones = skeleton();
  const Rig rig(posture.size);
  NeckJoints joints;
  for (std::size_t i = 0; i < kNeckJoints; ++i) joints[i] = posture.joints.at(kSegmentWeights[i].joint);
  const Isometry3d t1 = rig.motionOf(posture.bones.at("t1"), parts.t1);
  joints = withHeadMotion(joints, motion, rig, rig.motionOf(posture.bones.at("thorax"), parts.thorax), t1);

  Pose pose = posture;
  std::vector<Isometry3d> motions(bones.size());
  motions[parts.t1] = t1;
  std::size_t joint = 0;
  for (const std::size_t bone : parts.bones) {
    const bool inChain = joint < kNeckJoints && parts.chain[joint] == bone;
    const Matrix3d turn = inChain ? turnOf(joints[joint]).toRotationMatrix() : Matrix3d(Matrix3d::Identity());
    if (inChain) pose.joints[kSegmentWeights[joint].joint] = joints[joint];
    joint += inChain ? 1 : 0;
    motions[bone] = rig.child(motions[rig.parent(bone)], bone, turn);
    pose.bones[bones[bone].name] = rig.boneAt(motions[bone], bone);
  }
  for (const std::size_t site : parts.sites)
    pose.landmarks[landmarkSites()[site].name] = motions[rig.siteBone(site)] * rig.site(site);
  return pose;
}

Pose turned(const Pose& posture, const NeckAngles& angles) {
  HeadMotion motion;
  motion.neck = angles;
  return turned(posture, motion);
}

Pose poseOf(const PostureInput& input, const NeckAngles& angles) {
  return turned(solvePose(input), angles);
}

NeckAngles neckAnglesBetween(const Pose& posture, const Pose& moved) {
  const NeckParts& parts = neckParts();
  const auto headOnThorax = [&](const Pose& pose) {
    const Rig rig(pose.size);
    return Quaterniond(rig.motionOf(pose.bones.at("thorax"), parts.thorax).linear().transpose() *
                       rig.motionOf(pose.bones.at("skull"), parts.skull).linear());
  };
  return neckAnglesOf(headOnThorax(moved) * headOnThorax(posture).conjugate());
}

}  // namespace cervica::visualization
