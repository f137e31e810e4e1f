// The examiner's page: what it shows of the moment.
#include <algorithm>
#include <cmath>

#include <QBoxLayout>
#include <QLabel>

#include "app/desktop/examination/choice_row.h"
#include "app/desktop/examination/compensation_keys.h"
#include "app/desktop/examination/examiner_page.h"
#include "app/desktop/examination/hold_chips.h"
#include "app/desktop/examination/live_model.h"
#include "app/desktop/examination/live_stage.h"
#include "app/desktop/examination/pain_slider.h"
#include "app/desktop/examination/phase_steps.h"
#include "app/desktop/examination/repetition_table.h"
#include "app/desktop/examination/run_controls.h"
#include "app/desktop/examination/run_words.h"
#include "app/desktop/examination/sensor_tools.h"
#include "app/desktop/examination/timer_ring.h"
#include "app/desktop/examination/trace_strip.h"
#include "app/desktop/visit/wording.h"
#include "app/look/button.h"
#include "app/look/panel.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

using assessment::Activity;
using assessment::Attempt;
using assessment::PhaseKind;
using assessment::RunView;
using assessment::TestPhase;
using look::TextSize;
using look::Tone;

namespace {

constexpr const char* kPainNow = "pain.neck.now";
/// The test stops where the pain is so much above its start; the pack's default (tests.json, design_decisions).
constexpr double kPainRise = 2;
constexpr double kMostPain = 10;
// The model stands beside the arc where both have room.
constexpr double kModelWidth = 232, kModelRoom = 600, kModelHeight = 260;

void setText(QLabel* label, const QString& text) {
  if (label->text() != text) label->setText(text);
}

/// Without what only the clock can say.
std::vector<assessment::Choice> givenByHand(std::vector<assessment::Choice> choices, const TestPhase& phase) {
  std::erase_if(choices, [&](const assessment::Choice& choice) {
    return std::any_of(phase.endWhen.begin(), phase.endWhen.end(), [&](const assessment::EndReason& end) {
      return !choice.value && end.reason == choice.reason && end.automatic &&
             std::holds_alternative<assessment::ElapsedRule>(*end.automatic);
    });
  });
  return choices;
}

TimerRing::State slotRing(const TestPhase& phase, const RunView& view) {
  TimerRing::State state;
  state.running = view.activity == Activity::Running || view.activity == Activity::Relaxing;
  state.fullS = view.fullS;
  state.shownS = state.fullS ? std::min(view.elapsedS, *state.fullS) : view.elapsedS;
  if (view.activity == Activity::Resting) {
    state.shownS = view.restS;
    state.rest = true;
  }
  for (const assessment::Cue& cue : phase.cues) {
    if (cue.at.moment == assessment::CueTime::Moment::After) state.tickS = cue.at.seconds;
  }
  return state;
}

}  // namespace

void ExaminerPage::showMoment() {
  if (!examination_ || draft_ == nullptr) return;
  const RunView& view = examination_->view();
  if (asking_ == Asking::End && askedAt_ != examination_->runner().attempts().size()) asking_ = Asking::Nothing;
  if (!running()) asking_ = Asking::Nothing;
  showSay();
  if (running()) {
    showLive();
    showSlot();
    showBoard();
    if (tracePanel_->isVisible()) showTrace();
  }
  showCompensations();
  const auto rows = repetitionRows(examination_->runner(), view);
  const core::Measure* measure = draft_->catalogue().measure(view.slot.measure);
  const bool table =
      running() && measure != nullptr && !isCategory(*measure) && !view.slot.level &&
      std::any_of(rows.begin(), rows.end(), [](const RepetitionRow& row) { return !row.values.empty(); });
  tablePanel_->setVisible(table);
  if (table) {
    tablePanel_->setRemark(qt(core::readableUnit(measure->unit)));
    table_->setRows(measure, rows);
  }
  toolsPanel_->setVisible(running() && tools_->show(*examination_));
  const auto asks = asking_ != Asking::Nothing ? RunControls::Asking::Back
                    : choices_->asking()       ? RunControls::Asking::Answer
                                               : RunControls::Asking::Nothing;
  controls_->show(*examination_, !blocked_ && !interrupted_, asks,
                  asking_ == Asking::Nothing && stage_->kind() == LiveStage::Kind::Value);
}

void ExaminerPage::showSay() {
  setText(sayText_, qt(test_->patientInstruction));
  const QString trouble = services_.journal->problem();
  troubleText_->setVisible(!trouble.isEmpty());
  setText(troubleText_, tr("A sudden end would lose this test: %1").arg(trouble));
}

