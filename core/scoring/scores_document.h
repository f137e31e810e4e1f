#pragma once

#include <string>

#include "core/scoring/score.h"

namespace cervica::core {

/// Rounded to `decimals` places, halves away from zero, so that 0.1 + 0.2 is written as 0.3.
[[nodiscard]] double rounded(double value, int decimals);

/// The members of `cervica.scores.v1` that scoring fills, as a JSON object.
[[nodiscard]] std::string writeScores(const VisitScores& scores, const Catalogue& catalogue, bool compact = false);

}  // namespace cervica::core
