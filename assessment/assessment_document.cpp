#include "assessment/assessment.h"

#include "core/json/json.h"
#include "core/scoring/scores_document.h"
#include "core/scoring/scores_json.h"

namespace cervica::assessment {
namespace {

using core::OrderedJson;

/// Sums of answers in tenths are written as people would: 58.3, not 58.300000000000004.
constexpr int kDecimals = 6;

OrderedJson numberOrNull(const std::optional<double>& value) {
  if (!value) return nullptr;
  const double number = core::rounded(*value, kDecimals);
  const auto whole = static_cast<std::int64_t>(number);
  if (static_cast<double>(whole) == number) return whole;
  return number;
}

/// A percentage is always written with its decimal: 40.0.
OrderedJson percentOrNull(const std::optional<double>& value) {
  return value ? OrderedJson(core::rounded(*value, 1)) : OrderedJson(nullptr);
}

OrderedJson questionnaireJson(const QuestionnaireScore& score) {
  OrderedJson json;
  json["instrument"] = score.instrument;
  json["raw"] = numberOrNull(score.raw);
  json["max"] = numberOrNull(score.max);
  json["percent"] = percentOrNull(score.percent);
  json["score"] = numberOrNull(score.score);
  json["band"] = score.band ? OrderedJson(score.band->label) : OrderedJson(nullptr);
  if (score.band) json["band_validated"] = score.band->validated;
  json["missing"] = score.missing;
  if (!score.subscales.empty()) {
    OrderedJson subscales = OrderedJson::array();
    for (const SubscaleScore& subscale : score.subscales) {
      subscales.push_back(
          {{"id", subscale.id}, {"value", numberOrNull(subscale.value)}, {"max", numberOrNull(subscale.max)}});
    }
    json["subscales"] = std::move(subscales);
  }
  if (!score.profile.empty()) {
    json["profile"] = score.profile;
    json["vas"] = numberOrNull(score.vas);
  }
  return json;
}

}  // namespace

std::string writeAssessment(const Assessment& assessment, const core::Catalogue& catalogue, bool compact) {
  OrderedJson document = core::scoresJson(assessment.scores, catalogue);
  OrderedJson questionnaires = OrderedJson::array();
  for (const QuestionnaireScore& score : assessment.questionnaires) questionnaires.push_back(questionnaireJson(score));
  document["questionnaires"] = std::move(questionnaires);
  return document.dump(compact ? -1 : 2);
}

}  // namespace cervica::assessment
