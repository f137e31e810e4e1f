#pragma once

#include <map>
#include <string>

#include "core/catalogue/measure.h"
#include "visualization/pose/girdle.h"
#include "visualization/pose/neck.h"
#include "visualization/pose/rig.h"

namespace cervica::visualization {

using JointMap = std::map<std::string, JointAngles>;

/// How much of a rounder back leans the trunk back at L5-S1, so that C7 stays about over the hips: a design choice.
inline constexpr double kLeanBack = 0.35;

// Each writes what it does into `turns` and, as joint angles, into `joints`.

/// Rounds the back evenly over the joints from T1-T2 to T12-L1 and leans the whole trunk back at L5-S1.
void bendTrunk(double roundRad, double leanBackRad, Turns& turns, JointMap& joints);
void bendNeck(const NeckJoints& neck, Turns& turns, JointMap& joints);
void moveGirdle(const Girdle& girdle, const Rig& rig, core::Side side, Turns& turns, JointMap& joints);
/// Turns the arm so that it hangs, whatever the shoulder blade does; `motions` are brought up to date.
void hangArm(const Rig& rig, core::Side side, Turns& turns, Motions& motions, JointMap& joints);

[[nodiscard]] inline const char* suffixOf(core::Side side) {
  return side == core::Side::Right ? "_right" : "_left";
}

}  // namespace cervica::visualization
