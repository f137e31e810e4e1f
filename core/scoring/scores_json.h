#pragma once

// For .cpp files that extend the scores document; public headers carry its text.
#include "core/json/json.h"
#include "core/scoring/score.h"

namespace cervica::core {

/// The members of `cervica.scores.v1` that scoring fills, in the contract's order.
[[nodiscard]] OrderedJson scoresJson(const VisitScores& scores, const Catalogue& catalogue);

}  // namespace cervica::core
