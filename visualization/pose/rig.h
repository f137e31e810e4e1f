#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <Eigen/Geometry>

#include "visualization/pose/body_size.h"
#include "visualization/pose/pose.h"

namespace cervica::visualization {

/// What each joint does: the turn of each bone against its parent about the joint, by the bone's place in
/// `skeleton()`, axes of the body at rest. Identity: at rest.
using Turns = std::vector<Eigen::Matrix3d>;
/// Where each bone has moved, scaled body at rest to posed body, by its place in `skeleton()`.
using Motions = std::vector<Eigen::Isometry3d>;

/// The skeleton in a size, as a tree that can be moved. Immutable.
class Rig {
 public:
  explicit Rig(const BodySize& size);

  [[nodiscard]] const BodySize& size() const { return size_; }
  /// Of the joint to the parent; scaled body at rest, m.
  [[nodiscard]] const Eigen::Vector3d& centre(std::size_t bone) const { return centres_[bone]; }
  /// Height of the ground at rest, m.
  [[nodiscard]] double floor() const { return floor_; }

  [[nodiscard]] Turns rest() const;
  [[nodiscard]] Motions motions(const Turns& turns, const Eigen::Isometry3d& root) const;
  /// The motion of a bone whose parent has moved.
  [[nodiscard]] Eigen::Isometry3d child(const Eigen::Isometry3d& parent, std::size_t bone,
                                        const Eigen::Matrix3d& turn) const;

  /// By place in `landmarkSites()`.
  [[nodiscard]] Eigen::Vector3d landmark(const Motions& motions, std::size_t site) const {
    return motions[siteBones_[site]] * sites_[site];
  }
  /// Bones, landmarks, sizes and the ground of a pose.
  void fill(Pose& pose, const Motions& motions) const;
  [[nodiscard]] Eigen::Affine3d boneAt(const Eigen::Isometry3d& motion, std::size_t bone) const;
  /// The motion that a posed bone shows.
  [[nodiscard]] Eigen::Isometry3d motionOf(const Eigen::Affine3d& posed, std::size_t bone) const;

  [[nodiscard]] std::size_t parent(std::size_t bone) const { return parents_[bone]; }
  [[nodiscard]] std::size_t siteBone(std::size_t site) const { return siteBones_[site]; }
  [[nodiscard]] const Eigen::Vector3d& site(std::size_t site) const { return sites_[site]; }

 private:
  BodySize size_;
  const std::vector<std::size_t>& parents_;  ///< of static storage, as the next
  const std::vector<std::size_t>& siteBones_;
  std::vector<Eigen::Vector3d> centres_;
  std::vector<Eigen::Vector3d> sites_;
  double floor_ = 0;
};

/// Place in `landmarkSites()`. \pre it exists (broken: ContractViolation)
[[nodiscard]] std::size_t siteIndex(const std::string& name);

/// Turn of a joint of the spine, and of a joint of the shoulder girdle on the right (side 1) or left (side -1).
[[nodiscard]] Eigen::Matrix3d spineTurn(const JointAngles& angles);
[[nodiscard]] Eigen::Matrix3d girdleTurn(const JointAngles& angles, double side);
/// The angles of a joint of a limb: flexion forwards positive.
[[nodiscard]] JointAngles limbAngles(const Eigen::Matrix3d& turn);

}  // namespace cervica::visualization
