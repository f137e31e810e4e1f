#include "app/desktop/visit/tests_page.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/desktop/examination/examiner_page.h"
#include "app/desktop/motion/motion_view.h"
#include "app/desktop/visit/measure_entry.h"
#include "app/desktop/visit/movement_panel.h"
#include "app/desktop/visit/section_list.h"
#include "app/desktop/visit/test_list_model.h"
#include "app/desktop/visit/wording.h"
#include "app/look/button.h"
#include "app/look/elided_label.h"
#include "app/look/panel.h"
#include "app/look/paragraph.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::TextSize;
using look::Tone;

namespace {

constexpr double kListWidth = 208;
constexpr double kGuidanceWidth = 268;
constexpr const char* kMotionUnit = "deg";  // of phases that orientation sensors record
enum View { Entries, Run, Movement };

QScrollArea* makeArea(const QString& name) {
  auto* area = new QScrollArea;
  area->setObjectName(name);
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  return area;
}

void addPart(QVBoxLayout* column, const QString& title, const std::vector<std::string>& lines, bool numbered) {
  if (lines.empty()) return;
  column->addSpacing(look::px(8));
  column->addWidget(look::makeLabel(title, TextSize::Small, Tone::Muted, 500));
  int at = 0;
  for (const std::string& line : lines) {
    auto* row = new QHBoxLayout;
    row->setSpacing(look::px(8));
    QLabel* mark =
        look::makeLabel(numbered ? QString::number(++at) : QStringLiteral("\u2022"), TextSize::Small, Tone::Muted, 500);
    mark->setFixedWidth(look::px(12));
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(look::makeParagraph(qt(line), TextSize::Small, Tone::Main), 1);
    column->addLayout(row);
  }
}

}  // namespace

TestsPage::TestsPage(std::shared_ptr<const assessment::TestLibrary> library, ExaminerPage* examiner, QWidget* parent)
    : QWidget(parent),
      library_(std::move(library)),
      model_(new TestListModel(*library_, this)),
      views_(new QStackedWidget),
      examiner_(examiner) {
  auto* listPanel = new look::Panel(tr("Tests"));
  list_ = new SectionList(model_, tr("Tests of this visit"));
  listPanel->body()->addWidget(list_);
  look::bindTheme(listPanel, [listPanel] { listPanel->setFixedWidth(look::px(kListWidth)); });

  auto* sayPanel = new look::Panel;
  say_ = sayPanel;
  auto* sayRow = new QHBoxLayout;
  sayRow->setContentsMargins(look::px(16), look::px(12), look::px(16), look::px(12));
  sayRow->setSpacing(look::px(12));
  sayRow->addWidget(look::makeLabel(tr("Say"), TextSize::Caption, Tone::Muted, 500), 0, Qt::AlignTop);
  sayText_ = look::makeParagraph({}, TextSize::Section, Tone::Main, 500);
  sayRow->addWidget(sayText_, 1);
  sayPanel->body()->addLayout(sayRow);

  auto* entryPanel = new look::Panel;
  auto* heading = new QHBoxLayout;
  heading->setContentsMargins(look::px(16), look::px(10), look::px(16), look::px(8));
  heading->setSpacing(look::px(8));
  title_ = new look::ElidedLabel;
  look::setLook(title_, TextSize::Section, Tone::Main, 600);
  titleRemark_ = look::makeLabel({}, TextSize::Small, Tone::Muted);
  heading->addWidget(title_, 1);
  heading->addWidget(titleRemark_);
  run_ = new look::Button(tr("Run test"));
  run_->setObjectName(run_->text());
  run_->setLineIcon(look::Icon::Play);
  run_->setHeight(look::Button::Height::Row);
  run_->setToolTip(tr("Go through the test step by step, with sensors or without"));
  play_ = new look::Button(tr("Play movement"));
  play_->setObjectName(play_->text());
  play_->setLineIcon(look::Icon::Rotate);
  play_->setHeight(look::Button::Height::Row);
  play_->setKeys(Qt::CTRL | Qt::ALT | Qt::Key_P, look::Button::KeyCap::Hidden);
  connect(play_, &QPushButton::clicked, this, &TestsPage::playNewest);
  heading->addWidget(play_);
  heading->addWidget(run_);
  entryPanel->body()->addLayout(heading);
  entryArea_ = makeArea(QStringLiteral("entryArea"));
  entryPanel->body()->addWidget(entryArea_, 1);

  auto* guidancePanel = new look::Panel(tr("Watch"));
  guidanceArea_ = makeArea(QStringLiteral("guidanceArea"));
  guidancePanel->body()->addWidget(guidanceArea_, 1);
  look::bindTheme(guidancePanel, [guidancePanel] { guidancePanel->setFixedWidth(look::px(kGuidanceWidth)); });

  auto* typing = new QWidget;
  auto* typingRow = new QHBoxLayout(typing);
  typingRow->setContentsMargins(0, 0, 0, 0);
  typingRow->setSpacing(look::px(12));
  auto* middle = new QVBoxLayout;
  middle->setSpacing(look::px(12));
  middle->addWidget(sayPanel);
  middle->addWidget(entryPanel, 1);
  typingRow->addLayout(middle, 1);
  typingRow->addWidget(guidancePanel);
  views_->addWidget(typing);
  views_->addWidget(examiner_);
  movement_ = new MovementPanel;
  views_->addWidget(movement_);
  connect(movement_, &MovementPanel::closed, this, [this] { views_->setCurrentIndex(shownBefore_); });
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(look::px(16), look::px(16), look::px(16), look::px(16));
  row->setSpacing(look::px(12));
  row->addWidget(listPanel);
  row->addWidget(views_, 1);

  connect(list_, &SectionList::rowChosen, this, &TestsPage::showRow);
  connect(run_, &QPushButton::clicked, this, [this] { showRun(true); });
  connect(examiner_, &ExaminerPage::acknowledged, this, [this](const QString& reason) {
    if (const assessment::StructuredTest* test = shownTest()) Q_EMIT acknowledged(*test, reason);
  });
  connect(examiner_, &ExaminerPage::left, this, [this] { showRun(false); });
  connect(examiner_, &ExaminerPage::movementWanted, this, &TestsPage::movementWanted);
  // Another test in the middle of one: not by an accidental click.
  connect(examiner_, &ExaminerPage::stageChanged, this, [this] {
    list_->setEnabled(!examiner_->running());
    Q_EMIT runningChanged();
  });
}

