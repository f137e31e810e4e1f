#pragma once

#include <Eigen/Geometry>

#include "core/units/angle.h"
#include "core/units/length.h"

namespace cervica::visualization {

/// How far the head has turned on the thorax. The rotation is Rz(-flexion) Rx(lateral flexion) Ry(-rotation) in the
/// axes of the thorax (x anterior, y up, z right): flexion-extension first, then lateral flexion, then axial rotation,
/// the sequence of recorded movements (the joint coordinate system of the ISB for the spine).
struct NeckAngles {
  core::Angle flexion;         ///< chin to chest positive, looking up negative
  core::Angle lateralFlexion;  ///< towards the person's right positive
  core::Angle rotation;        ///< towards the person's right positive
  bool operator==(const NeckAngles&) const = default;
};

/// The rotation of these angles, and the angles of a rotation; each the other's inverse for a lateral flexion within
/// 90 degrees.
[[nodiscard]] Eigen::Quaterniond rotationOf(const NeckAngles& angles);
[[nodiscard]] NeckAngles neckAnglesOf(const Eigen::Quaterniond& rotation);

/// What else the head does in exercises.
struct HeadMotion {
  NeckAngles neck;                    ///< of the whole neck
  core::Angle craniocervicalFlexion;  ///< a nod of the head on the upper neck, on top of `neck.flexion`
  core::Length translation;           ///< gliding forwards (positive) without turning the head
};

}  // namespace cervica::visualization
