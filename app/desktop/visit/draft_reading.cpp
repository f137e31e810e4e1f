#include "app/desktop/visit/draft_reading.h"

#include <algorithm>

#include <QCoreApplication>

#include "app/desktop/visit/typed_number.h"
#include "core/visit/visit_document.h"

namespace cervica::app {

namespace {

constexpr double kLowestPain = 0;
constexpr double kHighestPain = 10;

QString tr(const char* text) {
  return QCoreApplication::translate("DraftReading", text);
}

QString notANumber() {
  return tr("This is not a number.");
}

QString outside(double lowest, double highest) {
  return tr("Must lie between %1 and %2.").arg(textOfNumber(lowest), textOfNumber(highest));
}

void readEntry(const EntryKey& key, const Entry& entry, const core::Catalogue& catalogue, DraftReading& reading) {
  core::Measurement measurement{
      key.measure,   key.side, 0, entry.device, entry.number, std::nullopt, entry.note.trimmed().toStdString(),
      entry.protocol};
  if (!entry.pain.trimmed().isEmpty()) {
    const auto pain = typedNumber(entry.pain);
    if (!pain) {
      reading.painProblems[key] = notANumber();
    } else if (*pain < kLowestPain || *pain > kHighestPain) {
      reading.painProblems[key] = outside(kLowestPain, kHighestPain);
    } else {
      measurement.pain = pain;
    }
  }
  // Pain or a note alone waits for its value: a measurement without one does not exist.
  if (entry.value.trimmed().isEmpty()) return;
  const auto value = typedNumber(entry.value);
  if (!value) {
    reading.valueProblems[key] = notANumber();
    return;
  }
  measurement.value = *value;
  if (const std::string sentence = core::validate(measurement, catalogue); !sentence.empty()) {
    reading.valueProblems[key] = QString::fromStdString(sentence);
    return;
  }
  reading.visit.measurements.push_back(std::move(measurement));
}

void readMeasurements(const DraftState& state, const core::Catalogue& catalogue, DraftReading& reading) {
  for (const core::Measure& measure : catalogue.measures()) {
    for (auto it = state.entries.lower_bound({measure.id, std::nullopt, 0});
         it != state.entries.end() && it->first.measure == measure.id; ++it) {
      readEntry(it->first, it->second, catalogue, reading);
    }
  }
}

void readQuestionnaires(const DraftState& state, const core::Catalogue& catalogue, DraftReading& reading) {
  for (const core::Instrument& instrument : catalogue.instruments()) {
    const auto typed = state.questionnaires.find(instrument.id);
    if (typed == state.questionnaires.end()) continue;
    core::QuestionnaireAnswers answers{instrument.id, {}};
    for (int i = 0; i < instrument.answersExpected(); ++i) {
      auto& answer = answers.answers.emplace_back();
      const QString text =
          static_cast<std::size_t>(i) < typed->second.size() ? typed->second[static_cast<std::size_t>(i)] : QString();
      if (text.trimmed().isEmpty()) continue;
      const auto [lowest, highest] = instrument.rangeOf(i);
      const auto value = typedNumber(text);
      const auto& allowed = instrument.answerValues;
      if (!value) {
        reading.answerProblems[{instrument.id, i}] = notANumber();
      } else if (*value < lowest || *value > highest) {
        reading.answerProblems[{instrument.id, i}] = outside(lowest, highest);
      } else if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), *value) == allowed.end()) {
        reading.answerProblems[{instrument.id, i}] = tr("This answer does not exist in the form.");
      } else {
        answer = value;
      }
    }
    const bool any =
        std::any_of(answers.answers.begin(), answers.answers.end(), [](const auto& a) { return a.has_value(); });
    if (any) reading.visit.questionnaires.push_back(std::move(answers));
  }
}

