#include "core/change/course.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/change/course_document.h"
#include "core/change/learning.h"
#include "core/visit/visit_document.h"
#include "tests/support/catch_compat.h"
#include "tests/support/test_data.h"

using namespace cervica::core;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using cervica::tests::readTestFile;

namespace {

const Catalogue& catalogue() {
  return *Catalogue::shipped();
}

CivilDate dayOf(int week) {
  return std::chrono::sys_days(CivilDate(std::chrono::year(2026), std::chrono::March, std::chrono::day(2))) +
         std::chrono::weeks(week);
}

/// One visit of a woman of 37 with one measurement.
Visit visitIn(int week, const Measurement& measurement, const std::string& examiner = "A") {
  Visit visit = *readVisit(readTestFile("visits/intake.json"), catalogue());
  visit.id = VisitId("W" + std::to_string(week));
  visit.startedAt.date = dayOf(week);
  visit.kind = week == 0 ? VisitKind::Intake : VisitKind::FollowUp;
  visit.examiner = examiner;
  visit.measurements = {measurement};
  return visit;
}

/// Deep neck flexor endurance, one visit a week.
std::vector<Visit> holds(const std::vector<double>& seconds) {
  std::vector<Visit> visits;
  for (const double value : seconds) {
    visits.push_back(visitIn(static_cast<int>(visits.size()), {"endurance.deep_neck_flexor", {}, value, "stopwatch"}));
  }
  return visits;
}

MeasureCourse only(const Result<Course>& result) {
  REQUIRE(result.ok());
  REQUIRE(result->measures.size() == 1);
  return result->measures[0];
}

std::vector<std::string> codesOf(const std::vector<Caveat>& caveats) {
  std::vector<std::string> codes;
  for (const Caveat& one : caveats) codes.push_back(toText(one.code));
  return codes;
}

}  // namespace

TEST_CASE("A course is worked out as by hand", "[core][course]") {
  // The MDC95 of the deep neck flexor hold by one examiner is 17.8 s.
  const auto result = course(holds({10, 14, 16, 20, 24}), catalogue());
  const MeasureCourse one = only(result);
  CHECK(one.counted == 5);
  // Slopes: 4 2 4 4 | 3 3 4 | 10/3 10/3 | 7/2; the middle two of ten are 3.333 and 3.5.
  CHECK_THAT(one.line->slope, WithinAbs((10.0 / 3 + 3.5) / 2, 1e-9));
  CHECK_THAT(one.line->low, WithinAbs(2, 1e-9));  // of five results no slope is left out
  CHECK_THAT(one.line->high, WithinAbs(4, 1e-9));
  CHECK_THAT(one.line->confidence, WithinAbs(1 - 2.0 / 120, 1e-9));
  CHECK(one.trend == TrendVerdict::Improving);
  CHECK(one.kendall->score == 10);
  REQUIRE(one.lastStable);  // 10 to 24 differ by 14 s: all five lie within the error
  CHECK_THAT(one.lastStable->value, WithinAbs(16.8, 1e-9));
  CHECK(one.lastStable->results == 5);
  REQUIRE(one.change);
  CHECK(one.change->difference == 14);
  CHECK(one.change->verdict == ChangeVerdict::NoRealChange);
  CHECK(result->caveats.empty());
  CHECK_THAT(result->visits[4].weeks, WithinAbs(4, 1e-9));
}

TEST_CASE("The time to a goal follows the line and its interval", "[core][course]") {
  const std::vector<AskedGoal> goals{{"endurance.deep_neck_flexor", {}, 38}};
  const MeasureCourse one = only(course(holds({10, 14, 16, 20, 24}), catalogue(), goals));
  REQUIRE(one.goal);
  CHECK_FALSE(one.goal->match);
  REQUIRE(one.weeksToGoal);
  const double toGo = 38 - one.line->at(4);
  CHECK_THAT(one.weeksToGoal->weeks, WithinAbs(toGo / one.line->slope, 1e-9));
  CHECK_THAT(one.weeksToGoal->soonest, WithinAbs(toGo / 4, 1e-9));
  CHECK_THAT(*one.weeksToGoal->latest, WithinAbs(toGo / 2, 1e-9));
  CHECK(codesOf(one.caveats) == std::vector<std::string>{"long_extrapolation"});
}

