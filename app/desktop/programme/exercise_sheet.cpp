#include "app/desktop/programme/exercise_sheet.h"

#include <algorithm>

#include <QCoreApplication>
#include <QLocale>

#include "app/desktop/visit/wording.h"

namespace cervica::app {

using protocols::BodyPosition;
using protocols::DoseField;
using protocols::Exercise;

namespace {

constexpr double kMinute = 60;

QString tr(const char* text) {
  return QCoreApplication::translate("ExerciseSheet", text);
}

QString duration(double seconds) {
  if (seconds >= kMinute && static_cast<long>(seconds) % 60 == 0) return tr("%1 min").arg(number(seconds / kMinute, 0));
  return tr("%1 s").arg(number(seconds, 0));
}

QString sideWords(protocols::ExerciseSide side) {
  switch (side) {
    case protocols::ExerciseSide::Each:
      return tr("on each side");
    case protocols::ExerciseSide::One:
      return tr("on one side");
    case protocols::ExerciseSide::None:
      break;
  }
  return {};
}

QStringList texts(const std::vector<std::string>& from) {
  QStringList found;
  for (const std::string& each : from) found << qt(each);
  return found;
}

std::vector<DoseLine> doseLines(const protocols::Dose& dose, const protocols::DoseEvidence& evidence) {
  std::vector<DoseLine> lines;
  const auto add = [&](DoseField field, const QString& name, const QString& value) {
    const auto& seen = evidence.fieldsSeen;
    lines.push_back({name, value, evidence.partlySourced && std::find(seen.begin(), seen.end(), field) != seen.end()});
  };
  // One repetition of one set is a time, a habit or a position: only how long and how often.
  const bool continuous = dose.sets == 1 && dose.repetitions == 1;
  if (!continuous) {
    add(DoseField::Sets, tr("Sets"), QString::number(dose.sets));
    add(DoseField::Repetitions, tr("Repetitions"), QString::number(dose.repetitions));
  }
  if (dose.holdSeconds > 0) add(DoseField::Hold, continuous ? tr("Duration") : tr("Hold"), duration(dose.holdSeconds));
  if (dose.restSeconds > 0) add(DoseField::Rest, tr("Rest"), duration(dose.restSeconds));
  add(DoseField::PerDay, tr("Times a day"), QString::number(dose.perDay));
  add(DoseField::PerWeek, tr("Days a week"), QString::number(dose.perWeek));
  add(DoseField::Weeks, tr("Weeks"), QString::number(dose.weeks));
  return lines;
}

QString doseEvidenceWords(const protocols::DoseEvidence& evidence) {
  return evidence.partlySourced
             ? tr("Figures in bold come from a source. The others are defaults of this library: clinic to confirm.")
             : tr("No figure comes from a source. All are defaults of this library: clinic to confirm.");
}

QStringList progressionLines(const Exercise& exercise, const protocols::ExerciseLibrary& library) {
  QStringList lines;
  for (const protocols::Progression& each : exercise.progressions) {
    const Exercise* next = each.exercise.empty() ? nullptr : library.find(each.exercise);
    lines << (next != nullptr ? tr("%1 (%2)").arg(qt(each.change), qt(next->name)) : qt(each.change));
  }
  return lines;
}

QString citationOf(const core::Catalogue& catalogue, const std::string& id) {
  const core::Source* source = catalogue.source(id);
  return source == nullptr ? qt(id) : qt(source->citation);
}

}  // namespace

QString positionWords(BodyPosition position) {
  switch (position) {
    case BodyPosition::Standing:
      return tr("standing");
    case BodyPosition::Sitting:
      return tr("sitting");
    case BodyPosition::Supine:
      return tr("lying on the back");
    case BodyPosition::CrookLying:
      return tr("lying on the back, knees bent");
    case BodyPosition::Prone:
      return tr("lying on the front");
    case BodyPosition::SideLying:
      return tr("lying on the side");
    case BodyPosition::Quadruped:
      return tr("on hands and knees");
    case BodyPosition::Wall:
      return tr("at the wall");
  }
  return {};
}

std::vector<core::Side> shownSides(const Exercise& exercise) {
  if (!exercise.animation || !exercise.animation->mirrorOtherSide) return {};
  if (exercise.animation->movingSide == protocols::Animation::MovingSide::Left)
    return {core::Side::Left, core::Side::Right};
  return {core::Side::Right, core::Side::Left};
}

ExerciseSheet exerciseSheet(const Exercise& exercise, const protocols::ExerciseLibrary& library,
                            const core::Catalogue& catalogue) {
  ExerciseSheet sheet;
  sheet.name = qt(exercise.name);
  QStringList facts{qt(library.label(exercise.category)), positionWords(exercise.position)};
  if (const QString side = sideWords(exercise.side); !side.isEmpty()) facts << side;
  sheet.facts = facts.join(QStringLiteral(", "));
  if (!exercise.equipment.empty())
    sheet.facts = tr("%1; needs: %2").arg(sheet.facts, texts(exercise.equipment).join(QStringLiteral(", ")));
  for (const std::string& id : exercise.targets) {
    if (const protocols::Muscle* muscle = library.muscle(id)) sheet.targets << qt(muscle->label);
  }
  if (exercise.dose) sheet.dose = doseLines(*exercise.dose, exercise.doseEvidence);
  sheet.doseText = qt(exercise.doseText);
  sheet.doseEvidence = doseEvidenceWords(exercise.doseEvidence);

  const auto add = [&](SheetPart::Kind kind, const QString& title, const QStringList& lines) {
    if (!lines.isEmpty()) sheet.parts.push_back({kind, title, lines});
  };
  using Kind = SheetPart::Kind;
  add(Kind::Steps, tr("Steps"), texts(exercise.steps));
  add(Kind::List, tr("Take care"), texts(exercise.precautions));
  QStringList stops;
  for (const std::string& id : exercise.stopRules) {
    if (const protocols::StopRule* rule = library.stopRule(id)) stops << qt(rule->text);
  }
  add(Kind::Stop, tr("Stop when"), stops);
  QStringList blocks;
  for (const protocols::Contraindication& each : exercise.contraindications) blocks << capitalised(qt(each.reason));
  add(Kind::Stop, tr("Not with"), blocks);
  add(Kind::List, tr("Easier"), texts(exercise.regressions));
  add(Kind::List, tr("Harder"), progressionLines(exercise, library));
  if (!exercise.clinicianNote.empty()) add(Kind::Small, tr("For the clinician"), {qt(exercise.clinicianNote)});
  add(Kind::Small, tr("Evidence"), {capitalised(qt(exercise.evidence))});
  QStringList sources;
  for (const std::string& id : exercise.sources) sources << citationOf(catalogue, id);
  add(Kind::Small, tr("Sources"), sources);
  QStringList seen{capitalised(qt(exercise.verified))};
  if (!exercise.doseEvidence.note.empty()) seen << tr("Dose: %1").arg(qt(exercise.doseEvidence.note));
  add(Kind::Small, tr("Seen as"), seen);
  return sheet;
}

}  // namespace cervica::app
