#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "app/look/verdict.h"
#include "core/change/course.h"

namespace cervica::app {

/// What a course shows of one measure; the order in which the list shows them.
enum class CourseGroup { Trend, NoTrend, Uncertain };

/// A line of the words beside the chart: "Last stable value" and what it is.
struct CourseLine {
  QString label, text;
};

/// One measure and side over the whole course.
struct CourseRow {
  CourseGroup group = CourseGroup::Uncertain;
  std::string id;  ///< measure id with the side
  QString title, shortTitle;
  std::optional<core::Side> side;
  QString first, last;  ///< figures without unit, of the results that count
  QString difference;   ///< with sign: "+10"
  QString unit;
  std::optional<double> limits;  ///< oriented difference in units of the MDC95; nothing: no error known
  look::Verdict change = look::Verdict::Uncertain;
  QString changeWord;
  look::Verdict trend = look::Verdict::Uncertain;
  QString trendWord;
  std::vector<CourseLine> words;  ///< trend, change, last stable value, goal, time to it, important difference, caveats
  QString accessible;             ///< label, side, first, last, change, trend
  core::MeasureCourse course;     ///< for the chart; points into the catalogue
};

/// The measures of a course: those with a trend first, each group by the size of the change from first to last.
[[nodiscard]] std::vector<CourseRow> courseRows(const core::Course& course, const core::Catalogue& catalogue);

/// "about 6 weeks (4 to 9)", "about 6 weeks (4 or more)".
[[nodiscard]] QString timeToGoal(const core::WeeksToGoal& weeks);

}  // namespace cervica::app
