#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>
#include <vector>

#include "visualization/pose/body_posture.h"
#include "visualization/pose/rig.h"
#include "visualization/pose/skeleton.h"
#include "visualization/pose/spine.h"

namespace cervica::visualization {
namespace {

using core::Angle;
using core::Side;
using Eigen::AngleAxisd;
using Eigen::Isometry3d;
using Eigen::Matrix3d;
using Eigen::Quaterniond;
using Eigen::Vector3d;

constexpr double kPi = std::numbers::pi;

// Everything below is a design choice, so that a figure looks as people do the exercise.
constexpr double kBladeShare = 0.30;     ///< of the arm's elevation (body_posture.h)
constexpr double kClavicleShare = 0.35;  ///< of the blade's upward rotation, by raising the clavicle
constexpr Angle kMostPlantar = Angle::degrees(50), kMostDorsal = Angle::degrees(30);
constexpr Angle kLyingFoot = Angle::degrees(-20), kProneFoot = Angle::degrees(-60);
constexpr ArmPosture kLowerArmOnSide{{}, {}, {}, Angle::degrees(80), {}, {}, {}, Angle::degrees(35)};

double smooth(double from, double to, double x) {
  const double t = std::clamp((x - from) / (to - from), 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

Matrix3d aboutX(double rad) {
  return AngleAxisd(rad, Vector3d::UnitX()).toRotationMatrix();
}
Matrix3d aboutY(double rad) {
  return AngleAxisd(rad, Vector3d::UnitY()).toRotationMatrix();
}
Matrix3d aboutZ(double rad) {
  return AngleAxisd(rad, Vector3d::UnitZ()).toRotationMatrix();
}

/// How the body at rest is turned to lie in the room.
Quaterniond layOf(BodyPosition position, Side upperSide) {
  switch (position) {
    case BodyPosition::Supine:
    case BodyPosition::CrookLying:
      return Quaterniond(aboutZ(0.5 * kPi));
    case BodyPosition::Prone:
    case BodyPosition::Quadruped:
      return Quaterniond(aboutZ(-0.5 * kPi));
    case BodyPosition::SideLying: {
      const double side = upperSide == Side::Right ? 1.0 : -1.0;
      Matrix3d turn;  // columns: where anterior, up and right point
      turn << 0, side, 0, 0, 0, side, 1, 0, 0;
      return Quaterniond(turn);
    }
    case BodyPosition::Standing:
    case BodyPosition::Sitting:
    case BodyPosition::Wall:
      break;
  }
  return Quaterniond::Identity();
}

/// How much of something a posture has that only one position has: 1 in it, less on the way to or from it.
double shareOf(const BodyPosture& posture, std::initializer_list<BodyPosition> positions) {
  const auto has = [&](BodyPosition position) {
    return std::find(positions.begin(), positions.end(), position) != positions.end() ? 1.0 : 0.0;
  };
  return has(posture.position) * (1.0 - posture.onTheWay) + has(posture.towards) * posture.onTheWay;
}

double elevationOf(const ArmPosture& arm) {
  return std::acos(
      std::clamp(std::cos(arm.shoulderFlexion.inRadians()) * std::cos(arm.shoulderAbduction.inRadians()), -1.0, 1.0));
}

Girdle girdleOf(const ArmPosture& arm) {
  // The larger of what is said and what raising the arm brings with it, without a corner.
  const double said = arm.scapularUpwardRotation.inRadians(), brought = kBladeShare * elevationOf(arm);
  constexpr double kCornerRad = 0.035;
  const double upward = 0.5 * (said + brought + std::hypot(said - brought, kCornerRad) - kCornerRad);
  Girdle girdle;
  girdle.protractionRad = -arm.scapularRetraction.inRadians();
  girdle.elevationRad = kClavicleShare * upward - arm.scapularDepression.inRadians();
  girdle.upwardRotationRad = (1.0 - kClavicleShare) * upward + kLevelling * arm.scapularDepression.inRadians();
  return girdle;
}

/// The arm against its frame of reference.
Matrix3d armTurn(const ArmPosture& arm, double side) {
  return aboutY(-side * arm.shoulderHorizontalAbduction.inRadians()) * aboutZ(arm.shoulderFlexion.inRadians()) *
         aboutX(-side * arm.shoulderAbduction.inRadians()) * aboutY(-side * arm.shoulderExternalRotation.inRadians());
}

/// The figure while it is being posed.
class Figure {
 public:
  Figure(const BodyPosture& posture, const BodySize& size) : posture_(posture), rig_(size), turns_(rig_.rest()) {
    if (shareOf(posture, {BodyPosition::SideLying}) > 0)
      (posture.upperSide == Side::Right ? posture_.leftArm : posture_.rightArm) = kLowerArmOnSide;
    lay_ = layOf(posture.position, posture.upperSide)
               .slerp(posture.onTheWay, layOf(posture.towards, posture.upperSide))
               .toRotationMatrix();
    quadruped_ = shareOf(posture, {BodyPosition::Quadruped});
    prone_ = shareOf(posture, {BodyPosition::Prone});
    if (posture.support == Support::Floor)
      propped_ = prone_ * std::min(propping(posture_.rightArm), propping(posture_.leftArm));
  }

  Pose pose() {
    const double tilt = tiltOnHands();
    build(tilt);
    place();
    Pose pose;
    pose.joints = joints_;
    rig_.fill(pose, motions_);
    return turned(pose, posture_.head);
  }

 private:
  /// How much an arm stands upright on its elbow or hand.
  [[nodiscard]] static double propping(const ArmPosture& arm) {
    return smooth(50.0, 80.0, arm.shoulderFlexion.inDegrees());
  }

  /// On hands and knees or on the forearms the trunk tilts until both ends touch the ground.
  [[nodiscard]] double tiltOnHands() {
    const double share = std::max(quadruped_, propped_);
    if (share <= 0.0) return 0.0;
    const auto gap = [&](double tilt) {
      build(tilt);
      return lowest({"elbow", "wrist", "palm", "fingertip"}) - lowest({"knee", "ball", "toe"});
    };
    double a = 0.0, gapA = gap(a), b = 0.2;
    constexpr int kMostSteps = 12;
    for (int step = 0; step < kMostSteps; ++step) {
      const double gapB = gap(b);
      if (std::abs(gapB) < 1e-7 || gapB == gapA) break;
      const double next = std::clamp(b - gapB * (b - a) / (gapB - gapA), -0.8, 0.8);
      a = b;
      gapA = gapB;
      b = next;
    }
    return share * b;
  }

  void build(double tilt) {
    turns_ = rig_.rest();
    bendTrunk(-posture_.thoracicExtension.inRadians(), 0.0, turns_, joints_);
    bendNeck(NeckJoints{}, turns_, joints_);
    const Matrix3d trunk = lay_ * aboutZ(tilt - posture_.trunkLean.inRadians());
    // Who stands leans at the ankles, everybody else at the hips; propped on the forearms the body is straight.
    const double standing = shareOf(posture_, {BodyPosition::Standing, BodyPosition::Wall});
    const Matrix3d legs = lay_ * aboutZ(propped_ * tilt - standing * posture_.trunkLean.inRadians());
    for (const Side side : {Side::Right, Side::Left}) {
      moveGirdle(girdleOf(arm(side)), rig_, side, turns_, joints_);
      bendLeg(side, trunk, legs);
    }
    Isometry3d root = Isometry3d::Identity();
    root.linear() = trunk;
    root.translation() = -(trunk * rig_.centre(boneIndex("pelvis")));
    motions_ = rig_.motions(turns_, root);
    for (const Side side : {Side::Right, Side::Left}) moveArm(side);
  }

  [[nodiscard]] const ArmPosture& arm(Side side) const {
    return side == Side::Right ? posture_.rightArm : posture_.leftArm;
  }

  void bendLeg(Side side, const Matrix3d& trunk, const Matrix3d& legs) {
    const LegPosture& leg = side == Side::Right ? posture_.rightLeg : posture_.leftLeg;
    const std::string suffix = suffixOf(side);
    const Matrix3d thigh = legs * aboutZ(leg.hipFlexion.inRadians());
    set("thigh" + suffix, trunk.transpose() * thigh);
    set("shank" + suffix, aboutZ(-leg.kneeFlexion.inRadians()));
    // A foot near the ground stands flat as far as the ankle lets it; otherwise it lies as feet do.
    const Vector3d toes = thigh * aboutZ(-leg.kneeFlexion.inRadians()) * Vector3d::UnitX();
    const double flat = std::clamp(-std::atan2(toes.y(), toes.x()), -kMostPlantar.inRadians(), kMostDorsal.inRadians());
    const double standing = shareOf(
        posture_, {BodyPosition::Standing, BodyPosition::Sitting, BodyPosition::Wall, BodyPosition::CrookLying});
    const double lying = shareOf(posture_, {BodyPosition::Supine, BodyPosition::SideLying});
    const double face = shareOf(posture_, {BodyPosition::Prone, BodyPosition::Quadruped}) - propped_;
    set("foot" + suffix,
        aboutZ(standing * flat + lying * kLyingFoot.inRadians() + std::max(0.0, face) * kProneFoot.inRadians()));
  }

  void moveArm(Side side) {
    const ArmPosture& posture = arm(side);
    const double sign = side == Side::Right ? 1.0 : -1.0;
    const std::string suffix = suffixOf(side);
    const std::size_t scapula = boneIndex("scapula" + suffix), humerus = boneIndex("humerus" + suffix),
                      forearm = boneIndex("forearm" + suffix), hand = boneIndex("hand" + suffix);
    // An arm moves against the chest; one that carries the body stays as it stands in the room.
    const Quaterniond chest(motions_[boneIndex("thorax")].linear());
    const Quaterniond room(lay_);
    const double carries = std::max(propped_, shareOf(posture_, {BodyPosition::Quadruped, BodyPosition::Wall}));
    const Matrix3d base = chest.slerp(carries, room).toRotationMatrix();
    set("humerus" + suffix, motions_[scapula].linear().transpose() * base * armTurn(posture, sign));
    set("forearm" + suffix, aboutZ(posture.elbowFlexion.inRadians()));
    const double flat = handFlat(posture);
    set("hand" + suffix, aboutZ(0.5 * kPi * flat) * aboutY(0.5 * kPi * sign * flat));
    for (const std::size_t bone : {humerus, forearm, hand})
      motions_[bone] = rig_.child(motions_[rig_.parent(bone)], bone, turns_[bone]);
  }

  /// How flat the palm lies on the ground or the wall.
  [[nodiscard]] double handFlat(const ArmPosture& posture) const {
    const double onHands = shareOf(posture_, {BodyPosition::Quadruped, BodyPosition::Wall});
    return onHands * (1.0 - smooth(20.0, 45.0, std::abs(posture.shoulderFlexion.inDegrees() - 90.0))) *
           (1.0 - smooth(10.0, 50.0, posture.elbowFlexion.inDegrees()));
  }

  void set(const std::string& bone, const Matrix3d& turn) {
    const std::size_t index = boneIndex(bone);
    turns_[index] = turn;
    joints_[skeleton()[index].joint] = limbAngles(turn);
  }

  [[nodiscard]] double lowest(std::initializer_list<const char*> names) const {
    double y = 1e9;
    for (const char* name : names)
      for (const char* suffix : {"_right", "_left"})
        y = std::min(y, rig_.landmark(motions_, siteIndex(name + std::string(suffix))).y());
    return y;
  }

  /// The lowest point that may carry the body.
  [[nodiscard]] double lowestCarrier() const {
    if (shareOf(posture_, {BodyPosition::Standing, BodyPosition::Sitting, BodyPosition::Wall}) >= 1.0)
      return lowest({"heel", "ball", "toe"});
    double y = 1e9;
    const auto& sites = landmarkSites();
    for (std::size_t i = 0; i < sites.size(); ++i) {
      const std::string_view bone = sites[i].bone;
      const bool ofArm = bone.starts_with("humerus") || bone.starts_with("forearm") || bone.starts_with("hand");
      if (posture_.support == Support::Couch && ofArm) continue;
      y = std::min(y, rig_.landmark(motions_, i).y());
    }
    return y;
  }

  /// Down to the ground; standing and sitting with the feet where they are at rest, lying with the pelvis in the
  /// middle.
  void place() {
    Vector3d shift(0.0, rig_.floor() - lowestCarrier(), 0.0);
    const double upright = shareOf(posture_, {BodyPosition::Standing, BodyPosition::Sitting, BodyPosition::Wall});
    if (upright > 0) {
      // The foot that carries stays; both when both do.
      constexpr double kLiftedMetres = 0.01;
      double weight[2], x[2];
      int i = 0;
      for (const char* name : {"ankle_right", "ankle_left"}) {
        const Vector3d ankle = rig_.landmark(motions_, siteIndex(name));
        weight[i] = ankle.y();
        x[i++] = ankle.x();
      }
      const double right = 1.0 / (1.0 + std::exp((weight[0] - weight[1]) / kLiftedMetres));
      const double rest = rig_.site(siteIndex("ankle_right")).x();
      shift.x() = upright * (rest - right * x[0] - (1.0 - right) * x[1]);
    }
    for (Isometry3d& motion : motions_) motion.pretranslate(shift);
  }

  BodyPosture posture_;
  Rig rig_;
  Turns turns_;
  Motions motions_;
  JointMap joints_;
  Matrix3d lay_;
  double quadruped_ = 0, prone_ = 0, propped_ = 0;
};

}  // namespace

Pose poseBody(const BodyPosture& posture, const BodySize& size) {
  return Figure(posture, size).pose();
}

}  // namespace cervica::visualization
