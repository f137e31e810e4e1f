#include "visualization/pose/rig.h"

#include <algorithm>
#include <limits>

#include "core/base/contract.h"
#include "visualization/pose/skeleton.h"

namespace cervica::visualization {

using Eigen::AngleAxisd;
using Eigen::Isometry3d;
using Eigen::Matrix3d;
using Eigen::Vector3d;

namespace {

constexpr std::size_t kNoBone = std::numeric_limits<std::size_t>::max();

/// Names looked up once.
struct Places {
  std::vector<std::size_t> parents, siteBones;
};

const Places& places() {
  static const Places found = [] {
    Places p;
    for (const Bone& bone : skeleton()) p.parents.push_back(bone.parent.empty() ? kNoBone : boneIndex(bone.parent));
    for (const LandmarkSite& site : landmarkSites()) p.siteBones.push_back(boneIndex(site.bone));
    return p;
  }();
  return found;
}

}  // namespace

Rig::Rig(const BodySize& size) : size_(size), parents_(places().parents), siteBones_(places().siteBones) {
  const Vector3d factors = size.factors();
  centres_.reserve(parents_.size());
  for (const Bone& bone : skeleton()) centres_.emplace_back(factors.cwiseProduct(bone.centre));
  sites_.reserve(siteBones_.size());
  for (const LandmarkSite& site : landmarkSites()) {
    sites_.emplace_back(factors.cwiseProduct(site.position));
    floor_ = std::min(floor_, sites_.back().y());
  }
}

Turns Rig::rest() const {
  return Turns(parents_.size(), Matrix3d::Identity());
}

Isometry3d Rig::child(const Isometry3d& parent, std::size_t bone, const Matrix3d& turn) const {
  Isometry3d motion;
  motion.makeAffine();
  motion.linear().noalias() = parent.linear() * turn;
  const Vector3d& centre = centres_[bone];
  motion.translation() = parent * centre - motion.linear() * centre;
  return motion;
}

Motions Rig::motions(const Turns& turns, const Isometry3d& root) const {
  Motions motions(parents_.size());
  for (std::size_t i = 0; i < parents_.size(); ++i)
    motions[i] = child(parents_[i] == kNoBone ? root : motions[parents_[i]], i, turns[i]);
  return motions;
}

void Rig::fill(Pose& pose, const Motions& motions) const {
  pose.size = size_;
  pose.scale = size_.stature;
  pose.floor = floor_;
  const auto& bones = skeleton();
  for (std::size_t i = 0; i < bones.size(); ++i) pose.bones[bones[i].name] = boneAt(motions[i], i);
  const auto& sites = landmarkSites();
  for (std::size_t i = 0; i < sites.size(); ++i) pose.landmarks[sites[i].name] = landmark(motions, i);
}

Eigen::Affine3d Rig::boneAt(const Isometry3d& motion, std::size_t bone) const {
  return motion * Eigen::Scaling(size_.factors()) * Eigen::Affine3d(skeleton()[bone].rest);
}

Isometry3d Rig::motionOf(const Eigen::Affine3d& posed, std::size_t bone) const {
  const Eigen::Affine3d motion =
      posed * Eigen::Affine3d(skeleton()[bone].rest.inverse()) * Eigen::Scaling(size_.factors().cwiseInverse().eval());
  Isometry3d rigid;
  rigid.matrix() = motion.matrix();
  return rigid;
}

std::size_t siteIndex(const std::string& name) {
  const auto& sites = landmarkSites();
  const auto found =
      std::find_if(sites.begin(), sites.end(), [&](const LandmarkSite& site) { return site.name == name; });
  CERVICA_EXPECTS(found != sites.end());
  return static_cast<std::size_t>(found - sites.begin());
}

Matrix3d spineTurn(const JointAngles& angles) {
  return (AngleAxisd(-angles.rotation.inRadians(), Vector3d::UnitY()) *
          AngleAxisd(angles.lateralFlexion.inRadians(), Vector3d::UnitX()) *
          AngleAxisd(-angles.flexion.inRadians(), Vector3d::UnitZ()))
      .toRotationMatrix();
}

Matrix3d girdleTurn(const JointAngles& angles, double side) {
  return (AngleAxisd(side * angles.flexion.inRadians(), Vector3d::UnitY()) *
          AngleAxisd(-side * angles.lateralFlexion.inRadians(), Vector3d::UnitX()) *
          AngleAxisd(-angles.rotation.inRadians(), Vector3d::UnitZ()))
      .toRotationMatrix();
}

JointAngles limbAngles(const Matrix3d& turn) {
  const NeckAngles angles = neckAnglesOf(Eigen::Quaterniond(turn));
  return {-angles.flexion, angles.lateralFlexion, angles.rotation};
}

}  // namespace cervica::visualization
