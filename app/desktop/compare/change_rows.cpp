#include "app/desktop/compare/change_rows.h"

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

struct Changes {
  Q_DECLARE_TR_FUNCTIONS(Changes)
};

// How much better the later value is, in the measure's unit; a measure without a better keeps its sign.
double improvement(const core::Change& change) {
  if (change.measure->direction == core::Direction::None) return change.difference;
  return core::gain(*change.measure, change.before, change.after);
}

ChangeGroup groupOf(core::ChangeVerdict verdict) {
  switch (verdict) {
    case core::ChangeVerdict::Improved:
    case core::ChangeVerdict::Worsened:
      return ChangeGroup::Real;
    case core::ChangeVerdict::NoRealChange:
      return ChangeGroup::Inside;
    case core::ChangeVerdict::Uncertain:
      break;
  }
  return ChangeGroup::Uncertain;
}

QString wordsFor(const core::Change& change) {
  if (isCategory(*change.measure)) return Changes::tr("by observation");
  if (!change.comparable) return Changes::tr("not comparable");
  if (change.mcid) {
    const QString limit = textOfNumber(*change.mcid);
    return change.important ? Changes::tr("reaches %1: important").arg(limit)
                            : Changes::tr("important from %1").arg(limit);
  }
  return Changes::tr("error not known");
}

ChangeRow rowOf(const core::Change& change) {
  const core::Measure& measure = *change.measure;
  ChangeRow row;
  row.change = change;
  row.group = groupOf(change.verdict);
  row.id = change.side ? measure.id + "/" + core::toText(*change.side) : measure.id;
  row.title = qt(measure.label);
  row.shortTitle = qt(measure.shortLabel);
  row.side = change.side;
  const bool words = isCategory(measure) && measure.kind != core::MeasureKind::Ordinal;
  // Both with the same decimals, so that the columns can be compared at a glance.
  const int decimals = std::max(shownDecimals(measure, change.before), shownDecimals(measure, change.after));
  row.before = words ? figure(measure, change.before) : number(change.before, decimals);
  row.after = words ? figure(measure, change.after) : number(change.after, decimals);
  row.unit = words || isCategory(measure) ? QString() : unitWord(measure);
  row.difference = words ? (change.difference == 0 ? Changes::tr("same") : Changes::tr("changed"))
                         : signedNumber(change.difference, decimals);
  row.oriented = measure.direction != core::Direction::None;
  if (change.mdc95 && *change.mdc95 > 0) {
    row.limits = improvement(change) / *change.mdc95;
  } else {
    row.words = wordsFor(change);
  }
  std::tie(row.verdict, row.verdictWord) = shownVerdict(change.verdict);
  row.important = change.important;
  for (const auto& each : change.caveats) row.caveats.push_back(qt(each.text));

  QStringList said{row.title};
  if (row.side) said << sideWord(*row.side);
  said << Changes::tr("%1 to %2").arg(valueText(measure, change.before), valueText(measure, change.after));
  said << Changes::tr("difference %1 %2").arg(row.difference, row.unit).trimmed() << row.verdictWord.toLower();
  if (row.important) said << Changes::tr("important");
  row.accessible = said.join(QStringLiteral(", "));
  return row;
}

}  // namespace

std::vector<ChangeRow> changeRows(const core::Comparison& comparison) {
  std::vector<ChangeRow> rows;
  for (const core::Change& change : comparison.changes) rows.push_back(rowOf(change));
  std::stable_sort(rows.begin(), rows.end(), [](const ChangeRow& a, const ChangeRow& b) {
    if (a.group != b.group) return a.group < b.group;
    return std::abs(a.limits.value_or(0)) > std::abs(b.limits.value_or(0));
  });
  return rows;
}

QString timeBetween(const core::CivilDate& earlier, const core::CivilDate& later) {
  constexpr int kWeek = 7;
  constexpr int kDaysSaid = 21;
  const auto days = static_cast<int>((std::chrono::sys_days(later) - std::chrono::sys_days(earlier)).count());
  if (days < kDaysSaid) return days == 1 ? Changes::tr("1 day apart") : Changes::tr("%1 days apart").arg(days);
  return Changes::tr("%1 weeks apart").arg((days + kWeek / 2) / kWeek);
}

}  // namespace cervica::app
