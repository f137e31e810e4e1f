// What makes a visit valid, independent of the document it came from.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>
#include <tuple>

#include "core/json/json_place.h"
#include "core/visit/visit_document.h"

namespace cervica::core {
namespace {

constexpr double kLowestHeightCm = 30, kHighestHeightCm = 260;  // hard plausible limits, our choice
constexpr double kLowestMassKg = 2, kHighestMassKg = 400;
constexpr int kHighestAgeYears = 130;
constexpr int kMostTrials = 99;
constexpr std::size_t kLongestName = 200, kLongestNote = 2000, kLongestAnswer = 10000, kLongestReason = 2000;
constexpr double kLongestRunS = 86400;

std::string plain(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.10g", value);
  return text;
}

bool idFits(const std::string& id) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_';
  };
  return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), fits);
}

bool isCode(std::string_view code) {
  return !code.empty() && code.size() <= 64 && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

bool isTestId(std::string_view id) {
  constexpr std::string_view kPrefix = "test.";
  return id.starts_with(kPrefix) && isCode(id.substr(kPrefix.size()));
}

bool hasControlCharacter(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
  });
}

class Checker {
 public:
  explicit Checker(const Catalogue& catalogue) : catalogue_(catalogue) {}

  void text(const JsonPlace& place, const std::string& value, std::size_t longest) {
    if (value.size() > longest) add(place, "is longer than " + std::to_string(longest) + " bytes");
    if (hasControlCharacter(value)) add(place, "holds a control character");
  }
  void words(const JsonPlace& place, const std::string& value, std::size_t longest) {
    if (value.find_first_not_of(" \t\n") == std::string::npos) add(place, "must not be empty");
    text(place, value, longest);
  }
  void testId(const JsonPlace& place, const std::string& id) {
    if (!isTestId(id)) add(place, "must be \"test.\" and small letters, digits or underscores");
  }
  void identifier(const JsonPlace& place, const std::string& id) {
    if (!idFits(id)) add(place, "must be 1 to 64 letters, digits, dots, hyphens or underscores");
  }
  void range(const JsonPlace& place, double value, double low, double high, const std::string& unit = {}) {
    if (std::isfinite(value) && value >= low && value <= high) return;
    add(place, "must lie between " + plain(low) + " and " + plain(high) + (unit.empty() ? "" : " " + unit));
  }

  /// \param member  of the document; empty where the patient is the document
  void patient(const Patient& patient, std::string_view member) {
    const JsonPlace at = member.empty() ? root_ : JsonPlace(root_, member);
    identifier(JsonPlace(at, "id"), patient.id.text());
    text(JsonPlace(at, "family_name"), patient.familyName, kLongestName);
    text(JsonPlace(at, "given_name"), patient.givenName, kLongestName);
    if (!patient.birthDate.ok()) add(JsonPlace(at, "birth_date"), "must be a date written YYYY-MM-DD");
    if (patient.heightCm) range(JsonPlace(at, "height_cm"), *patient.heightCm, kLowestHeightCm, kHighestHeightCm, "cm");
    if (patient.massKg) range(JsonPlace(at, "mass_kg"), *patient.massKg, kLowestMassKg, kHighestMassKg, "kg");
  }

  void header(const Visit& visit) {
    const JsonPlace header(root_, "visit");
    identifier(JsonPlace(header, "id"), visit.id.text());
    text(JsonPlace(header, "examiner"), visit.examiner, kLongestName);
    if (!visit.patient.birthDate.ok() || !visit.startedAt.date.ok()) return;
    if (visit.startedAt.date < visit.patient.birthDate) {
      add(JsonPlace(header, "started_at"), "lies before the patient's date of birth");
    } else if (visit.ageYears() > kHighestAgeYears) {
      add(JsonPlace(JsonPlace(root_, "patient"), "birth_date"),
          "makes the patient older than " + std::to_string(kHighestAgeYears) + " years");
    }
  }

  void measurement(const Measurement& one, const JsonPlace& at) {
    const Measure* measure = catalogue_.measure(one.measure);
    if (measure == nullptr) {
      add(JsonPlace(at, "measure"), "\"" + one.measure + "\" is not a measure of the catalogue");
      return;
    }
    if (measure->sided && !one.side)
      add(JsonPlace(at, "side"), "is missing: " + measure->label + " is taken left or right");
    if (!measure->sided && one.side) add(JsonPlace(at, "side"), measure->label + " has no side");
    range(JsonPlace(at, "value"), one.value, measure->lowest, measure->highest, readableUnit(measure->unit));
    if (!measure->levels.empty() && measure->levelOf(one.value) == nullptr) {
      add(JsonPlace(at, "value"), "is not one of the levels of " + measure->label);
    }
    if (!one.device.empty() && catalogue_.device(one.device) == nullptr) {
      add(JsonPlace(at, "device"), "\"" + one.device + "\" is not a device of the catalogue");
    }
    if (one.trial && (*one.trial < 1 || *one.trial > kMostTrials)) {
      add(JsonPlace(at, "trial"), "must be a whole number from 1 to " + std::to_string(kMostTrials));
    }
    if (one.pain) range(JsonPlace(at, "pain"), *one.pain, 0, 10);
    text(JsonPlace(at, "note"), one.note, kLongestNote);
    if (!one.protocol.empty()) identifier(JsonPlace(at, "protocol"), one.protocol);
  }

