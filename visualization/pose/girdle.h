#pragma once

#include "visualization/pose/rig.h"

namespace cervica::visualization {

/// What the shoulder girdle of one side does, radians. Signs are the same on both sides.
struct Girdle {
  double protractionRad = 0;     ///< of the clavicle: its outer end forwards
  double elevationRad = 0;       ///< of the clavicle: its outer end up
  double upwardRotationRad = 0;  ///< of the shoulder blade on the clavicle
};

/// Upward rotation of the blade on the clavicle that comes with raising the shoulder: it keeps a part of its own level
/// when the shoulder is raised or drops. A design choice.
inline constexpr double kLevelling = 0.55;

/// Turn of the shoulder blade on the clavicle. Flexion: inwards about the upright axis; rotation: its top tips
/// forwards; lateral flexion: upward, in the plane of the blade. \param side 1 right, -1 left
[[nodiscard]] Eigen::Matrix3d bladeTurn(const JointAngles& angles, double side);

/// The angles of the two clavicular joints. The blade glides: it turns inwards and tips so that the root of its spine
/// and its inferior angle about keep their distance from the chest, taken as an ellipsoid fitted to the back of the rib
/// cage.
struct GirdleJoints {
  JointAngles sternoclavicular, acromioclavicular;
};
[[nodiscard]] GirdleJoints girdleJoints(const Girdle& girdle, const Rig& rig);

}  // namespace cervica::visualization
