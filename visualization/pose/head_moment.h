#pragma once

#include <Eigen/Core>

#include "core/units/length.h"
#include "visualization/pose/pose.h"

namespace cervica::visualization {

/// Gravity's moment of head and neck about C7-T1, an estimate.
struct HeadMoment {
  double newtonMetres = 0;         ///< positive: the head pulls the neck forwards
  double neutralNewtonMetres = 0;  ///< of the resting model in the same size and with the same mass
  core::Length lever;              ///< horizontal distance from the joint C7-T1 to the centre of mass
  Eigen::Vector3d joint;           ///< centre of C7-T1, body frame, m
  Eigen::Vector3d centreOfMass;    ///< of head and neck, body frame, m
};

inline constexpr const char* kHeadMomentSource = "Dempster 1955, after Winter";

/// Mass of head and neck over that of the body, 0.081, and its centre of mass at the ear canal: W. T. Dempster 1955
/// through D. A. Winter, Biomechanics and Motor Control of Human Movement (seen as the row "Head neck, C7T1-RIB1EAR,
/// 0.081, CM 1 and 0" of BSP_DempsterWinter.txt in github.com/BMClab/BMC). Ear canal: the middle between the tragi.
/// Standard gravity. The lever is that of an upright body, so not for someone lying.
///
/// \pre massKg > 0 (broken: ContractViolation): without a body mass there is no estimate
[[nodiscard]] HeadMoment headMoment(const Pose& pose, double massKg);

}  // namespace cervica::visualization