  void measurements(const Visit& visit) {
    const JsonPlace list(root_, "measurements");
    std::vector<std::tuple<int, std::optional<Side>, std::string_view, std::size_t>> trials;
    for (std::size_t i = 0; i < visit.measurements.size(); ++i) {
      const Measurement& one = visit.measurements[i];
      measurement(one, JsonPlace(list, i));
      if (one.trial) trials.emplace_back(*one.trial, one.side, one.measure, i);
    }
    std::sort(trials.begin(), trials.end());
    for (std::size_t k = 1; k < trials.size(); ++k) {
      const auto& [trial, side, measure, i] = trials[k];
      const auto& [lastTrial, lastSide, lastMeasure, unused] = trials[k - 1];
      if (trial != lastTrial || side != lastSide || measure != lastMeasure) continue;
      add(JsonPlace(JsonPlace(list, i), "trial"),
          "trial " + std::to_string(trial) + " of this measure and side stands twice");
    }
  }

  void questionnaires(const Visit& visit) {
    const JsonPlace list(root_, "questionnaires");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < visit.questionnaires.size(); ++i) {
      const QuestionnaireAnswers& one = visit.questionnaires[i];
      const JsonPlace at(list, i);
      const Instrument* instrument = catalogue_.instrument(one.instrument);
      if (instrument == nullptr) {
        add(JsonPlace(at, "instrument"), "\"" + one.instrument + "\" is not a questionnaire of the catalogue");
        continue;
      }
      if (!seen.insert(one.instrument).second) add(JsonPlace(at, "instrument"), "the questionnaire stands twice");
      if (one.answers.size() != static_cast<std::size_t>(instrument->answersExpected())) {
        add(JsonPlace(at, "answers"),
            "must be " + std::to_string(instrument->answersExpected()) + " answers, null where missing");
        continue;
      }
      for (std::size_t k = 0; k < one.answers.size(); ++k) {
        if (one.answers[k])
          answer(*instrument, static_cast<int>(k), *one.answers[k], JsonPlace(JsonPlace(at, "answers"), k));
      }
    }
  }

  void answer(const Instrument& instrument, int index, double value, const JsonPlace& at) {
    const auto [low, high] = instrument.rangeOf(index);
    range(at, value, low, high);
    if (instrument.method == Instrument::Method::Total) return;
    if (value != std::floor(value)) add(at, "must be a whole number");
    const auto& values = instrument.answerValues;
    if (!values.empty() && std::find(values.begin(), values.end(), value) == values.end()) {
      add(at, "is not an answer of " + instrument.title);
    }
  }

  void screening(const Visit& visit) {
    const JsonPlace screening(root_, "screening");
    const JsonPlace answers(screening, "answers");
    for (const auto& [id, value] : visit.screening) {
      const JsonPlace at(answers, id);
      const Question* question = catalogue_.question(id);
      if (question == nullptr) {
        if (catalogue_.symptom(id) == nullptr) {
          add(at, "is not a question of the catalogue");
        } else if (!std::holds_alternative<bool>(value)) {
          add(at, "must be true or false");
        }
        continue;
      }
      switch (question->type) {
        case Question::Type::Bool:
          if (!std::holds_alternative<bool>(value)) add(at, "must be true or false");
          break;
        case Question::Type::Number:
          if (!std::holds_alternative<double>(value)) {
            add(at, "must be a number");
          } else {
            range(at, std::get<double>(value), *question->lowest, *question->highest, question->unit);
          }
          break;
        case Question::Type::Choice: {
          const auto* word = std::get_if<std::string>(&value);
          const auto& choices = question->choices;
          if (word == nullptr || std::find(choices.begin(), choices.end(), *word) == choices.end()) {
            add(at, "is not one of the choices");
          }
          break;
        }
        case Question::Type::Text:
          if (const auto* words = std::get_if<std::string>(&value)) {
            text(at, *words, kLongestAnswer);
          } else {
            add(at, "must be a text");
          }
          break;
      }
    }
  }

  template <typename Find>
  void ticked(const std::optional<std::vector<std::string>>& ids, const char* list, const char* what, Find find) {
    if (!ids) return;
    const JsonPlace at(root_, list);
    std::set<std::string> seen;
    for (std::size_t i = 0; i < ids->size(); ++i) {
      const std::string& id = (*ids)[i];
      const JsonPlace place(at, i);
      if (find(id) == nullptr) add(place, "\"" + id + "\" is not a " + what + " of the catalogue");
      if (!seen.insert(id).second) add(place, "stands twice");
    }
  }

  void lists(const Visit& visit) {
    ticked(visit.symptoms, "symptoms", "symptom", [&](const std::string& id) { return catalogue_.symptom(id); });
    ticked(visit.habits, "habits", "habit", [&](const std::string& id) { return catalogue_.habit(id); });
    if (!visit.symptoms) return;
    for (const std::string& id : *visit.symptoms) {
      const auto answered = visit.screening.find(id);
      if (answered != visit.screening.end() && answered->second == ScreeningAnswer(false)) {
        add(JsonPlace(JsonPlace(JsonPlace(root_, "screening"), "answers"), id),
            "says no, while the list of symptoms names it");
      }
    }
  }

  void acknowledgements(const Visit& visit) {
    const JsonPlace screening(root_, "screening");
    const JsonPlace list(screening, "acknowledged");
    for (std::size_t i = 0; i < visit.acknowledged.size(); ++i) {
      const ScreeningAcknowledgement& one = visit.acknowledged[i];
      const JsonPlace at(list, i);
      testId(JsonPlace(at, "test"), one.test);
      words(JsonPlace(at, "reason"), one.reason, kLongestReason);
      words(JsonPlace(at, "by"), one.by, kLongestName);
    }
  }

  void testRuns(const Visit& visit) {
    const JsonPlace list(root_, "test_runs");
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < visit.testRuns.size(); ++i) {
      const TestRun& run = visit.testRuns[i];
      const JsonPlace at(list, i);
      identifier(JsonPlace(at, "id"), run.id);
      if (!seen.insert(run.id).second) add(JsonPlace(at, "id"), "stands twice");
      testId(JsonPlace(at, "test"), run.test);
      if (!run.protocol.empty()) identifier(JsonPlace(at, "protocol"), run.protocol);
      if (!isCode(run.ended)) add(JsonPlace(at, "ended"), "must be \"completed\" or the code of a reason, [a-z0-9_]+");
      const JsonPlace marks(at, "marks");
      for (std::size_t k = 0; k < run.marks.size(); ++k) mark(run.marks[k], JsonPlace(marks, k));
    }
  }

  void mark(const TestMark& mark, const JsonPlace& at) {
    range(JsonPlace(at, "at_s"), mark.atS, 0, kLongestRunS, "s");
    if (!mark.id.empty()) identifier(JsonPlace(at, "id"), mark.id);
    text(JsonPlace(at, "step"), mark.step, kLongestName);
    if (mark.value && mark.kind == TestMark::Kind::Pain) range(JsonPlace(at, "value"), *mark.value, 0, 10);
    text(JsonPlace(at, "text"), mark.text, kLongestNote);
  }

  void add(const JsonPlace& place, std::string message) { issues_.push_back({place.pointer(), std::move(message)}); }
  [[nodiscard]] std::vector<Issue> take() { return std::move(issues_); }

 private:
  const Catalogue& catalogue_;
  const JsonPlace root_;
  std::vector<Issue> issues_;
};

}  // namespace

