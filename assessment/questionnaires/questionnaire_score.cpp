#include "assessment/questionnaires/questionnaire_score.h"

#include <algorithm>
#include <cmath>

#include "core/base/contract.h"
#include "core/scoring/scores_document.h"

namespace cervica::assessment {
namespace {

using core::Instrument;
using Answers = std::vector<std::optional<double>>;

/// Answers are numbered from 0, items from 1.
bool reversed(const Instrument& instrument, std::size_t answer) {
  return std::find(instrument.reverseItems.begin(), instrument.reverseItems.end(), static_cast<int>(answer) + 1) !=
         instrument.reverseItems.end();
}

double oriented(const Instrument& instrument, std::size_t answer, double value) {
  return reversed(instrument, answer) ? instrument.answerMin + instrument.answerMax - value : value;
}

double halfUp(double value) {
  return std::floor(value + 0.5);
}

/// The tenth is decided on 1000 raw / max, one division, so that an exact half stays one.
double percentOf(double raw, double max) {
  return halfUp(1000.0 * raw / max) / 10.0;
}

std::optional<core::InstrumentBand> bandOf(const Instrument& instrument, double score) {
  const double whole = halfUp(score);
  for (const core::InstrumentBand& band : instrument.bands) {
    if (band.from <= whole && whole <= band.to) return band;
  }
  return std::nullopt;
}

double largestRaw(const Instrument& instrument, int answered) {
  const bool wholeInstrument = instrument.method == Instrument::Method::Total || instrument.scoreMin.has_value();
  if (wholeInstrument && instrument.scoreMax) return *instrument.scoreMax;
  return instrument.answerMax * answered;
}

double primaryScore(const Instrument& instrument, double raw, int answered) {
  if (instrument.method == Instrument::Method::Mean) return raw / answered;
  const bool prorated = instrument.method == Instrument::Method::Sum &&
                        instrument.missingRule == Instrument::MissingRule::Prorate && answered < instrument.items;
  return prorated ? raw * instrument.items / answered : raw;
}

void scoreTotal(const Instrument& instrument, const Answers& answers, QuestionnaireScore& result) {
  const bool enough = result.answered > 0 && result.missing <= instrument.maxMissing &&
                      result.answered >= instrument.minItems.value_or(0);
  if (!enough) return;
  double raw = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i]) raw += oriented(instrument, i, *answers[i]);
  }
  const double max = largestRaw(instrument, result.answered);
  const double score = primaryScore(instrument, raw, result.answered);
  result.raw = raw;
  result.max = max;
  if (instrument.percent && max > 0) result.percent = percentOf(raw, max);
  result.score = core::rounded(score, instrument.decimals);
  result.band = bandOf(instrument, score);
}

void scoreSubscales(const Instrument& instrument, const Answers& answers, QuestionnaireScore& result) {
  for (const core::InstrumentSubscale& subscale : instrument.subscales) {
    SubscaleScore score{subscale.id, 0.0, subscale.max};
    for (const int item : subscale.items) {
      const std::size_t index = static_cast<std::size_t>(item) - 1;
      if (!answers[index]) {
        score.value.reset();
        break;
      }
      *score.value += oriented(instrument, index, *answers[index]);
    }
    result.subscales.push_back(std::move(score));
  }
}

void describeProfile(const Answers& answers, QuestionnaireScore& result) {
  constexpr char kNotAnswered = '9';
  CERVICA_EXPECTS(!answers.empty());
  for (std::size_t i = 0; i + 1 < answers.size(); ++i) {
    result.profile += answers[i] ? static_cast<char>('0' + static_cast<int>(*answers[i])) : kNotAnswered;
  }
  result.vas = answers.back();
}

}  // namespace

QuestionnaireScore scoreQuestionnaire(const core::QuestionnaireAnswers& answers, const Instrument& instrument) {
  CERVICA_EXPECTS(answers.instrument == instrument.id);
  CERVICA_EXPECTS(static_cast<int>(answers.answers.size()) == instrument.answersExpected());
  QuestionnaireScore result;
  result.instrument = instrument.id;
  for (const auto& answer : answers.answers) ++(answer ? result.answered : result.missing);
  switch (instrument.method) {
    case Instrument::Method::Sum:
    case Instrument::Method::Mean:
    case Instrument::Method::Total:
      scoreTotal(instrument, answers.answers, result);
      break;
    case Instrument::Method::Subscales:
      scoreSubscales(instrument, answers.answers, result);
      break;
    case Instrument::Method::Profile:
      describeProfile(answers.answers, result);
      break;
  }
  return result;
}

}  // namespace cervica::assessment
