#pragma once

#include <optional>
#include <string>

#include "core/catalogue/measure.h"
#include "core/psychometrics/bland_altman.h"
#include "core/psychometrics/weighted_kappa.h"

namespace cervica::core {

/// A column of the table as people call it: the rater's code, or "trial 2".
[[nodiscard]] std::string columnLabel(const RatingTable& table, std::size_t column);

/// The document `cervica.reliability.v1` of a continuous measure.
/// \param pair     of a table with two columns; else nothing
/// \param measure  or null: which was not said
/// \param pack     the version of the clinic's pack that took the error in, or empty
[[nodiscard]] std::string writeReliability(const RatingTable& table, const TestRetest& figures,
                                           const std::optional<BlandAltman>& pair, const Measure* measure,
                                           const std::string& pack = {});

/// The same of an ordinal measure.
[[nodiscard]] std::string writeReliability(const RatingTable& table, const WeightedKappa& figures, KappaWeights weights,
                                           const Measure* measure);

}  // namespace cervica::core
