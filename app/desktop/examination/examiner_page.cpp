#include "app/desktop/examination/examiner_page.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/desktop/examination/after_run.h"
#include "app/desktop/examination/before_run.h"
#include "app/desktop/examination/choice_row.h"
#include "app/desktop/examination/compensation_keys.h"
#include "app/desktop/examination/examiner_keys.h"
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

using assessment::TestPhase;
using look::px;
using look::TextSize;
using look::Tone;

namespace {

constexpr double kSideWidth = 296;
constexpr double kSlotWidth = 208;
constexpr int kFrameMs = 16;
constexpr double kLeastLive = 360;   // steps, stage and boxes
constexpr double kTallPage = 700;    // from here on the words to say are large
constexpr double kNarrowPage = 720;  // below this the side goes under the live value
constexpr double kNarrowLive = 440;  // and the timer under it
constexpr double kTraceHeight = 104;

QScrollArea* scrolled(QWidget* content) {
  auto* area = new QScrollArea;
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFocusPolicy(Qt::NoFocus);
  area->setWidget(content);
  return area;
}

}  // namespace

ExaminerPage::ExaminerPage(Examination::Services services, SampleSource* source, QWidget* parent)
    : QWidget(parent), services_(std::move(services)), source_(source) {
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Test"));
  auto* middle = new QWidget;
  makeMiddle(middle);
  side_ = new QWidget;
  makeSide(side_);
  sideArea_ = scrolled(side_);
  look::setSurface(side_, "canvas");
  look::bindTheme(sideArea_, [this] { sideArea_->setFixedWidth(px(kSideWidth)); });
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(px(12));
  row->addWidget(middle, 1);
  row->addWidget(sideArea_);
  frame_.setSingleShot(true);
  frame_.setInterval(kFrameMs);
  frame_.setTimerType(Qt::PreciseTimer);
  connect(&frame_, &QTimer::timeout, this, &ExaminerPage::showMoment);
  makeKeys();
}

ExaminerPage::~ExaminerPage() = default;