bool TestsPage::running() const {
  return examiner_->running();
}

std::optional<QString> TestsPage::blockOf(const assessment::StructuredTest& test) const {
  constexpr std::size_t kMostReasons = 3;
  const auto block = draft_->blockOf(test.blockedAs());
  if (!block || block->acknowledged) return std::nullopt;
  QStringList sentences;
  if (!block->certain) {
    sentences << tr(
        "The screening is not complete, and what was not asked never counts as no. Answer it first "
        "(Intake, Screening result), or say why the test is done all the same.");
  }
  for (const QString& reason : block->reasons) {
    if (static_cast<std::size_t>(sentences.size()) < kMostReasons) sentences << reason;
  }
  const auto more = block->reasons.size() + (block->certain ? 0 : 1) - static_cast<std::size_t>(sentences.size());
  if (more > 0) sentences << tr("And %1 more; the screening result lists them.").arg(more);
  return sentences.join(QLatin1Char('\n'));
}

const assessment::StructuredTest* TestsPage::shownTest() const {
  return draft_ != nullptr && shownRow_ >= 0 ? model_->row(shownRow_).test : nullptr;
}

void TestsPage::showRun(bool run) {
  const assessment::StructuredTest* test = run ? shownTest() : nullptr;
  examiner_->setTest(test, draft_, test != nullptr ? blockOf(*test) : std::nullopt);
  views_->setCurrentIndex(test != nullptr ? Run : Entries);
  list_->setEnabled(true);
  showPlay();
  if (test != nullptr) examiner_->setFocus();
}

void TestsPage::setDraft(DraftVisit* draft, bool readOnly) {
  draft_ = draft;
  readOnly_ = readOnly;
  entries_.clear();
  delete entryArea_->takeWidget();
  showRun(false);
  if (draft_ == nullptr) return;
  model_->refresh(*draft_);
  const int wanted = shownRow_ >= 0 ? shownRow_ : model_->firstTest();
  shownRow_ = -1;
  if (list_->currentIndex().row() == wanted) {
    showRow(wanted);
  } else {
    list_->setCurrentIndex(model_->index(wanted));
  }
  if (!readOnly_) offerInterrupted();
}

void TestsPage::offerInterrupted() {
  const auto run = examiner_->interruptedRun(*draft_);
  if (!run) return;
  for (int i = 0; i < model_->rowCount(); ++i) {
    if (model_->row(i).test == nullptr || model_->row(i).test->id != run->test) continue;
    list_->setCurrentIndex(model_->index(i));
    return showRun(true);
  }
}

void TestsPage::refresh() {
  if (draft_ == nullptr) return;
  model_->refresh(*draft_);
  for (MeasureEntry* entry : entries_) entry->refresh();
  showPlay();
  if (const assessment::StructuredTest* test = shownTest()) examiner_->setBlocked(blockOf(*test));
}

const core::TestRun* TestsPage::recordedRun() const {
  const assessment::StructuredTest* test = shownTest();
  if (test == nullptr) return nullptr;
  const bool moves = std::any_of(test->phases.begin(), test->phases.end(),
                                 [](const assessment::TestPhase& phase) { return phase.unit == kMotionUnit; });
  const auto& runs = draft_->visit().testRuns;
  const auto found = std::find_if(runs.rbegin(), runs.rend(),
                                  [&](const core::TestRun& run) { return run.recorded && run.test == test->id; });
  return moves && found != runs.rend() ? &*found : nullptr;
}

