#include "app/desktop/examination/run_words.h"

#include <algorithm>

#include <QCoreApplication>

#include "app/desktop/visit/wording.h"

namespace cervica::app {

using assessment::Activity;
using assessment::Attempt;
using assessment::PhaseKind;
using assessment::RunView;
using assessment::Slot;
using assessment::TestPhase;

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Words)
};

QString withUnit(double value, const TestPhase& phase) {
  return (number(value, value == static_cast<int>(value) ? 0 : 1) + QLatin1Char(' ') + unitOf(phase)).trimmed();
}

/// What one repetition of the phase is called.
QString repetitionWord(PhaseKind kind) {
  switch (kind) {
    case PhaseKind::TimedHold:
      return Words::tr("hold");
    case PhaseKind::Photo:
      return Words::tr("picture");
    case PhaseKind::ValueEntry:
      return Words::tr("reading");
    case PhaseKind::Instruct:
    case PhaseKind::TimedRest:
    case PhaseKind::Repetitions:
    case PhaseKind::Stopwatch:
    case PhaseKind::Observation:
    case PhaseKind::Recording:
      return Words::tr("repetition");
  }
  return {};
}

QString joined(const QStringList& parts) {
  QStringList said = parts;
  said.removeAll(QString());
  return capitalised(said.join(QStringLiteral(", ")));
}

}  // namespace

QString unitOf(const TestPhase& phase) {
  return qt(core::readableUnit(phase.unit));
}

QString boxTitle(const assessment::StructuredTest& test, const core::Catalogue& catalogue, const HoldBox& box) {
  const TestPhase& phase = test.phases[box.phase];
  if (box.level) return withUnit(*box.level, phase);
  const core::Measure* measure = catalogue.measure(box.measure);
  if (measure != nullptr && phase.measure.empty()) return qt(measure->shortLabel);
  QString title = qt(phase.title);
  if (box.side) title.remove(QLatin1Char(' ') + sideWord(*box.side));  // the badge says it
  return title;
}

QString slotTitle(const TestPhase& phase, const Slot& slot, const core::Catalogue& catalogue) {
  QStringList parts;
  const core::Measure* measure = slot.measure.empty() ? nullptr : catalogue.measure(slot.measure);
  if (slot.side) parts << sideWord(*slot.side);
  if (measure != nullptr && phase.measure.empty()) parts << qt(measure->shortLabel);
  if (slot.repetitions > 1) {
    parts << Words::tr("%1 %2 of %3").arg(repetitionWord(phase.kind)).arg(slot.repetition).arg(slot.repetitions);
  }
  QString said = joined(parts);
  if (slot.level) {
    const QString level = withUnit(*slot.level, phase);
    said = said.isEmpty() ? level : Words::tr("%1 at %2").arg(said, level);
  }
  return said.isEmpty() ? qt(phase.title) : said;
}

QString activityWords(const TestPhase& phase, const RunView& view) {
  switch (view.activity) {
    case Activity::Ready:
      if (phase.kind == PhaseKind::Instruct && phase.target && view.signal)
        return Words::tr("Goes on when the signal is steady.");
      if (phase.kind == PhaseKind::Instruct) return Words::tr("Press when this is done.");
      if (phase.kind == PhaseKind::Photo) return Words::tr("Press when the picture is taken.");
      if (view.target && view.signal) return Words::tr("Starts when the signal leaves rest, or when you press.");
      return Words::tr("Press to begin.");
    case Activity::Reaching:
      return view.target ? Words::tr("On the way to %1.").arg(withUnit(*view.target, phase)) : QString();
    case Activity::Running:
      if (phase.kind == PhaseKind::Stopwatch) return Words::tr("Press when it ends.");
      if (phase.kind == PhaseKind::TimedHold && view.fullS) return Words::tr("Keep it there and breathe.");
      if (phase.kind == PhaseKind::Repetitions) return Words::tr("Press for each repetition done.");
      return {};
    case Activity::Relaxing:
      return Words::tr("Held. Relax.");
    case Activity::Deciding:
      return view.wantsNumber ? Words::tr("Type the value.") : Words::tr("Choose what you saw.");
    case Activity::Resting:
      return Words::tr("Rest.");
    case Activity::Finished:
      return Words::tr("The test is over.");
  }
  return {};
}

QString neutralWords(const RunView& view) {
  return view.said.empty() ? Words::tr("Sit still and look straight ahead.") : qt(view.said);
}

QString nextWords(const Examination& examination) {
  const RunView& view = examination.view();
  const auto& phases = examination.test().phases;
  if (view.activity == Activity::Finished || view.phase >= phases.size()) return {};
  const TestPhase& phase = phases[view.phase];
  const QString rest = phase.restSeconds && *phase.restSeconds > 0 && view.activity != Activity::Resting
                           ? Words::tr("rest %1 s").arg(number(*phase.restSeconds, 0))
                           : QString();
  QString then;
  if (view.slot.repetition < view.slot.repetitions) {
    then = Words::tr("%1 %2").arg(repetitionWord(phase.kind)).arg(view.slot.repetition + 1);
  } else {
    const auto slots = examination.runner().slots(view.phase);
    const auto here = std::find_if(slots.begin(), slots.end(), [&](const Slot& slot) {
      return slot.measure == view.slot.measure && slot.side == view.slot.side &&
             slot.repetition == view.slot.repetition && (!slot.level || slot.level == view.slot.level);
    });
    if (here != slots.end() && std::next(here) != slots.end()) {
      const Slot& next = *std::next(here);
      then = next.level && next.level != view.slot.level ? withUnit(*next.level, phase)
             : next.side                                 ? sideWord(*next.side)
                                                         : QString();
    } else if (view.phase + 1 < phases.size()) {
      then = qt(phases[view.phase + 1].title);
    } else {
      then = Words::tr("the end");
    }
  }
  if (rest.isEmpty()) return then;
  return then.isEmpty() ? rest : Words::tr("%1, then %2").arg(rest, then);
}

