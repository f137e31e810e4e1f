#include "app/desktop/compare/course_rows.h"

#include <algorithm>

#include "app/desktop/compare/change_words.h"
#include "app/desktop/compare/value_axis.h"
#include "core/change/comparison.h"
#include "tests/gui/samples.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using app::CourseGroup;

namespace {

/// Six visits, a week apart: the hold grows, the angle stays, one rotation was taken with another instrument.
core::Course sampleCourse() {
  std::vector<core::Visit> visits;
  const double holds[] = {10, 14, 16, 20, 24, 26}, angles[] = {44, 45, 43, 44, 46, 45};
  for (int week = 0; week < 6; ++week) {
    core::Visit visit = test::sampleVisit("intake");
    visit.id = core::VisitId("W" + std::to_string(week));
    visit.startedAt.date = std::chrono::sys_days(visit.startedAt.date) + std::chrono::weeks(week);
    if (week > 0) visit.kind = core::VisitKind::FollowUp;
    visit.examiner = "A";
    visit.measurements = {{"endurance.deep_neck_flexor", {}, holds[week], "stopwatch"},
                          {"posture.craniovertebral_angle", {}, angles[week], "photo"},
                          {"pain.neck.now", {}, 6.0 - week},
                          {"rom.cervical.rotation", core::Side::Left, 50.0 + week, week == 2 ? "crom" : "imu_dual"}};
    visits.push_back(visit);
  }
  return *core::course(visits, *test::catalogue());
}

app::CourseRow rowNamed(const std::vector<app::CourseRow>& rows, const std::string& id) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
  REQUIRE(found != rows.end());
  return *found;
}

QString lineOf(const app::CourseRow& row, const char* label) {
  for (const app::CourseLine& line : row.words)
    if (line.label == QString::fromUtf8(label)) return line.text;
  return {};
}

}  // namespace

TEST_CASE("Measures with a trend come first", "[app][compare][course]") {
  const auto rows = app::courseRows(sampleCourse(), *test::catalogue());
  CHECK(std::is_sorted(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.group < b.group; }));
  CHECK(rows.front().group == CourseGroup::Trend);
  CHECK(rowNamed(rows, "posture.craniovertebral_angle").group == CourseGroup::NoTrend);
  CHECK(rowNamed(rows, "endurance.deep_neck_flexor").trend == app::look::Verdict::Improved);
  CHECK(rowNamed(rows, "pain.neck.now").trend == app::look::Verdict::Improved);
}

TEST_CASE("A course is told in words with its interval, its error and its limits", "[app][compare][course]") {
  const auto rows = app::courseRows(sampleCourse(), *test::catalogue());
  const auto hold = rowNamed(rows, "endurance.deep_neck_flexor");
  CHECK(hold.accessible == QStringLiteral("Deep neck flexor endurance, 10 s to 26 s, no real change, trend improving"));
  CHECK(lineOf(hold, "Trend").startsWith(QStringLiteral("+3.3 s a week (")));
  CHECK(lineOf(hold, "Trend").endsWith(QStringLiteral("Improving, p\u00a0=\u00a00.003.")));
  CHECK(lineOf(hold, "First to last").contains(QStringLiteral("no real change; the measurement error is 17.8 s")));
  CHECK(lineOf(hold, "Last stable value").startsWith(QStringLiteral("18.3 s, the mean of 6 results")));
  CHECK_FALSE(lineOf(hold, "Goal").isEmpty());

  const auto pain = rowNamed(rows, "pain.neck.now");
  CHECK(lineOf(pain, "Important") == QStringLiteral("From 1.3 of 10 in mechanical neck pain (reached)."));
  CHECK(lineOf(pain, "Last stable value") == QStringLiteral("No measurement error is known."));
  CHECK(lineOf(pain, "Goal").startsWith(QStringLiteral("No goal from a norm: ")));
  CHECK(lineOf(pain, "Time to the goal").isEmpty());

  const auto rotation = rowNamed(rows, "rom.cervical.rotation/left");
  CHECK(rotation.side == core::Side::Left);
  CHECK(lineOf(rotation, "Caveats").contains(QStringLiteral("The result of 2026-03-16 does not count for the trend")));
}

TEST_CASE("The time to a goal is said with its range", "[app][compare][course]") {
  CHECK(app::timeToGoal({5.2, 3.1, 8.4}) == QStringLiteral("about 6 weeks (4 to 9)"));
  CHECK(app::timeToGoal({0.4, 0.3, 0.9}) == QStringLiteral("about 1 week"));
  CHECK(app::timeToGoal({5.2, 3.1, {}}) == QStringLiteral("about 6 weeks (4 or more, perhaps never)"));
}

TEST_CASE("Every population's important difference is named", "[app][compare]") {
  core::Visit earlier = test::sampleVisit("intake");
  earlier.measurements = {{"pain.neck.average", {}, 6}};
  core::Visit later = earlier;
  later.measurements[0].value = 4;
  const auto comparison = core::compare(earlier, later, *test::catalogue());
  CHECK(app::importantWords(comparison->changes[0]) ==
        QStringLiteral("from 1.3 of 10 in mechanical neck pain (reached), from 2.2 of 10 in cervical radiculopathy "
                       "(not reached)"));
}

TEST_CASE("A value axis has round steps around everything it shows", "[app][compare]") {
  const auto axis = app::ValueAxis::over({41.2, 55.9, 48}, 1, true);
  CHECK(axis.low <= 41.2);
  CHECK(axis.high >= 55.9);
  CHECK(axis.step == 5);
  CHECK(axis.decimals() == 0);
  const auto flat = app::ValueAxis::over({0.3, 0.3}, 0.4, true);
  CHECK(flat.low < 0.3);
  CHECK(flat.high > 0.3);
  CHECK(flat.decimals() == 1);
  CHECK(app::ValueAxis::over({-3, 3}, 1, false).low < -3);
}