void ExaminerPage::showLive() {
  const RunView& view = examination_->view();
  if (view.phase != foldedAt_) {
    foldedAt_ = view.phase;
    fold();
  }
  QStringList steps;
  for (const TestPhase& phase : test_->phases) steps << qt(phase.title);
  steps_->setSteps(steps, static_cast<int>(view.phase));
  showModel();
  stage_->show(*examination_, draft_->catalogue());
  undo_->setEnabled(examination_->canUndo());
  // The arc says itself what it is about, and needs the room.
  const bool words = stage_->kind() != LiveStage::Kind::Dial;
  slotPanel_->setVisible(words);
  slotLine_->setVisible(words && stageRow_->direction() == QBoxLayout::LeftToRight);
}

void ExaminerPage::showModel() {
  const auto state = liveModelState(examination_->view());
  const bool room = livePanel_->width() >= look::px(kModelRoom) && livePanel_->height() >= look::px(kModelHeight) &&
                    stageRow_->direction() == QBoxLayout::LeftToRight;
  if (state && room && model_ == nullptr) {
    modelLine_ = new look::Hairline(Qt::Vertical);
    model_ = new LiveModel;
    look::bindTheme(model_, [this] { model_->setFixedWidth(look::px(kModelWidth)); });
    stageRow_->insertWidget(1, modelLine_);
    stageRow_->insertWidget(2, model_);
    model_->setPatient(draft_->visit(), draft_->catalogue());
  }
  const bool shown = state && room && model_ != nullptr && model_->usable();
  stage_->setHeadDrawn(!shown);
  if (model_ == nullptr) return;
  model_->setVisible(shown);
  modelLine_->setVisible(shown);
  if (shown) model_->show(*state);
}

void ExaminerPage::showSlot() {
  const RunView& view = examination_->view();
  const TestPhase& phase = examination_->phase();
  const bool timed = view.fullS || view.activity == Activity::Running || view.activity == Activity::Resting;
  ring_->setVisible(timed && stage_->kind() != LiveStage::Kind::Ring && phase.kind != PhaseKind::Instruct);
  if (ring_->isVisible()) ring_->setState(slotRing(phase, view));
  setText(slotTitle_, slotTitle(phase, view.slot, draft_->catalogue()));
  slotTitle_->setVisible(stage_->kind() != LiveStage::Kind::Value && stage_->kind() != LiveStage::Kind::Words);
  const QString words = activityWords(phase, view);
  const bool moving = view.activity != Activity::Ready && view.activity != Activity::Deciding;
  setText(slotWords_, view.neutralWanted ? neutralWords(view) : moving && !view.said.empty() ? qt(view.said) : words);
  setText(next_, nextWords(*examination_));
  nextRow_->setVisible(!next_->text().isEmpty());
}

void ExaminerPage::showBoard() {
  const RunView& view = examination_->view();
  const TestPhase& phase = examination_->phase();
  const bool asked = choices_->asking();
  if (asking_ == Asking::Stop) {
    choices_->ask(tr("Stop the test: why?"), examination_->stopReasons());
  } else if (asking_ == Asking::End) {
    choices_->ask(tr("End this one: why?"), givenByHand(view.ends, phase));
  } else if (view.activity == Activity::Deciding && !view.wantsNumber) {
    const QString what = slotTitle(phase, view.slot, draft_->catalogue());
    const QString question = phase.kind == PhaseKind::Stopwatch
                                 ? tr("%1 s. Why did it end?").arg(secondsText(view.elapsedS))
                             : phase.kind == PhaseKind::Observation ? tr("%1: what do you see?").arg(what)
                                                                    : tr("How was %1?").arg(what);
    choices_->ask(question, givenByHand(view.choices, phase));
  } else {
    choices_->ask({}, {});
  }
  if (choices_->asking() != asked) fold();
  const auto boxes = holdBoard(examination_->runner(), view);
  QStringList titles;
  for (const HoldBox& box : boxes) titles << boxTitle(*test_, draft_->catalogue(), box);
  chips_->setVisible(!boxes.empty() && !choices_->asking());
  if (!chips_->isVisible()) return;
  const TestPhase& shown = test_->phases[boxes.front().phase];
  chips_->setWords(shown.levels.empty() ? tr("Attempts: press one to overrule it") : qt(shown.title),
                   shown.success.empty() ? QString() : qt(shown.success));
  chips_->setBoxes(boxes, titles);
}