void TestsPage::showPlay() {
  play_->setVisible(recordedRun() != nullptr);
}

void TestsPage::playNewest() {
  if (const core::TestRun* run = recordedRun()) Q_EMIT movementWanted(run->id);
}

void TestsPage::showMovement(const QString& remark, MotionClip clip) {
  const assessment::StructuredTest* test = shownTest();
  if (views_->currentIndex() != Movement) shownBefore_ = views_->currentIndex();
  views_->setCurrentIndex(Movement);
  movement_->play(test != nullptr ? qt(test->title) : tr("Movement"), remark, std::move(clip));
}

void TestsPage::showMeasure(const std::string& measure) {
  for (int i = 0; i < model_->rowCount(); ++i) {
    const auto& measures = model_->row(i).measures;
    const auto found =
        std::find_if(measures.begin(), measures.end(), [&](const auto* each) { return each->id == measure; });
    if (found == measures.end()) continue;
    list_->setCurrentIndex(model_->index(i));
    const auto entry = entries_.begin() + (found - measures.begin());
    if (entry < entries_.end()) (*entry)->focusFirst();
    return;
  }
}

QString TestsPage::remark() const {
  if (draft_ == nullptr) return {};
  return model_->testsStarted() == 0 ? tr("not started")
                                     : tr("%1 of %2").arg(model_->testsStarted()).arg(model_->testCount());
}

void TestsPage::showRow(int row) {
  if (draft_ == nullptr || row < 0 || row == shownRow_) return;
  shownRow_ = row;
  draft_->endOfEntry();
  const TestListRow& chosen = model_->row(row);
  title_->setText(chosen.kind == TestListRow::Kind::Test
                      ? chosen.title
                      : tr("Other measures: %1").arg(domainTitle(chosen.measures.front()->domain).toLower()));
  run_->setVisible(chosen.test != nullptr && !readOnly_);
  titleRemark_->setText(
      chosen.test != nullptr && chosen.test->trials > 1
          ? tr("%1 repetitions, %2 s rest").arg(chosen.test->trials).arg(chosen.test->restBetweenTrialsSeconds)
          : QString());
  say_->setVisible(chosen.test != nullptr && !chosen.test->patientInstruction.empty());
  if (chosen.test != nullptr) sayText_->setText(qt(chosen.test->patientInstruction));
  showEntries(chosen);
  showGuidance(chosen.test);
  showPlay();
  if (views_->currentIndex() != Entries) showRun(views_->currentIndex() == Run && chosen.test != nullptr);
}

void TestsPage::showEntries(const TestListRow& row) {
  entries_.clear();
  auto* content = new QWidget;
  look::setSurface(content, "surface");
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, look::px(8));
  column->setSpacing(0);
  const auto add = [&](const core::Measure& measure) {
    column->addWidget(new look::Hairline);
    auto* entry = new MeasureEntry(measure, *draft_);
    entry->setEnabled(!readOnly_ || !measure.entered());
    entries_.push_back(entry);
    column->addWidget(entry);
  };
  for (const core::Measure* measure : row.measures) add(*measure);
  if (row.test != nullptr) {
    for (const std::string& id : row.test->measures) {
      const core::Measure* measure = draft_->catalogue().measure(id);
      if (measure != nullptr && !measure->entered()) add(*measure);
    }
  }
  column->addStretch(1);
  entryArea_->setWidget(content);
  entryArea_->verticalScrollBar()->setValue(0);
}

void TestsPage::showGuidance(const assessment::StructuredTest* test) {
  auto* content = new QWidget;
  look::setSurface(content, "surface");
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(look::px(16), 0, look::px(16), look::px(16));
  column->setSpacing(look::px(6));
  if (test == nullptr) {
    column->addWidget(look::makeParagraph(
        tr("These measures belong to no structured test. Enter them as your own procedure gives them; "
           "hover a measure for how it is taken."),
        TextSize::Small, Tone::Second));
  } else {
    if (!test->position.empty())
      column->addWidget(look::makeParagraph(qt(test->position), TextSize::Small, Tone::Second));
    std::vector<std::string> compensations;
    for (const auto& each : test->compensations) compensations.push_back(each.label);
    addPart(column, tr("Compensations"), compensations, false);
    addPart(column, tr("Steps"), test->examinerSteps, true);
    addPart(column, tr("Prepare"), test->preparation, false);
    addPart(column, tr("Ask before"), test->contraindicationsAsk, false);
    addPart(column, tr("Stop when"), test->stopCriteria, false);
    addPart(column, tr("Equipment"), test->equipment, false);
    if (!test->interpretationNote.empty()) addPart(column, tr("Reading the result"), {test->interpretationNote}, false);
  }
  column->addStretch(1);
  guidanceArea_->setWidget(content);
}

}  // namespace cervica::app
