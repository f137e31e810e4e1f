#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/catalogue/intake.h"
#include "core/visit/visit.h"

namespace cervica::assessment {

/// The value of a group of items.
struct SubscaleScore {
  std::string id;
  std::optional<double> value;  ///< sum of its items; nothing when one of them is missing
  double max = 0;
  bool operator==(const SubscaleScore&) const = default;
};

/// What the answers to one questionnaire add up to. No value here is a diagnosis.
struct QuestionnaireScore {
  std::string instrument;
  int answered = 0;
  int missing = 0;  ///< answers that are not given

  /// Nothing in all four: more is missing than the instrument allows, or the instrument has no total.
  std::optional<double> raw;      ///< sum of the answered items after reversing; the entered value of a total
  std::optional<double> max;      ///< the largest `raw` that these answers could have given
  std::optional<double> percent;  ///< 100 raw / max in [0, 100], one decimal; nothing where no percentage is defined
  std::optional<double> score;    ///< the primary score that rules and comparisons read

  std::optional<core::InstrumentBand> band;  ///< nothing when no band fits or the instrument has none
  std::vector<SubscaleScore> subscales;      ///< only of instruments scored by subscales
  std::string profile;                       ///< only of profiles: the five digits, 9 for a missing answer
  std::optional<double> vas;                 ///< only of profiles: the last answer
};

/// Scores a questionnaire exactly as `scoring` of core/catalogue/data/instruments.json says.
///
/// The primary score is the sum, the sum prorated to all items (sum x items / answered), the mean of the answered items
/// or the entered total; it is rounded to the instrument's decimals, halves away from zero. The band is looked up with
/// the score before that, rounded half up to a whole number.
///
/// \pre answers.instrument == instrument.id and answers.answers.size() == instrument.answersExpected()
[[nodiscard]] QuestionnaireScore scoreQuestionnaire(const core::QuestionnaireAnswers& answers,
                                                    const core::Instrument& instrument);

}  // namespace cervica::assessment
