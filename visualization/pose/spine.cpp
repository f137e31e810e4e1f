#include "visualization/pose/spine.h"

#include <array>

#include "visualization/pose/skeleton.h"

namespace cervica::visualization {
namespace {

using core::Angle;
using Eigen::Matrix3d;

constexpr std::size_t kThoracicJoints = 12;

struct Places {
  std::array<std::size_t, kThoracicJoints> thoracic{};
  std::array<std::size_t, kNeckJoints> neck{};
  std::size_t lumbar = boneIndex("lumbar");
  struct Arm {
    std::size_t clavicle, scapula, humerus, forearm, hand;
  };
  std::array<Arm, 2> arms{};  ///< right, left
};

const Places& places() {
  static const Places found = [] {
    Places p;
    for (std::size_t i = 0; i < kThoracicJoints; ++i) p.thoracic[i] = boneIndex("t" + std::to_string(i + 1));
    const char* const neck[] = {"c7", "c6", "c5", "c4", "c3", "c2", "c1", "skull"};
    for (std::size_t i = 0; i < kNeckJoints; ++i) p.neck[i] = boneIndex(neck[i]);
    for (const core::Side side : {core::Side::Right, core::Side::Left}) {
      const std::string suffix = suffixOf(side);
      p.arms[side == core::Side::Right ? 0 : 1] = {boneIndex("clavicle" + suffix), boneIndex("scapula" + suffix),
                                                   boneIndex("humerus" + suffix), boneIndex("forearm" + suffix),
                                                   boneIndex("hand" + suffix)};
    }
    return p;
  }();
  return found;
}

const Places::Arm& armOf(core::Side side) {
  return places().arms[side == core::Side::Right ? 0 : 1];
}

}  // namespace

void bendTrunk(double roundRad, double leanBackRad, Turns& turns, JointMap& joints) {
  JointAngles angles;
  angles.flexion = Angle::radians(roundRad / static_cast<double>(kThoracicJoints));
  const Matrix3d turn = spineTurn(angles);
  for (const std::size_t bone : places().thoracic) {
    turns[bone] = turn;
    joints[skeleton()[bone].joint] = angles;
  }
  angles.flexion = Angle::radians(-leanBackRad);
  turns[places().lumbar] = spineTurn(angles);
  joints["l5_s1"] = angles;
}

void bendNeck(const NeckJoints& neck, Turns& turns, JointMap& joints) {
  for (std::size_t i = 0; i < kNeckJoints; ++i) {
    turns[places().neck[i]] = spineTurn(neck[i]);
    joints[kSegmentWeights[i].joint] = neck[i];
  }
}

void moveGirdle(const Girdle& girdle, const Rig& rig, core::Side side, Turns& turns, JointMap& joints) {
  const Places::Arm& arm = armOf(side);
  const double sign = side == core::Side::Right ? 1.0 : -1.0;
  const GirdleJoints angles = girdleJoints(girdle, rig);
  turns[arm.clavicle] = girdleTurn(angles.sternoclavicular, sign);
  turns[arm.scapula] = bladeTurn(angles.acromioclavicular, sign);
  joints[skeleton()[arm.clavicle].joint] = angles.sternoclavicular;
  joints[skeleton()[arm.scapula].joint] = angles.acromioclavicular;
}

void hangArm(const Rig& rig, core::Side side, Turns& turns, Motions& motions, JointMap& joints) {
  const Places::Arm& arm = armOf(side);
  turns[arm.humerus] = motions[arm.scapula].linear().transpose();
  joints[skeleton()[arm.humerus].joint] = limbAngles(turns[arm.humerus]);
  for (const std::size_t bone : {arm.humerus, arm.forearm, arm.hand})
    motions[bone] = rig.child(motions[rig.parent(bone)], bone, turns[bone]);
}

}  // namespace cervica::visualization
