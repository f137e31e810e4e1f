#pragma once

#include <string>
#include <vector>

#include "core/scoring/score.h"

namespace cervica::core {

/// What the catalogue's norms have to say about one value of one person.
struct NormChoice {
  std::optional<NormMatch> verdict;  ///< gives the verdict
  std::optional<NormMatch> cutoff;   ///< a cut-off that is reported in addition
  std::vector<ContextEntry> context;
  std::string reason;  ///< why there is no verdict, as a sentence; empty when there is one
};

/// Chooses as clinical/README says: sex, then age (exact before nearest), method (normal, typical range, cut-off),
/// the preferred norm, and the instrument (exact, comparable, provisional). Norms split by sex are not guessed for
/// Sex::Other and Sex::Unknown: both columns become context.
[[nodiscard]] NormChoice chooseNorm(const CombinedMeasurement& measurement, Sex sex, int ageYears,
                                    const Catalogue& catalogue);

}  // namespace cervica::core
