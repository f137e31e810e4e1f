#include "app/desktop/visit/visit_page.h"

#include <algorithm>

#include <QAction>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/desktop/bones/bones_in_use.h"
#include "app/desktop/examination/examiner_page.h"
#include "app/desktop/examination/sensor_samples.h"
#include "app/desktop/visit/draft_visit.h"
#include "app/desktop/visit/intake_page.h"
#include "app/desktop/visit/movement_clip.h"
#include "app/desktop/visit/results_page.h"
#include "app/desktop/visit/run_movement.h"
#include "app/desktop/visit/tests_page.h"
#include "app/desktop/visit/visit_tabs.h"
#include "app/desktop/visit/wording.h"
#include "app/look/button.h"
#include "app/look/chip.h"
#include "app/look/panel.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::TextSize;
using look::Tone;

namespace {

constexpr std::size_t kVisitsOffered = 8;

}  // namespace

VisitPage::VisitPage(AppContext& appContext, std::shared_ptr<const assessment::TestLibrary> tests, QWidget* parent)
    : Page(appContext, tr("Visit"), look::Icon::Visit, parent) {
  intake_ = new IntakePage(appContext);
  Examination::Services services;
  services.journal = &appContext.runs();
  services.now = [this] { return context().now(); };
  services.clock = &assessment::DeviceHub::nowS;
  samples_ = new SensorSamples(appContext.sensors(), this);
  tests_ = new TestsPage(std::move(tests), new ExaminerPage(std::move(services), samples_));
  movement_ = new RunMovement(appContext, this);
  connect(tests_, &TestsPage::movementWanted, this, &VisitPage::playMovement);
  connect(movement_, &RunMovement::found, this, [this](const RecordedMotion& motion) {
    const DraftVisit* draft = context().draft();
    if (draft == nullptr) return;
    tests_->showMovement(tr("%1 s, model of the patient").arg(number(motion.seconds(), 1)),
                         movementClip(draft->visit(), draft->catalogue(), motion, context().bones().anatomy()));
  });
  connect(movement_, &RunMovement::failed, this, [this](const QString& sentence) {
    context().prompts().showFailure(tr("The movement is not played"), sentence);
  });
  connect(tests_, &TestsPage::acknowledged, this,
          [this](const assessment::StructuredTest& test, const QString& reason) {
            if (context().draft() == nullptr) return;
            context().draft()->addAcknowledgement(
                {test.blockedAs(), reason.toStdString(), context().clinician().toStdString(), context().now()},
                qt(test.title));
          });
  connect(tests_, &TestsPage::runningChanged, this, &VisitPage::showState);
  results_ = new ResultsPage(appContext);
  pages_ = new QStackedWidget;
  pages_->addWidget(intake_);
  pages_->addWidget(tests_);
  pages_->addWidget(results_);
  auto* open = new QWidget;
  auto* column = new QVBoxLayout(open);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  makeHeader(column);
  column->addWidget(pages_, 1);

  stack_ = new QStackedWidget;
  stack_->addWidget(open);
  empty_ = new QWidget;
  empty_->setLayout(new QVBoxLayout);
  stack_->addWidget(empty_);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(stack_);
  makeActions();

  connect(&appContext, &AppContext::draftOpened, this, &VisitPage::showDraft);
  connect(&appContext, &AppContext::visitsChanged, this, [this] {
    showState();
    if (context().draft() == nullptr) showEmpty();
  });
  showDraft();
}

void VisitPage::makeHeader(QVBoxLayout* column) {
  auto* header = new QWidget;
  look::setSurface(header, "surface");
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(look::px(20), 0, look::px(16), 0);
  row->setSpacing(look::px(12));
  tabs_ = new VisitTabs;
  tabs_->addWord(tr("Intake"));
  tabs_->addWord(tr("Tests"));
  tabs_->addWord(tr("Results"));
  connect(tabs_, &QTabBar::currentChanged, this, &VisitPage::showTab);
  row->addWidget(tabs_);
  row->addStretch(1);
  state_ = new look::Chip(look::Verdict::Notice, {});
  row->addWidget(state_);
  const auto button = [&](const QString& word, look::Button::Kind kind) {
    auto* made = new look::Button(word, kind);
    made->setObjectName(word);
    made->setHeight(look::Button::Height::Row);
    row->addWidget(made);
    return made;
  };
  new_ = button(tr("New visit"), look::Button::Kind::Quiet);
  finish_ = button(tr("Finish visit"), look::Button::Kind::Outline);
  sign_ = button(tr("Sign visit"), look::Button::Kind::Outline);
  sign_->setLineIcon(look::Icon::Lock);
  connect(new_, &QPushButton::clicked, this, [this] {
    if (context().patient()) context().newVisit(*context().patient());
  });
  connect(finish_, &QPushButton::clicked, this, [this] { finish(false); });
  connect(sign_, &QPushButton::clicked, this, &VisitPage::sign);
  column->addWidget(header);
  column->addWidget(new look::Hairline);
}