TEST_CASE("There is no time to a goal where it would mislead", "[core][course]") {
  const std::vector<AskedGoal> goals{{"endurance.deep_neck_flexor", {}, 22}};
  const auto reasonOf = [&](const std::vector<double>& values) {
    const MeasureCourse one = only(course(holds(values), catalogue(), goals));
    CHECK_FALSE(one.weeksToGoal);
    return one.noWeeksReason;
  };
  CHECK(reasonOf({10, 14, 16, 20, 24}) == "the goal is reached");
  CHECK(reasonOf({10, 14, 16, 20, 22}) == "the goal is reached");
  CHECK(reasonOf({20, 16, 14, 12, 10}) == "the results move away from the goal");
  CHECK(reasonOf({15, 15, 15}) == "the results do not move");
  CHECK_THAT(reasonOf({10, 16, 24, 28, 21}), ContainsSubstring("the line through the results has reached the goal"));
  // An interval with zero in it has no latest date.
  const MeasureCourse open = only(course(holds({10, 12, 9, 15}), catalogue(), goals));
  REQUIRE(open.weeksToGoal);
  CHECK_FALSE(open.weeksToGoal->latest);
}

TEST_CASE("The norm gives the goal where nobody asks for another", "[core][course]") {
  // Every norm of the pack: a value at its goal is unremarkable, one a little worse is not.
  int judged = 0;
  for (const Measure& measure : catalogue().measures()) {
    for (const std::string& device : measure.devices) {
      for (const Sex sex : {Sex::Female, Sex::Male}) {
        CombinedMeasurement latest;
        latest.measure = &measure;
        if (measure.sided) latest.side = Side::Left;
        latest.device = catalogue().device(device);
        latest.value = measure.highest;
        const GoalChoice choice = goalOfNorm(latest, sex, 41, catalogue());
        CHECK(choice.goal.has_value() == choice.reason.empty());
        if (!choice.goal) continue;
        ++judged;
        const Goal& goal = *choice.goal;
        const bool lower = measure.direction == Direction::Lower || measure.direction == Direction::Target;
        const double little = 1e-6 * std::max(1.0, std::abs(goal.value));
        latest.value = goal.value + (lower ? -little : little);
        CHECK(reached(latest, goal));
        latest.value = goal.value + (lower ? little : -little);
        CHECK_FALSE(reached(latest, goal));
      }
    }
  }
  CHECK(judged > 40);
}

TEST_CASE("A trend needs five visits, and says so", "[core][course]") {
  const MeasureCourse four = only(course(holds({5, 15, 30, 40}), catalogue()));
  CHECK(four.trend == TrendVerdict::Uncertain);
  CHECK_THAT(four.uncertainReason, ContainsSubstring("fewer than five"));
  CHECK_THAT(four.line->confidence, WithinAbs(1 - 2.0 / 24, 1e-9));
  CHECK(only(course(holds({20, 25, 19, 24, 21, 22}), catalogue())).trend == TrendVerdict::NoTrend);
  CHECK(only(course(holds({40, 30, 20, 15, 5}), catalogue())).trend == TrendVerdict::Worsening);
}

TEST_CASE("Lower pain is better", "[core][course]") {
  std::vector<Visit> visits;
  for (const double pain : {8.0, 6.0, 5.0, 3.0, 2.0})
    visits.push_back(visitIn(static_cast<int>(visits.size()), {"pain.neck.now", {}, pain}));
  const MeasureCourse one = only(course(visits, catalogue()));
  CHECK(one.line->slope < 0);
  CHECK(one.kendall->score == 10);
  CHECK(one.trend == TrendVerdict::Improving);
  CHECK_FALSE(one.lastStable);
  CHECK(one.notStableReason == "no measurement error is known");
  CHECK_FALSE(one.goal);
  CHECK_FALSE(one.noGoalReason.empty());
  CHECK(one.noWeeksReason == one.noGoalReason);
}

