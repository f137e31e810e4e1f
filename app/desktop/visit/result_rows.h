#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "app/look/norm_bar_data.h"
#include "assessment/questionnaires/questionnaire_score.h"
#include "core/catalogue/catalogue.h"
#include "core/scoring/score.h"
#include "core/visit/visit.h"

namespace cervica::app {

/// A line of the panel that explains a result: "Source", "Silva 2009; seen as abstract".
struct EvidenceLine {
  QString name, text;
  bool operator==(const EvidenceLine&) const = default;
};

/// One row of the results: a verdict, a value without one, or a questionnaire.
struct ResultRow {
  enum class Kind { Scored, NoNorm, Questionnaire };
  Kind kind = Kind::NoNorm;
  std::string id;  ///< measure or instrument id, with the side: stable while values change
  QString group;   ///< the domain's title
  QString title;
  QString shortTitle;  ///< where there is no room for the whole one
  QString detail;      ///< device, trials, how the norm fits
  std::vector<core::Side> sides;
  QString value, unit;
  QString valueInterval;  ///< "39.1–48.1": where the value lies with its error; empty where that is not known
  std::optional<look::NormBarData> bar;
  QString percentile;  ///< "9.5", "<0.1", or "–"
  QString interval;    ///< "2.7–25.7", "band only", or empty
  look::Verdict verdict = look::Verdict::NoNorm;
  QString verdictWord;
  bool provisional = false;
  bool normsDisagree = false;  ///< another norm of the same cell comes to another verdict
  bool outside = false;        ///< borderline, impaired, below typical, positive, by this norm or one that disagrees
  QString reason;              ///< why there is no verdict, or why it is provisional; empty otherwise
  QString source;              ///< "Silva 2009", or empty
  std::vector<EvidenceLine> evidence;
  QString accessible;  ///< label, side, value, unit, percentile, band
};

/// The rows of a visit, grouped by domain in the catalogue's order: verdicts first in each, then values without one,
/// left and right of which share a row; questionnaires last.
[[nodiscard]] std::vector<ResultRow> resultRows(const core::Visit& visit, const core::VisitScores& scores,
                                                const std::vector<assessment::QuestionnaireScore>& questionnaires,
                                                const core::Catalogue& catalogue);

/// Which rows a filter shows.
enum class ResultFilter { All, OutsideNorm, NoNorm };
[[nodiscard]] bool passes(const ResultRow& row, ResultFilter filter);

}  // namespace cervica::app