void ExaminerPage::makeMiddle(QWidget* middle) {
  auto* sayPanel = new look::Panel;
  auto* sayRow = new QHBoxLayout;
  sayRow->setContentsMargins(px(16), px(10), px(10), px(10));
  sayRow->setSpacing(px(12));
  sayRow->addWidget(look::makeLabel(tr("Say"), TextSize::Caption, Tone::Muted, 500), 0, Qt::AlignTop);
  sayText_ = look::makeLabel({}, TextSize::Section, Tone::Main, 500);
  sayText_->setWordWrap(true);
  sayRow->addWidget(sayText_, 1);
  auto* sound = new look::Button(tr("Sound cues"), look::Button::Kind::Quiet);
  sound->setObjectName(sound->text());
  sound->setLineIcon(look::Icon::Speaker);
  sound->setCheckable(true);
  sound->setChecked(true);
  sound->setFocusPolicy(Qt::TabFocus);
  sound->setToolTip(tr("Sound cues on"));
  sound->setIconOnly(true);
  connect(sound, &QPushButton::toggled, this, [this, sound](bool on) {
    cues_.setMuted(!on);
    sound->setToolTip(on ? tr("Sound cues on") : tr("Sound cues off"));
  });
  sayRow->addWidget(sound, 0, Qt::AlignTop);
  sayPanel->body()->addLayout(sayRow);
  troubleText_ = look::makeLabel({}, TextSize::Small, Tone::Impaired, 500);
  troubleText_->setWordWrap(true);
  troubleText_->setContentsMargins(px(16), 0, px(16), px(10));
  troubleText_->hide();
  sayPanel->body()->addWidget(troubleText_);

  livePanel_ = new look::Panel;
  auto* live = new QWidget;
  auto* liveColumn = new QVBoxLayout(live);
  liveColumn->setContentsMargins(0, 0, 0, 0);
  liveColumn->setSpacing(0);
  steps_ = new PhaseSteps;
  auto* stepsRow = new QHBoxLayout;
  stepsRow->setContentsMargins(0, 0, px(8), 0);
  stepsRow->setSpacing(px(2));
  stepsRow->addWidget(steps_, 1);
  const auto small = [&](const QString& words, look::Icon icon, const QString& tip) {
    auto* button = new look::Button(words, look::Button::Kind::Quiet);
    button->setObjectName(words);
    button->setLineIcon(icon);
    button->setHeight(look::Button::Height::Row);
    button->setToolTip(tip);
    button->setIconOnly(true);
    button->setFocusPolicy(Qt::TabFocus);
    stepsRow->addWidget(button);
    return button;
  };
  undo_ = small(tr("Undo step"), look::Icon::Undo, tr("Undo the last step (Ctrl+Z)"));
  auto* skip = small(tr("Skip phase"), look::Icon::ChevronRight, tr("Leave the rest of this phase out"));
  connect(undo_, &QPushButton::clicked, this, [this] { examination_->undo(); });
  connect(skip, &QPushButton::clicked, this, [this] { examination_->skipPhase(); });
  liveColumn->addLayout(stepsRow);
  liveColumn->addWidget(new look::Hairline);
  stage_ = new LiveStage;
  slotPanel_ = new QWidget;
  auto* slotColumn = new QVBoxLayout(slotPanel_);
  slotColumn->setContentsMargins(px(12), px(14), px(12), px(10));
  slotColumn->setSpacing(px(4));
  ring_ = new TimerRing;
  slotTitle_ = look::makeLabel({}, TextSize::Section, Tone::Main, 600);
  slotWords_ = look::makeLabel({}, TextSize::Body, Tone::Second);
  next_ = look::makeLabel({}, TextSize::Small, Tone::Main);
  for (QLabel* label : {slotTitle_, slotWords_}) {
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
  }
  next_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  next_->setWordWrap(true);
  slotColumn->addWidget(ring_, 3);
  slotColumn->addSpacing(px(6));
  slotColumn->addWidget(slotTitle_);
  slotColumn->addWidget(slotWords_);
  slotColumn->addStretch(1);
  nextRow_ = new QWidget;
  auto* nextColumn = new QVBoxLayout(nextRow_);
  nextColumn->setContentsMargins(0, 0, 0, 0);
  nextColumn->setSpacing(px(8));
  nextColumn->addWidget(new look::Hairline);
  auto* nextLine = new QHBoxLayout;
  nextLine->addWidget(look::makeLabel(tr("Next"), TextSize::Small, Tone::Muted), 0, Qt::AlignTop);
  nextLine->addWidget(next_, 1);
  nextColumn->addLayout(nextLine);
  slotColumn->addWidget(nextRow_);
  stageRow_ = new QHBoxLayout;
  stageRow_->setContentsMargins(0, 0, 0, 0);
  stageRow_->setSpacing(0);
  stageRow_->addWidget(stage_, 1);
  slotLine_ = new look::Hairline(Qt::Vertical);
  stageRow_->addWidget(slotLine_);
  stageRow_->addWidget(slotPanel_);
  liveColumn->addLayout(stageRow_, 1);
  liveColumn->addWidget(new look::Hairline);
  chips_ = new HoldChips;
  choices_ = new ChoiceRow;
  choices_->hide();
  liveColumn->addWidget(chips_);
  liveColumn->addWidget(choices_);

  before_ = new BeforeRun;
  after_ = new AfterRun;
  connect(after_, &AfterRun::movementWanted, this, [this] {
    if (examination_) Q_EMIT movementWanted(examination_->runId());
  });
  look::setSurface(before_, "surface");
  look::setSurface(after_, "surface");
  body_ = new QStackedWidget;
  body_->addWidget(scrolled(before_));
  body_->addWidget(live);
  body_->addWidget(scrolled(after_));
  livePanel_->body()->addWidget(body_, 1);

  tracePanel_ = new look::Panel;
  tracePanel_->setAccessibleName(tr("Trace of the last minute"));
  trace_ = new TraceStrip;
  auto* traceRow = new QHBoxLayout;
  traceRow->setContentsMargins(px(16), px(6), px(16), 0);
  traceRow->setSpacing(px(8));
  traceRow->addWidget(look::makeLabel(tr("Trace"), TextSize::Small, Tone::Main, 600));
  traceRemark_ = look::makeLabel({}, TextSize::Caption, Tone::Muted);
  traceRow->addWidget(traceRemark_);
  traceRow->addStretch(1);
  tracePanel_->body()->addLayout(traceRow);
  tracePanel_->body()->addWidget(trace_, 1);
  look::bindTheme(tracePanel_, [this] { tracePanel_->setFixedHeight(px(kTraceHeight)); });

  auto* controlsPanel = new look::Panel;
  controls_ = new RunControls;
  controlsPanel->body()->addWidget(controls_);

  auto* content = new QWidget;
  look::setSurface(content, "canvas");
  contentColumn_ = new QVBoxLayout(content);
  contentColumn_->setContentsMargins(0, 0, 0, 0);
  contentColumn_->setSpacing(px(12));
  contentColumn_->addWidget(sayPanel);
  contentColumn_->addWidget(livePanel_, 1);
  contentColumn_->addWidget(tracePanel_);
  auto* column = new QVBoxLayout(middle);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(12));
  contentArea_ = scrolled(content);
  column->addWidget(contentArea_, 1);
  column->addWidget(controlsPanel);

  connect(stage_, &LiveStage::entered, this, [this](double value) {
    if (examination_) examination_->enter(value);
    setFocus();
  });
  connect(chips_, &HoldChips::overruled, this, &ExaminerPage::overrule);
  connect(choices_, &ChoiceRow::taken, this, &ExaminerPage::take);
  connect(controls_, &RunControls::primary, this, [this] { primary(); });
  connect(controls_, &RunControls::stop, this, [this] { ask(Asking::Stop); });
  connect(controls_, &RunControls::endWithReason, this, [this] { ask(Asking::End); });
  connect(controls_, &RunControls::repeat, this, [this] { examination_->repeat(); });
  connect(controls_, &RunControls::undo, this, [this] { examination_->undo(); });
  connect(controls_, &RunControls::neutral, this, [this] { examination_->setNeutral(); });
  connect(controls_, &RunControls::leave, this, &ExaminerPage::left);
  connect(before_, &BeforeRun::acknowledged, this, &ExaminerPage::acknowledged);
  connect(before_, &BeforeRun::goOn, this, [this] {
    if (!examination_ || !interrupted_) return;
    const auto run = services_.journal->read(interrupted_->visit, interrupted_->run);
    interrupted_.reset();
    setFocus();
    if (run) examination_->resume(*run);
  });
  connect(before_, &BeforeRun::discard, this, [this] {
    if (!interrupted_ || test_ == nullptr) return;
    services_.journal->end(interrupted_->visit, interrupted_->run);
    interrupted_.reset();
    before_->show(*test_, blocked_, {});
    showMoment();
  });
}

