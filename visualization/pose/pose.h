#pragma once

#include <map>
#include <optional>
#include <string>

#include <Eigen/Geometry>

#include "core/units/angle.h"
#include "core/units/length.h"
#include "visualization/pose/body_size.h"
#include "visualization/pose/neck_angles.h"
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
  BodySize size;             ///< the same, with the breadth
  double floor = 0.0;        ///< height of the ground the body stands, sits or lies on, m
};

/// Poses the skeleton so that the measured angles are met.
///
/// The kyphosis bends T1 to T12 evenly; half of what it differs from the resting model's leans the base of the chest
/// back, so that the body stays over its feet. The angle of C7 and tragus is reached by the lower neck, the level of
/// the gaze (or the sagittal head angle) by the joints at and below the skull: a head carried forward bends the lower
/// neck and extends the upper one. What each segment takes is in segment_weights.h. Shoulders are moved by the
/// clavicles; the shoulder blades glide round the chest with them, turn upward as measured, and the arms go on
/// hanging. Measures that are not given stay at rest, the gaze stays level.
///
/// Angles are solved to 0.001 degree on the body in its size; where the joints end first, the nearest posture is given
/// back and `reproduced` says what it shows. Not shown: the lateral scapular slide and the distance of the acromion
/// from the table. The first would contradict the shoulder angles (the blade has no freedom left for it), the second
/// is taken lying.
[[nodiscard]] Pose solvePose(const PostureInput& input);

/// The posture with the head turned: the rotation of the head against the thorax, compared with the posture's, is
/// exactly that of the angles. Nothing but the neck, the head and the hyoid moves; `reproduced` stays the posture's.
/// Some ten microseconds: for every frame.
[[nodiscard]] Pose turned(const Pose& posture, const NeckAngles& angles);

/// The same with nodding and gliding; the glide is measured at the ear, along the thorax.
[[nodiscard]] Pose turned(const Pose& posture, const HeadMotion& motion);

/// `turned(solvePose(input), angles)`: an end of the range of motion on the patient's own posture.
[[nodiscard]] Pose poseOf(const PostureInput& input, const NeckAngles& angles);

/// How far the head of `moved` has turned from that of `posture`, each against its own thorax.
[[nodiscard]] NeckAngles neckAnglesBetween(const Pose& posture, const Pose& moved);

/// How a bone has moved from the resting model to the pose (body frame to body frame, size included): for skin and
/// for whatever is laid out on the resting model. \pre the bone exists (broken: ContractViolation)
[[nodiscard]] Eigen::Affine3d motionOf(const Pose& pose, const std::string& bone);

/// Every measure of posture of these landmarks, by the definitions of their tests (test.posture_photo_*,
/// test.thoracic_kyphosis, test.scapular_upward_rotation).
///
/// Kyphosis: the forward lean of the line over the spinous processes of T1 and T2 plus the backward lean of that over
/// T12 and L1. Upward rotation at rest: root of the scapular spine to acromion over the horizontal, in the frontal
/// plane; the outer end higher is positive. Keys: the measure's id, for sided measures followed by ".left" or
/// ".right". The sitting craniovertebral angle is not listed: it is the standing one, measured sitting.
///
/// \param photographed  the side from which the side photograph is taken
/// \pre landmarks has those of `landmarkSites()` (broken: ContractViolation)
[[nodiscard]] PostureAngles measurePosture(const std::map<std::string, Eigen::Vector3d>& landmarks,
                                           core::Side photographed = core::Side::Right);

}  // namespace cervica::visualization
