#pragma once

#include <map>
#include <optional>
#include <string>

#include <Eigen/Geometry>

#include "core/units/angle.h"
#include "core/units/length.h"
#include "visualization/pose/posture_input.h"

namespace cervica::visualization {

/// How far a joint is from rest.
struct JointAngles {
  core::Angle flexion;         ///< forward bending positive; of clavicles: protraction
  core::Angle lateralFlexion;  ///< towards the person's right positive; of clavicles: elevation
  core::Angle rotation;        ///< towards the person's right positive
};

/// Measures of posture by their id ("posture.craniovertebral_angle"), as angles.
using PostureAngles = std::map<std::string, core::Angle>;

/// The posed model. Body frame: metres, x anterior, y up, z to the right, origin in C7 of the resting model.
struct Pose {
  std::map<std::string, Eigen::Affine3d> bones;      ///< bone frame to body frame, the person's size included
  std::map<std::string, Eigen::Vector3d> landmarks;  ///< by name (visualization/pose/skeleton.h), m
  std::map<std::string, JointAngles> joints;         ///< "c2_c3", "sternoclavicular_right", ...
  PostureAngles asked;                               ///< what the model was to show
  PostureAngles reproduced;  ///< the same, measured back from `landmarks`; differs only where the joints end
  double scale = 1.0;        ///< the person's height over that of the resting model
};

/// Poses the skeleton so that the measured angles are met.
///
/// The angle of C7 and tragus is reached by the lower neck, the level of the gaze (or the sagittal head angle) by the
/// joints at and below the skull: a head carried forward bends the lower neck and extends the upper one. What each
/// segment takes follows the weights in segment_weights.h. Shoulders are moved by the clavicles, the shoulder blades
/// glide round the chest with them and the arms go on hanging. Measures that are not given stay at rest. The kyphosis
/// leans the upper chest and is not reproduced.
///
/// Angles are solved to 0.001 degree; where the joints' limits end first, the nearest posture is given back and
/// `reproduced` says what it shows.
[[nodiscard]] Pose solvePose(const PostureInput& input);

/// Every measure of posture of these landmarks, by the definitions of the posture photographs (test.posture_photo_*),
/// photographed from the right.
/// \pre landmarks has "c7", "tragus_right", "canthus_*" and "acromion_*" (broken: ContractViolation)
[[nodiscard]] PostureAngles measurePosture(const std::map<std::string, Eigen::Vector3d>& landmarks);

}  // namespace cervica::visualization
