#include "core/change/course_document.h"

#include "core/change/change_json.h"

namespace cervica::core {
namespace {

/// Writes `value` under `name`, or null and why there is none under `reasonName`.
void addOrReason(OrderedJson& to, const char* name, OrderedJson value, const char* reasonName,
                 const std::string& reason) {
  to[name] = std::move(value);
  if (!reason.empty()) to[reasonName] = reason;
}

OrderedJson pointJson(const CoursePoint& point, const Course& course) {
  const CourseVisit& visit = course.visits[point.visit];
  const CombinedMeasurement& one = point.measurement;
  OrderedJson out{{"visit", visit.id.text()}, {"week", rounded(visit.weeks, 4)}, {"value", rounded(one.value, 6)}};
  out["device"] = one.device != nullptr ? OrderedJson(one.device->id) : OrderedJson(nullptr);
  if (!one.protocol.empty()) out["protocol"] = one.protocol;
  out["trials"] = one.trials;
  if (one.derived) out["derived"] = true;
  out["counts"] = point.counts();
  if (!point.counts()) out["left_out"] = point.leftOut;
  return out;
}

OrderedJson lineJson(const std::optional<TheilSenLine>& line) {
  if (!line) return nullptr;
  return {{"slope_per_week", rounded(line->slope, 6)},
          {"interval", {rounded(line->low, 6), rounded(line->high, 6)}},
          {"confidence", rounded(line->confidence, 4)},
          {"at_first_visit", rounded(line->intercept, 6)}};
}

OrderedJson goalJson(const MeasureCourse& one) {
  if (!one.goal) return nullptr;
  OrderedJson out{{"value", rounded(one.goal->value, 6)}, {"reached", one.goalReached}};
  if (one.goal->match) {
    const NormMatch& match = *one.goal->match;
    out["norm"] = {{"id", match.norm->id},
                   {"source", match.norm->source},
                   {"method", toText(match.norm->method)},
                   {"applicability", toText(match.applicability)}};
    if (!match.reason.empty()) out["norm"]["reason"] = match.reason;
  } else {
    out["norm"] = nullptr;
  }
  return out;
}

OrderedJson measureJson(const MeasureCourse& one, const Course& course) {
  OrderedJson out{{"measure", one.measure->id}};
  if (one.side) out["side"] = toText(*one.side);
  out["unit"] = one.measure->unit;
  out["points"] = OrderedJson::array();
  for (const CoursePoint& point : one.points) out["points"].push_back(pointJson(point, course));
  out["counted"] = one.counted;
  addOrReason(out, "line", lineJson(one.line), "no_line", one.noLineReason);
  out["kendall"] = nullptr;
  if (one.kendall) out["kendall"] = {{"s", one.kendall->score}, {"p", rounded(one.kendall->p, 6)}};
  addOrReason(out, "trend", toText(one.trend), "uncertain", one.uncertainReason);
  OrderedJson stable = nullptr;
  if (one.lastStable) {
    stable = {{"value", rounded(one.lastStable->value, 6)},
              {"from", course.visits[one.lastStable->from].id.text()},
              {"to", course.visits[one.lastStable->to].id.text()},
              {"results", one.lastStable->results}};
  }
  addOrReason(out, "last_stable", std::move(stable), "not_stable", one.notStableReason);
  out["change"] = nullptr;
  if (one.change) addChange(out["change"] = OrderedJson::object(), *one.change);
  addOrReason(out, "goal", goalJson(one), "no_goal", one.noGoalReason);
  OrderedJson weeks = nullptr;
  if (one.weeksToGoal) {
    weeks = {{"weeks", rounded(one.weeksToGoal->weeks, 4)},
             {"soonest", rounded(one.weeksToGoal->soonest, 4)},
             {"latest", orNull(one.weeksToGoal->latest)}};
  }
  addOrReason(out, "weeks_to_goal", std::move(weeks), "no_weeks", one.noWeeksReason);
  addCaveats(out, one.caveats);
  return out;
}

}  // namespace

std::string writeCourse(const Course& course, bool compact) {
  OrderedJson out{{"schema", "cervica.course.v1"},
                  {"patient_id", course.patient.text()},
                  {"visits", OrderedJson::array()},
                  {"measures", OrderedJson::array()},
                  {"too_few", OrderedJson::array()}};
  for (const CourseVisit& visit : course.visits) {
    out["visits"].push_back(
        {{"visit", visit.id.text()}, {"started_at", toIso(visit.startedAt)}, {"week", rounded(visit.weeks, 4)}});
  }
  for (const MeasureCourse& one : course.measures) out["measures"].push_back(measureJson(one, course));
  for (const TooFew& one : course.tooFew) {
    OrderedJson entry{{"measure", one.measure->id}};
    if (one.side) entry["side"] = toText(*one.side);
    entry["results"] = one.results;
    out["too_few"].push_back(std::move(entry));
  }
  addCaveats(out, course.caveats);
  return out.dump(compact ? -1 : 2);
}

}  // namespace cervica::core
