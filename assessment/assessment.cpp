#include "assessment/assessment.h"

#include "core/base/contract.h"

namespace cervica::assessment {

Assessment assess(const core::Visit& visit, const core::Catalogue& catalogue) {
  core::Scorer scorer(catalogue);
  return assess(visit, scorer);
}

Assessment assess(const core::Visit& visit, core::Scorer& scorer) {
  const core::Catalogue& catalogue = scorer.catalogue();
  Assessment assessment;
  assessment.scores = scorer.score(visit);
  assessment.questionnaires.reserve(visit.questionnaires.size());
  for (const core::QuestionnaireAnswers& answers : visit.questionnaires) {
    const core::Instrument* instrument = catalogue.instrument(answers.instrument);
    CERVICA_EXPECTS(instrument != nullptr);
    assessment.questionnaires.push_back(scoreQuestionnaire(answers, *instrument));
  }
  return assessment;
}

}  // namespace cervica::assessment
