#pragma once

#include <string>
#include <vector>

#include "core/catalogue/catalogue.h"

namespace cervica::protocols {

/// Compares how the means of a clinic's own norms change with age with what was published (`age_ratio_checks` of
/// norms.json), to find columns that were mixed up and typing errors. Never a reason to refuse a table.
/// \return a sentence for each measure, side, sex and device that differs by more than 20 percentage points (our
/// choice:
///         the published ratios are approximate)
[[nodiscard]] std::vector<std::string> unlikelyAgeChanges(const core::Catalogue& catalogue);

}  // namespace cervica::protocols
