#include "app/desktop/compare/course_rows.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include <QCoreApplication>
#include <QStringList>

#include "app/desktop/compare/change_words.h"
#include "app/desktop/visit/typed_number.h"
#include "app/desktop/visit/wording.h"

namespace cervica::app {

namespace {

struct Courses {
  Q_DECLARE_TR_FUNCTIONS(Courses)
};

CourseGroup groupOf(core::TrendVerdict trend) {
  switch (trend) {
    case core::TrendVerdict::Improving:
    case core::TrendVerdict::Worsening:
      return CourseGroup::Trend;
    case core::TrendVerdict::NoTrend:
      return CourseGroup::NoTrend;
    case core::TrendVerdict::Uncertain:
      break;
  }
  return CourseGroup::Uncertain;
}

/// The figure with its unit: "16.8 s".
QString withUnit(const QString& figure, const core::Measure& measure) {
  return QStringLiteral("%1 %2").arg(figure, unitWord(measure)).trimmed();
}

QString reason(const std::string& sentence) {
  return asSentence(sentence);
}

/// Writes the lines of one course.
class Writer {
 public:
  Writer(const core::MeasureCourse& one, const core::Course& course, const core::Catalogue& catalogue)
      : one_(one), course_(course), catalogue_(catalogue), measure_(*one.measure) {}

  [[nodiscard]] std::vector<CourseLine> lines() const {
    std::vector<CourseLine> all{{Courses::tr("Trend"), trend()}};
    if (one_.change) all.push_back({Courses::tr("First to last"), change(*one_.change)});
    all.push_back({Courses::tr("Last stable value"), stable()});
    all.push_back({Courses::tr("Goal"), goal()});
    if (one_.goal) all.push_back({Courses::tr("Time to the goal"), timeLeft()});
    if (one_.change && !one_.change->populations.empty())
      all.push_back({Courses::tr("Important"), capitalised(importantWords(*one_.change)) + QLatin1Char('.')});
    QStringList caveats = sentences(one_.caveats);
    if (one_.change) {
      for (const QString& each : sentences(one_.change->caveats)) {
        if (!caveats.contains(each)) caveats << each;
      }
    }
    if (!caveats.isEmpty()) all.push_back({Courses::tr("Caveats"), caveats.join(QLatin1Char(' '))});
    return all;
  }

 private:
  [[nodiscard]] int decimals() const { return std::max(1, measure_.decimals); }
  /// A rate, with two decimals where it is small.
  [[nodiscard]] QString perWeek(double slope) const {
    return signedNumber(slope, std::abs(one_.line->slope) < 1 ? 2 : 1);
  }
  [[nodiscard]] QString dayOf(std::size_t visit) const { return dayWord(course_.visits[visit].startedAt.date); }

  [[nodiscard]] QString trend() const {
    QStringList words;
    if (one_.line) {
      words << Courses::tr("%1 a week (%2 % interval %3 to %4).")
                   .arg(withUnit(perWeek(one_.line->slope), measure_), number(one_.line->confidence * 100, 1),
                        perWeek(one_.line->low), perWeek(one_.line->high));
    } else {
      words << reason(one_.noLineReason);
    }
    if (!one_.uncertainReason.empty()) {
      if (one_.uncertainReason != one_.noLineReason) words << reason(one_.uncertainReason);
    } else {
      words << Courses::tr("%1, p\u00a0=\u00a0%2.").arg(shownTrend(one_.trend).second, number(one_.kendall->p, 3));
    }
    return words.join(QLatin1Char(' '));
  }

  [[nodiscard]] QString change(const core::Change& change) const {
    const int shown = std::max(shownDecimals(measure_, change.before), shownDecimals(measure_, change.after));
    const QString verdict = shownVerdict(change.verdict).second.toLower();
    QString words = withUnit(signedNumber(change.difference, shown), measure_);
    if (change.interval95) {
      words = Courses::tr("%1 (95 % interval %2 to %3)")
                  .arg(words, signedNumber(change.interval95->low, decimals()),
                       signedNumber(change.interval95->high, decimals()));
    }
    if (!change.mdc95) return Courses::tr("%1: %2, no measurement error is known.").arg(words, verdict);
    return Courses::tr("%1: %2; the measurement error is %3.")
        .arg(words, verdict, withUnit(number(*change.mdc95, decimals()), measure_));
  }

  [[nodiscard]] QString stable() const {
    if (!one_.lastStable) return reason(one_.notStableReason);
    const core::StableValue& stable = *one_.lastStable;
    return Courses::tr("%1, the mean of %2 results within the measurement error, %3 to %4.")
        .arg(withUnit(number(stable.value, decimals()), measure_))
        .arg(stable.results)
        .arg(dayOf(stable.from), dayOf(stable.to));
  }

