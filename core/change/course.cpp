#include "core/change/course.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/change/learning.h"

namespace cervica::core {
namespace {

using Code = Caveat::Code;

double weeksBetween(const LocalMoment& from, const LocalMoment& to) {
  constexpr double kSecondsPerWeek = 7.0 * 24 * 3600;
  return static_cast<double>((to.utc() - from.utc()).count()) / kSecondsPerWeek;
}

std::string pointer(const char* list, std::size_t index) {
  return list + std::string("/") + std::to_string(index);
}

/// The course of one measure and side while it is worked out.
class Follower {
 public:
  Follower(MeasureCourse& out, const std::vector<Visit>& visits, const std::vector<CourseVisit>& times,
           const Catalogue& catalogue)
      : out_(out), visits_(visits), times_(times), catalogue_(catalogue) {}

  void run(std::optional<double> askedGoal) {
    leaveOutOthers();
    for (const CoursePoint& point : out_.points) {
      if (point.counts()) counted_.push_back(&point);
    }
    out_.counted = static_cast<int>(counted_.size());
    if (counted_.size() >= 2) {
      out_.change = changeBetween(counted_.front()->measurement, counted_.back()->measurement,
                                  pair(*counted_.front(), *counted_.back()), catalogue_);
    }
    drawLine();
    judgeTrend();
    findStable();
    chooseGoal(askedGoal);
    countWeeks();
  }

 private:
  [[nodiscard]] const Measure& measure() const { return *out_.measure; }
  [[nodiscard]] double weeksOf(const CoursePoint& point) const { return times_[point.visit].weeks; }
  [[nodiscard]] VisitPair pair(const CoursePoint& a, const CoursePoint& b) const {
    return VisitPair::of(visits_[a.visit], visits_[b.visit]);
  }

  void leaveOut(CoursePoint& point, Code code, const std::string& reason) {
    point.leftOut = reason;
    out_.caveats.push_back({code, "the result of " + toIso(times_[point.visit].startedAt.date) +
                                      " does not count for the trend: " + reason});
  }

  /// Says of each point that was not taken as most of them were why it does not count.
  void leaveOutOthers() {
    const CombinedMeasurement* common = nullptr;
    std::ptrdiff_t most = 0;
    for (const CoursePoint& point : out_.points) {
      const auto alike = std::count_if(out_.points.begin(), out_.points.end(), [&](const CoursePoint& other) {
        return comparable(point.measurement, other.measurement);
      });
      if (alike > 0 && alike >= most) {  // of equally many the latest
        most = alike;
        common = &point.measurement;
      }
    }
    for (CoursePoint& point : out_.points) {
      const CombinedMeasurement& one = point.measurement;
      if (one.mixedDevices) {
        leaveOut(point, Code::MixedDevices, "its trials were taken with different instruments");
      } else if (one.mixedProtocols) {
        leaveOut(point, Code::MixedProtocols, "its trials were done by different variants of the test");
      } else if (one.device != common->device) {
        leaveOut(
            point, Code::DifferentDevice,
            one.device == nullptr ? "its instrument was not recorded" : "another instrument, " + one.device->label);
      } else if (one.protocol != common->protocol) {
        leaveOut(point, Code::DifferentProtocol,
                 "another variant of the test, " + (one.protocol.empty() ? "the usual one" : one.protocol));
      }
    }
  }

  void drawLine() {
    if (!measure().levels.empty()) {
      out_.noLineReason = "an observation in grades has no rate";
    } else if (counted_.size() < kFewestVisits) {
      out_.noLineReason = "fewer than three results that can be compared";
    } else {
      std::vector<TimedValue> values;
      for (const CoursePoint* point : counted_) values.push_back({weeksOf(*point), point->measurement.value});
      out_.line = theilSenLine(values);
    }
  }

  void judgeTrend() {
    if (measure().direction == Direction::None) {
      out_.uncertainReason = "neither direction is better";
      return;
    }
    if (counted_.size() >= 2) {
      // Each value as its gain over the first: the order that better has.
      std::vector<TimedValue> gains;
      for (const CoursePoint* point : counted_) {
        gains.push_back(
            {weeksOf(*point), gain(measure(), counted_.front()->measurement.value, point->measurement.value)});
      }
      out_.kendall = mannKendall(gains);
      const LearningNote* learning = learningOf(measure().id);
      if (learning != nullptr && out_.kendall->score > 0 &&
          visits_[counted_.front()->visit].kind == VisitKind::Intake) {
        out_.caveats.push_back({Code::Learning, std::string(learning->sentence)});
      }
    }
    if (counted_.size() < static_cast<std::size_t>(kFewestForTrend)) {
      out_.uncertainReason =
          "fewer than five results that can be compared: their order cannot show a trend with 95 % confidence";
    } else if (out_.kendall->p > kTrendLevel) {
      out_.trend = TrendVerdict::NoTrend;
    } else {
      out_.trend = out_.kendall->score > 0 ? TrendVerdict::Improving : TrendVerdict::Worsening;
    }
  }