std::string toText(VisitKind kind) {
  switch (kind) {
    case VisitKind::Intake:
      return "intake";
    case VisitKind::FollowUp:
      return "follow_up";
    case VisitKind::Discharge:
      return "discharge";
  }
  return {};
}

std::string toText(TestMark::Kind kind) {
  switch (kind) {
    case TestMark::Kind::Compensation:
      return "compensation";
    case TestMark::Kind::Pain:
      return "pain";
    case TestMark::Kind::Overruled:
      return "overruled";
    case TestMark::Kind::Note:
      return "note";
  }
  return {};
}

std::vector<Issue> validate(const Visit& visit, const Catalogue& catalogue) {
  Checker check(catalogue);
  check.patient(visit.patient, "patient");
  check.header(visit);
  check.measurements(visit);
  check.questionnaires(visit);
  check.screening(visit);
  check.acknowledgements(visit);
  check.lists(visit);
  check.testRuns(visit);
  return check.take();
}

std::vector<Issue> validate(const Patient& patient, const Catalogue& catalogue) {
  Checker check(catalogue);
  check.patient(patient, {});
  return check.take();
}

std::string validate(const Measurement& measurement, const Catalogue& catalogue) {
  Checker check(catalogue);
  check.measurement(measurement, JsonPlace());
  const auto issues = check.take();
  return issues.empty() ? std::string{} : issues.front().message;
}

}  // namespace cervica::core
