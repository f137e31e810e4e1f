#include "visualization/pose/girdle.h"

#include <algorithm>
#include <cmath>

#include "visualization/pose/skeleton.h"

namespace cervica::visualization {
namespace {

using core::Angle;
using Eigen::Matrix3d;
using Eigen::Vector2d;
using Eigen::Vector3d;

// The back of the rib cage of the resting model, body frame, m: fitted to the outer points of its ribs two to nine
// behind the shoulder line; they lie within a centimetre of it.
const Vector3d kChestCentre(0.057, -0.178, 0.0);
const Vector3d kChestRadii(0.156, 0.225, 0.162);

// Points of the blade that stay at their distance, scapula frame of the right side, m.
const Vector3d kSpineRoot(-0.097, -0.051, -0.078);
const Vector3d kInferiorAngle(-0.075, -0.175, -0.043);
const Vector3d kGlenoid(-0.017, -0.049, -0.006);  // with the others: the plane of the blade

/// What a radian of turning or tipping costs against leaving the chest by its own radius: the blade tips a little
/// rather than following the ellipsoid at any price.
constexpr double kStiffness = 0.05;
constexpr double kMostTurnRad = 0.7;

/// Everything on the right side; the left one is its mirror image.
struct Blade {
  explicit Blade(const Rig& rig)
      : factors(rig.size().factors()),
        sternal(rig.centre(boneIndex("clavicle_right"))),
        acromial(rig.centre(boneIndex("scapula_right"))) {
    const Eigen::Isometry3d& rest = boneNamed("scapula_right").rest;
    points[0] = factors.cwiseProduct(rest * kSpineRoot);
    points[1] = factors.cwiseProduct(rest * kInferiorAngle);
  }

  [[nodiscard]] double level(const Vector3d& point) const {
    return (point.cwiseQuotient(factors) - kChestCentre).cwiseQuotient(kChestRadii).norm();
  }

  /// How far the points have left their distance from the chest.
  [[nodiscard]] Vector2d error(const Matrix3d& clavicle, const JointAngles& onClavicle) const {
    const Matrix3d turn = bladeTurn(onClavicle, 1.0);
    Vector2d result;
    for (int i = 0; i < 2; ++i) {
      const Vector3d moved = sternal + clavicle * (acromial + turn * (points[i] - acromial) - sternal);
      result[i] = level(moved) - level(points[i]);
    }
    return result;
  }

  Vector3d factors, sternal, acromial;
  Vector3d points[2];
};

JointAngles jointAngles(double flexionRad, double lateralRad, double rotationRad) {
  return {Angle::radians(flexionRad), Angle::radians(lateralRad), Angle::radians(rotationRad)};
}

}  // namespace

Matrix3d bladeTurn(const JointAngles& angles, double side) {
  // Of the right blade: along it outwards on the level, and square to it.
  static const Vector3d along =
      Vector3d(kGlenoid.x() - kSpineRoot.x(), 0.0, kGlenoid.z() - kSpineRoot.z()).normalized();
  static const Vector3d square = (kInferiorAngle - kSpineRoot).cross(kGlenoid - kSpineRoot).normalized();
  const auto onSide = [&](const Vector3d& axis) { return Vector3d(axis.x(), axis.y(), side * axis.z()); };
  return (Eigen::AngleAxisd(side * angles.flexion.inRadians(), Vector3d::UnitY()) *
          Eigen::AngleAxisd(-side * angles.rotation.inRadians(), onSide(along)) *
          Eigen::AngleAxisd(side * angles.lateralFlexion.inRadians(), onSide(square)))
      .toRotationMatrix();
}

GirdleJoints girdleJoints(const Girdle& girdle, const Rig& rig) {
  const Blade blade(rig);
  GirdleJoints joints;
  joints.sternoclavicular = jointAngles(girdle.protractionRad, girdle.elevationRad, 0.0);
  if (girdle.protractionRad == 0 && girdle.elevationRad == 0 && girdle.upwardRotationRad == 0) return joints;

  const Matrix3d clavicle = girdleTurn(joints.sternoclavicular, 1.0);
  const auto at = [&](const Vector2d& x) { return jointAngles(x[0], girdle.upwardRotationRad, x[1]); };
  constexpr int kMostSteps = 20;
  constexpr double kStep = 1e-6, kClose = 1e-12;
  Vector2d x = Vector2d::Zero();  // inward turn, tipping
  for (int step = 0; step < kMostSteps; ++step) {
    const Vector2d error = blade.error(clavicle, at(x));
    Eigen::Matrix2d slope;
    for (int j = 0; j < 2; ++j) {
      Vector2d moved = x;
      moved[j] += kStep;
      slope.col(j) = (blade.error(clavicle, at(moved)) - error) / kStep;
    }
    const Eigen::Matrix2d normal = slope.transpose() * slope + kStiffness * kStiffness * Eigen::Matrix2d::Identity();
    const Vector2d change = normal.ldlt().solve(slope.transpose() * error + kStiffness * kStiffness * x);
    x = (x - change).cwiseMax(-kMostTurnRad).cwiseMin(kMostTurnRad);
    if (change.squaredNorm() < kClose * kClose) break;
  }
  joints.acromioclavicular = at(x);
  return joints;
}

}  // namespace cervica::visualization
