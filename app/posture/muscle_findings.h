#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/assessment.h"
#include "core/visit/visit.h"
#include "visualization/muscles/muscle.h"

namespace cervica::app {

/// What a visit says about one muscle of one side.
struct MuscleFinding {
  visualization::MuscleState state = visualization::MuscleState::NotExamined;
  /// Why, in sentences for the clinician: "Short: Upper trapezius length, right: Short". The first belongs to `state`;
  /// others follow where the muscle was found remarkable twice, or was measured without a verdict. Never empty, UTF-8.
  std::vector<std::string> reasons;
  std::string note;  ///< the value behind the first reason for a label beside the muscle, "22 mmHg"; or empty
  bool operator==(const MuscleFinding&) const = default;
};

/// Every muscle of both sides.
using MuscleFindings = std::map<visualization::SidedMuscle, MuscleFinding>;

/// The muscles by what was examined: the table in muscle_findings.cpp says which finding, sign and mark speaks of which
/// muscle. What was not examined, or has no verdict, is `NotExamined`; nothing is concluded from posture.
/// \param assessment  of this visit, with Extent::Everything
/// \pre the visit is valid for the catalogue
[[nodiscard]] MuscleFindings muscleFindings(const core::Visit& visit, const assessment::Assessment& assessment,
                                            const core::Catalogue& catalogue);

/// The same with the shipped rules; assesses the visit.
[[nodiscard]] MuscleFindings muscleFindings(const core::Visit& visit, const core::Catalogue& catalogue);

/// The states alone, for drawing.
[[nodiscard]] visualization::MuscleStates statesOf(const MuscleFindings& findings);

/// "Short", "Weak", "Overactive", "Normal", "Not examined".
[[nodiscard]] std::string_view labelOf(visualization::MuscleState state);

/// The muscles of the model that an identifier of the exercise catalogue means ("muscle.deep_cervical_flexors": longus
/// colli and longus capitis). Empty: the model does not show it ("muscle.deltoid").
[[nodiscard]] std::span<const visualization::Muscle> musclesOf(std::string_view exerciseMuscle);

}  // namespace cervica::app
