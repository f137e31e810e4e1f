#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/catalogue/catalogue.h"
#include "core/catalogue/measure.h"
#include "core/units/angle.h"
#include "core/units/length.h"
#include "core/visit/visit.h"
#include "visualization/pose/neck_angles.h"

namespace cervica::visualization {

/// What is known of a person's posture; what is missing stays at rest.
struct PostureInput {
  std::optional<core::Angle> craniovertebral;         ///< horizontal at C7 to the line C7-tragus; smaller: head forward
  std::optional<core::Angle> craniovertebralSitting;  ///< the same sitting; shown when the standing one is missing
  std::optional<core::Angle> sagittalHead;            ///< tragus-eye corner over the horizontal; positive: looks up
  std::optional<core::Angle> shoulderC7;              ///< acromion-C7 over the horizontal; smaller: shoulder forward
  std::optional<core::Angle> headLateralTilt;         ///< positive: the head leans to the right
  std::optional<core::Angle> shoulderHeightDifference;  ///< positive: the right shoulder is lower
  std::optional<core::Angle> thoracicKyphosis;          ///< sum of the readings at T1-2 and T12-L1
  std::optional<core::Angle> upwardRotationRight;       ///< scapular spine over the horizontal, arm hanging
  std::optional<core::Angle> upwardRotationLeft;
  core::Side photographed = core::Side::Right;  ///< side from which the side photograph is taken
  std::optional<core::Length> height;
  core::Sex sex = core::Sex::Unknown;

  bool operator==(const PostureInput&) const = default;
};

/// The input with left and right exchanged: its pose is the mirror image.
[[nodiscard]] PostureInput mirrored(const PostureInput& input);

/// The posture measures of a visit, its trials combined by the catalogue's rules.
/// \pre the visit is valid for the catalogue
[[nodiscard]] PostureInput postureFrom(const core::Visit& visit, const core::Catalogue& catalogue);

/// An end of the range of motion of the neck, as measured.
struct MovementEnd {
  std::string id;     ///< of the measure; for sided ones followed by ".left" or ".right"
  NeckAngles angles;  ///< of the head against the thorax
  bool operator==(const MovementEnd&) const = default;
};

/// The ends of range of motion of a visit (rom.cervical.*), in the order of core::combine.
/// \pre the visit is valid for the catalogue
[[nodiscard]] std::vector<MovementEnd> movementEndsFrom(const core::Visit& visit, const core::Catalogue& catalogue);

}  // namespace cervica::visualization