TEST_CASE("A target is approached from either side", "[core][course]") {
  const auto tilts = [](const std::vector<double>& values) {
    std::vector<Visit> visits;
    for (const double value : values)
      visits.push_back(visitIn(static_cast<int>(visits.size()), {"posture.head_lateral_tilt", {}, value, "photo"}));
    return visits;
  };
  const std::vector<AskedGoal> goals{{"posture.head_lateral_tilt", {}, 1}};
  const MeasureCourse left = only(course(tilts({-9, -7, -6, -4, -3}), catalogue(), goals));
  CHECK(left.trend == TrendVerdict::Improving);
  CHECK(left.goal->value == -1);
  REQUIRE(left.weeksToGoal);
  CHECK(left.weeksToGoal->weeks > 0);
  const MeasureCourse right = only(course(tilts({9, 7, 6, 4, 3}), catalogue(), goals));
  CHECK_THAT(right.weeksToGoal->weeks, WithinAbs(left.weeksToGoal->weeks, 1e-9));
  const MeasureCourse across = only(course(tilts({-6, -4, 3, 5, 8}), catalogue(), goals));
  CHECK(across.noWeeksReason == "the results lie on either side of the target");
  CHECK(across.trend != TrendVerdict::Improving);
}

TEST_CASE("Only one instrument and one variant of a test make a trend", "[core][course]") {
  std::vector<Visit> visits = holds({10, 14, 50, 20, 24, 60});
  visits[2].measurements[0].device.clear();
  visits[5].measurements[0].protocol = "head_on_pillow";
  const MeasureCourse one = only(course(visits, catalogue()));
  CHECK(one.counted == 4);
  CHECK_FALSE(one.points[2].counts());
  CHECK_FALSE(one.points[5].counts());
  CHECK(one.change->after == 24);
  CHECK(one.line->high <= 4);
  CHECK(codesOf(one.caveats) == std::vector<std::string>{"different_device", "different_protocol"});
  CHECK_THAT(one.caveats[0].text, ContainsSubstring("2026-03-16"));

  // Of equally many the latest count.
  visits = holds({10, 11, 30, 31});
  visits[0].measurements[0].protocol = visits[1].measurements[0].protocol = "other";
  const MeasureCourse halves = only(course(visits, catalogue()));
  CHECK(halves.change->before == 30);
  CHECK(halves.noLineReason == "fewer than three results that can be compared");
  CHECK(halves.noWeeksReason == (halves.goalReached ? "the goal is reached" : halves.noLineReason));
}

TEST_CASE("The last stable value is the mean of the latest results within the error", "[core][course]") {
  // The error is 17.8 s: 2 and 30 differ by more, 30 and 45 by less, 45 and 70 by more.
  const MeasureCourse one = only(course(holds({2, 30, 45, 40, 70}), catalogue()));
  REQUIRE(one.lastStable);
  CHECK_THAT(one.lastStable->value, WithinAbs((30 + 45 + 40) / 3.0, 1e-9));
  CHECK(one.lastStable->from == 1);
  CHECK(one.lastStable->to == 3);
  const MeasureCourse none = only(course(holds({0, 20, 40, 60}), catalogue()));
  CHECK_FALSE(none.lastStable);
  CHECK_THAT(none.notStableReason, ContainsSubstring("no two consecutive results"));
}

TEST_CASE("Examiners are named over a course", "[core][course]") {
  std::vector<Visit> visits = holds({10, 14, 16, 20, 24});
  visits[1].examiner = "B";
  visits[2].examiner.clear();
  CHECK(codesOf(course(visits, catalogue())->caveats) ==
        std::vector<std::string>{"examiner_unknown", "different_examiner"});
}

TEST_CASE("A gain since the first visit may be practice", "[core][course]") {
  std::vector<Visit> visits;
  for (const double value : {20.0, 22.0, 24.0})
    visits.push_back(
        visitIn(static_cast<int>(visits.size()), {"ccft.highest_pressure", {}, value, "pressure_biofeedback"}));
  CHECK(codesOf(only(course(visits, catalogue())).caveats) == std::vector<std::string>{"learning"});
  visits[0].kind = VisitKind::FollowUp;
  CHECK_FALSE(has(only(course(visits, catalogue())).caveats, Caveat::Code::Learning));
}

