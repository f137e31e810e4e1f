#pragma once

#include <string>
#include <vector>

#include "assessment/questionnaires/questionnaire_score.h"
#include "core/catalogue/catalogue.h"
#include "core/scoring/score.h"
#include "core/visit/visit.h"

namespace cervica::assessment {

/// Everything that follows from one visit. Immutable; points into the catalogue, which must outlive it.
struct Assessment {
  core::VisitScores scores;
  std::vector<QuestionnaireScore> questionnaires;  ///< in the visit's order
};

/// From a visit to its assessment. Pure: the same visit and catalogue give the same result.
/// \pre core::validate(visit, catalogue) is empty
[[nodiscard]] Assessment assess(const core::Visit& visit, const core::Catalogue& catalogue);

/// The `cervica.scores.v1` document, indented by two blanks unless `compact`. A questionnaire carries `raw`, `max`,
/// `percent`, `score`, `band`, `missing` (null where there is none), with `band_validated` where it has a band,
/// `subscales` where it is scored by them, `profile` and `vas` where it is one.
[[nodiscard]] std::string writeAssessment(const Assessment& assessment, const core::Catalogue& catalogue,
                                          bool compact = false);

}  // namespace cervica::assessment
