#include "app/desktop/visit/result_rows.h"

#include <algorithm>
#include <map>

#include <QCoreApplication>
#include <QStringList>

#include "app/desktop/visit/evidence.h"
#include "app/desktop/visit/wording.h"

namespace cervica::app {

namespace {

struct Results {
  Q_DECLARE_TR_FUNCTIONS(Results)
};

const QString& dash() {
  static const QString text = QStringLiteral("\u2013");
  return text;
}

std::string rowId(const core::Measure& measure, std::optional<core::Side> side) {
  return side ? measure.id + "/" + core::toText(*side) : measure.id;
}

QString fitWord(const core::NormMatch& match) {
  switch (match.applicability) {
    case core::Applicability::Exact:
      return {};
    case core::Applicability::ComparableDevice:
      return Results::tr("comparable");
    case core::Applicability::ProvisionalDevice:
      return Results::tr("other device");
    case core::Applicability::NearestAge:
      return Results::tr("nearest age");
  }
  return {};
}

QString detailOf(const core::CombinedMeasurement& value, const core::Catalogue& catalogue) {
  // Where a measure knows only one way there is nothing to record.
  const auto& possible = value.measure->devices;
  const core::Device* device =
      value.device == nullptr && possible.size() == 1 ? catalogue.device(possible.front()) : value.device;
  QString text = value.mixedDevices ? Results::tr("different devices") : shortDevice(device);
  if (value.trials > 1 && !value.derived) text += QStringLiteral(", ") + trialsWord(value.trials);
  return text;
}

void fillPercentile(ResultRow& row, const core::Score& score) {
  row.percentile = dash();
  if (score.percentile) {
    row.percentile = percentileWord(*score.percentile);
    if (score.percentileInterval) row.interval = percentileRange(*score.percentileInterval);
    return;
  }
  row.interval =
      score.match.norm->method == core::NormMethod::Cutoff ? Results::tr("cut-off only") : Results::tr("band only");
}

ResultRow scoredRow(const core::Score& score, const core::Visit& visit, const core::VisitScores& all,
                    const core::Catalogue& catalogue) {
  const core::Measure& measure = *score.measurement.measure;
  ResultRow row;
  row.kind = ResultRow::Kind::Scored;
  row.id = rowId(measure, score.measurement.side);
  row.group = domainTitle(measure.domain);
  row.title = qt(measure.label);
  row.shortTitle = qt(measure.shortLabel);
  const QString fit = fitWord(score.match);
  row.detail = fit.isEmpty() ? detailOf(score.measurement, catalogue)
                             : shortDevice(score.measurement.device) + QStringLiteral(", ") + fit;
  if (score.cutoff && score.cutoff->match.norm && score.cutoff->match.norm->cutoff) {
    const QString limit = number(*score.cutoff->match.norm->cutoff, 0);
    row.detail = score.cutoff->positive ? Results::tr("cut-off %1 positive").arg(limit)
                                        : Results::tr("cut-off %1 negative").arg(limit);
    if (!fit.isEmpty()) row.detail += QStringLiteral(", ") + fit;
  }
  if (score.match.norm->origin == core::Origin::Clinic) {
    row.detail = Results::tr("clinic's norm") + QStringLiteral(", ") + row.detail;
  }
  if (score.measurement.side) row.sides.push_back(*score.measurement.side);
  row.value = figure(measure, score.measurement.value);
  if (score.error.interval95 && !isCategory(measure)) row.valueInterval = valueRange(*score.error.interval95);
  row.unit = unitWord(measure);
  row.bar = look::normBarData(score);
  fillPercentile(row, score);
  row.verdict = look::verdictOf(score.band);
  row.verdictWord = bandWord(score.band);
  row.provisional = score.match.provisional();
  row.normsDisagree = !score.disagreeing.empty();
  row.outside = core::isRemarkable(score.band) ||
                std::any_of(score.disagreeing.begin(), score.disagreeing.end(),
                            [](const core::NormVerdict& other) { return core::isRemarkable(other.band); });
  row.reason = qt(score.match.reason);
  if (const core::Source* source = catalogue.source(score.match.norm->source)) row.source = qt(source->shortName());
  row.evidence = evidenceOf(score, visit, all, catalogue);

  QStringList words{row.title};
  if (score.measurement.side) words << sideWord(*score.measurement.side);
  words << valueText(measure, score.measurement.value);
  words << (score.percentile ? Results::tr("percentile %1").arg(row.percentile) : Results::tr("no percentile"));
  words << row.verdictWord.toLower();
  if (row.provisional) words << Results::tr("provisional");
  if (row.normsDisagree) words << Results::tr("norms disagree");
  row.accessible = words.join(QStringLiteral(", "));
  return row;
}

/// Both sides of a measure, or one value, without a verdict.
struct Unjudged {
  std::vector<core::CombinedMeasurement> values;
  QStringList reasons;
  std::vector<const core::ContextEntry*> context;

