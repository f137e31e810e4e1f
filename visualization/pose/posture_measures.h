#pragma once

namespace cervica::visualization {

// The measures of posture the model can show, by their ids in the catalogue.
inline constexpr const char* kCraniovertebralId = "posture.craniovertebral_angle";
inline constexpr const char* kCraniovertebralSittingId = "posture.craniovertebral_angle_sitting";
inline constexpr const char* kSagittalHeadId = "posture.sagittal_head_angle";
inline constexpr const char* kShoulderC7Id = "posture.shoulder_c7_angle";
inline constexpr const char* kHeadTiltId = "posture.head_lateral_tilt";
inline constexpr const char* kShoulderLineId = "posture.shoulder_height_difference";
inline constexpr const char* kKyphosisId = "posture.thoracic_kyphosis";
inline constexpr const char* kUpwardRotationId = "scapula.upward_rotation.rest";
// With the side, as sided measures are keyed in PostureAngles.
inline constexpr const char* kUpwardRotationRightId = "scapula.upward_rotation.rest.right";
inline constexpr const char* kUpwardRotationLeftId = "scapula.upward_rotation.rest.left";

}  // namespace cervica::visualization
