#include "app/desktop/visit/evidence.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

#include "app/desktop/visit/typed_number.h"
#include "app/desktop/visit/wording.h"

namespace cervica::app {

namespace {

struct Evidence {
  Q_DECLARE_TR_FUNCTIONS(Evidence)
};

QString withUnit(const QString& text, const core::Measure& measure) {
  const QString unit = unitWord(measure);
  return unit.isEmpty() ? text : text + QLatin1Char(' ') + unit;
}

// As many decimals as the source prints.
QString published(double value) {
  return textOfNumber(value).replace(QLatin1Char('-'), QChar(u'\u2212'));
}

QString agesOf(const core::Norm& norm) {
  if (norm.ageFrom && norm.ageTo) return Evidence::tr("%1 to %2 years").arg(*norm.ageFrom).arg(*norm.ageTo);
  if (norm.ageFrom) return Evidence::tr("from %1 years").arg(*norm.ageFrom);
  if (norm.ageTo) return Evidence::tr("up to %1 years").arg(*norm.ageTo);
  return {};
}

QString limitText(const core::Norm& norm, const core::Measure& measure) {
  if (norm.method == core::NormMethod::Cutoff && norm.cutoff) {
    const QString limit = withUnit(published(*norm.cutoff), measure);
    const bool below = norm.positiveWhen == core::Norm::PositiveWhen::Below;
    if (below)
      return norm.cutoffInclusive ? Evidence::tr("positive at %1 or less").arg(limit)
                                  : Evidence::tr("positive below %1").arg(limit);
    return norm.cutoffInclusive ? Evidence::tr("positive at %1 or more").arg(limit)
                                : Evidence::tr("positive above %1").arg(limit);
  }
  if (norm.method == core::NormMethod::TypicalRange && norm.typicalLow) {
    return Evidence::tr("typical from %1").arg(withUnit(published(*norm.typicalLow), measure));
  }
  return {};
}

QString sourceText(const core::Norm& norm, const core::Catalogue& catalogue) {
  const core::Source* source = catalogue.source(norm.source);
  QString name = source ? qt(source->citation) : qt(norm.source);
  if (norm.origin == core::Origin::Clinic) name = Evidence::tr("The clinic's own. %1").arg(name);
  return norm.verified.empty() ? name : Evidence::tr("%1 Seen as: %2.").arg(name, qt(norm.verified));
}

/// "Ylinen 2003", or with its mark "clinic's own: Ward study 2025".
QString shortSource(const std::string& id, core::Origin origin, const core::Catalogue& catalogue) {
  const core::Source* source = catalogue.source(id);
  const QString name = source ? qt(source->shortName()) : qt(id);
  return origin == core::Origin::Clinic ? Evidence::tr("clinic's own: %1").arg(name) : name;
}

QString trialValues(const core::CombinedMeasurement& value, const core::Visit& visit) {
  QStringList figures;
  for (const core::Measurement& each : visit.measurements) {
    if (each.measure == value.measure->id && each.side == value.side) {
      figures << number(each.value, shownDecimals(*value.measure, each.value));
    }
  }
  return figures.join(QStringLiteral(", "));
}

QString deviceText(const core::CombinedMeasurement& value, const core::Visit& visit) {
  const QString device = value.mixedDevices ? Evidence::tr("different devices") : longDevice(value.device);
  if (value.derived) return Evidence::tr("%1; calculated from its parts").arg(device);
  if (value.trials < 2) return device;
  return Evidence::tr("%1; %2: %3")
      .arg(device, trialsWord(value.trials), withUnit(trialValues(value, visit), *value.measure));
}

QString fitText(const core::NormMatch& match) {
  return match.reason.empty() ? Evidence::tr("exact: own device and age") : qt(match.reason);
}

void addNotes(std::vector<EvidenceLine>& lines, const core::CombinedMeasurement& value, const core::Visit& visit) {
  QStringList notes;
  for (const core::Measurement& each : visit.measurements) {
    if (each.measure != value.measure->id || each.side != value.side) continue;
    if (each.pain) notes << Evidence::tr("pain %1 of 10").arg(number(*each.pain, 0));
    if (!each.note.empty()) notes << qt(each.note);
  }
  if (!notes.isEmpty()) lines.push_back({Evidence::tr("Noted"), notes.join(QStringLiteral("; "))});
}

void addSides(std::vector<EvidenceLine>& lines, const core::Measure& measure,
              const std::vector<core::SideDifference>& sides) {
  const auto found =
      std::find_if(sides.begin(), sides.end(), [&](const auto& each) { return each.measure == &measure; });
  if (found == sides.end()) return;
  const QString difference =
      withUnit(number(std::abs(found->difference), shownDecimals(measure, found->difference)), measure);
  QString range;
  if (found->interval95) {
    // The size of the difference is shown, so its interval is turned with it.
    const core::Interval& signedRange = *found->interval95;
    const bool turned = found->difference < 0;
    const core::Interval size{turned ? -signedRange.high : signedRange.low,
                              turned ? -signedRange.low : signedRange.high};
    range = Evidence::tr(" (95 % interval %1)").arg(valueRange(size));
  }
  QString judged = Evidence::tr("measurement error not known");
  if (found->beyondError && found->mdc95) {
    const QString limit = withUnit(number(*found->mdc95, 1), measure);
    judged = *found->beyondError ? Evidence::tr("beyond the error of %1").arg(limit)
                                 : Evidence::tr("inside the error of %1").arg(limit);
  }
  lines.push_back({Evidence::tr("Sides"), Evidence::tr("differ by %1; %2").arg(difference + range, judged)});
}

QString scoreText(const core::Score& score) {
  QStringList parts;
  if (score.z) parts << Evidence::tr("z %1").arg(number(*score.z, 2));
  if (score.t) parts << Evidence::tr("t %1").arg(number(*score.t, 2));
  if (score.percentile) parts << Evidence::tr("percentile %1").arg(percentileWord(*score.percentile));
  if (score.percentileInterval) {
    parts << Evidence::tr("its 95 % interval %1").arg(percentileRange(*score.percentileInterval));
  }
  return parts.isEmpty() ? Evidence::tr("verdict by limit only, no z and no percentile")
                         : parts.join(QStringLiteral("; "));
}

/// The error of one examiner, and whose figure it is.
QString errorText(const core::ReadingError& error, const core::Measure& measure, const core::Catalogue& catalogue) {
  if (!error.oneRater) return Evidence::tr("not known");
  const core::MeasurementError& one = *error.oneRater;
  QStringList parts{Evidence::tr("\u00b1 %1").arg(withUnit(number(core::kNormalQuantile95 * one.sem, 1), measure))};
  if (error.interval95) {
    parts << Evidence::tr("95 % interval %1").arg(withUnit(valueRange(*error.interval95), measure));
  }
  parts << Evidence::tr("MDC95 %1").arg(withUnit(number(one.mdc95, 1), measure));
  QString source = shortSource(one.record->source, one.record->origin, catalogue);
  if (one.record->n) source += Evidence::tr(", n %1").arg(*one.record->n);
  return (parts << source).join(QStringLiteral("; "));
}

/// A norm's verdict beside another's: "impaired, percentile 1.2: 60 ± 5 deg, n 33; Ylinen 2003".
QString verdictText(const core::NormVerdict& verdict, const core::Measure& measure, const core::Catalogue& catalogue) {
  const core::Norm& norm = *verdict.match.norm;
  QString said = bandWord(verdict.band).toLower();
  if (verdict.percentile) said += Evidence::tr(", percentile %1").arg(percentileWord(*verdict.percentile));
  return Evidence::tr("%1: %2; %3")
      .arg(said, normText(norm, measure), shortSource(norm.source, norm.origin, catalogue));
}

}  // namespace

QString normText(const core::Norm& norm, const core::Measure& measure) {
  QStringList parts;
  if (norm.mean && norm.sd) {
    parts << withUnit(Evidence::tr("%1 ± %2").arg(published(*norm.mean), published(*norm.sd)), measure);
  } else if (norm.mean) {
    parts << withUnit(Evidence::tr("mean %1").arg(published(*norm.mean)), measure);
  } else if (norm.median) {
    parts << withUnit(Evidence::tr("median %1").arg(published(*norm.median)), measure);
  }
  if (const QString limit = limitText(norm, measure); !limit.isEmpty()) parts << limit;
  if (norm.n) {
    parts << Evidence::tr("n %1").arg(*norm.n);
  } else if (norm.nTotal) {
    parts << Evidence::tr("n %1 in all").arg(*norm.nTotal);
  }
  if (norm.sex) parts << sexWord(*norm.sex);
  if (const QString ages = agesOf(norm); !ages.isEmpty()) parts << ages;
  return parts.join(QStringLiteral(", "));
}

std::vector<EvidenceLine> evidenceOf(const core::Score& score, const core::Visit& visit,
                                     const core::VisitScores& scores, const core::Catalogue& catalogue) {
  const core::Norm& norm = *score.match.norm;
  const core::Measure& measure = *score.measurement.measure;
  std::vector<EvidenceLine> lines;
  if (score.disagreeing.empty()) {
    lines.push_back({Evidence::tr("Norm"), normText(norm, measure)});
  } else {
    lines.push_back({Evidence::tr("This norm"), verdictText(score, measure, catalogue)});
    for (const core::NormVerdict& other : score.disagreeing) {
      lines.push_back({Evidence::tr("But also"), verdictText(other, measure, catalogue)});
    }
  }
  if (!norm.population.empty()) lines.push_back({Evidence::tr("Sample"), qt(norm.population)});
  lines.push_back({Evidence::tr("Fit"), fitText(score.match)});
  lines.push_back({Evidence::tr("Device"), deviceText(score.measurement, visit)});
  lines.push_back({Evidence::tr("Score"), scoreText(score)});
  lines.push_back({Evidence::tr("Error"), errorText(score.error, measure, catalogue)});
  if (score.cutoff && score.cutoff->match.norm) {
    const core::Norm& cutoff = *score.cutoff->match.norm;
    lines.push_back(
        {Evidence::tr("Cut-off"),
         Evidence::tr("%1: %2").arg(score.cutoff->positive ? Evidence::tr("positive") : Evidence::tr("negative"),
                                    limitText(cutoff, measure))});
  }
  addSides(lines, measure, scores.sideDifferences);
  addNotes(lines, score.measurement, visit);
  lines.push_back({Evidence::tr("Source"), sourceText(norm, catalogue)});
  if (!norm.useNote.empty()) lines.push_back({Evidence::tr("Note"), qt(norm.useNote)});
  return lines;
}

std::vector<EvidenceLine> evidenceOf(const std::vector<core::CombinedMeasurement>& values, const QString& reason,
                                     const std::vector<const core::ContextEntry*>& context, const core::Visit& visit,
                                     const core::VisitScores& scores, const core::Catalogue& catalogue) {
  std::vector<EvidenceLine> lines;
  if (!reason.isEmpty()) lines.push_back({Evidence::tr("Verdict"), Evidence::tr("none: %1").arg(reason)});
  for (const auto& value : values) {
    const QString side = value.side ? capitalised(sideWord(*value.side)) : Evidence::tr("Device");
    const QString figureText =
        isCategory(*value.measure) ? valueText(*value.measure, value.value) + QStringLiteral("; ") : QString();
    lines.push_back({side, figureText + deviceText(value, visit)});
    const auto same = [&](const core::NotScored& each) {
      return each.measurement.measure == value.measure && each.measurement.side == value.side;
    };
    const auto found = std::find_if(scores.notScored.begin(), scores.notScored.end(), same);
    if (found != scores.notScored.end() && found->error.oneRater && !isCategory(*value.measure)) {
      lines.push_back({Evidence::tr("Error"), errorText(found->error, *value.measure, catalogue)});
    }
    addNotes(lines, value, visit);
  }
  addSides(lines, *values.front().measure, scores.sideDifferences);
  for (const core::ContextEntry* entry : context) {
    lines.push_back({Evidence::tr("Context"), normText(*entry->norm, *values.front().measure)});
    if (!entry->note.empty()) lines.push_back({Evidence::tr("Note"), qt(entry->note)});
    lines.push_back({Evidence::tr("Source"), sourceText(*entry->norm, catalogue)});
  }
  return lines;
}

std::vector<EvidenceLine> evidenceOf(const assessment::QuestionnaireScore& score, const core::Instrument& instrument,
                                     const core::Catalogue& catalogue) {
  std::vector<EvidenceLine> lines{{Evidence::tr("Measures"), qt(instrument.construct)}};
  lines.push_back(
      {Evidence::tr("Answers"), Evidence::tr("%1 given, %2 missing").arg(score.answered).arg(score.missing)});
  for (const auto& subscale : score.subscales) {
    lines.push_back({choiceWord(subscale.id),
                     subscale.value ? Evidence::tr("%1 of %2").arg(number(*subscale.value, 0), number(subscale.max, 0))
                                    : Evidence::tr("not scored: an answer is missing")});
  }
  if (!score.profile.empty()) lines.push_back({Evidence::tr("Profile"), qt(score.profile)});
  if (score.band) {
    lines.push_back({Evidence::tr("Band"),
                     Evidence::tr("%1, %2 to %3; %4")
                         .arg(qt(score.band->label), number(score.band->from, 0), number(score.band->to, 0),
                              score.band->validated ? Evidence::tr("validated") : Evidence::tr("not validated"))});
  }
  for (const auto& note : instrument.notes) lines.push_back({Evidence::tr("Note"), qt(note)});
  QStringList sources;
  for (const auto& id : instrument.sources) {
    const core::Source* source = catalogue.source(id);
    sources << (source ? qt(source->shortName()) : qt(id));
  }
  if (!sources.isEmpty()) lines.push_back({Evidence::tr("Source"), sources.join(QStringLiteral(", "))});
  return lines;
}

}  // namespace cervica::app