  void add(const core::CombinedMeasurement& value) {
    const bool known =
        std::any_of(values.begin(), values.end(), [&](const auto& each) { return each.side == value.side; });
    if (!known) values.push_back(value);
  }
};

ResultRow unjudgedRow(const Unjudged& found, const core::Visit& visit, const core::VisitScores& all,
                      const core::Catalogue& catalogue) {
  const core::Measure& measure = *found.values.front().measure;
  ResultRow row;
  row.id = rowId(measure, found.values.size() == 1 ? found.values.front().side : std::nullopt);
  row.group = domainTitle(measure.domain);
  row.title = qt(measure.label);
  row.shortTitle = qt(measure.shortLabel);
  QStringList figures, spoken;
  for (const auto& value : found.values) {
    if (value.side) row.sides.push_back(*value.side);
    figures << figure(measure, value.value);
    spoken << (value.side ? sideWord(*value.side) + QStringLiteral(", ") : QString()) + valueText(measure, value.value);
  }
  row.unit = unitWord(measure);
  if (figures.size() == 2 && isCategory(measure) && measure.kind != core::MeasureKind::Ordinal &&
      figures[0] == figures[1]) {
    figures.removeLast();
    row.unit = Results::tr("both");
  }
  row.value = figures.join(QStringLiteral(", "));
  row.bar = look::normBarData(found.values);
  row.percentile = dash();
  row.verdictWord = Results::tr("No norm");
  row.reason = found.reasons.join(QStringLiteral("; "));
  if (row.reason.isEmpty() && !found.context.empty()) row.reason = qt(found.context.front()->note);

  row.detail = detailOf(found.values.front(), catalogue);
  const auto& sides = all.sideDifferences;
  const auto difference =
      std::find_if(sides.begin(), sides.end(), [&](const auto& each) { return each.measure == &measure; });
  if (difference != sides.end() && !isCategory(measure)) {
    const double size = std::abs(difference->difference);
    row.detail = Results::tr("side difference %1 %2")
                     .arg(number(size, shownDecimals(measure, size)), unitWord(measure))
                     .trimmed();
  }
  row.evidence = evidenceOf(found.values, row.reason, found.context, visit, all, catalogue);
  row.accessible =
      row.title + QStringLiteral(", ") + spoken.join(QStringLiteral(", ")) + Results::tr(", no percentile, no norm");
  return row;
}

ResultRow questionnaireRow(const assessment::QuestionnaireScore& score, const core::Instrument& instrument,
                           const core::Catalogue& catalogue) {
  ResultRow row;
  row.kind = ResultRow::Kind::Questionnaire;
  row.id = instrument.id;
  row.group = Results::tr("Questionnaire");
  row.title = row.shortTitle = qt(instrument.title);
  row.percentile = dash();
  QStringList detail;
  if (score.percent) {
    row.value = number(*score.percent, 1);
    row.unit = QStringLiteral("%");
    if (score.raw && score.max) detail << Results::tr("%1 of %2").arg(number(*score.raw, 0), number(*score.max, 0));
  } else if (score.score) {
    row.value = number(*score.score, instrument.decimals);
    if (instrument.scoreMax) row.unit = Results::tr("of %1").arg(number(*instrument.scoreMax, 0));
  } else {
    row.value = score.profile.empty() ? dash() : qt(score.profile);
  }
  if (score.missing == 1) detail << Results::tr("1 answer missing");
  if (score.missing > 1) detail << Results::tr("%1 answers missing").arg(score.missing);
  const bool bySubscales = !score.subscales.empty();
  if (bySubscales) detail << Results::tr("by subscale");
  row.detail =
      detail.isEmpty() ? Results::tr("all %1 answered").arg(score.answered) : detail.join(QStringLiteral(", "));

  if (score.band) {
    row.verdictWord = capitalised(qt(score.band->label));
  } else if (score.score || bySubscales || !score.profile.empty()) {
    row.verdictWord = Results::tr("No band");
  } else {
    row.verdictWord = Results::tr("Not scored");
    row.reason = Results::tr("More answers are missing than this questionnaire allows.");
  }
  if (score.score && instrument.bands.size() > 1 && score.band) {
    look::NormBarData bar;
    bar.segments = static_cast<int>(instrument.bands.size());
    bar.axisHigh = bar.segments;
    const auto band = std::find_if(instrument.bands.begin(), instrument.bands.end(), [&](const auto& each) {
      return each.from == score.band->from && each.label == score.band->label;
    });
    const double within =
        band->to > band->from ? std::clamp((*score.score - band->from) / (band->to - band->from), 0.1, 0.9) : 0.5;
    bar.marks.push_back(
        {static_cast<double>(band - instrument.bands.begin()) + within, std::nullopt, look::Verdict::NoNorm});
    row.bar = bar;
  } else if (score.score && instrument.scoreMax) {
    look::NormBarData bar;
    bar.axisLow = instrument.scoreMin.value_or(0);
    bar.axisHigh = std::max(*instrument.scoreMax, *score.score);
    bar.marks.push_back({*score.score, std::nullopt, look::Verdict::NoNorm});
    row.bar = bar;
  }
  row.evidence = evidenceOf(score, instrument, catalogue);
  row.accessible = QStringList{row.title, (row.value + QLatin1Char(' ') + row.unit).trimmed(),
                               Results::tr("no percentile"), row.verdictWord.toLower()}
                       .join(QStringLiteral(", "));
  return row;
}

}  // namespace

std::vector<ResultRow> resultRows(const core::Visit& visit, const core::VisitScores& scores,
                                  const std::vector<assessment::QuestionnaireScore>& questionnaires,
                                  const core::Catalogue& catalogue) {
  std::map<const core::Measure*, std::vector<const core::Score*>> judged;
  for (const auto& score : scores.scores) judged[score.measurement.measure].push_back(&score);
  const auto isJudged = [&](const core::CombinedMeasurement& value) {
    const auto found = judged.find(value.measure);
    return found != judged.end() && std::any_of(found->second.begin(), found->second.end(), [&](const auto* score) {
             return score->measurement.side == value.side;
           });
  };
  std::map<const core::Measure*, Unjudged> unjudged;
  for (const auto& each : scores.notScored) {
    auto& found = unjudged[each.measurement.measure];
    found.add(each.measurement);
    if (const QString reason = qt(each.reason); !found.reasons.contains(reason)) found.reasons << reason;
  }
  for (const auto& each : scores.context) {
    if (isJudged(each.measurement)) continue;
    auto& found = unjudged[each.measurement.measure];
    found.add(each.measurement);
    const bool known = std::any_of(found.context.begin(), found.context.end(),
                                   [&](const auto* entry) { return entry->norm == each.norm; });
    if (!known) found.context.push_back(&each);
  }

  std::vector<ResultRow> rows;
  for (int domain = 0; domain <= static_cast<int>(core::Domain::Vital); ++domain) {
    const auto ofDomain = [&](const core::Measure& measure) { return static_cast<int>(measure.domain) == domain; };
    for (const core::Measure& measure : catalogue.measures()) {
      if (!ofDomain(measure) || !judged.contains(&measure)) continue;
      for (const core::Score* score : judged[&measure]) rows.push_back(scoredRow(*score, visit, scores, catalogue));
    }
    for (const core::Measure& measure : catalogue.measures()) {
      if (ofDomain(measure) && unjudged.contains(&measure))
        rows.push_back(unjudgedRow(unjudged[&measure], visit, scores, catalogue));
    }
  }
  for (const auto& score : questionnaires) {
    if (const core::Instrument* instrument = catalogue.instrument(score.instrument))
      rows.push_back(questionnaireRow(score, *instrument, catalogue));
  }
  return rows;
}

bool passes(const ResultRow& row, ResultFilter filter) {
  switch (filter) {
    case ResultFilter::All:
      return true;
    case ResultFilter::OutsideNorm:
      return row.outside;
    case ResultFilter::NoNorm:
      return row.kind == ResultRow::Kind::NoNorm;
  }
  return true;
}

}  // namespace cervica::app