  [[nodiscard]] QString goal() const {
    if (!one_.goal) return Courses::tr("No goal from a norm: %1").arg(qt(one_.noGoalReason) + QLatin1Char('.'));
    const QString value = withUnit(number(one_.goal->value, decimals()), measure_);
    if (!one_.goal->match) return Courses::tr("%1, as asked.").arg(value);
    const core::Norm& norm = *one_.goal->match->norm;
    const core::Source* source = catalogue_.source(norm.source);
    const QString who = source != nullptr ? qt(source->shortName()) : QString();
    switch (norm.method) {
      case core::NormMethod::TypicalRange:
        return Courses::tr("%1, the end of the typical range (%2).").arg(value, who);
      case core::NormMethod::Cutoff:
        return Courses::tr("%1, the cut-off (%2).").arg(value, who);
      case core::NormMethod::Normal:
      case core::NormMethod::Context:
        break;
    }
    return Courses::tr("%1, where within normal begins (%2).").arg(value, who);
  }

  [[nodiscard]] QString timeLeft() const {
    if (!one_.weeksToGoal) return reason(one_.noWeeksReason);
    return Courses::tr("%1 at the present rate.").arg(capitalised(timeToGoal(*one_.weeksToGoal)));
  }

  const core::MeasureCourse& one_;
  const core::Course& course_;
  const core::Catalogue& catalogue_;
  const core::Measure& measure_;
};

CourseRow rowOf(const core::MeasureCourse& one, const core::Course& course, const core::Catalogue& catalogue) {
  const core::Measure& measure = *one.measure;
  CourseRow row;
  row.course = one;
  row.group = groupOf(one.trend);
  row.id = one.side ? measure.id + "/" + core::toText(*one.side) : measure.id;
  row.title = qt(measure.label);
  row.shortTitle = qt(measure.shortLabel);
  row.side = one.side;
  row.unit = isCategory(measure) ? QString() : unitWord(measure);
  std::tie(row.trend, row.trendWord) = shownTrend(one.trend);
  QStringList said{row.title};
  if (row.side) said << sideWord(*row.side);
  if (one.change) {
    const core::Change& change = *one.change;
    const bool inWords = isCategory(measure) && measure.kind != core::MeasureKind::Ordinal;
    const int decimals = std::max(shownDecimals(measure, change.before), shownDecimals(measure, change.after));
    row.first = inWords ? figure(measure, change.before) : number(change.before, decimals);
    row.last = inWords ? figure(measure, change.after) : number(change.after, decimals);
    row.difference = inWords ? (change.difference == 0 ? Courses::tr("same") : Courses::tr("changed"))
                             : signedNumber(change.difference, decimals);
    std::tie(row.change, row.changeWord) = shownVerdict(change.verdict);
    if (change.mdc95 && *change.mdc95 > 0) {
      row.limits = core::gain(measure, change.before, change.after) / *change.mdc95;
    }
    said << Courses::tr("%1 to %2").arg(valueText(measure, change.before), valueText(measure, change.after))
         << row.changeWord.toLower();
  }
  said << Courses::tr("trend %1").arg(row.trendWord.toLower());
  row.words = Writer(one, course, catalogue).lines();
  row.accessible = said.join(QStringLiteral(", "));
  return row;
}

}  // namespace

std::vector<CourseRow> courseRows(const core::Course& course, const core::Catalogue& catalogue) {
  std::vector<CourseRow> rows;
  for (const core::MeasureCourse& one : course.measures) rows.push_back(rowOf(one, course, catalogue));
  std::stable_sort(rows.begin(), rows.end(), [](const CourseRow& a, const CourseRow& b) {
    if (a.group != b.group) return a.group < b.group;
    return std::abs(a.limits.value_or(0)) > std::abs(b.limits.value_or(0));
  });
  return rows;
}

QString timeToGoal(const core::WeeksToGoal& weeks) {
  const auto whole = [](double value) { return static_cast<int>(std::ceil(value)); };
  const int likely = whole(weeks.weeks), soonest = whole(weeks.soonest);
  const QString about = likely == 1 ? Courses::tr("about 1 week") : Courses::tr("about %1 weeks").arg(likely);
  if (!weeks.latest) return Courses::tr("%1 (%2 or more, perhaps never)").arg(about).arg(soonest);
  const int latest = whole(*weeks.latest);
  return soonest == latest ? about : Courses::tr("%1 (%2 to %3)").arg(about).arg(soonest).arg(latest);
}

}  // namespace cervica::app