void ExaminerPage::makeSide(QWidget* side) {
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(12));
  tablePanel_ = new look::Panel(tr("Repetitions"));
  table_ = new RepetitionTable;
  tablePanel_->body()->addWidget(table_);
  toolsPanel_ = new look::Panel(tr("From the sensors"));
  tools_ = new SensorTools;
  toolsPanel_->body()->addWidget(tools_);
  toolsPanel_->hide();
  connect(tools_, &SensorTools::markerMoved, this, [this](std::size_t attempt, double toS) {
    if (examination_) examination_->moveMarker(attempt, toS);
  });
  connect(tools_, &SensorTools::leverArmSet, this, [this](double metres) {
    if (examination_) examination_->setLeverArm(metres);
  });
  compensationPanel_ = new look::Panel(tr("Compensations"));
  compensationPanel_->setRemark(tr("press when seen"));
  compensations_ = new CompensationKeys;
  compensationPanel_->body()->addWidget(compensations_);
  painPanel_ = new look::Panel(tr("Pain during the test"));
  pain_ = new PainSlider(tr("Pain during the test"));
  painRemark_ = look::makeLabel({}, TextSize::Small, Tone::Second);
  painRemark_->setWordWrap(true);
  auto* painColumn = new QVBoxLayout;
  painColumn->setContentsMargins(px(8), 0, px(8), px(12));
  painColumn->setSpacing(px(6));
  painColumn->addWidget(pain_);
  auto* remarkRow = new QHBoxLayout;
  remarkRow->setContentsMargins(px(8), 0, px(8), 0);
  remarkRow->addWidget(painRemark_);
  painColumn->addLayout(remarkRow);
  painPanel_->body()->addLayout(painColumn);
  column->addWidget(tablePanel_);
  column->addWidget(toolsPanel_);
  column->addWidget(compensationPanel_);
  column->addWidget(painPanel_);
  column->addStretch(1);
  connect(compensations_, &CompensationKeys::seen, this, [this](const std::string& id) {
    if (examination_) examination_->compensate(id);
  });
  connect(pain_, &PainSlider::rated, this, [this](double pain) {
    if (examination_) examination_->ratePain(pain);
  });
}