void ExaminerPage::showTrace() {
  const RunView& view = examination_->view();
  const TestPhase& phase = examination_->phase();
  TraceStrip::Content content;
  content.nowS = examination_->nowS();
  content.unit = unitOf(phase);
  for (const TestPhase& each : test_->phases) content.shown.push_back(each.unit == phase.unit);
  if (phase.unit == "mm[Hg]" && test_->gauge) {
    content.lowest = test_->gauge->lowest;
    content.highest = test_->gauge->highest;
    content.step = 4;
    content.lowest = std::floor(content.lowest / content.step) * content.step;
  } else {
    double least = 0, most = phase.unit == "deg" ? 60 : 20;
    for (const TracePoint& point : examination_->trace().points()) {
      if (point.phase < content.shown.size() && !content.shown[point.phase]) continue;
      least = std::min(least, point.value);
      most = std::max(most, point.value);
    }
    content.sides = least < 0 || view.slot.side.has_value();
    if (content.sides) least = std::min(least, -most);
    const double range = most - least;
    content.step = range > 160 ? 60 : range > 80 ? 30 : range > 40 ? 20 : 10;
    content.lowest = std::floor(least / content.step) * content.step;
    content.highest = std::ceil(most / content.step) * content.step;
  }
  for (const Attempt& attempt : examination_->runner().attempts()) {
    const TestPhase& of = test_->phases[attempt.phase];
    if (of.unit != phase.unit || attempt.endS < content.nowS - kTraceS) continue;
    if (attempt.slot.level && of.tolerance) {
      const double level = *attempt.slot.level;
      content.bands.push_back(
          {attempt.startS, attempt.endS, level - *of.tolerance, level + *of.tolerance, attempt.stands(),
           attempt.stands() ? tr("%1, hold %2 counted").arg(number(level, 0)).arg(attempt.slot.repetition)
                            : QString()});
    }
    const QString remark = attemptRemark(of, attempt);
    if (!remark.isEmpty()) content.drops.push_back({attempt.endS, remark});
  }
  if (view.target && view.tolerance &&
      (view.activity == Activity::Running || view.activity == Activity::Relaxing ||
       view.activity == Activity::Reaching)) {
    const double from = content.nowS - (view.activity == Activity::Reaching ? 0 : view.elapsedS);
    content.bands.push_back({from,
                             std::max(content.nowS, from + view.fullS.value_or(0)),
                             *view.target - *view.tolerance,
                             *view.target + *view.tolerance,
                             true,
                             {}});
  }
  for (const core::TestMark& mark : examination_->runner().marks()) {
    if (mark.kind == core::TestMark::Kind::Compensation) content.seen.push_back(mark.atS);
  }
  const SourceState& source = examination_->source();
  QStringList sensors;
  if (source.pressure) sensors << tr("pressure");
  if (source.force) sensors << tr("force");
  if (source.head) sensors << (source.thorax ? tr("two motion sensors") : tr("one motion sensor"));
  if (examination_->simulated() || source.simulated) sensors << tr("simulated");
  setText(traceRemark_,
          sensors.isEmpty() ? tr("last 60 s") : tr("last 60 s \u00b7 %1").arg(sensors.join(QStringLiteral(", "))));
  trace_->setContent(std::move(content));
}

void ExaminerPage::showCompensations() {
  if (!examination_) return;
  const RunView& view = examination_->view();
  std::vector<std::pair<std::string, QString>> before;
  for (const Attempt& attempt : examination_->runner().attempts()) {
    for (const std::string& id : attempt.compensations) {
      const QString where =
          attempt.slot.level ? number(*attempt.slot.level, 0) : QString::number(attempt.slot.repetition);
      before.emplace_back(id, tr("at %1").arg(where));
    }
  }
  compensations_->setSeen(view.compensations, before);
  const auto rated = examination_->pain();
  pain_->setRated(rated);
  const auto start = draft_->combined({kPainNow, std::nullopt});
  std::optional<double> limit;
  if (start) limit = std::min(kMostPain, start->value + kPainRise);
  pain_->setLimit(limit);
  setText(painRemark_, limit ? tr("Stop at %1: two above the start value. Key P.").arg(number(*limit, 0))
                             : tr("Not rated before the visit: agree on a limit. Key P."));
  const bool over = limit && rated && *rated >= *limit;
  look::setLook(painRemark_, TextSize::Small, over ? Tone::Impaired : Tone::Second, over ? 600 : 400);
}

}  // namespace cervica::app