  /// Whether two results lie within their measurement error; nothing where that is not known.
  [[nodiscard]] std::optional<bool> alike(const CoursePoint& earlier, const CoursePoint& later) const {
    const CombinedMeasurement& was = earlier.measurement;
    const auto error =
        errorRecords(measure(), was.side, was.device, pair(earlier, later).rater(), catalogue_).at(was.value);
    if (!error) return std::nullopt;
    return std::abs(later.measurement.value - was.value) <= error->mdc95;
  }

  void findStable() {
    if (counted_.size() < 2) {
      out_.notStableReason = "fewer than two results that can be compared";
      return;
    }
    bool errorKnown = false;
    for (std::size_t last = counted_.size() - 1; last > 0; --last) {
      const auto close = alike(*counted_[last - 1], *counted_[last]);
      errorKnown = errorKnown || close.has_value();
      if (!close.value_or(false)) continue;
      std::size_t first = last - 1;
      const auto fits = [&](std::size_t candidate) {
        return std::all_of(counted_.begin() + static_cast<std::ptrdiff_t>(first),
                           counted_.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                           [&](const CoursePoint* one) { return alike(*counted_[candidate], *one).value_or(false); });
      };
      while (first > 0 && fits(first - 1)) --first;
      StableValue stable;
      stable.results = static_cast<int>(last - first + 1);
      for (std::size_t i = first; i <= last; ++i) stable.value += counted_[i]->measurement.value / stable.results;
      stable.from = counted_[first]->visit;
      stable.to = counted_[last]->visit;
      out_.lastStable = stable;
      return;
    }
    out_.notStableReason = errorKnown ? "no two consecutive results lie within the measurement error of each other"
                                      : "no measurement error is known";
  }

  void chooseGoal(std::optional<double> asked) {
    if (counted_.empty()) {
      out_.noGoalReason = "no result counts";
      return;
    }
    const CombinedMeasurement& latest = counted_.back()->measurement;
    const Visit& visit = visits_[counted_.back()->visit];
    GoalChoice choice =
        asked ? goalAsked(latest, *asked) : goalOfNorm(latest, visit.patient.sex, visit.ageYears(), catalogue_);
    out_.goal = std::move(choice.goal);
    out_.noGoalReason = std::move(choice.reason);
    if (!out_.goal) return;
    out_.goalReached = reached(latest, *out_.goal);
    if (out_.goal->match && out_.goal->match->provisional()) {
      out_.caveats.push_back({Code::ProvisionalGoal, "the goal is provisional: " + out_.goal->match->reason});
    }
  }

  [[nodiscard]] bool onBothSidesOfTarget() const {
    if (measure().direction != Direction::Target) return false;
    const auto above = [&](const CoursePoint* one) { return one->measurement.value > measure().target; };
    const auto below = [&](const CoursePoint* one) { return one->measurement.value < measure().target; };
    return std::any_of(counted_.begin(), counted_.end(), above) && std::any_of(counted_.begin(), counted_.end(), below);
  }

  /// Why there is no time to the goal; empty when there is one.
  [[nodiscard]] std::string obstacle() const {
    if (!out_.goal) return out_.noGoalReason;
    if (out_.goalReached) return "the goal is reached";
    if (!out_.line) return out_.noLineReason;
    if (onBothSidesOfTarget()) return "the results lie on either side of the target";
    if (out_.line->slope == 0) return "the results do not move";
    const double needed = out_.goal->value - counted_.back()->measurement.value;
    if (needed * out_.line->slope < 0) return "the results move away from the goal";
    const double toGo = out_.goal->value - out_.line->at(weeksOf(*counted_.back()));
    if (toGo * out_.line->slope <= 0)
      return "the line through the results has reached the goal, the last result has not";
    return {};
  }

  void countWeeks() {
    out_.noWeeksReason = obstacle();
    if (!out_.noWeeksReason.empty()) return;
    const TheilSenLine& line = *out_.line;
    const double toGo = out_.goal->value - line.at(weeksOf(*counted_.back()));
    const double steepest = toGo > 0 ? line.high : line.low, flattest = toGo > 0 ? line.low : line.high;
    WeeksToGoal weeks{toGo / line.slope, toGo / steepest, {}};
    if (flattest * toGo > 0) weeks.latest = toGo / flattest;
    if (weeks.weeks > weeksOf(*counted_.back()) - weeksOf(*counted_.front())) {
      out_.caveats.push_back({Code::LongExtrapolation, "the goal lies further ahead than the course is long"});
    }
    out_.weeksToGoal = weeks;
  }