void readScreening(const DraftState& state, const core::Catalogue& catalogue, DraftReading& reading) {
  for (const auto& [id, text] : state.screening) {
    const core::Question* question = catalogue.question(id);
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) continue;
    if (question == nullptr) {
      if (catalogue.symptom(id) != nullptr) reading.visit.screening[id] = trimmed == QStringLiteral("yes");
      continue;
    }
    switch (question->type) {
      case core::Question::Type::Bool:
        reading.visit.screening[id] = trimmed == QStringLiteral("yes");
        break;
      case core::Question::Type::Choice:
      case core::Question::Type::Text:
        reading.visit.screening[id] = trimmed.toStdString();
        break;
      case core::Question::Type::Number: {
        const auto value = typedNumber(trimmed);
        if (!value) {
          reading.screeningProblems[id] = notANumber();
        } else if ((question->lowest && *value < *question->lowest) ||
                   (question->highest && *value > *question->highest)) {
          reading.screeningProblems[id] = outside(question->lowest.value_or(0), question->highest.value_or(*value));
        } else {
          reading.visit.screening[id] = *value;
        }
        break;
      }
    }
  }
}

// In the catalogue's order, so that two drafts that say the same give the same document.
template <typename Known>
std::optional<std::vector<std::string>> inOrder(const std::optional<std::set<std::string>>& chosen,
                                                const std::vector<Known>& known) {
  if (!chosen) return std::nullopt;
  std::vector<std::string> ids;
  for (const Known& each : known) {
    if (chosen->contains(each.id)) ids.push_back(each.id);
  }
  return ids;
}

QString textOfAnswer(const core::ScreeningAnswer& answer) {
  if (const bool* yes = std::get_if<bool>(&answer)) return *yes ? QStringLiteral("yes") : QStringLiteral("no");
  if (const double* number = std::get_if<double>(&answer)) return textOfNumber(*number);
  return QString::fromStdString(std::get<std::string>(answer));
}

}  // namespace

DraftReading readDraft(const core::Visit& header, const DraftState& state, const core::Catalogue& catalogue) {
  DraftReading reading;
  reading.visit.patient = header.patient;
  reading.visit.id = header.id;
  reading.visit.startedAt = header.startedAt;
  reading.visit.kind = header.kind;
  reading.visit.examiner = header.examiner;
  readMeasurements(state, catalogue, reading);
  readQuestionnaires(state, catalogue, reading);
  readScreening(state, catalogue, reading);
  reading.visit.symptoms = inOrder(state.symptoms, catalogue.symptoms());
  reading.visit.acknowledged = state.acknowledged;
  reading.visit.habits = inOrder(state.habits, catalogue.habits());
  reading.visit.testRuns = state.testRuns;
  return reading;
}

Entry entryOf(const core::Measurement& measurement) {
  return {textOfNumber(measurement.value),
          measurement.pain ? textOfNumber(*measurement.pain) : QString(),
          QString::fromStdString(measurement.note),
          measurement.device,
          measurement.trial,
          measurement.protocol};
}

DraftState draftOf(const core::Visit& visit, const core::Catalogue& catalogue) {
  DraftState state;
  for (const core::Measurement& each : visit.measurements) {
    EntryKey key{each.measure, each.side, each.trial.value_or(1)};
    while (state.entries.contains(key)) ++key.trial;
    state.entries[key] = entryOf(each);
    if (!each.device.empty()) state.devices[key.sided()] = each.device;
  }
  for (const core::QuestionnaireAnswers& each : visit.questionnaires) {
    auto& texts = state.questionnaires[each.instrument];
    for (const auto& answer : each.answers) texts.push_back(answer ? textOfNumber(*answer) : QString());
    if (const auto* instrument = catalogue.instrument(each.instrument)) {
      texts.resize(static_cast<std::size_t>(instrument->answersExpected()));
    }
  }
  for (const auto& [id, answer] : visit.screening) state.screening[id] = textOfAnswer(answer);
  state.acknowledged = visit.acknowledged;
  state.testRuns = visit.testRuns;
  if (visit.symptoms) state.symptoms.emplace(visit.symptoms->begin(), visit.symptoms->end());
  if (visit.habits) state.habits.emplace(visit.habits->begin(), visit.habits->end());
  return state;
}

}  // namespace cervica::app
