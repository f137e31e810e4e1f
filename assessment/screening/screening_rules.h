#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "assessment/conditions/condition.h"

namespace cervica::assessment {

/// What an action means, with its rank: 0 is the most urgent.
struct ActionMeaning {
  ScreeningAction action = ScreeningAction::Continue;
  std::string meaning;
  std::string priority;  ///< of a referral in exchange ("stat"), or empty
  std::string colour;    ///< token of the design: "red", "amber", "grey", "neutral"
};

/// A rule of a module. The module's result is the most urgent action among the rules that are yes.
struct ScreeningRule {
  Condition when;
  ScreeningAction then = ScreeningAction::Continue;
  std::string reason;
  std::vector<std::string> blocks;  ///< ids of techniques, tests and exercises that are not allowed
  std::vector<Subject> unknownOk;   ///< may stay unrecorded without making the module incomplete
  bool blockWhenUnknown = false;    ///< blocks apply even where `unknownOk` accepted the unknown
  std::optional<int> step;
  std::optional<double> withinHours;
  std::string category;           ///< guideline category that the rule suggests, or empty
  std::string likelihood;         ///< or empty
  std::vector<std::string> plan;  ///< exercise ids that the rule adds to the programme
  std::optional<int> reviewWeeks;
};

/// How well a test tells, as published. All in [0, 1] but the likelihood ratios.
struct DiagnosticAccuracy {
  std::string finding;
  std::string study;  ///< or empty
  std::optional<double> sensitivity, specificity;
  std::optional<double> likelihoodRatioPositive, likelihoodRatioNegative;
  std::optional<double> postTestProbability;
  bool ratiosComputed = false;  ///< by the makers of the pack from the sensitivity and specificity
  bool shown = true;            ///< false: recorded, not to be shown
  std::string source;
};

struct ScreeningModule {
  std::string id;  ///< "module.vascular"
  std::string title;
  Condition appliesWhen;  ///< no: the module is skipped and counts as Continue
  std::vector<ScreeningRule> rules;
  std::vector<DiagnosticAccuracy> accuracies;
  std::vector<std::string> sources;
  std::string verified;
  std::vector<std::string> designDecisions;
  std::string note;  ///< or empty
};

/// When a question of the catalogue is asked, and what it counts as when nothing is recorded.
struct QuestionRule {
  std::string question;
  std::optional<Condition> askWhen;  ///< nothing: always
  std::optional<std::variant<bool, double, std::string>> otherwise;
};

/// Advice on a habit, in words for the patient.
struct Advice {
  std::string id;  ///< "advice.screen_height"
  std::string text;
  std::vector<std::string> exercises;  ///< exercise ids
  std::string verified;
};

struct HabitAdvice {
  std::string habit;
  std::vector<std::string> advice;  ///< advice ids
};

/// A test that the screening speaks of. Some are the clinician's own and have no structured form.
struct ScreenedTest {
  std::string id;
  std::string label;
  bool structured = false;  ///< it is in tests.json
};

/// A questionnaire to be offered in addition to the minimum set.
struct SuggestedInstrument {
  Condition when;
  std::string instrument;
};

}  // namespace cervica::assessment
