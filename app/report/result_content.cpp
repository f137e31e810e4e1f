#include <algorithm>
#include <cmath>

#include <QStringList>

#include "app/report/content_parts.h"
#include "app/report/wording.h"

namespace cervica::app::report {
namespace {

QString shownUnit(const core::Measure& measure) {
  return unitSuffix(measure);
}

QString sampleOf(const core::Norm& norm) {
  if (norm.n) return Report::tr("n %1").arg(*norm.n);
  if (norm.nTotal) return Report::tr("n %1 in all").arg(*norm.nTotal);
  return Report::tr("n not stated");
}

QString sexOf(const core::Norm& norm) {
  if (norm.sex == core::Sex::Female) return Report::tr("women, ");
  if (norm.sex == core::Sex::Male) return Report::tr("men, ");
  return {};
}

/// What one norm says and of whom: "65.0 ± 9.0°, men, n 20, Silva 2009³".
QString normOf(const core::Norm& norm, const core::Measure& measure, SourceList& sources) {
  const QString unit = shownUnit(measure);
  QString line;
  switch (norm.method) {
    case core::NormMethod::Normal:
    case core::NormMethod::Context:
      line = Report::tr("%1 ± %2%3").arg(number(norm.mean.value_or(0), 1), number(norm.sd.value_or(0), 1), unit);
      break;
    case core::NormMethod::TypicalRange:
      line = (measure.direction == core::Direction::Lower ? Report::tr("typical up to %1%2")
                                                          : Report::tr("typical from %1%2"))
                 .arg(number(norm.typicalLow.value_or(0), 1), unit);
      break;
    case core::NormMethod::Cutoff:
      line = Report::tr("cut-off %1%2")
                 .arg(number(norm.cutoff.value_or(0), shownDecimals(measure, norm.cutoff.value_or(0))), unit);
      break;
  }
  return line + QStringLiteral(", ") + sexOf(norm) + sampleOf(norm) + QStringLiteral(", ") + sources.cite(norm);
}

QString normText(const core::Score& score, SourceList& sources) {
  const core::Norm& norm = *score.match.norm;
  const core::Measure& measure = *score.measurement.measure;
  QString line = normOf(norm, measure, sources);
  if (score.cutoff && score.cutoff->match.norm && score.cutoff->match.norm != &norm) {
    const core::Norm& cutoff = *score.cutoff->match.norm;
    line += Report::tr("; cut-off %1%2, %3")
                .arg(number(cutoff.cutoff.value_or(0), shownDecimals(measure, cutoff.cutoff.value_or(0))),
                     shownUnit(measure), sources.cite(cutoff));
  }
  return line;
}

/// "7.6 to 46.0", or "<0.1" where both ends lie beyond the same limit.
QString percentileRange(const core::Interval& interval) {
  const QString low = text(core::percentileText(interval.low)), high = text(core::percentileText(interval.high));
  return low == high ? low : Report::tr("%1 to %2").arg(low, high);
}

/// "But impaired (percentile <0.1) by 60.0 ± 5.0°, n 33, Ylinen 2003⁴." for every norm with another verdict.
QString disagreementText(const core::Score& score, SourceList& sources) {
  QStringList others;
  for (const core::NormVerdict& other : score.disagreeing) {
    const QString percentile = other.percentile
                                   ? Report::tr(" (percentile %1)").arg(text(core::percentileText(*other.percentile)))
                                   : QString();
    others << Report::tr("But %1%2 by %3.")
                  .arg(bandInSentence(other.band), percentile,
                       normOf(*other.match.norm, *score.measurement.measure, sources));
  }
  return others.join(QLatin1Char(' '));
}

double niceAbove(double value) {
  if (value <= 0) return 0;
  const double power = std::pow(10.0, std::floor(std::log10(value)));
  for (const double factor : {1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0})
    if (factor * power >= value * (1 - 1e-9)) return factor * power;
  return 10 * power;
}

TypicalChart typicalChart(const core::Score& score, double limit, bool isCutoff, std::optional<double> earlier) {
  const core::Measure& measure = *score.measurement.measure;
  const core::Norm& norm = *score.match.norm;
  TypicalChart chart;
  chart.limit = limit;
  chart.limitIsCutoff = isCutoff;
  chart.betterIsHigher =
      isCutoff ? norm.positiveWhen == core::Norm::PositiveWhen::Below : measure.direction != core::Direction::Lower;
  chart.mean = isCutoff ? std::nullopt : norm.mean;
  chart.value = score.measurement.value;
  chart.earlier = earlier;
  chart.sem = score.error.sem();
  chart.decimals = isCutoff ? shownDecimals(measure, limit) : 1;
  chart.unit = shownUnit(measure);
  double far = std::max({limit, score.measurement.value, earlier.value_or(limit)});
  if (norm.mean && norm.sd) far = std::max(far, *norm.mean + 2 * *norm.sd);
  if (measure.kind == core::MeasureKind::Stepped) {
    chart.axisLow = measure.lowest;
    chart.axisHigh = measure.highest;
  } else {
    chart.axisLow = std::min(0.0, measure.lowest);
    if (measure.lowest > 0 && limit - measure.lowest < limit / 2) chart.axisLow = measure.lowest;
    chart.axisHigh = std::min(niceAbove(far), std::max(measure.highest, limit));
  }
  if (chart.axisHigh <= chart.axisLow) chart.axisHigh = chart.axisLow + 1;
  return chart;
}

Chart chartOf(const core::Score& score, std::optional<double> earlier) {
  const core::Norm& norm = *score.match.norm;
  const core::Measure& measure = *score.measurement.measure;
  if (norm.method == core::NormMethod::Normal && norm.mean && norm.sd && *norm.sd > 0) {
    NormChart chart;
    chart.mean = *norm.mean;
    chart.sd = *norm.sd;
    chart.value = score.measurement.value;
    chart.earlier = earlier;
    chart.sem = score.error.sem();
    if (score.cutoff && score.cutoff->match.norm) chart.cutoff = score.cutoff->match.norm->cutoff;
    chart.decimals = std::max(1, measure.decimals);
    return chart;
  }
  if (norm.method == core::NormMethod::TypicalRange && norm.typicalLow)
    return typicalChart(score, *norm.typicalLow, false, earlier);
  if (norm.method == core::NormMethod::Cutoff && norm.cutoff) return typicalChart(score, *norm.cutoff, true, earlier);
  return std::monostate();
}

const core::Score* findScore(const core::VisitScores& scores, const core::CombinedMeasurement& measurement) {
  const auto found = std::find_if(scores.scores.begin(), scores.scores.end(), [&](const core::Score& score) {
    return score.measurement.measure == measurement.measure && score.measurement.side == measurement.side;
  });
  return found == scores.scores.end() ? nullptr : &*found;
}

const core::Change* findChange(const PreviousVisit& previous, const core::CombinedMeasurement& measurement) {
  const auto& changes = previous.comparison.changes;
  const auto found = std::find_if(changes.begin(), changes.end(), [&](const core::Change& change) {
    return change.measure == measurement.measure && change.side == measurement.side;
  });
  return found == changes.end() ? nullptr : &*found;
}

QString verdictNote(const ContentInput& input, const core::Score& score, const QString& mark) {
  QStringList notes;
  if (!score.disagreeing.empty()) notes << Report::tr("norms disagree");
  if (score.match.provisional()) notes << Report::tr("provisional: other device%1").arg(mark);
  if (score.cutoff && score.cutoff->match.norm != score.match.norm) {
    const QString provisional = score.cutoff->match.applicability == core::Applicability::ProvisionalDevice
                                    ? Report::tr(" (provisional)")
                                    : QString();
    notes << (score.cutoff->positive ? Report::tr("cut-off positive") : Report::tr("cut-off negative")) + provisional;
  }
  if (input.previous) {
    const core::Score* before = findScore(input.previous->assessment.scores, score.measurement);
    if (before && before->band == score.band) notes << Report::tr("as before");
    if (before && before->band != score.band) {
      QString note = Report::tr("was %1").arg(bandInSentence(before->band));
      const core::Change* change = findChange(*input.previous, score.measurement);
      if (change && change->verdict == core::ChangeVerdict::NoRealChange)
        note += Report::tr("; shift inside error");
      else if (change && change->verdict == core::ChangeVerdict::Uncertain)
        note += Report::tr("; error not known");
      notes << note;
    }
  }
  return notes.join(QStringLiteral("; "));
}

ResultRow resultRow(const ContentInput& input, const core::Score& score, SourceList& sources, FootNotes& notes) {
  const core::Measure& measure = *score.measurement.measure;
  ResultRow row;
  row.name = text(measure.label);
  row.side = score.measurement.side;
  QString mark;
  if (!score.match.reason.empty()) mark = notes.mark(text(score.match.reason));
  row.device = deviceText(score.measurement) + mark;
  if (score.error.interval95 && !isCategory(measure)) {
    row.valueInterval = rangeText(*score.error.interval95) + shownUnit(measure);
  }
  row.norm = normText(score, sources);
  row.figure = number(score.measurement.value, shownDecimals(measure, score.measurement.value));
  row.unit = shownUnit(measure);
  std::optional<double> earlier;
  if (input.previous)
    if (const auto* before = findValue(input.previous->assessment.scores, measure, score.measurement.side)) {
      earlier = before->value;
      row.earlier = Report::tr("was %1").arg(valueText(measure, before->value, shownDecimals(measure, before->value)));
    }
  row.chart = chartOf(score, earlier);
  row.disagreement = disagreementText(score, sources);
  row.percentile = score.percentile ? text(core::percentileText(*score.percentile)) : QStringLiteral("–");
  row.interval = !score.percentile          ? Report::tr("not defined")
                 : score.percentileInterval ? percentileRange(*score.percentileInterval)
                                            : Report::tr("no interval");
  row.verdict = verdictOf(score.band);
  row.verdictNote = verdictNote(input, score, mark);
  return row;
}

QString orientation(const ContentInput& input, const core::CombinedMeasurement& measurement, SourceList& sources) {
  constexpr int kMost = 2;
  QStringList shown;
  for (const core::ContextEntry& entry : input.assessment.scores.context) {
    if (entry.measurement.measure != measurement.measure || entry.measurement.side != measurement.side) continue;
    if (!entry.norm->mean || shown.size() == kMost) continue;
    const QString spread = entry.norm->sd ? Report::tr(" ± %1").arg(number(*entry.norm->sd, 1)) : QString();
    const QString figure = number(*entry.norm->mean, 1) + spread + unitSuffix(*measurement.measure) +
                           QStringLiteral(", ") + sexOf(*entry.norm) + sampleOf(*entry.norm) + QStringLiteral(", ") +
                           sources.cite(*entry.norm);
    if (!shown.contains(figure)) shown << figure;
  }
  return shown.isEmpty() ? QString() : Report::tr(" For orientation: %1.").arg(shown.join(QStringLiteral("; ")));
}

}  // namespace

QString FootNotes::mark(const QString& note) {
  static const QString marks = QStringLiteral("*†‡§¶");
  auto found = std::find(notes_.begin(), notes_.end(), note);
  if (found == notes_.end()) found = notes_.insert(notes_.end(), note);
  const auto index = static_cast<qsizetype>(found - notes_.begin());
  return QString(index / marks.size() + 1, marks[index % marks.size()]);
}

std::vector<QString> FootNotes::lines(std::size_t first) const {
  FootNotes copy = *this;
  std::vector<QString> lines;
  for (std::size_t i = first; i < notes_.size(); ++i)
    lines.push_back(copy.mark(notes_[i]) + QLatin1Char(' ') + asSentence(notes_[i]));
  return lines;
}

const core::CombinedMeasurement* findValue(const core::VisitScores& scores, const core::Measure& measure,
                                           std::optional<core::Side> side) {
  const auto same = [&](const core::CombinedMeasurement& m) {
    return m.measure && m.measure->id == measure.id && m.side == side;
  };
  for (const core::Score& score : scores.scores)
    if (same(score.measurement)) return &score.measurement;
  for (const core::NotScored& entry : scores.notScored)
    if (same(entry.measurement)) return &entry.measurement;
  return nullptr;
}

QString deviceText(const core::CombinedMeasurement& measurement) {
  QString device;
  if (measurement.mixedDevices)
    device = Report::tr("Different instruments");
  else if (measurement.device)
    device = shortLabel(measurement.device->label);
  else
    device = Report::tr("Instrument not recorded");
  if (!measurement.device && measurement.measure->devices.size() < 2) return {};  // only one way to take it
  if (measurement.derived) return Report::tr("%1; computed").arg(device);
  if (measurement.trials < 2) return device;
  switch (measurement.measure->aggregate) {
    case core::Aggregate::Mean:
      return Report::tr("%1; mean of %2").arg(device).arg(measurement.trials);
    case core::Aggregate::Best:
      return Report::tr("%1; best of %2").arg(device).arg(measurement.trials);
    case core::Aggregate::Last:
      return Report::tr("%1; last of %2").arg(device).arg(measurement.trials);
    case core::Aggregate::Sum:
      return Report::tr("%1; sum of %2").arg(device).arg(measurement.trials);
  }
  return device;
}

std::vector<ResultGroup> resultGroups(const ContentInput& input, SourceList& sources, FootNotes& notes) {
  std::vector<const core::Score*> scores;
  for (const core::Score& score : input.assessment.scores.scores) scores.push_back(&score);
  std::stable_sort(scores.begin(), scores.end(), [](const core::Score* a, const core::Score* b) {
    return a->measurement.measure->domain < b->measurement.measure->domain;
  });
  std::vector<ResultGroup> groups;
  for (const core::Score* score : scores) {
    const QString title = domainTitle(score->measurement.measure->domain);
    if (groups.empty() || groups.back().title != title) groups.push_back({title, {}});
    groups.back().rows.push_back(resultRow(input, *score, sources, notes));
  }
  return groups;
}

std::vector<PlainRow> plainRows(const ContentInput& input, SourceList& sources) {
  std::vector<PlainRow> rows;
  for (const core::NotScored& entry : input.assessment.scores.notScored) {
    const core::Measure& measure = *entry.measurement.measure;
    const auto shown = [&](double value) { return valueText(measure, value, shownDecimals(measure, value)); };
    PlainValue value{entry.measurement.side, shown(entry.measurement.value), {}};
    if (input.previous)
      if (const auto* before = findValue(input.previous->assessment.scores, measure, entry.measurement.side))
        value.earlier = Report::tr("was %1").arg(shown(before->value));
    PlainRow row{text(measure.label), {}, deviceText(entry.measurement), {}};
    row.reason = asSentence(text(entry.reason)) + orientation(input, entry.measurement, sources);
    const bool otherSide = !rows.empty() && rows.back().name == row.name && rows.back().reason == row.reason &&
                           rows.back().device == row.device;
    if (!otherSide) rows.push_back(std::move(row));
    rows.back().values.push_back(std::move(value));
  }
  return rows;
}

}  // namespace cervica::app::report