TEST_CASE("The pack says what is said about learning", "[core][course]") {
  for (const LearningNote& note : kLearningNotes) {
    const std::string root = std::string(CERVICA_TEST_DATA) + "/../..";
    const std::string folder = note.file == "tests.json" ? "/assessment/data/" : "/core/catalogue/data/";
    std::ifstream in(root + folder + std::string(note.file));
    const std::string pack{std::istreambuf_iterator<char>(in), {}};
    CHECK_THAT(pack, ContainsSubstring(std::string(note.words)));
    CHECK(std::any_of(catalogue().measures().begin(), catalogue().measures().end(),
                      [&](const Measure& one) { return learningOf(one.id) == &note; }));
  }
  CHECK(learningOf("pain.neck.now") == nullptr);
}

TEST_CASE("Visits come in any order, once each, of one patient", "[core][course]") {
  std::vector<Visit> visits = holds({10, 14, 16, 20, 24});
  const std::string inOrder = writeCourse(*course(visits, catalogue()));
  std::reverse(visits.begin(), visits.end());
  CHECK(writeCourse(*course(visits, catalogue())) == inOrder);
  CHECK_THAT(inOrder, ContainsSubstring("\"schema\": \"cervica.course.v1\""));

  const auto refusal = [&](std::vector<Visit> bad, const std::vector<AskedGoal>& goals = {}) {
    const auto result = course(std::move(bad), catalogue(), goals);
    REQUIRE_FALSE(result.ok());
    return result.error().text();
  };
  CHECK_THAT(refusal({visits[0], visits[1]}), ContainsSubstring("at least three"));
  auto twice = visits;
  twice.push_back(visits[1]);
  CHECK_THAT(refusal(twice), ContainsSubstring("/5/visit/id: visit W3 is given twice"));
  auto other = visits;
  other[2].patient.id = PatientId("P-9");
  CHECK_THAT(refusal(other), ContainsSubstring("/2/patient/id: the visits are of different patients"));
  auto together = visits;
  together[3].startedAt = together[2].startedAt;
  CHECK_THAT(refusal(together), ContainsSubstring("same moment"));
  CHECK_THAT(refusal(visits, {{"no.such", {}, 1}}), ContainsSubstring("/goals/0: unknown measure"));
  CHECK_THAT(refusal(visits, {{"pain.neck.now", Side::Left, 1}}), ContainsSubstring("has no sides"));
  CHECK_THAT(refusal(visits, {{"pain.neck.now", {}, 99}}), ContainsSubstring("outside"));
  CHECK_THAT(refusal(visits, {{"pain.neck.now", {}, 1}, {"pain.neck.now", {}, 2}}), ContainsSubstring("two goals"));
}

TEST_CASE("A measure that was taken twice is named, not followed", "[core][course]") {
  std::vector<Visit> visits = holds({10, 14, 16});
  visits[0].measurements.push_back({"pain.neck.now", {}, 4});
  visits[2].measurements.push_back({"pain.neck.now", {}, 2});
  const auto result = course(visits, catalogue());
  REQUIRE(result->tooFew.size() == 1);
  CHECK(result->tooFew[0].measure->id == "pain.neck.now");
  CHECK(result->tooFew[0].results == 2);
}

TEST_CASE("Grades have a direction but no rate", "[core][course]") {
  std::vector<Visit> visits;
  for (const double grade : {2.0, 2.0, 1.0, 1.0, 0.0, 0.0}) {
    visits.push_back(visitIn(static_cast<int>(visits.size()), {"scapula.dyskinesis", Side::Left, grade}));
  }
  const MeasureCourse one = only(course(visits, catalogue()));
  CHECK_FALSE(one.line);
  CHECK(one.noLineReason == "an observation in grades has no rate");
  CHECK(one.trend == TrendVerdict::Improving);
}
