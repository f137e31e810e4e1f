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
  const QString name = source ? qt(source->citation) : qt(norm.source);
  return norm.verified.empty() ? name : Evidence::tr("%1 Seen as: %2.").arg(name, qt(norm.verified));
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
  QString judged = Evidence::tr("measurement error not known");
  if (found->beyondError && found->mdc95) {
    const QString limit = withUnit(number(*found->mdc95, 1), measure);
    judged = *found->beyondError ? Evidence::tr("beyond the error of %1").arg(limit)
                                 : Evidence::tr("inside the error of %1").arg(limit);
  }
  lines.push_back({Evidence::tr("Sides"), Evidence::tr("differ by %1; %2").arg(difference, judged)});
}

QString scoreText(const core::Score& score) {
  const core::Measure& measure = *score.measurement.measure;
  QStringList parts;
  if (score.z) parts << Evidence::tr("z %1").arg(number(*score.z, 2));
  if (score.t) parts << Evidence::tr("t %1").arg(number(*score.t, 2));
  if (parts.isEmpty()) parts << Evidence::tr("verdict by limit only, no z and no percentile");
  if (const auto& error = score.error.oneRater) {
    parts << Evidence::tr("error ± %1").arg(withUnit(number(core::kNormalQuantile95 * error->sem, 1), measure));
    parts << Evidence::tr("MDC95 %1").arg(withUnit(number(error->mdc95, 1), measure));
  } else {
    parts << Evidence::tr("measurement error not known");
  }
  return parts.join(QStringLiteral("; "));
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
                                     const std::vector<core::SideDifference>& sides, const core::Catalogue& catalogue) {
  const core::Norm& norm = *score.match.norm;
  const core::Measure& measure = *score.measurement.measure;
  std::vector<EvidenceLine> lines{{Evidence::tr("Norm"), normText(norm, measure)}};
  if (!norm.population.empty()) lines.push_back({Evidence::tr("Sample"), qt(norm.population)});
  lines.push_back({Evidence::tr("Fit"), fitText(score.match)});
  lines.push_back({Evidence::tr("Device"), deviceText(score.measurement, visit)});
  lines.push_back({Evidence::tr("Score"), scoreText(score)});
  if (score.cutoff && score.cutoff->match.norm) {
    const core::Norm& cutoff = *score.cutoff->match.norm;
    lines.push_back(
        {Evidence::tr("Cut-off"),
         Evidence::tr("%1: %2").arg(score.cutoff->positive ? Evidence::tr("positive") : Evidence::tr("negative"),
                                    limitText(cutoff, measure))});
  }
  addSides(lines, measure, sides);
  addNotes(lines, score.measurement, visit);
  lines.push_back({Evidence::tr("Source"), sourceText(norm, catalogue)});
  if (!norm.useNote.empty()) lines.push_back({Evidence::tr("Note"), qt(norm.useNote)});
  return lines;
}

std::vector<EvidenceLine> evidenceOf(const std::vector<core::CombinedMeasurement>& values, const QString& reason,
                                     const std::vector<const core::ContextEntry*>& context, const core::Visit& visit,
                                     const std::vector<core::SideDifference>& sides, const core::Catalogue& catalogue) {
  std::vector<EvidenceLine> lines;
  if (!reason.isEmpty()) lines.push_back({Evidence::tr("Verdict"), Evidence::tr("none: %1").arg(reason)});
  for (const auto& value : values) {
    const QString side = value.side ? capitalised(sideWord(*value.side)) : Evidence::tr("Device");
    const QString figureText =
        isCategory(*value.measure) ? valueText(*value.measure, value.value) + QStringLiteral("; ") : QString();
    lines.push_back({side, figureText + deviceText(value, visit)});
    addNotes(lines, value, visit);
  }
  addSides(lines, *values.front().measure, sides);
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