PrimaryAction primaryAction(const TestPhase& phase, const RunView& view) {
  switch (view.activity) {
    case Activity::Ready:
      switch (phase.kind) {
        case PhaseKind::Instruct:
          return {Words::tr("Done, go on"), look::Icon::Check, true};
        case PhaseKind::Photo:
          return {Words::tr("Picture taken"), look::Icon::Check, true};
        case PhaseKind::TimedHold:
          return {Words::tr("Start hold"), look::Icon::Play, true};
        case PhaseKind::Stopwatch:
          return {Words::tr("Start"), look::Icon::Play, true};
        case PhaseKind::Recording:
          return {Words::tr("Start"), look::Icon::Play, true};
        case PhaseKind::TimedRest:
        case PhaseKind::Repetitions:
        case PhaseKind::ValueEntry:
        case PhaseKind::Observation:
          return {Words::tr("Start"), look::Icon::Play, true};
      }
      break;
    case Activity::Reaching:
      return {Words::tr("Start hold"), look::Icon::Play, true};
    case Activity::Running:
      switch (phase.kind) {
        case PhaseKind::Stopwatch:
          return {Words::tr("Stop"), look::Icon::Pause, true};
        case PhaseKind::Recording:
          return {Words::tr("Done"), look::Icon::Check, true};
        case PhaseKind::Repetitions:
          return {Words::tr("Repetition done"), look::Icon::Check, true};
        case PhaseKind::TimedHold:
          return {Words::tr("End hold"), look::Icon::Pause, true};
        case PhaseKind::Instruct:
        case PhaseKind::TimedRest:
        case PhaseKind::ValueEntry:
        case PhaseKind::Observation:
        case PhaseKind::Photo:
          return {Words::tr("Go on"), look::Icon::Check, true};
      }
      break;
    case Activity::Relaxing:
      return {Words::tr("Go on"), look::Icon::Check, true};
    case Activity::Deciding:
      return {view.wantsNumber && view.choices.empty() ? Words::tr("Take the value") : Words::tr("Choose marked"),
              look::Icon::Check, true};
    case Activity::Resting:
      return {Words::tr("Skip rest"), look::Icon::ChevronRight, true};
    case Activity::Finished:
      return {Words::tr("Finished"), look::Icon::Check, false};
  }
  return {};
}

QString attemptRemark(const TestPhase& phase, const Attempt& attempt) {
  const QString held = number(attempt.heldS(), 1);
  const QString which = Words::tr("%1 %2").arg(repetitionWord(phase.kind)).arg(attempt.slot.repetition);
  if (attempt.repeated) return Words::tr("%1 set aside").arg(which);
  if (attempt.overruled) {
    return *attempt.overruled ? Words::tr("%1 counted by the examiner").arg(which)
                              : Words::tr("%1 not counted by the examiner").arg(which);
  }
  const std::optional<double> target = attempt.slot.level ? attempt.slot.level : phase.target;
  if (attempt.reason == "pressure_fall" && target && phase.tolerance) {
    return Words::tr("fell below %1: %2 ended at %3 s").arg(number(*target - *phase.tolerance, 0), which, held);
  }
  if (attempt.reason == "overshoot" && target && phase.tolerance && phase.kind == PhaseKind::TimedHold) {
    return Words::tr("rose above %1: %2 ended at %3 s").arg(number(*target + *phase.tolerance, 0), which, held);
  }
  if (attempt.reason == "gap") return Words::tr("signal lost: %1 ended at %2 s").arg(which, held);
  if (attempt.reason == "no_return") return Words::tr("%1: did not come back to baseline").arg(which);
  if (attempt.counted) return {};
  const auto found = std::find_if(phase.endWhen.begin(), phase.endWhen.end(),
                                  [&](const auto& each) { return each.reason == attempt.reason; });
  if (found != phase.endWhen.end()) return Words::tr("%1: %2").arg(which, qt(found->label).toLower());
  return Words::tr("%1 not counted").arg(which);
}

QString reasonWords(const assessment::StructuredTest& test, const std::string& reason) {
  if (reason == core::TestRun::kCompleted) return Words::tr("Completed");
  if (reason == "examiner_stop") return Words::tr("Stopped by the examiner");
  for (const TestPhase& phase : test.phases) {
    for (const assessment::EndReason& each : phase.endWhen) {
      if (each.reason == reason) return qt(each.label);
    }
  }
  return choiceWord(reason);
}

int liveDecimals(const std::string& ucum) {
  return ucum == "mm[Hg]" || ucum == "s" || ucum == "N.m" || ucum == "cm" ? 1 : 0;
}

QString clockOf(const core::LocalMoment& moment) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(moment.timeOfDay).count();
  return QStringLiteral("%1:%2").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

}  // namespace cervica::app
