#include "core/scoring/scores_document.h"

namespace cervica::core {
namespace {

constexpr int kValueDecimals = 6;       // of values, z and t
constexpr int kPercentileDecimals = 4;  // of percentiles and of figures of error

void interval(std::string_view name, const std::optional<Interval>& held, int decimals, JsonText& out) {
  out.key(name);
  if (!held) {
    out.null();
    return;
  }
  out.beginArray().value(held->low, decimals).value(held->high, decimals).endArray();
}

/// What is prepared for a record of the catalogue.
template <typename Text, typename Record>
const Text& preparedFor(const Record& record, const std::vector<Record>& all, const std::vector<Text>& texts) {
  return texts[static_cast<std::size_t>(&record - all.data())];
}

template <typename... T>
std::string preparedMembers(const T&... namesAndValues) {
  std::string text;
  JsonText out(text);
  const auto each = [&](auto& self, std::string_view name, const auto& value, const auto&... rest) -> void {
    out.member(name, value);
    if constexpr (sizeof...(rest) > 0) self(self, rest...);
  };
  each(each, namesAndValues...);
  return text;
}

void readingError(const ReadingError& error, JsonText& out) {
  const auto figure = [&](std::string_view name, const std::optional<MeasurementError>& of, auto member) {
    out.key(name);
    if (of) {
      out.value((*of).*member, kPercentileDecimals);
    } else {
      out.null();
    }
  };
  interval("value_ci95", error.interval95, kPercentileDecimals, out);
  figure("sem", error.oneRater, &MeasurementError::sem);
  figure("mdc95", error.oneRater, &MeasurementError::mdc95);
  figure("sem_between_raters", error.betweenRaters, &MeasurementError::sem);
  figure("mdc95_between_raters", error.betweenRaters, &MeasurementError::mdc95);
  const auto record = [&](std::string_view name, std::string_view nameIfOwn,
                          const std::optional<MeasurementError>& of) {
    if (!of) return;
    out.member(name, of->record->id);
    if (of->record->origin == Origin::Clinic) out.member(nameIfOwn, true);
  };
  record("error", "error_own", error.oneRater);
  record("error_between_raters", "error_between_raters_own", error.betweenRaters);
}

std::string normMembers(const Norm& norm, bool withPopulation) {
  std::string text;
  JsonText out(text);
  out.member("id", norm.id).member("source", norm.source).member("n", norm.n ? norm.n : norm.nTotal);
  if (norm.mean) out.member("mean", *norm.mean);
  if (norm.sd) out.member("sd", *norm.sd);
  if (norm.median) out.member("median", *norm.median);
  if (norm.typicalLow) out.member("typical_low", *norm.typicalLow);
  if (norm.cutoff) {
    out.member("cutoff", *norm.cutoff);
    out.member("cutoff_positive_when", norm.positiveWhen == Norm::PositiveWhen::Below ? "below" : "above");
    out.member("cutoff_inclusive", norm.cutoffInclusive);
  }
  out.member("sex", norm.sex ? toText(*norm.sex) : "any");
  out.member("age_from", norm.ageFrom).member("age_to", norm.ageTo);
  if (!norm.device.empty()) out.member("device", norm.device);
  out.member("verified", norm.verified);
  if (norm.origin == Origin::Clinic) out.member("own", true);
  if (withPopulation) out.member("population", norm.population);
  return text;
}

void contextNorm(const Norm& norm, std::string_view note, JsonText& out) {
  out.key("norm").beginObject().prepared(normMembers(norm, true)).endObject();
  out.member("note", note.empty() ? "shown for orientation, no verdict" : note);
}

void verdict(const NormVerdict& one, JsonText& out) {
  out.member("provisional", one.match.provisional());
  out.member("method", toText(one.match.norm->method));
  out.member("z", one.z, kValueDecimals).member("t", one.t, kValueDecimals);
  out.member("percentile", one.percentile, kPercentileDecimals);
  interval("percentile_ci95", one.percentileInterval, kPercentileDecimals, out);
  if (one.percentile) out.member("percentile_shown", percentileText(*one.percentile));
  out.member("band", toText(one.band));
}

}  // namespace

ScoresWriter::ScoresWriter(const Catalogue& catalogue) : catalogue_(&catalogue) {
  for (const Measure& measure : catalogue.measures()) {
    measures_.push_back({preparedMembers("measure", measure.id), preparedMembers("measure", measure.id, "side", "left"),
                         preparedMembers("measure", measure.id, "side", "right"),
                         preparedMembers("unit", measure.unit)});
  }
  for (const Device& device : catalogue.devices()) devices_.push_back(preparedMembers("device", device.id));
  for (const Norm& norm : catalogue.norms()) {
    norms_.push_back(normMembers(norm, false));
    JsonText text(contextNorms_.emplace_back());
    contextNorm(norm, norm.useNote, text);
  }
}

void ScoresWriter::measurement(const CombinedMeasurement& m, JsonText& out) const {
  const MeasureText& text = preparedFor(*m.measure, catalogue_->measures(), measures_);
  out.prepared(!m.side ? text.unsided : *m.side == Side::Left ? text.left : text.right);
  out.member("value", m.value, kValueDecimals);
  out.prepared(text.unit);
  out.member("trials", m.trials);
  if (m.device != nullptr) out.prepared(preparedFor(*m.device, catalogue_->devices(), devices_));
  if (!m.protocol.empty()) out.member("protocol", m.protocol);
  if (m.derived) out.member("derived", true);
}

void ScoresWriter::match(const NormMatch& match, JsonText& out) const {
  out.key("norm").beginObject().prepared(preparedFor(*match.norm, catalogue_->norms(), norms_));
  out.member("applicability", toText(match.applicability));
  if (!match.reason.empty()) out.member("reason", match.reason);
  out.endObject();
}

void ScoresWriter::score(const Score& score, JsonText& out) const {
  out.beginObject();
  measurement(score.measurement, out);
  match(score.match, out);
  verdict(score, out);
  readingError(score.error, out);
  if (score.cutoff) {
    out.key("cutoff").beginObject();
    match(score.cutoff->match, out);
    out.member("band", toText(score.cutoff->positive ? Band::Positive : Band::Negative)).endObject();
  }
  if (!score.disagreeing.empty()) {
    out.key("disagreeing").beginArray();
    for (const NormVerdict& other : score.disagreeing) {
      out.beginObject();
      match(other.match, out);
      verdict(other, out);
      out.endObject();
    }
    out.endArray();
  }
  out.endObject();
}

void ScoresWriter::members(const VisitScores& scores, JsonText& out) const {
  CERVICA_EXPECTS(scores.normPack == catalogue_->pack());
  out.member("schema", "cervica.scores.v1");
  out.member("patient_id", scores.patient.text()).member("visit_id", scores.visit.text());
  out.member("age_years", scores.ageYears).member("norm_pack", scores.normPack);
  out.key("scores").beginArray();
  for (const Score& one : scores.scores) score(one, out);
  out.endArray().key("side_differences").beginArray();
  for (const SideDifference& one : scores.sideDifferences) {
    out.beginObject().member("measure", one.measure->id);
    out.member("left", one.left, kValueDecimals).member("right", one.right, kValueDecimals);
    out.member("difference", one.difference, kValueDecimals).member("unit", one.measure->unit);
    interval("difference_ci95", one.interval95, kPercentileDecimals, out);
    out.member("mdc95", one.mdc95, kPercentileDecimals).member("beyond_error", one.beyondError).endObject();
  }
  out.endArray().key("context").beginArray();
  const ContextEntry* before = nullptr;
  std::string same;  // a measure has many such norms: its members are written once
  for (const ContextEntry& one : scores.context) {
    if (before == nullptr || before->measurement.measure != one.measurement.measure ||
        before->measurement.side != one.measurement.side) {
      same.clear();
      JsonText once(same);
      measurement(one.measurement, once);
    }
    before = &one;
    out.beginObject().prepared(same);
    if (one.note.data() == one.norm->useNote.data()) {
      out.prepared(preparedFor(*one.norm, catalogue_->norms(), contextNorms_));
    } else {
      contextNorm(*one.norm, one.note, out);
    }
    out.endObject();
  }
  out.endArray().key("not_scored").beginArray();
  for (const NotScored& one : scores.notScored) {
    out.beginObject();
    measurement(one.measurement, out);
    readingError(one.error, out);
    out.member("reason", one.reason).endObject();
  }
  for (const NotDerived& one : scores.notDerived) {
    out.beginObject().member("measure", one.measure->id);
    if (one.side) out.member("side", toText(*one.side));
    out.member("reason", one.reason).endObject();
  }
  out.endArray();
}

std::string writeScores(const VisitScores& scores, const Catalogue& catalogue) {
  std::string text;
  JsonText out(text);
  out.beginObject();
  ScoresWriter(catalogue).members(scores, out);
  out.endObject();
  return indented(text);
}

}  // namespace cervica::core
