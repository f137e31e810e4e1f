#pragma once

#include <optional>
#include <string>

#include "core/scoring/combined.h"
#include "core/scoring/norm_choice.h"

namespace cervica::core {

/// A value to reach, in the measure's unit. With a target it is the limit on the side of the target where the patient
/// is.
struct Goal {
  double value = 0;
  std::optional<NormMatch> match;  ///< the norm that gives it; nothing: somebody asked for it
};

/// The goal or why there is none, as a sentence.
struct GoalChoice {
  std::optional<Goal> goal;
  std::string reason;  ///< empty when there is a goal
};

/// The limit from which the norm that judges this result calls it unremarkable: the value at percentile
/// kWithinNormalPercentile (oriented), the end of the typical range, or the cut-off.
/// \param latest  the patient's last result: its instrument chooses the norm, its side of a target the limit
[[nodiscard]] GoalChoice goalOfNorm(const CombinedMeasurement& latest, Sex sex, int ageYears,
                                    const Catalogue& catalogue);

/// A goal that was asked for, for results that lie where `latest` does. `value` with a target: on either side of it.
/// \return a reason where the measure has no better direction
[[nodiscard]] GoalChoice goalAsked(const CombinedMeasurement& latest, double value);

/// Whether a result is at the goal or better. A goal of a norm is reached when the norm calls the result unremarkable.
[[nodiscard]] bool reached(const CombinedMeasurement& result, const Goal& goal);

}  // namespace cervica::core
