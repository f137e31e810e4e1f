#pragma once

#include <vector>

#include "app/desktop/visit/result_rows.h"

namespace cervica::app {

/// "51.8 ± 5.9 deg, n 21, pain-free adults up to 50 years": what a norm says and of whom.
[[nodiscard]] QString normText(const core::Norm& norm, const core::Measure& measure);

/// The lines that explain a score: norm, norms that disagree, source with its verification level, device, z, t, the
/// percentile and the value with their intervals, error, notes. What is the clinic's own says so.
[[nodiscard]] std::vector<EvidenceLine> evidenceOf(const core::Score& score, const core::Visit& visit,
                                                   const core::VisitScores& scores, const core::Catalogue& catalogue);

/// The lines that explain a value without a verdict.
[[nodiscard]] std::vector<EvidenceLine> evidenceOf(const std::vector<core::CombinedMeasurement>& values,
                                                   const QString& reason,
                                                   const std::vector<const core::ContextEntry*>& context,
                                                   const core::Visit& visit, const core::VisitScores& scores,
                                                   const core::Catalogue& catalogue);

/// The lines that explain a questionnaire's score.
[[nodiscard]] std::vector<EvidenceLine> evidenceOf(const assessment::QuestionnaireScore& score,
                                                   const core::Instrument& instrument,
                                                   const core::Catalogue& catalogue);

}  // namespace cervica::app
