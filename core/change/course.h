#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/change/change.h"
#include "core/change/goal.h"
#include "core/change/trend.h"

namespace cervica::core {

/// The fewest visits of a course.
inline constexpr std::size_t kFewestVisits = 3;

/// The two-sided level of the trend's verdict.
inline constexpr double kTrendLevel = 0.05;

/// From how many tested trends on chance finds are expected among them (kManyMeasures x kTrendLevel = 1).
inline constexpr int kManyMeasures = 20;

struct CourseVisit {
  VisitId id;
  LocalMoment startedAt;
  double weeks = 0;  ///< since the first visit of the course
};

/// One measure and side at one visit.
struct CoursePoint {
  std::size_t visit = 0;  ///< index into Course::visits
  CombinedMeasurement measurement;
  std::string leftOut;  ///< why it does not count for the trend, as a sentence; empty when it counts

  [[nodiscard]] bool counts() const { return leftOut.empty(); }
};

enum class TrendVerdict { Improving, Worsening, NoTrend, Uncertain };
[[nodiscard]] std::string toText(TrendVerdict verdict);  ///< "improving", "worsening", "no_trend", "uncertain"

/// The last value that held: the mean of the latest run of at least two results at consecutive visits of which no two
/// differ by more than the MDC95 of their instrument and examiners. It may end before the last visit.
struct StableValue {
  double value = 0;
  std::size_t from = 0, to = 0;  ///< first and last visit of the run, indices into Course::visits
  int results = 0;
};

/// How long until the goal, from the last visit on, if the line through the results went on as it is.
struct WeeksToGoal {
  double weeks = 0;
  double soonest = 0;            ///< with the steepest slope of the interval
  std::optional<double> latest;  ///< with the flattest; nothing: the interval does not exclude that it is never reached
};

/// One measure and side over the whole course. Values in the measure's unit.
///
/// Results that were not taken with the instrument and the variant of the test that most of them have (of equally many,
/// the latest) are shown, but count for nothing: each says so in `leftOut`.
struct MeasureCourse {
  const Measure* measure = nullptr;  ///< owned by the catalogue
  std::optional<Side> side;
  std::vector<CoursePoint> points;  ///< by time, at least kFewestVisits
  int counted = 0;                  ///< how many of them count

  std::optional<TheilSenLine> line;  ///< over weeks since the first visit; only of three results with a size
  std::string noLineReason;
  std::optional<KendallTest> kendall;  ///< of the values oriented so that higher is better
  TrendVerdict trend = TrendVerdict::Uncertain;
  std::string uncertainReason;  ///< empty unless Uncertain

  std::optional<StableValue> lastStable;
  std::string notStableReason;

  std::optional<Change> change;  ///< from the first to the last result that counts; nothing with fewer than two

  std::optional<Goal> goal;
  std::string noGoalReason;
  bool goalReached = false;  ///< by the last result that counts
  std::optional<WeeksToGoal> weeksToGoal;
  std::string noWeeksReason;

  std::vector<Caveat> caveats;  ///< of the course; those of the first and last value are in `change`
};

/// A measure that was taken too seldom for a course.
struct TooFew {
  const Measure* measure = nullptr;
  std::optional<Side> side;
  int results = 0;
};

/// Three or more visits of one patient: `cervica.course.v1`.
struct Course {
  PatientId patient;
  std::vector<CourseVisit> visits;      ///< by time
  std::vector<MeasureCourse> measures;  ///< in the catalogue's order, left before right
  std::vector<TooFew> tooFew;           ///< in the same order
  std::vector<Caveat> caveats;          ///< of the course as a whole
};

/// A goal that somebody asked for. Without a side it holds for both.
struct AskedGoal {
  std::string measure;  ///< measure id
  std::optional<Side> side;
  double value = 0;  ///< in the measure's unit
};

/// The course of every measure over all visits, which may come in any order.
///
/// \param goals  take the place of the norms' goals
/// \return InvalidInput with fewer than kFewestVisits visits, visits of different patients, one visit twice, two that
///         started at the same moment, or a goal for an unknown measure, a wrong side or outside the hard limits; the
///         place of a problem with visit number N is "/N", of a goal "/goals/N"
/// \pre every visit is valid
[[nodiscard]] Result<Course> course(std::vector<Visit> visits, const Catalogue& catalogue,
                                    std::span<const AskedGoal> goals = {});

}  // namespace cervica::core
