#include <algorithm>
#include <cmath>

#include "assessment/runner/test_outcome.h"
#include "assessment/signals/repositioning.h"
#include "core/json/json_text.h"

namespace cervica::assessment {
namespace {

using core::JsonText;

constexpr int kDecimals = 4;

const char* name(NeckDirection direction) {
  switch (direction) {
    case NeckDirection::Flexion:
      return "flexion";
    case NeckDirection::Extension:
      return "extension";
    case NeckDirection::LateralFlexionRight:
      return "lateral_flexion_right";
    case NeckDirection::LateralFlexionLeft:
      return "lateral_flexion_left";
    case NeckDirection::RotationLeft:
      return "rotation_left";
    case NeckDirection::RotationRight:
      return "rotation_right";
  }
  return "";
}

void number(std::string_view key, const std::optional<double>& value, JsonText& out) {
  // A profile without any jerk has an infinite smoothness.
  out.member(key, value && std::isfinite(*value) ? value : std::nullopt, kDecimals);
}

void judged(const Attempt& attempt, JsonText& out) {
  out.member("counted", attempt.stands());
  if (attempt.reason.empty()) {
    out.key("reason").null();
  } else {
    out.member("reason", attempt.reason);
  }
  if (attempt.overruled) out.member("overruled", true);
  if (!attempt.compensations.empty()) {
    out.key("compensations").beginArray();
    for (const std::string& id : attempt.compensations) out.value(id);
    out.endArray();
  }
}

void hold(const Attempt& attempt, JsonText& out) {
  out.beginObject();
  if (attempt.slot.level) number("stage_mmHg", attempt.slot.level, out);
  number("start_s", attempt.startS, out);
  number("end_s", attempt.endS, out);
  number("held_s", attempt.heldS(), out);
  if (attempt.slot.level) {
    number("mean_mmHg", attempt.mean, out);
    number("sd_mmHg", attempt.sd, out);
  }
  judged(attempt, out);
  out.endObject();
}

void movement(const Attempt& attempt, JsonText& out) {
  const Movement& one = *attempt.movement;
  out.beginObject().member("direction", name(one.direction));
  number("start_s", attempt.startS, out);
  number("peak_s", attempt.peakS, out);
  number("end_s", attempt.endS, out);
  number("peak_deg", one.peakDeg, out);
  number("peak_speed_deg_s", one.peakSpeedDegS, out);
  number("mean_speed_deg_s", one.meanSpeedDegS, out);
  number("sparc", one.sparc, out);
  number("ldlj", one.ldlj, out);
  out.key("speed_peaks");
  if (one.speedPeaks) {
    out.value(static_cast<std::int64_t>(*one.speedPeaks));
  } else {
    out.null();
  }
  number("out_of_plane_deg", one.outOfPlaneDeg, out);
  out.key("conjunct_deg").beginObject();
  number("flexion_extension", one.conjunctDeg.flexionExtensionDeg, out);
  number("lateral_flexion", one.conjunctDeg.lateralFlexionDeg, out);
  number("axial_rotation", one.conjunctDeg.axialRotationDeg, out);
  out.endObject();
  judged(attempt, out);
  out.endObject();
}

void summaries(const std::vector<Attempt>& attempts, JsonText& out) {
  std::vector<Movement> standing;
  for (const Attempt& attempt : attempts) {
    if (attempt.movement && attempt.stands()) standing.push_back(*attempt.movement);
  }
  out.key("directions").beginArray();
  for (const DirectionSummary& each : summarise(standing)) {
    out.beginObject().member("direction", name(each.direction));
    out.key("repetitions").value(static_cast<std::int64_t>(each.repetitions));
    number("mean_peak_deg", each.meanPeakDeg, out);
    number("largest_peak_deg", each.largestPeakDeg, out);
    number("mean_peak_speed_deg_s", each.meanPeakSpeedDegS, out);
    number("variation_percent", each.variationPercent, out);
    out.endObject();
  }
  out.endArray();
}

void repositionings(const std::vector<Attempt>& attempts, JsonText& out) {
  out.key("repositionings").beginArray();
  for (const Attempt& attempt : attempts) {
    if (!attempt.errorDeg) continue;
    const auto direction = directionOf(attempt.slot.measure, attempt.slot.side);
    out.beginObject();
    if (direction) {
      out.member("direction", name(*direction));
    } else {
      out.key("direction").null();
    }
    number("start_s", attempt.startS, out);
    number("at_s", attempt.endS, out);
    number("error_deg", attempt.errorDeg, out);
    judged(attempt, out);
    out.endObject();
  }
  out.endArray().key("errors").beginArray();
  for (const NeckDirection direction : kNeckDirections) {
    std::vector<double> errors;
    for (const Attempt& attempt : attempts) {
      if (attempt.errorDeg && attempt.stands() && directionOf(attempt.slot.measure, attempt.slot.side) == direction) {
        errors.push_back(*attempt.errorDeg);
      }
    }
    if (errors.empty()) continue;
    const RepositioningError error = repositioningError(errors);
    out.beginObject().member("direction", name(direction));
    out.key("trials").value(static_cast<std::int64_t>(error.trials));
    number("constant_deg", error.constantDeg, out);
    number("absolute_deg", error.absoluteDeg, out);
    number("variable_deg", error.variableDeg, out);
    number("rmse_deg", error.rmseDeg, out);
    out.endObject();
  }
  out.endArray();
}

}  // namespace

std::string writeTestResult(const StructuredTest& test, const std::vector<Attempt>& attempts,
                            const TestOutcome& outcome, const RecordingQuality& quality,
                            const core::Catalogue& catalogue) {
  std::string text;
  JsonText out(text);
  out.beginObject().member("schema", "cervica.test_result.v1").member("test", test.id);
  const bool moved = std::any_of(attempts.begin(), attempts.end(), [](const Attempt& a) { return a.movement; });
  const bool found = std::any_of(attempts.begin(), attempts.end(), [](const Attempt& a) { return a.errorDeg; });
  const bool motionTest = test.domain == core::Domain::Rom || test.domain == core::Domain::Movement;
  if (found) {
    repositionings(attempts, out);
  } else if (moved || motionTest) {
    out.key("movements").beginArray();
    for (const Attempt& attempt : attempts) {
      if (attempt.movement) movement(attempt, out);
    }
    out.endArray();
    summaries(attempts, out);
  } else {
    out.key("holds").beginArray();
    for (const Attempt& attempt : attempts) hold(attempt, out);
    out.endArray();
  }
  out.key("measurements").beginArray();
  for (const core::Measurement& one : outcome.measurements) {
    out.beginObject().member("measure", one.measure);
    if (one.side) out.member("side", core::toText(*one.side));
    number("value", one.value, out);
    const core::Measure* measure = catalogue.measure(one.measure);
    out.member("unit", measure != nullptr ? measure->unit : std::string());
    if (!one.device.empty()) out.member("device", one.device);
    if (one.trial) out.key("trial").value(static_cast<std::int64_t>(*one.trial));
    number("pain", one.pain, out);
    if (!one.note.empty()) out.member("note", one.note);
    if (!one.protocol.empty()) out.member("protocol", one.protocol);
    out.endObject();
  }
  out.endArray();
  out.key("withheld").beginArray();
  for (const auto& [measure, why] : outcome.withheld) {
    out.beginObject().member("measure", measure).member("reason", why).endObject();
  }
  out.endArray();
  out.key("quality").beginObject();
  out.key("samples").value(static_cast<std::int64_t>(quality.samples));
  out.key("gaps").value(static_cast<std::int64_t>(quality.gaps));
  number("longest_gap_s", quality.longestGapS, out);
  out.endObject().endObject();
  return core::indented(text);
}

}  // namespace cervica::assessment