void ExaminerPage::makeKeys() {
  const auto running = [this](auto&& act) {
    return [this, act] {
      if (!this->running()) return false;
      act();
      return true;
    };
  };
  ExaminerActions actions;
  actions.primary = [this] { return primary(); };
  actions.stop = [this] { return ask(asking_ == Asking::Nothing ? Asking::Stop : Asking::Nothing); };
  actions.repeat = running([this] { examination_->repeat(); });
  actions.neutral = running([this] { examination_->setNeutral(); });
  actions.pain = running([this] { pain_->setFocus(Qt::ShortcutFocusReason); });
  actions.endWithReason = [this] { return ask(asking_ == Asking::End ? Asking::Nothing : Asking::End); };
  actions.undo = [this] {
    if (!examination_ || examination_->stage() == Examination::Stage::Prepared) return false;
    examination_->undo();
    return true;
  };
  actions.digit = [this](int digit) { return this->running() && compensations_->press(digit); };
  actions.arrow = [this](int by) {
    if (!choices_->asking() || !choices_->isVisible()) return false;
    choices_->moveMark(by);
    return true;
  };
  new ExaminerKeys(*this, std::move(actions));
}

bool ExaminerPage::running() const {
  return examination_ && examination_->stage() == Examination::Stage::Running;
}

void ExaminerPage::setTest(const assessment::StructuredTest* test, DraftVisit* draft,
                           const std::optional<QString>& blocked) {
  if (examination_) examination_->close();
  test_ = test;
  draft_ = draft;
  blocked_ = blocked;
  examination_.reset();
  trace_->setTrace(nullptr);
  interrupted_.reset();
  if (test_ == nullptr || draft_ == nullptr) return;
  interrupted_ = interruptedRun(*draft_, test_->id);
  if (model_ != nullptr) model_->setPatient(draft_->visit(), draft_->catalogue());
  prepare();
}

std::optional<RunHeader> ExaminerPage::interruptedRun(const DraftVisit& draft, const std::string& test) const {
  const core::Visit& visit = draft.visit();
  for (const RunHeader& header : services_.journal->open(visit.id)) {
    // What is in the visit already waits for its stream only.
    const bool over = std::any_of(visit.testRuns.begin(), visit.testRuns.end(),
                                  [&](const core::TestRun& run) { return run.id == header.run; });
    if (!over && (test.empty() || header.test == test)) return header;
  }
  return std::nullopt;
}

void ExaminerPage::prepare() {
  examination_ = std::make_unique<Examination>(*test_, *draft_, services_);
  if (source_ != nullptr) {
    examination_->setSource(source_->state());
    connect(source_, &SampleSource::samples, examination_.get(), &Examination::takeSamples);
    connect(source_, &SampleSource::stateChanged, examination_.get(), [this] {
      examination_->setSource(source_->state());
      fold();
    });
  }
  connect(examination_.get(), &Examination::changed, this, [this] {
    if (!frame_.isActive()) frame_.start();
  });
  connect(examination_.get(), &Examination::cue, this,
          [this](const assessment::GivenCue& cue) { cues_.play(cue.sound); });
  connect(examination_.get(), &Examination::stageChanged, this, &ExaminerPage::showStage);
  trace_->setTrace(&examination_->trace());
  compensations_->setCompensations(test_->compensations);
  compensationPanel_->setVisible(!test_->compensations.empty());
  QStringList steps;
  for (const TestPhase& phase : test_->phases) steps << qt(phase.title);
  steps_->setSteps(steps, 0);
  const QString when = interrupted_ ? clockOf(interrupted_->startedAt) : QString();
  before_->show(*test_, blocked_, interrupted_ ? std::optional(when) : std::nullopt);
  asking_ = Asking::Nothing;
  showStage();
}

