#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "assessment/signals/neutral.h"

namespace cervica::assessment {

using core::Error;
using core::Result;

namespace {

constexpr double kRadPerDeg = std::numbers::pi / 180;
constexpr int kNods = 3;

Eigen::Quaterniond toEigen(const Quaternion& q) {
  return {q.w, q.x, q.y, q.z};
}

/// The rotation vector (axis times angle, radians) of q, of at most half a turn.
Eigen::Vector3d rotationVector(const Quaternion& q) {
  const Eigen::Vector3d sine = Eigen::Vector3d(q.x, q.y, q.z) * (q.w < 0 ? -1 : 1);
  const double length = sine.norm();
  return length < 1e-12 ? Eigen::Vector3d(2 * sine) : Eigen::Vector3d(sine * (turnRad(q) / length));
}

/// Against gravity, as the reference's axes have it in neutral.
Eigen::Vector3d upInReference(const Recording& recording, WorldUp up) {
  const Eigen::Vector3d world = up == WorldUp::Y ? Eigen::Vector3d::UnitY() : Eigen::Vector3d::UnitZ();
  if (recording.thorax.empty()) return world;
  const Quaternion thorax = averageRotation(std::span(recording.thorax).first(neutralSamples(recording)));
  return toEigen(thorax).conjugate() * world;
}

struct Nods {
  std::size_t end = 0;      ///< index after the third
  Eigen::Vector3d flexion;  ///< the direction of the first turn, of length one
  Eigen::Matrix3d scatter;  ///< sum of v v^T over the rotation vectors of the nods
};

/// Walks over the nods; the direction of the first turn that reaches kNodDeg is flexion.
std::optional<Nods> findNods(const Recording& recording, const NeckFrame& frame) {
  Nods nods{0, Eigen::Vector3d::Zero(), Eigen::Matrix3d::Zero()};
  bool away = false;
  int completed = 0;
  for (std::size_t i = neutralSamples(recording); i < recording.head.size(); ++i) {
    const Quaternion turn = recording.thorax.empty() ? frame.movement(recording.head[i])
                                                     : frame.movement(recording.head[i], recording.thorax[i]);
    const Eigen::Vector3d vector = rotationVector(turn);
    if (nods.flexion.isZero() && vector.norm() >= kNodDeg * kRadPerDeg) nods.flexion = vector.normalized();
    nods.scatter += vector * vector.transpose();
    const double towardsFlexion = vector.dot(nods.flexion);
    if (!away && towardsFlexion >= kNodDeg * kRadPerDeg) {
      away = true;
    } else if (away && towardsFlexion < kNodDeg * kRadPerDeg / 2) {
      away = false;
      if (++completed == kNods) {
        nods.end = i + 1;
        return nods;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

Result<NodAlignment> alignByGravityAndNods(const Recording& recording, WorldUp up) {
  if (recording.head.empty()) return Error::at("", "The recording has no orientations (qw, qx, qy, qz).");
  NodAlignment result;
  result.frame = neutralFrame(recording);
  if (result.frame.neutralSpreadDeg > kStillDeg) {
    return Error::at("", "The head was not still in the first two seconds, which give neutral and up.");
  }
  const std::optional<Nods> nods = findNods(recording, result.frame);
  if (!nods) return Error::at("", "No three nods of at least 10 degrees follow the first two seconds.");

  const Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d> solved(nods->scatter);
  result.nodShare = solved.eigenvalues()[2] / nods->scatter.trace();
  if (result.nodShare < kNodShare) return Error::at("", "The three nods have no common axis: nod without turning.");
  Eigen::Vector3d right = solved.eigenvectors().col(2);
  if (right.dot(nods->flexion) > 0) right = -right;  // flexion turns about right the negative way

  const Eigen::Vector3d upwards = upInReference(recording, up);
  result.nodTiltDeg = std::asin(std::min(1.0, std::abs(right.dot(upwards)))) / kRadPerDeg;
  if (result.nodTiltDeg > kNodTiltDeg) {
    return Error::at("", "The nods' axis is not horizontal: the head was tilted, or another axis of the world is up.");
  }
  right = (right - right.dot(upwards) * upwards).normalized();
  Eigen::Matrix3d axes;
  axes << upwards.cross(right), upwards, right;
  const Eigen::Quaterniond anatomical(axes);
  result.frame.anatomical = {anatomical.w(), anatomical.x(), anatomical.y(), anatomical.z()};
  result.firstFree = nods->end;
  return result;
}

}  // namespace cervica::assessment
