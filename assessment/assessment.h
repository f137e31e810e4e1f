#pragma once

#include <memory>
#include <string>
#include <vector>

#include "assessment/conditions/facts.h"
#include "assessment/questionnaires/questionnaire_score.h"
#include "assessment/rules/findings.h"
#include "assessment/rules/findings_document.h"
#include "assessment/screening/screening_document.h"
#include "assessment/screening/screening_engine.h"
#include "core/catalogue/catalogue.h"
#include "core/scoring/score.h"
#include "core/scoring/scores_document.h"
#include "core/visit/visit.h"

namespace cervica::assessment {

/// What an assessment follows. All of it must outlive whatever is made with it.
struct Books {
  const core::Catalogue& catalogue;
  const ScreeningBook& screening;
  const RuleBook& rules;
};

/// A catalogue with the screening and the rules that ship inside the program, which live as long as it.
[[nodiscard]] Books withShippedRules(const core::Catalogue& catalogue);

/// How far a visit is followed. A registry that asks for figures only is read a third faster without what is worded.
enum class Extent { Scores, Everything };

/// Everything that follows from one visit. Immutable; points into the books, which must outlive it.
struct Assessment {
  core::VisitScores scores;
  std::vector<QuestionnaireScore> questionnaires;  ///< in the visit's order
  ScreeningResult screening;                       ///< only with Extent::Everything, as is the next
  FindingsResult findings;  ///< with patterns, stage and categories, also those that the screening suggests
};

/// Assesses visits, one after the other, with conditions that are prepared once. One thread at a time.
class Assessor {
 public:
  explicit Assessor(const Books& books);

  /// From a visit to its assessment: the same visit gives the same result.
  /// \pre core::validate(visit, catalogue) is empty
  [[nodiscard]] Assessment assess(const core::Visit& visit, Extent extent = Extent::Everything);

  /// What to ask next, for the visit assessed last with Extent::Everything; lives as long as the assessor and changes
  /// with the next visit.
  [[nodiscard]] const InterviewPlan& interview();

  [[nodiscard]] const Books& books() const { return books_; }

 private:
  Books books_;
  core::Scorer scorer_;
  FactIndex index_;
  Facts facts_;
  ScreeningEngine screening_;
  FindingsEngine findings_;
  std::unique_ptr<InterviewPlan> interview_;  ///< made when it is asked for
};

/// One visit by the shipped screening and rules.
/// \pre core::validate(visit, catalogue) is empty
[[nodiscard]] Assessment assess(const core::Visit& visit, const core::Catalogue& catalogue);

/// Writes `cervica.scores.v1` documents of many visits. A questionnaire carries `raw`, `max`, `percent`, `score`,
/// `band`, `missing` (null where there is none), with `band_validated` where it has a band, `subscales` where it is
/// scored by them, `profile` and `vas` where it is one. One thread at a time.
class AssessmentWriter {
 public:
  explicit AssessmentWriter(const Books& books)
      : scores_(books.catalogue), findings_(books.rules), screening_(books.screening) {}

  /// Appends one document in one line, without the line's end.
  /// \pre the assessment was made with the writer's books
  void append(const Assessment& assessment, std::string& out, Extent extent = Extent::Everything) const;

 private:
  core::ScoresWriter scores_;
  FindingsWriter findings_;
  ScreeningWriter screening_;
};

/// One document of the shipped screening and rules, indented by two blanks unless `compact`.
[[nodiscard]] std::string writeAssessment(const Assessment& assessment, const core::Catalogue& catalogue,
                                          bool compact = false);

}  // namespace cervica::assessment
