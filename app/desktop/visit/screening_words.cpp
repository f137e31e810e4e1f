#include "app/desktop/visit/screening_words.h"

#include <algorithm>

#include <QCoreApplication>

#include "app/desktop/visit/wording.h"

namespace cervica::app {

using assessment::ScreeningAction;

namespace {

QString tr(const char* text, int count = -1) {
  return QCoreApplication::translate("Screening", text, nullptr, count);
}

const assessment::ActionMeaning* meaningOf(ScreeningAction action, const assessment::ScreeningBook& book) {
  const auto& actions = book.actions();
  const auto found =
      std::find_if(actions.begin(), actions.end(), [&](const auto& each) { return each.action == action; });
  return found == actions.end() ? nullptr : &*found;
}

QString openSentence(const assessment::ScreeningResult& result) {
  const auto open = static_cast<int>(result.missingOnce().size());
  return open == 1 ? tr("1 answer is missing; it does not count as no.")
                   : tr("%1 answers are missing; none of them counts as no.").arg(open);
}

/// What would be said if the gravest module that may not apply did.
QString presumedSentence(const assessment::ScreeningResult& result) {
  const assessment::ModuleOutcome* gravest = nullptr;
  for (const assessment::ModuleOutcome& each : result.modules) {
    if (each.applies != assessment::Truth::Unknown) continue;
    if (gravest == nullptr || each.action < gravest->action) gravest = &each;
  }
  if (gravest == nullptr) return {};
  return tr("%1 would say \"%2\"; whether it applies was not asked yet.")
      .arg(qt(gravest->module->title), actionWord(gravest->action));
}

}  // namespace

QString actionWord(ScreeningAction action) {
  switch (action) {
    case ScreeningAction::Emergency:
      return tr("Emergency");
    case ScreeningAction::SameDay:
      return tr("Refer today");
    case ScreeningAction::UrgentTwoWeeks:
      return tr("Refer within 2 weeks");
    case ScreeningAction::RoutineReferral:
      return tr("Refer");
    case ScreeningAction::Incomplete:
      return tr("Screening open");
    case ScreeningAction::Caution:
      return tr("Caution");
    case ScreeningAction::Continue:
      return tr("Clear");
  }
  return {};
}

look::Verdict actionVerdict(ScreeningAction action, const assessment::ScreeningBook& book) {
  const assessment::ActionMeaning* meaning = meaningOf(action, book);
  const std::string colour = meaning == nullptr ? std::string() : meaning->colour;
  if (colour == "red") return look::Verdict::Impaired;
  if (colour == "amber") return look::Verdict::Borderline;
  if (colour == "grey") return look::Verdict::NoNorm;
  return look::Verdict::Within;
}

Triage triageOf(const assessment::ScreeningResult& result, const assessment::ScreeningBook& book, bool anyAnswer) {
  const assessment::ActionMeaning* meaning = meaningOf(result.certainAction, book);
  Triage triage{actionVerdict(result.certainAction, book), actionWord(result.certainAction),
                meaning == nullptr ? QString() : qt(meaning->meaning)};
  if (result.certainAction != result.action && result.certainAction > ScreeningAction::RoutineReferral) {
    // A warning that hangs on a question nobody has asked is said as such, not as an alarm.
    triage.verdict = look::Verdict::Borderline;
    triage.word = tr("Ask first");
    triage.sentence = presumedSentence(result) + QLatin1Char(' ') + openSentence(result);
  } else if (result.refers()) {
    if (result.incomplete()) triage.sentence += QLatin1Char(' ') + openSentence(result);
  } else if (result.incomplete()) {
    triage.word = anyAnswer ? tr("Screening open") : tr("Not screened");
    triage.sentence = anyAnswer ? openSentence(result) : tr("No warning sign was asked for yet.");
  } else {
    triage.word = tr("No red flag");
    if (result.action == ScreeningAction::Continue) triage.sentence = tr("Every warning sign was asked for.");
  }
  return triage;
}

std::vector<const assessment::ScreeningRule*> warnings(const assessment::ScreeningResult& result) {
  auto rules = result.present();
  std::erase_if(rules, [](const auto* rule) { return rule->then == ScreeningAction::Continue; });
  return rules;
}

QString subjectLabel(std::string_view id, const core::Catalogue& catalogue) {
  if (const core::Question* question = catalogue.question(id)) return qt(question->label);
  if (const core::Symptom* symptom = catalogue.symptom(id)) return qt(symptom->label);
  if (const core::Habit* habit = catalogue.habit(id)) return qt(habit->label);
  if (const core::Measure* measure = catalogue.measure(id)) return qt(measure->label);
  if (const core::Instrument* instrument = catalogue.instrument(id)) return qt(instrument->title);
  if (id == "patient.sex") return tr("Sex");
  if (id == "patient.mass_kg") return tr("Body mass");
  return qt(id);
}

}  // namespace cervica::app