void VisitPage::makeActions() {
  const auto action = [this](const QString& text, const QKeySequence& keys, auto&& run) {
    auto* made = new QAction(text, this);
    made->setShortcut(keys);
    made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(made, &QAction::triggered, this, run);
    addAction(made);
  };
  action(tr("Intake"), Qt::CTRL | Qt::ALT | Qt::Key_I, [this] { tabs_->setCurrentIndex(Intake); });
  action(tr("Tests"), Qt::CTRL | Qt::ALT | Qt::Key_T, [this] { tabs_->setCurrentIndex(Tests); });
  action(tr("Results"), Qt::CTRL | Qt::ALT | Qt::Key_R, [this] { tabs_->setCurrentIndex(Results); });
  action(tr("Finish visit"), Qt::CTRL | Qt::Key_Return, [this] { finish_->click(); });
  addActions(results_->pictureActions());
}

void VisitPage::activated() {
  showTab(tabs_->currentIndex());
}

void VisitPage::patientChanged() {
  if (context().draft() == nullptr) showEmpty();
}

void VisitPage::showDraft() {
  DraftVisit* draft = context().draft();
  const bool readOnly = context().draftIsSigned();
  intake_->setDraft(draft, readOnly);
  tests_->setDraft(draft, readOnly);
  results_->setDraft(draft);
  if (draft == nullptr) {
    showEmpty();
    return;
  }
  connect(draft, &DraftVisit::changed, this, &VisitPage::draftChanged, Qt::UniqueConnection);
  stack_->setCurrentIndex(0);
  draftChanged();
}

void VisitPage::draftChanged() {
  showTab(tabs_->currentIndex());
  tabs_->setRemark(Intake, intake_->remark());
  tabs_->setRemark(Tests, tests_->remark());
  showState();
}

void VisitPage::showTab(int tab) {
  pages_->setCurrentIndex(tab);
  if (context().draft() == nullptr) return;
  // Intake and tests keep their counts up to date in any case; what they show is drawn only when it is seen.
  intake_->refresh();
  tests_->refresh();
  if (tab == Results) results_->refresh();
  tabs_->setRemark(Results, results_->remark());
}

void VisitPage::showState() {
  const DraftVisit* draft = context().draft();
  const bool open = draft != nullptr;
  const bool isSigned = context().draftIsSigned();
  new_->setEnabled(context().patient().has_value());
  const bool free = open && !isSigned && !busy_ && !tests_->running();  // values of a test that runs still belong in
  finish_->setEnabled(free && draft->unsaved());
  sign_->setEnabled(free && !draft->empty());
  state_->setVisible(open && (isSigned || draft->baseVersion()));
  if (!open) return;
  if (isSigned) {
    state_->setVerdict(look::Verdict::Notice, tr("Signed"));
  } else if (draft->baseVersion()) {
    state_->setVerdict(look::Verdict::NoNorm, draft->unsaved()
                                                  ? tr("Changed since version %1").arg(*draft->baseVersion())
                                                  : tr("Version %1").arg(*draft->baseVersion()));
  }
}