  MeasureCourse& out_;
  const std::vector<Visit>& visits_;
  const std::vector<CourseVisit>& times_;
  const Catalogue& catalogue_;
  std::vector<const CoursePoint*> counted_;
};

std::optional<Error> problemOf(const std::vector<Visit>& visits) {
  if (visits.size() < kFewestVisits) return Error::at("", "a course needs at least three visits");
  for (std::size_t later = 1; later < visits.size(); ++later) {
    if (visits[later].patient.id != visits[0].patient.id) {
      return Error::at(pointer("", later) + "/patient/id", "the visits are of different patients, " +
                                                               visits[0].patient.id.text() + " and " +
                                                               visits[later].patient.id.text());
    }
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      if (visits[later].id == visits[earlier].id) {
        return Error::at(pointer("", later) + "/visit/id",
                         "visit " + visits[later].id.text() + " is given twice; each visit counts once");
      }
      if (visits[later].startedAt.utc() == visits[earlier].startedAt.utc()) {
        return Error::at(pointer("", later) + "/visit/started_at",
                         "visits " + visits[earlier].id.text() + " and " + visits[later].id.text() +
                             " started at the same moment, so their order is not known");
      }
    }
  }
  return std::nullopt;
}

std::optional<Error> problemOf(std::span<const AskedGoal> goals, const Catalogue& catalogue) {
  std::set<std::pair<std::string, std::optional<Side>>> seen;
  for (std::size_t i = 0; i < goals.size(); ++i) {
    const AskedGoal& goal = goals[i];
    const Measure* measure = catalogue.measure(goal.measure);
    if (measure == nullptr) return Error::at(pointer("/goals", i), "unknown measure \"" + goal.measure + "\"");
    if (goal.side && !measure->sided) return Error::at(pointer("/goals", i), goal.measure + " has no sides");
    if (!(goal.value >= measure->lowest && goal.value <= measure->highest)) {
      return Error::at(pointer("/goals", i), "the goal for " + goal.measure + " lies outside its possible values");
    }
    if (!seen.emplace(goal.measure, goal.side).second) {
      return Error::at(pointer("/goals", i), "two goals for " + goal.measure);
    }
  }
  return std::nullopt;
}

/// The goal asked for this measure and side; one that names the side before one for both.
std::optional<double> askedFor(std::span<const AskedGoal> goals, const Measure& measure, std::optional<Side> side) {
  std::optional<double> value;
  for (const AskedGoal& goal : goals) {
    if (goal.measure != measure.id || (goal.side && goal.side != side)) continue;
    if (!value || goal.side) value = goal.value;
  }
  return value;
}

std::vector<Caveat> caveatsOfExaminers(const std::vector<Visit>& visits) {
  std::vector<Caveat> caveats;
  std::set<std::string> named;
  bool unknown = false;
  for (const Visit& visit : visits) {
    unknown = unknown || visit.examiner.empty();
    if (!visit.examiner.empty()) named.insert(visit.examiner);
  }
  if (unknown) {
    caveats.push_back(
        {Code::ExaminerUnknown, "the examiner of a visit is not recorded: the error of one examiner is used for it"});
  }
  if (named.size() > 1) {
    caveats.push_back(
        {Code::DifferentExaminer, "different examiners: the error between examiners is used where they differ"});
  }
  return caveats;
}

}  // namespace

std::string toText(TrendVerdict verdict) {
  switch (verdict) {
    case TrendVerdict::Improving:
      return "improving";
    case TrendVerdict::Worsening:
      return "worsening";
    case TrendVerdict::NoTrend:
      return "no_trend";
    case TrendVerdict::Uncertain:
      return "uncertain";
  }
  return {};
}

Result<Course> course(std::vector<Visit> visits, const Catalogue& catalogue, std::span<const AskedGoal> goals) {
  if (auto problem = problemOf(visits)) return *std::move(problem);
  if (auto problem = problemOf(goals, catalogue)) return *std::move(problem);
  std::sort(visits.begin(), visits.end(),
            [](const Visit& a, const Visit& b) { return a.startedAt.utc() < b.startedAt.utc(); });

  Course out;
  out.patient = visits.front().patient.id;
  out.caveats = caveatsOfExaminers(visits);
  // Measures stand in one array, so their addresses are the catalogue's order.
  std::map<std::pair<const Measure*, std::optional<Side>>, std::vector<CoursePoint>> series;
  for (std::size_t i = 0; i < visits.size(); ++i) {
    out.visits.push_back({visits[i].id, visits[i].startedAt, weeksBetween(visits[0].startedAt, visits[i].startedAt)});
    for (CombinedMeasurement& one : combine(visits[i], catalogue)) {
      series[{one.measure, one.side}].push_back({i, std::move(one), {}});
    }
  }
  for (auto& [key, points] : series) {
    const auto& [measure, side] = key;
    if (points.size() < kFewestVisits) {
      out.tooFew.push_back({measure, side, static_cast<int>(points.size())});
      continue;
    }
    MeasureCourse& one = out.measures.emplace_back();
    one.measure = measure;
    one.side = side;
    one.points = std::move(points);
    Follower(one, visits, out.visits, catalogue).run(askedFor(goals, *measure, side));
  }
  const auto tested = std::count_if(out.measures.begin(), out.measures.end(),
                                    [](const MeasureCourse& one) { return one.trend != TrendVerdict::Uncertain; });
  if (tested >= kManyMeasures) {
    out.caveats.push_back({Code::ManyMeasures, "of " + std::to_string(tested) +
                                                   " trends that were tested up to one in twenty may be chance"});
  }
  if (out.measures.empty()) {
    out.caveats.push_back({Code::NothingInCommon, "no measure was taken in three visits"});
  }
  return out;
}

}  // namespace cervica::core
