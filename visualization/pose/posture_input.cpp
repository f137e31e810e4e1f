#include "visualization/pose/posture_input.h"

#include "core/scoring/combined.h"

namespace cervica::visualization {

PostureInput postureFrom(const core::Visit& visit, const core::Catalogue& catalogue) {
  PostureInput input;
  input.sex = visit.patient.sex;
  if (visit.patient.heightCm) input.height = core::Length::centimetres(*visit.patient.heightCm);
  for (const core::CombinedMeasurement& combined : core::combine(visit, catalogue)) {
    const std::string& id = combined.measure->id;
    const core::Angle angle = core::Angle::degrees(combined.value);
    if (id == "posture.craniovertebral_angle") input.craniovertebral = angle;
    if (id == "posture.sagittal_head_angle") input.sagittalHead = angle;
    if (id == "posture.shoulder_c7_angle") input.shoulderC7 = angle;
    if (id == "posture.head_lateral_tilt") input.headLateralTilt = angle;
    if (id == "posture.shoulder_height_difference") input.shoulderHeightDifference = angle;
    if (id == "posture.thoracic_kyphosis") input.thoracicKyphosis = angle;
  }
  return input;
}

}  // namespace cervica::visualization
