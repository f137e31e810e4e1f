#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cervica::core {

/// A band of a questionnaire's score, both ends inclusive.
struct InstrumentBand {
  double from = 0, to = 0;
  std::string label;
  bool validated = false;
};

/// A group of items with a score of its own.
struct InstrumentSubscale {
  std::string id;
  std::vector<int> items;  ///< numbered from 1
  double max = 0;
};

/// A questionnaire: `core/catalogue/data/instruments.json`. Item text ships only where its licence allows.
struct Instrument {
  enum class Method { Sum, Mean, Total, Subscales, Profile };
  enum class MissingRule { None, Prorate, MeanOfAnswered, NonePerSubscale, Code9 };
  enum class Licence { ShipFully, ScoringFormOnly, TotalOnly, Omit };

  std::string id;  ///< "prom.ndi"
  std::string title;
  std::string construct;
  int items = 0;
  std::vector<std::string> itemLabels;
  double answerMin = 0, answerMax = 0;
  std::vector<double> answerValues;                   ///< empty: every whole number between the limits
  std::vector<std::pair<double, double>> itemRanges;  ///< empty: the limits hold for every item
  std::vector<int> reverseItems;                      ///< numbered from 1
  Method method = Method::Sum;
  std::optional<double> scoreMin, scoreMax;
  int decimals = 0;
  bool percent = true;  ///< whether a percentage is defined
  int maxMissing = 0;
  std::optional<int> minItems;
  MissingRule missingRule = MissingRule::None;
  std::vector<InstrumentBand> bands;
  std::vector<InstrumentSubscale> subscales;
  std::vector<std::string> patientText;  ///< only where the licence is ShipFully
  bool higherIsBetter = false;
  Licence licence = Licence::ScoringFormOnly;
  std::string licenceNote;
  std::vector<std::string> notes;
  std::vector<std::string> sources;

  /// How many answers a visit document carries: one for a total, else one an item.
  [[nodiscard]] int answersExpected() const { return method == Method::Total ? 1 : items; }
  /// Inclusive limits of answer `index` (from 0).
  [[nodiscard]] std::pair<double, double> rangeOf(int index) const;
};

/// A question of history or screening: `core/catalogue/data/screening.json`.
struct Question {
  enum class Type { Bool, Number, Choice, Text };
  std::string id;  ///< "flag.night_pain", "history.duration_weeks"
  std::string label;
  std::string patientText;
  Type type = Type::Bool;
  std::string unit;  ///< or empty
  std::optional<double> lowest, highest;
  std::vector<std::string> choices;
  std::string module;
  bool askedOfClinician = false;
  std::string group;  ///< or empty
};

struct QuestionGroup {
  std::string id;
  std::string label;
  std::vector<std::string> questions;
};

struct Symptom {
  std::string id;
  std::string label;
  std::string patientText;
};

struct Habit {
  std::string id;
  std::string label;
};

}  // namespace cervica::core
