#include <cmath>

#include "assessment/assessment.h"
#include "core/json/json_text.h"

namespace cervica::assessment {
namespace {

using core::JsonText;

/// Sums of answers in tenths are written as people would: 58.3, not 58.300000000000004; whole numbers without a point.
constexpr int kDecimals = 6;

void numberOrNull(std::string_view name, const std::optional<double>& value, JsonText& out) {
  out.key(name);
  if (!value) {
    out.null();
  } else if (const double number = core::rounded(*value, kDecimals); number == std::floor(number)) {
    out.value(static_cast<std::int64_t>(number));
  } else {
    out.value(number, kDecimals);
  }
}

void questionnaire(const QuestionnaireScore& score, JsonText& out) {
  out.beginObject().member("instrument", score.instrument);
  numberOrNull("raw", score.raw, out);
  numberOrNull("max", score.max, out);
  out.member("percent", score.percent, 1);  // always with its decimal: 40.0
  numberOrNull("score", score.score, out);
  if (score.band) {
    out.member("band", score.band->label).member("band_validated", score.band->validated);
  } else {
    out.key("band").null();
  }
  out.member("missing", score.missing);
  if (!score.subscales.empty()) {
    out.key("subscales").beginArray();
    for (const SubscaleScore& subscale : score.subscales) {
      out.beginObject().member("id", subscale.id);
      numberOrNull("value", subscale.value, out);
      numberOrNull("max", subscale.max, out);
      out.endObject();
    }
    out.endArray();
  }
  if (!score.profile.empty()) {
    out.member("profile", score.profile);
    numberOrNull("vas", score.vas, out);
  }
  out.endObject();
}

}  // namespace

void AssessmentWriter::append(const Assessment& assessment, std::string& text, Extent extent) const {
  JsonText out(text);
  out.beginObject();
  scores_.members(assessment.scores, out);
  out.key("questionnaires").beginArray();
  for (const QuestionnaireScore& score : assessment.questionnaires) questionnaire(score, out);
  out.endArray();
  if (extent == Extent::Everything) {
    findings_.members(assessment.findings, out);
    out.key("screening");
    screening_.append(assessment.screening, out);
  }
  out.endObject();
}

std::string writeAssessment(const Assessment& assessment, const core::Catalogue& catalogue, bool compact) {
  std::string text;
  AssessmentWriter(withShippedRules(catalogue)).append(assessment, text);
  return compact ? text : core::indented(text);
}

}  // namespace cervica::assessment
