#include "core/scoring/scores_document.h"

#include <cmath>

#include "core/scoring/scores_json.h"

namespace cervica::core {
namespace {

OrderedJson orNull(const std::optional<double>& value, int decimals) {
  return value ? OrderedJson(rounded(*value, decimals)) : OrderedJson(nullptr);
}

template <typename T>
OrderedJson orNull(const std::optional<T>& value) {
  return value ? OrderedJson(*value) : OrderedJson(nullptr);
}

OrderedJson measurementMembers(const CombinedMeasurement& m) {
  OrderedJson out{{"measure", m.measure->id}};
  if (m.side) out["side"] = toText(*m.side);
  out["value"] = rounded(m.value, 6);
  out["unit"] = m.measure->unit;
  out["trials"] = m.trials;
  if (!m.device.empty()) out["device"] = m.device;
  if (m.derived) out["derived"] = true;
  return out;
}

OrderedJson normMembers(const Norm& norm) {
  OrderedJson out{{"id", norm.id}, {"source", norm.source}, {"n", orNull(norm.n ? norm.n : norm.nTotal)}};
  if (norm.mean) out["mean"] = *norm.mean;
  if (norm.sd) out["sd"] = *norm.sd;
  if (norm.median) out["median"] = *norm.median;
  if (norm.typicalLow) out["typical_low"] = *norm.typicalLow;
  if (norm.cutoff) {
    out["cutoff"] = *norm.cutoff;
    out["cutoff_positive_when"] = norm.positiveWhen == Norm::PositiveWhen::Below ? "below" : "above";
    out["cutoff_inclusive"] = norm.cutoffInclusive;
  }
  out["sex"] = norm.sex ? toText(*norm.sex) : "any";
  out["age_from"] = orNull(norm.ageFrom);
  out["age_to"] = orNull(norm.ageTo);
  if (!norm.device.empty()) out["device"] = norm.device;
  out["verified"] = norm.verified;
  return out;
}

OrderedJson matchMembers(const NormMatch& match) {
  OrderedJson out = normMembers(*match.norm);
  out["applicability"] = toText(match.applicability);
  if (!match.reason.empty()) out["reason"] = match.reason;
  return out;
}

OrderedJson scoreMembers(const Score& score) {
  OrderedJson out = measurementMembers(score.measurement);
  out["norm"] = matchMembers(score.match);
  out["provisional"] = score.provisional;
  out["method"] = toText(score.match.norm->method);
  out["z"] = orNull(score.z, 6);
  out["t"] = orNull(score.t, 6);
  out["percentile"] = orNull(score.percentile, 4);
  out["percentile_ci95"] = nullptr;
  if (score.percentileInterval) {
    out["percentile_ci95"] = {rounded(score.percentileInterval->low, 4), rounded(score.percentileInterval->high, 4)};
  }
  out["band"] = toText(score.band);
  out["sem"] = orNull(score.sem, 4);
  if (score.cutoff) {
    out["cutoff"] = {{"norm", matchMembers(score.cutoff->match)},
                     {"band", toText(score.cutoff->positive ? Band::Positive : Band::Negative)}};
  }
  return out;
}

}  // namespace

double rounded(double value, int decimals) {
  const double scale = std::pow(10.0, decimals);
  const double scaled = std::round(value * scale) / scale;
  return scaled == 0 ? 0 : scaled;  // never -0
}

OrderedJson scoresJson(const VisitScores& scores, const Catalogue& catalogue) {
  OrderedJson out{{"schema", "cervica.scores.v1"},
                  {"patient_id", scores.patient.text()},
                  {"visit_id", scores.visit.text()},
                  {"age_years", scores.ageYears},
                  {"norm_pack", scores.normPack}};
  CERVICA_EXPECTS(scores.normPack == catalogue.pack());
  out["scores"] = OrderedJson::array();
  for (const Score& score : scores.scores) out["scores"].push_back(scoreMembers(score));
  out["side_differences"] = OrderedJson::array();
  for (const SideDifference& one : scores.sideDifferences) {
    out["side_differences"].push_back({{"measure", one.measure->id},
                                       {"left", rounded(one.left, 6)},
                                       {"right", rounded(one.right, 6)},
                                       {"difference", rounded(one.difference, 6)},
                                       {"unit", one.measure->unit},
                                       {"mdc95", orNull(one.mdc95, 4)},
                                       {"beyond_error", orNull(one.beyondError)}});
  }
  out["context"] = OrderedJson::array();
  for (const ContextEntry& one : scores.context) {
    OrderedJson entry = measurementMembers(one.measurement);
    entry["norm"] = normMembers(*one.norm);
    entry["norm"]["population"] = one.norm->population;
    entry["note"] = one.note.empty() ? "shown for orientation, no verdict" : one.note;
    out["context"].push_back(std::move(entry));
  }
  out["not_scored"] = OrderedJson::array();
  for (const NotScored& one : scores.notScored) {
    OrderedJson entry = measurementMembers(one.measurement);
    entry["reason"] = one.reason;
    out["not_scored"].push_back(std::move(entry));
  }
  return out;
}

std::string writeScores(const VisitScores& scores, const Catalogue& catalogue, bool compact) {
  return scoresJson(scores, catalogue).dump(compact ? -1 : 2);
}

}  // namespace cervica::core
