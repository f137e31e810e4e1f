#pragma once

#include <string>
#include <vector>

#include "assessment/questionnaires/questionnaire_score.h"
#include "core/catalogue/catalogue.h"
#include "core/scoring/score.h"
#include "core/scoring/scores_document.h"
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

/// The same for one visit of many.
[[nodiscard]] Assessment assess(const core::Visit& visit, core::Scorer& scorer);

/// Writes `cervica.scores.v1` documents of many visits. A questionnaire carries `raw`, `max`, `percent`, `score`,
/// `band`, `missing` (null where there is none), with `band_validated` where it has a band, `subscales` where it is
/// scored by them, `profile` and `vas` where it is one. One thread at a time.
class AssessmentWriter {
 public:
  /// \param catalogue  must outlive the writer
  explicit AssessmentWriter(const core::Catalogue& catalogue) : scores_(catalogue) {}

  /// Appends one document in one line, without the line's end.
  void append(const Assessment& assessment, std::string& out) const;

 private:
  core::ScoresWriter scores_;
};

/// One document, indented by two blanks unless `compact`.
[[nodiscard]] std::string writeAssessment(const Assessment& assessment, const core::Catalogue& catalogue,
                                          bool compact = false);

}  // namespace cervica::assessment