void ExaminerPage::setBlocked(const std::optional<QString>& blocked) {
  if (blocked_ == blocked) return;
  blocked_ = blocked;
  if (!examination_ || examination_->stage() != Examination::Stage::Prepared) return;
  const QString when = interrupted_ ? clockOf(interrupted_->startedAt) : QString();
  before_->show(*test_, blocked_, interrupted_ ? std::optional(when) : std::nullopt);
  showMoment();
}

bool ExaminerPage::primary() {
  if (!examination_) return false;
  switch (examination_->stage()) {
    case Examination::Stage::Prepared:
      if (blocked_ || interrupted_) return true;
      setFocus();
      examination_->begin();
      return true;
    case Examination::Stage::Over:
      examination_->close();
      prepare();
      Q_EMIT left();
      return true;
    case Examination::Stage::Running:
      break;
  }
  if (choices_->asking() && choices_->isVisible()) {
    choices_->takeMarked();
    return true;
  }
  if (stage_->kind() == LiveStage::Kind::Value) {
    stage_->takeValue();
    return true;
  }
  examination_->trigger();
  return true;
}

bool ExaminerPage::ask(Asking what) {
  if (!running()) return false;
  if (what == Asking::End && examination_->view().ends.empty()) return true;
  asking_ = what;
  askedAt_ = examination_->runner().attempts().size();
  fold();
  showMoment();
  if (!stage_->isAncestorOf(focusWidget())) setFocus();
  return true;
}

void ExaminerPage::take(const assessment::Choice& choice) {
  const Asking asked = asking_;
  asking_ = Asking::Nothing;
  if (asked == Asking::Stop) {
    examination_->stop(choice.reason);
  } else if (choice.value) {
    examination_->enter(*choice.value);
  } else {
    examination_->endBy(choice.reason);
  }
  fold();
  showMoment();
}

void ExaminerPage::overrule(std::size_t attempt, bool counted) {
  examination_->overrule(attempt, counted);
}

void ExaminerPage::showStage() {
  if (!examination_) return;
  int page = 1;
  if (examination_->stage() == Examination::Stage::Prepared) page = 0;
  if (examination_->stage() == Examination::Stage::Over && draft_ != nullptr) {
    after_->show(*examination_, *draft_);
    page = 2;
  }
  body_->setCurrentIndex(page);
  pain_->setEnabled(running());
  compensations_->setEnabled(running());
  if (running()) setFocus();
  fold();
  showMoment();
  // In a small window with large text the live value comes first.
  QTimer::singleShot(0, livePanel_, [this] {
    if (running()) contentArea_->verticalScrollBar()->setValue(livePanel_->y());
  });
  Q_EMIT stageChanged();
}

void ExaminerPage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fold();
}

void ExaminerPage::fold() {
  const bool tall = height() >= px(kTallPage);
  look::setLook(sayText_, tall ? TextSize::Section : TextSize::Body, Tone::Main, 500);
  // The trace folds away first.
  const bool signal = examination_ && !examination_->phase().unit.empty() &&
                      (examination_->source().any() || !examination_->trace().points().empty());
  tracePanel_->setVisible(running() && signal && !choices_->asking() &&
                          height() >= px(kLeastLive + kTraceHeight + 150));
  const bool narrow = width() < px(kNarrowPage);
  if (narrow != narrow_) {
    narrow_ = narrow;
    if (narrow) {
      contentColumn_->addWidget(sideArea_->takeWidget());
      side_->show();
    } else {
      contentColumn_->removeWidget(side_);
      sideArea_->setWidget(side_);
    }
    sideArea_->setVisible(!narrow);
  }
  const bool below = width() - (narrow ? 0 : px(kSideWidth + 12)) < px(kNarrowLive);
  stageRow_->setDirection(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
  slotLine_->setVisible(!below && slotPanel_->isVisibleTo(this));
  slotPanel_->setMinimumWidth(below ? 0 : px(kSlotWidth));
  slotPanel_->setMaximumWidth(below ? QWIDGETSIZE_MAX : px(kSlotWidth));
}

}  // namespace cervica::app
