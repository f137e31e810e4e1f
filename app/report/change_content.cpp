#include <algorithm>
#include <cmath>

#include <QStringList>

#include "app/report/content_parts.h"
#include "app/report/wording.h"

namespace cervica::app::report {
namespace {

/// Real changes first.
int rank(core::ChangeVerdict verdict) {
  switch (verdict) {
    case core::ChangeVerdict::Improved:
      return 0;
    case core::ChangeVerdict::Worsened:
      return 1;
    case core::ChangeVerdict::NoRealChange:
      return 2;
    case core::ChangeVerdict::Uncertain:
      return 3;
  }
  return 4;
}

/// The difference turned so that better is positive; nothing where neither direction is better.
std::optional<double> betterBy(const core::Change& change) {
  if (change.measure->direction == core::Direction::None) return std::nullopt;
  return core::gain(*change.measure, change.before, change.after);
}

/// What patients of each population called important, and whether the difference is that large.
QString populationsText(const core::Change& change, SourceList& sources) {
  QStringList limits;
  for (const core::ImportantLimit& one : change.populations) {
    const QString limit = number(one.limit->value, 1) + sources.cite(*one.limit);
    limits << (one.reached ? Report::tr("from %1 in %2 (reached)") : Report::tr("from %1 in %2 (not reached)"))
                  .arg(limit, text(one.limit->population));
  }
  return Report::tr("important %1").arg(limits.join(QStringLiteral(", ")));
}

QString importantText(const core::Change& change, const core::Catalogue& catalogue, SourceList& sources) {
  if (!change.mcid) return {};
  QString words = number(*change.mcid, 1) + (change.measure->unit == "deg" ? unitSuffix(*change.measure) : QString());
  for (const core::ImportantDifference* known : catalogue.importantDifferencesOf(*change.measure))
    if (known->preferred && known->value == *change.mcid) return words + sources.cite(*known);
  return words;
}

ChangeRow changeRow(const core::Change& change, const core::Catalogue& catalogue, SourceList& sources,
                    FootNotes& notes) {
  const core::Measure& measure = *change.measure;
  ChangeRow row;
  row.name = text(measure.label);
  row.side = change.side;
  row.before = valueText(measure, change.before, shownDecimals(measure, change.before));
  row.after = valueText(measure, change.after, shownDecimals(measure, change.after));
  row.difference =
      signedNumber(change.difference, shownDecimals(measure, change.difference)) + differenceSuffix(measure);
  row.limit = change.mdc95 ? number(*change.mdc95, 1) + differenceSuffix(measure) : Report::tr("not known");
  if (change.mdc95 && change.error) row.limit += sources.cite(*change.error);
  row.important = importantText(change, catalogue, sources);
  const std::optional<double> better = betterBy(change);
  if (change.mdc95 && *change.mdc95 > 0 && better)
    row.limits = *better / *change.mdc95;
  else if (!better)
    row.words = Report::tr("neither direction is better");
  else if (!change.comparable)
    row.words = Report::tr("not comparable");
  else if (change.mcid)
    row.words = (change.important ? Report::tr("important difference (%1) reached")
                                  : Report::tr("below the important difference (%1)"))
                    .arg(row.important);
  else
    row.words = Report::tr("no error figure known");
  row.verdict = verdictOf(change.verdict);
  for (const core::Caveat& caveat : change.caveats) row.name += notes.mark(text(caveat.text));
  if (!change.populations.empty()) row.name += notes.mark(populationsText(change, sources));
  return row;
}

/// Short names joined, the sides of one measure together: "CVA, FRT L R".
QString namesOf(const core::Comparison& comparison, core::ChangeVerdict verdict, int& count) {
  QString names;
  const core::Measure* last = nullptr;
  for (const core::Change& change : comparison.changes) {
    if (change.verdict != verdict || isCategory(*change.measure)) continue;
    ++count;
    if (change.measure != last) {
      if (!names.isEmpty()) names += QStringLiteral(", ");
      names += text(change.measure->shortLabel);
    }
    if (change.side) names += QChar(0x00a0) + sideLetter(*change.side);
    last = change.measure;
  }
  return count == 0 ? Report::tr("none") : names;
}

std::vector<ChangeCount> countsOf(const core::Comparison& comparison) {
  std::vector<ChangeCount> counts;
  for (const auto verdict : {core::ChangeVerdict::Improved, core::ChangeVerdict::NoRealChange,
                             core::ChangeVerdict::Uncertain, core::ChangeVerdict::Worsened}) {
    ChangeCount entry{verdictOf(verdict), 0, {}};
    entry.names = namesOf(comparison, verdict, entry.count);
    counts.push_back(std::move(entry));
  }
  return counts;
}

const core::SideDifference* findDifference(const core::VisitScores& scores, const core::Measure& measure) {
  const auto found = std::find_if(scores.sideDifferences.begin(), scores.sideDifferences.end(),
                                  [&](const core::SideDifference& d) { return d.measure->id == measure.id; });
  return found == scores.sideDifferences.end() ? nullptr : &*found;
}

SideRow sideRow(const ContentInput& input, const core::SideDifference& difference) {
  const core::Measure& measure = *difference.measure;
  const auto shown = [&](double value) { return valueText(measure, value, shownDecimals(measure, value)); };
  SideRow row;
  row.name = text(measure.label);
  row.left = difference.left;
  row.right = difference.right;
  row.leftText = shown(difference.left);
  row.rightText = shown(difference.right);
  row.difference = shown(std::fabs(difference.difference));
  if (input.previous)
    if (const auto* before = findDifference(input.previous->assessment.scores, measure)) {
      row.earlierLeft = before->left;
      row.earlierRight = before->right;
      row.difference = shown(std::fabs(before->difference)) + QStringLiteral(" → ") + row.difference;
    }
  if (difference.interval95) {
    const bool turned = difference.difference < 0;
    const core::Interval& range = *difference.interval95;
    row.difference +=
        Report::tr(" (95 %: %1)")
            .arg(rangeText({turned ? -range.high : range.low, turned ? -range.low : range.high}) + unitSuffix(measure));
  }
  if (!difference.beyondError || !difference.mdc95)
    row.judgement = Report::tr("error not known");
  else if (*difference.beyondError)
    row.judgement =
        Report::tr("beyond the measurement error, %1").arg(number(*difference.mdc95, 1) + unitSuffix(measure));
  else
    row.judgement =
        Report::tr("inside the measurement error, %1").arg(number(*difference.mdc95, 1) + unitSuffix(measure));
  return row;
}

QString answersMissing(const assessment::QuestionnaireScore& score, const core::Instrument& instrument) {
  if (score.missing == 0) return {};
  QString words = Report::tr("%1 of %2 items not answered").arg(score.missing).arg(score.missing + score.answered);
  if (score.raw && instrument.missingRule == core::Instrument::MissingRule::Prorate) words += Report::tr(", prorated");
  if (score.raw && instrument.missingRule == core::Instrument::MissingRule::MeanOfAnswered)
    words += Report::tr(", mean of the answered");
  return words;
}

/// Whole numbers without a fraction.
QString points(double value, int decimals) {
  return number(value, std::fabs(value - std::round(value)) < 1e-9 ? 0 : decimals);
}

QString scoreText(const assessment::QuestionnaireScore& score, int decimals) {
  if (!score.profile.empty()) return text(score.profile);
  if (!score.raw) return Report::tr("no score");
  if (!score.max) return points(*score.raw, decimals);
  return Report::tr("%1 of %2").arg(points(*score.raw, decimals), points(*score.max, decimals));
}

const assessment::QuestionnaireScore* findQuestionnaire(const assessment::Assessment& assessment,
                                                        const std::string& id) {
  const auto found = std::find_if(assessment.questionnaires.begin(), assessment.questionnaires.end(),
                                  [&](const assessment::QuestionnaireScore& q) { return q.instrument == id; });
  return found == assessment.questionnaires.end() ? nullptr : &*found;
}

QString questionnaireNote(const assessment::QuestionnaireScore& score, const core::Instrument& instrument) {
  QStringList notes;
  if (score.band)
    notes << (score.band->validated
                  ? Report::tr("band \"%1\"").arg(text(score.band->label))
                  : Report::tr("band \"%1\", which was never validated").arg(text(score.band->label)));
  if (!score.raw && score.profile.empty() && score.subscales.empty())
    notes << Report::tr("more answers are missing than the instrument allows");
  const QString missing = answersMissing(score, instrument);
  if (!missing.isEmpty()) notes << missing;
  for (const assessment::SubscaleScore& subscale : score.subscales)
    notes << (subscale.value
                  ? Report::tr("%1: %2 of %3")
                        .arg(text(subscale.id), points(*subscale.value, instrument.decimals), number(subscale.max, 0))
                  : Report::tr("%1: an answer is missing").arg(text(subscale.id)));
  if (score.vas) notes << Report::tr("health today %1 of 100").arg(number(*score.vas, 0));
  return asSentence(notes.join(QStringLiteral("; ")));
}

}  // namespace

Changes changesOf(const ContentInput& input, SourceList& sources, FootNotes& notes) {
  const std::size_t firstNote = notes.count();
  const PreviousVisit& previous = *input.previous;
  Changes changes;
  changes.title = Report::tr("Change since %1").arg(longDate(previous.visit.startedAt.date));
  changes.subtitle = Report::tr("a change counts only beyond the 95 % measurement error; real changes first");
  changes.earlierDate = shortDate(previous.visit.startedAt.date);
  changes.laterDate = shortDate(input.visit.startedAt.date);
  changes.counts = countsOf(previous.comparison);
  std::vector<const core::Change*> ordered;
  bool observations = false;
  for (const core::Change& change : previous.comparison.changes)
    if (isCategory(*change.measure))
      observations = true;
    else
      ordered.push_back(&change);
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const auto* a, const auto* b) { return rank(a->verdict) < rank(b->verdict); });
  for (const core::Change* change : ordered)
    changes.rows.push_back(changeRow(*change, input.catalogue, sources, notes));
  changes.notes = notes.lines(firstNote);
  changes.notes.push_back(Report::tr(
      "\"Uncertain\" means that no error figure is known, not that nothing changed. \"Important\" is the smallest "
      "difference that patients in a study called important."));
  if (observations)
    changes.notes.push_back(
        Report::tr("Graded observations have no error figure; both visits stand under \"Values without a verdict\"."));
  for (const core::Caveat& caveat : previous.comparison.caveats) changes.notes.push_back(asSentence(text(caveat.text)));
  return changes;
}