void VisitPage::showEmpty() {
  delete empty_->layout();
  // Later: one of them may be the button that led here.
  for (QWidget* each : empty_->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
    each->hide();
    each->deleteLater();
  }
  auto* column = new QVBoxLayout(empty_);
  column->setSpacing(look::px(12));
  column->addStretch(2);
  const auto centred = [&](QWidget* widget) { column->addWidget(widget, 0, Qt::AlignHCenter); };
  const bool patient = context().patient().has_value();
  centred(
      look::makeLabel(patient ? tr("No visit is open") : tr("No patient is open"), TextSize::Title, Tone::Main, 600));
  centred(look::makeLabel(patient ? tr("Start a new visit, or open an earlier one.")
                                  : tr("Choose a patient first: a visit always belongs to one."),
                          TextSize::Body, Tone::Second));
  auto* go = new look::Button(patient ? tr("New visit") : tr("Go to patients"), look::Button::Kind::Primary);
  go->setHeight(look::Button::Height::Large);
  connect(go, &QPushButton::clicked, this, [this, patient] {
    if (patient) {
      context().newVisit(*context().patient());
    } else {
      context().openPage(PageId::Patients);
    }
  });
  centred(go);
  const auto& visits = context().visits();
  for (std::size_t i = 0; i < std::min(visits.size(), kVisitsOffered); ++i) {
    const VisitSummary& visit = visits[i];
    auto* earlier = new look::Button(tr("%1, %2").arg(kindWord(visit.kind), dateWord(visit.startedAt.date)),
                                     look::Button::Kind::Quiet);
    earlier->setLineIcon(visit.isSigned() ? look::Icon::Lock : look::Icon::Visit);
    connect(earlier, &QPushButton::clicked, this, [this, id = visit.id] { context().openVisit(id); });
    centred(earlier);
  }
  column->addStretch(3);
  stack_->setCurrentIndex(1);
}

bool VisitPage::mayLeaveOut() {
  const DraftReading& reading = context().draft()->reading();
  const auto unreadable = reading.valueProblems.size() + reading.painProblems.size() + reading.answerProblems.size() +
                          reading.screeningProblems.size();
  if (unreadable == 0) return true;
  return context().prompts().confirm(
      tr("Finish visit"),
      tr("Entries that cannot be read and will not be stored: %1. They stay marked in the visit until it is closed.")
          .arg(unreadable),
      tr("Finish without them"));
}

void VisitPage::finish(bool thenSign) {
  DraftVisit* draft = context().draft();
  if (draft == nullptr || busy_ || !mayLeaveOut()) return;
  draft->endOfEntry();
  busy_ = true;
  showState();
  const core::Visit visit = draft->visit();
  context().store().saveVisit(visit, draft->baseVersion(), this, [this, visit, thenSign](const Outcome<int>& outcome) {
    busy_ = false;
    if (!outcome) {
      showState();
      context().showProblem(tr("The visit is not stored"), outcome.problem());
      return;
    }
    DraftVisit* open = context().draft();
    const bool still = open != nullptr && open->visit().id == visit.id;
    if (still) open->markSaved(*outcome, visit);
    if (still && !open->unsaved()) context().draftStored();
    storeStreams(visit);
    context().say(tr("Visit stored as version %1").arg(*outcome));
    showState();
    if (thenSign && still) sign();
  });
}

void VisitPage::storeStreams(const core::Visit& visit) {
  for (const core::TestRun& run : visit.testRuns) {
    if (!run.recorded) continue;
    const auto journalled = context().runs().read(visit.id, run.id);
    if (!journalled) continue;  // stored with an earlier version
    context().store().saveRecording(
        visit.id, run, streamOf(*journalled), this, [this, id = visit.id, run = run.id](const Outcome<Done>& outcome) {
          if (outcome.ok()) return context().runs().end(id, run);
          context().say(tr("A recording is not stored yet: %1").arg(outcome.problem().sentence));
        });
  }
}

void VisitPage::playMovement(const std::string& run) {
  if (const DraftVisit* draft = context().draft()) movement_->load(draft->visit().id, run, samples_->state().settings);
}

void VisitPage::sign() {
  DraftVisit* draft = context().draft();
  if (draft == nullptr || busy_) return;
  if (draft->unsaved()) {
    finish(true);
    return;
  }
  if (!context().prompts().confirm(tr("Sign visit"),
                                   tr("A signed visit is locked for good. Later corrections become an amendment with "
                                      "its own author and reason."),
                                   tr("Sign visit"))) {
    return;
  }
  busy_ = true;
  showState();
  context().store().signVisit(draft->visit().id, *draft->baseVersion(), this, [this](const Outcome<Done>& outcome) {
    busy_ = false;
    if (!outcome) {
      showState();
      context().showProblem(tr("The visit is not signed"), outcome.problem());
      return;
    }
    context().draftSigned();
    context().say(tr("Visit signed"));
  });
}

}  // namespace cervica::app
