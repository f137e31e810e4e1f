#include "assessment/assessment.h"

#include <algorithm>

#include "core/base/contract.h"

namespace cervica::assessment {
namespace {

/// Adds the guideline categories that rules of the screening suggest, keeping the book's order.
void addSuggestedCategories(const ScreeningResult& screening, const RuleBook& rules, FindingsResult& findings) {
  auto& categories = findings.categories;
  for (const RuleOutcome& each : screening.rules) {
    if (each.truth != Truth::Yes || each.rule->category.empty()) continue;
    const CategoryRule* category = rules.category(each.rule->category);
    if (category != nullptr && std::find(categories.begin(), categories.end(), category) == categories.end())
      categories.push_back(category);
  }
  std::sort(categories.begin(), categories.end());  // they stand in one array, so addresses are its order
}

}  // namespace

Books withShippedRules(const core::Catalogue& catalogue) {
  return {catalogue, *ScreeningBook::shipped(), *RuleBook::shipped()};
}

Assessor::Assessor(const Books& books)
    : books_(books),
      scorer_(books.catalogue),
      index_(books.catalogue),
      facts_(index_, defaultAnswers(books.screening)),
      screening_(books.screening, index_),
      findings_(books.rules, books.screening, index_) {}

Assessment Assessor::assess(const core::Visit& visit, Extent extent) {
  Assessment assessment;
  assessment.scores = scorer_.score(visit);
  assessment.questionnaires.reserve(visit.questionnaires.size());
  for (const core::QuestionnaireAnswers& answers : visit.questionnaires) {
    const core::Instrument* instrument = books_.catalogue.instrument(answers.instrument);
    CERVICA_EXPECTS(instrument != nullptr);
    assessment.questionnaires.push_back(scoreQuestionnaire(answers, *instrument));
  }
  if (extent == Extent::Scores) return assessment;
  facts_.fill(visit, assessment.scores, assessment.questionnaires);
  assessment.screening = screening_.evaluate(facts_);
  assessment.findings = findings_.evaluate(facts_, screening_.actions());
  addSuggestedCategories(assessment.screening, books_.rules, assessment.findings);
  if (interview_) interview_->evaluate(facts_, screening_.actions());
  return assessment;
}

const InterviewPlan& Assessor::interview() {
  if (!interview_) {
    interview_ = std::make_unique<InterviewPlan>(books_.screening, index_);
    interview_->evaluate(facts_, screening_.actions());
  }
  return *interview_;
}

Assessment assess(const core::Visit& visit, const core::Catalogue& catalogue) {
  return Assessor(withShippedRules(catalogue)).assess(visit);
}

}  // namespace cervica::assessment
