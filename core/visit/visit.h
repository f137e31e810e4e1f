#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/strong_id.h"
#include "core/catalogue/measure.h"
#include "core/catalogue/norm.h"
#include "core/visit/screening_answers.h"
#include "core/visit/test_run.h"

namespace cervica::core {

struct Patient {
  PatientId id;
  std::string familyName;
  std::string givenName;
  CivilDate birthDate;
  Sex sex = Sex::Unknown;
  std::optional<double> heightCm;  ///< [30, 260]
  std::optional<double> massKg;    ///< [2, 400]
  std::optional<Side> dominantHand;
  bool operator==(const Patient&) const = default;
};

enum class VisitKind { Intake, FollowUp, Discharge };
[[nodiscard]] std::string toText(VisitKind kind);  ///< "intake", "follow_up", "discharge"

/// Who signed a visit, and when. From then on the visit cannot be changed.
struct VisitSignature {
  std::string by;               ///< not empty
  std::chrono::sys_seconds at;  ///< UTC
  bool operator==(const VisitSignature&) const = default;
};

/// One trial of one measure, as the examiner read it.
struct Measurement {
  std::string measure;  ///< measure id
  std::optional<Side> side{};
  double value = 0;              ///< in the measure's unit, within its hard limits
  std::string device{};          ///< device id, or empty: not recorded
  std::optional<int> trial{};    ///< numbered from 1
  std::optional<double> pain{};  ///< 0 to 10 during the trial
  std::string note{};
  std::string protocol{};  ///< which variant of the test was done, an identifier, or empty: the usual one
  bool operator==(const Measurement&) const = default;
};

/// Answers to one questionnaire; nothing: not answered.
struct QuestionnaireAnswers {
  std::string instrument;
  std::vector<std::optional<double>> answers;
  bool operator==(const QuestionnaireAnswers&) const = default;
};

/// Somebody decided to do a test although the screening blocks it, and why.
struct ScreeningAcknowledgement {
  std::string test;    ///< "test." and [a-z0-9_]+
  std::string reason;  ///< 1 to 2000 bytes
  std::string by;      ///< not empty
  LocalMoment at;
  bool operator==(const ScreeningAcknowledgement&) const = default;
};

/// A validated visit: everything refers to the catalogue and lies in its range.
struct Visit {
  Patient patient;
  VisitId id;
  LocalMoment startedAt;
  VisitKind kind = VisitKind::Intake;
  std::string examiner;  ///< or empty: not recorded
  std::vector<Measurement> measurements;
  std::vector<QuestionnaireAnswers> questionnaires;
  ScreeningAnswers screening;
  std::vector<ScreeningAcknowledgement> acknowledged;  ///< each a record of its own, in the order given
  std::optional<std::vector<std::string>> symptoms;    ///< nothing: not asked
  std::optional<std::vector<std::string>> habits;      ///< nothing: not asked
  std::vector<TestRun> testRuns;                       ///< in the order they were done

  [[nodiscard]] int ageYears() const { return completedYears(patient.birthDate, startedAt.date); }
  bool operator==(const Visit&) const = default;
};

}  // namespace cervica::core
