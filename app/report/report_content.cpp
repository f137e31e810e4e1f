#include "app/report/report_content.h"

#include <chrono>
#include <cmath>

#include <QLocale>
#include <QStringList>

#include "app/report/content_parts.h"
#include "app/report/wording.h"

namespace cervica::app::report {
namespace {

constexpr std::string_view kCraniovertebralAngle = "posture.craniovertebral_angle";

QString kindInTitle(core::VisitKind kind) {
  switch (kind) {
    case core::VisitKind::Intake:
      return Report::tr("Neck assessment, intake");
    case core::VisitKind::FollowUp:
      return Report::tr("Neck assessment, follow-up");
    case core::VisitKind::Discharge:
      return Report::tr("Neck assessment, discharge");
  }
  return {};
}

QString kindInSentence(core::VisitKind kind) {
  switch (kind) {
    case core::VisitKind::Intake:
      return Report::tr("the intake");
    case core::VisitKind::FollowUp:
      return Report::tr("the follow-up");
    case core::VisitKind::Discharge:
      return Report::tr("the discharge visit");
  }
  return {};
}

QString audienceName(Audience audience) {
  switch (audience) {
    case Audience::Clinician:
      return Report::tr("Clinician's report");
  }
  return {};
}

QString timeBetween(const core::CivilDate& earlier, const core::CivilDate& later) {
  const auto days = (std::chrono::sys_days(later) - std::chrono::sys_days(earlier)).count();
  if (days == 1) return Report::tr("1 day");
  if (days < 14) return Report::tr("%1 days").arg(days);
  return Report::tr("%1 weeks").arg((days + 3) / 7);
}

std::vector<std::pair<QString, QString>> patientFields(const core::Visit& visit) {
  const core::Patient& patient = visit.patient;
  std::vector<std::pair<QString, QString>> fields{
      {Report::tr("Patient"), text(patient.familyName) + QStringLiteral(", ") + text(patient.givenName)},
      {Report::tr("Born (age)"), Report::tr("%1 (%2)").arg(birthDate(patient.birthDate)).arg(visit.ageYears())},
      {Report::tr("Sex"), sexText(patient.sex)},
      {Report::tr("Identifier"), text(patient.id.text())}};
  QStringList size;
  if (patient.heightCm) size << number(*patient.heightCm, 0) + QStringLiteral(" cm");
  if (patient.massKg) size << number(*patient.massKg, 0) + QStringLiteral(" kg");
  if (!size.isEmpty()) fields.emplace_back(Report::tr("Height, mass"), size.join(QStringLiteral(", ")));
  fields.emplace_back(Report::tr("Examined by"),
                      visit.examiner.empty() ? Report::tr("not recorded") : text(visit.examiner));
  return fields;
}

QString whiskerNote() {
  return Report::tr(
             "Error bar: 95 % measurement error of one reading (1.96 SEM); where no error is known for the instrument "
             "there is "
             "no bar and no interval. Verdict limits: percentile %1 and %2 (Crawford and Howell's t for one person "
             "against a "
             "sample). Numbers behind names refer to the sources.")
      .arg(number(core::kWithinNormalPercentile, 1), number(core::kBorderlinePercentile, 1));
}

std::optional<double> craniovertebralAngle(const assessment::Assessment& assessment, const core::Catalogue& catalogue) {
  const core::Measure* measure = catalogue.measure(kCraniovertebralAngle);
  if (!measure) return std::nullopt;
  const core::CombinedMeasurement* value = findValue(assessment.scores, *measure, std::nullopt);
  return value ? std::optional(value->value) : std::nullopt;
}

/// What became of the craniovertebral angle, for the caption; empty without an earlier one.
QString angleChange(const PreviousVisit& previous) {
  for (const core::Change& change : previous.comparison.changes) {
    if (change.measure->id != kCraniovertebralAngle) continue;
    const QString before = Report::tr("craniovertebral angle %1° on %2; ")
                               .arg(number(change.before, 1), shortDate(previous.visit.startedAt.date));
    if (!change.mdc95) return before + Report::tr("whether that is a real change is not known.");
    const QString limit = number(*change.mdc95, 1);
    return before + (std::fabs(change.difference) > *change.mdc95
                         ? Report::tr("the shift is larger than the measurement error (%1°).").arg(limit)
                         : Report::tr("the shift is inside the measurement error (%1°): no real change.").arg(limit));
  }
  return {};
}

void addPictureWords(ReportContent& content, const PreviousVisit* previous) {
  content.pictureLead = Report::tr("Model, not imaging.");
  content.pictureCaption =
      content.craniovertebralAngleDeg
          ? Report::tr("Generic skeleton posed from the measured angles. Craniovertebral angle %1°.")
                .arg(number(*content.craniovertebralAngleDeg, 1))
          : Report::tr("Generic skeleton in a neutral posture: the craniovertebral angle was not measured.");
  QStringList note;
  if (previous && content.craniovertebralAngleDeg) note << angleChange(*previous);
  note << Report::tr("Muscles in colour were found short or weak, pale ones were not examined.");
  note.removeAll(QString());
  content.pictureNote = Report::tr("Posture model: %1").arg(note.join(QLatin1Char(' ')));
}

void addFoot(ReportContent& content, const core::Visit& visit, const core::Catalogue& catalogue,
             const ReportFacts& facts) {
  const core::Patient& patient = visit.patient;
  content.footPatient = text(patient.familyName) + QStringLiteral(", ") + text(patient.givenName);
  content.footPatientRest = Report::tr("%1  born %2").arg(text(patient.id.text()), birthDate(patient.birthDate));
  const QString version = facts.visitVersion ? Report::tr(", version %1").arg(*facts.visitVersion) : QString();
  content.footDocument =
      QStringList{audienceName(content.audience), Report::tr("visit %1").arg(text(visit.id.text())) + version,
                  Report::tr("norm pack %1").arg(text(catalogue.pack())),
                  QStringLiteral("Cervica ") + QStringLiteral(CERVICA_VERSION)}
          .join(QStringLiteral("  ·  "));
  content.documentTitle =
      content.title + QStringLiteral(", ") + text(patient.id.text()) + QStringLiteral(", ") + text(visit.id.text());
}

void addSignature(ReportContent& content, const core::Visit& visit, const ReportFacts& facts) {
  if (!facts.signature) return;
  const QLocale english(QLocale::English, QLocale::UnitedKingdom);
  std::vector<QString> lines;
  lines.push_back(english.toString(facts.signature->at, QStringLiteral("d MMM yyyy, HH:mm")) + QStringLiteral(", ") +
                  facts.signature->by);
  lines.push_back(Report::tr("Visit %1").arg(text(visit.id.text())) +
                  (facts.visitVersion ? Report::tr(", version %1").arg(*facts.visitVersion) : QString()));
  if (!facts.signature->fingerprint.isEmpty())
    lines.push_back(Report::tr("Fingerprint %1").arg(facts.signature->fingerprint));
  content.signature = std::move(lines);
}

}  // namespace

ReportContent reportContent(const core::Visit& visit, const assessment::Assessment& assessment,
                            const std::optional<PreviousVisit>& previous, const core::Catalogue& catalogue,
                            Audience audience, const ReportFacts& facts) {
  const ContentInput input{visit, assessment, previous ? &*previous : nullptr, catalogue};
  SourceList sources(catalogue);
  FootNotes notes;
  ReportContent content;
  content.audience = audience;
  content.letterhead = facts.letterhead;
  content.title = kindInTitle(visit.kind);
  content.subtitle = longDate(visit.startedAt.date);
  if (previous)
    content.subtitle =
        Report::tr("%1, compared with %2 of %3 (%4)")
            .arg(content.subtitle, kindInSentence(previous->visit.kind), longDate(previous->visit.startedAt.date),
                 timeBetween(previous->visit.startedAt.date, visit.startedAt.date));
  content.kind = {audienceName(audience), Report::tr("Language: English")};
  content.patient = patientFields(visit);
  content.resultsSubtitle = Report::tr("%1 years, %2; norms for both sexes unless a row names one")
                                .arg(visit.ageYears())
                                .arg(visit.patient.sex == core::Sex::Unknown ? Report::tr("sex not recorded")
                                                                             : sexText(visit.patient.sex).toLower());
  content.results = resultGroups(input, sources, notes);
  content.resultNotes = notes.lines();
  content.resultNotes.push_back(whiskerNote());
  content.withoutResults = visit.measurements.empty()
                               ? Report::tr("No measure was taken at this visit.")
                               : Report::tr("No value of this visit has a norm for this patient.");
  if (previous) content.changes = changesOf(input, sources, notes);
  content.nowLabel = shortDate(visit.startedAt.date);
  if (previous) content.earlierLabel = shortDate(previous->visit.startedAt.date);
  content.sides = sideGroups(input);
  content.questionnaires = questionnaireRows(input, sources);
  content.withoutNorm = plainRows(input, sources);
  content.findings = findingLines(input);
  content.findingNotes = findingNotes(input);
  content.screening = screeningLines(input);
  content.craniovertebralAngleDeg = craniovertebralAngle(assessment, catalogue);
  addPictureWords(content, input.previous);
  content.sources = sources.lines();
  content.disclaimer = Report::tr(
      "This report supports a clinician's judgement and is no diagnosis. Norms describe groups, not this person, and "
      "hold "
      "for the samples listed. The 3D picture is a model. Findings and warning signs follow published and clinic "
      "rules; "
      "they are no diagnosis.");
  content.examiner = text(visit.examiner);
  addSignature(content, visit, facts);
  addFoot(content, visit, catalogue, facts);
  return content;
}

}  // namespace cervica::app::report
