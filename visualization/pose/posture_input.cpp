#include "visualization/pose/posture_input.h"

#include <utility>

#include "core/scoring/combined.h"
#include "visualization/pose/posture_measures.h"

namespace cervica::visualization {

PostureInput postureFrom(const core::Visit& visit, const core::Catalogue& catalogue) {
  PostureInput input;
  input.sex = visit.patient.sex;
  if (visit.patient.heightCm) input.height = core::Length::centimetres(*visit.patient.heightCm);
  for (const core::CombinedMeasurement& combined : core::combine(visit, catalogue)) {
    const std::string& id = combined.measure->id;
    const core::Angle angle = core::Angle::degrees(combined.value);
    if (id == kCraniovertebralId) input.craniovertebral = angle;
    if (id == kCraniovertebralSittingId) input.craniovertebralSitting = angle;
    if (id == kSagittalHeadId) input.sagittalHead = angle;
    if (id == kShoulderC7Id) input.shoulderC7 = angle;
    if (id == kHeadTiltId) input.headLateralTilt = angle;
    if (id == kShoulderLineId) input.shoulderHeightDifference = angle;
    if (id == kKyphosisId) input.thoracicKyphosis = angle;
    if (id == kUpwardRotationId && combined.side)
      (*combined.side == core::Side::Right ? input.upwardRotationRight : input.upwardRotationLeft) = angle;
  }
  return input;
}

std::vector<MovementEnd> movementEndsFrom(const core::Visit& visit, const core::Catalogue& catalogue) {
  std::vector<MovementEnd> ends;
  for (const core::CombinedMeasurement& combined : core::combine(visit, catalogue)) {
    const std::string& id = combined.measure->id;
    const core::Angle angle = core::Angle::degrees(combined.value);
    const bool left = combined.side && *combined.side == core::Side::Left;
    const core::Angle toRight = left ? -angle : angle;
    const std::string sided = id + (left ? ".left" : ".right");
    if (id == "rom.cervical.flexion") ends.push_back({id, {angle, {}, {}}});
    if (id == "rom.cervical.extension") ends.push_back({id, {-angle, {}, {}}});
    if (id == "rom.cervical.lateral_flexion") ends.push_back({sided, {{}, toRight, {}}});
    if (id == "rom.cervical.rotation") ends.push_back({sided, {{}, {}, toRight}});
  }
  return ends;
}

PostureInput mirrored(const PostureInput& input) {
  PostureInput result = input;
  if (input.headLateralTilt) result.headLateralTilt = -*input.headLateralTilt;
  if (input.shoulderHeightDifference) result.shoulderHeightDifference = -*input.shoulderHeightDifference;
  std::swap(result.upwardRotationRight, result.upwardRotationLeft);
  result.photographed = input.photographed == core::Side::Right ? core::Side::Left : core::Side::Right;
  return result;
}

}  // namespace cervica::visualization