std::vector<SideGroup> sideGroups(const ContentInput& input) {
  std::vector<SideGroup> groups;
  for (const core::SideDifference& difference : input.assessment.scores.sideDifferences) {
    if (isCategory(*difference.measure)) continue;
    const QString unit = unitSuffix(*difference.measure);
    auto group = std::find_if(groups.begin(), groups.end(), [&](const SideGroup& g) { return g.unit == unit; });
    if (group == groups.end()) group = groups.insert(groups.end(), {unit, {}});
    SideRow row = sideRow(input, difference);
    if (const auto* value = findValue(input.assessment.scores, *difference.measure, core::Side::Left))
      if (value->device) row.device = shortLabel(value->device->label);
    group->rows.push_back(std::move(row));
  }
  return groups;
}

std::vector<QuestionnaireRow> questionnaireRows(const ContentInput& input, SourceList& sources) {
  std::vector<QuestionnaireRow> rows;
  for (const assessment::QuestionnaireScore& score : input.assessment.questionnaires) {
    const core::Instrument* instrument = input.catalogue.instrument(score.instrument);
    if (!instrument) continue;
    QuestionnaireRow row;
    row.name = text(instrument->title) + sources.cite(*instrument);
    row.score = scoreText(score, instrument->decimals);
    if (score.percent) row.percent = number(*score.percent, 1) + QStringLiteral(" %");
    row.note = questionnaireNote(score, *instrument);
    if (input.previous)
      if (const auto* before = findQuestionnaire(input.previous->assessment, score.instrument)) {
        row.earlier =
            before->percent
                ? Report::tr("was %1 (%2 %)").arg(scoreText(*before, instrument->decimals), number(*before->percent, 1))
                : Report::tr("was %1").arg(scoreText(*before, instrument->decimals));
        row.note += Report::tr(" The change is not judged here.");
      }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace cervica::app::report
