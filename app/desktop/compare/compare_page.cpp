#include "app/desktop/compare/compare_page.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/desktop/compare/caveat_foot.h"
#include "app/desktop/compare/change_words.h"
#include "app/desktop/compare/course_view.h"
#include "app/desktop/compare/slope_chart.h"
#include "app/desktop/visit/draft_visit.h"
#include "app/desktop/visit/posture_panel.h"
#include "app/desktop/visit/wording.h"
#include "app/look/chip.h"
#include "app/look/choice_box.h"
#include "app/look/icons.h"
#include "app/look/panel.h"
#include "app/look/segmented_control.h"
#include "app/look/theme.h"
#include "app/look/typography.h"
#include "core/change/comparison.h"
#include "core/change/course.h"

namespace cervica::app {

using look::TextSize;
using look::Tone;

namespace {

constexpr double kPickerWidth = 216;
constexpr double kChartHeight = 236;

enum Mode { TwoVisits, WholeCourse };
enum Shown { Changes, Message, Course };

}  // namespace

ComparePage::ComparePage(AppContext& appContext, QWidget* parent)
    : Page(appContext, tr("Compare"), look::Icon::Compare, parent), visits_(appContext) {
  auto* body = new QWidget;
  auto* row = new QHBoxLayout(body);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(look::px(12));
  row->addWidget(makeChanges(), 67);
  row->addWidget(makePictures(), 33);

  auto* message = new QWidget;
  auto* messageColumn = new QVBoxLayout(message);
  messageTitle_ = look::makeLabel({}, TextSize::Title, Tone::Main, 600);
  message_ = look::makeLabel({}, TextSize::Body, Tone::Second);
  message_->setWordWrap(true);
  message_->setAlignment(Qt::AlignHCenter);
  messageColumn->addStretch(2);
  messageColumn->addWidget(messageTitle_, 0, Qt::AlignHCenter);
  messageColumn->addWidget(message_);
  messageColumn->addStretch(3);
  stack_ = new QStackedWidget;
  stack_->addWidget(body);
  stack_->addWidget(message);
  course_ = new CourseView;
  stack_->addWidget(course_);

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(look::px(16), look::px(16), look::px(16), look::px(16));
  column->setSpacing(look::px(12));
  column->addWidget(makePickers());
  column->addWidget(stack_, 1);

  connect(&visits_, &VisitLibrary::listChanged, this, [this] {
    if (isVisible()) listVisits();
  });
  connect(&visits_, &VisitLibrary::arrived, this, &ComparePage::refresh);
  connect(&visits_, &VisitLibrary::failed, this,
          [this](const QString& sentence) { showMessage(tr("The visit cannot be read"), sentence); });
  listVisits();
}

QWidget* ComparePage::makePickers() {
  auto* pickers = new QWidget;
  auto* row = new QHBoxLayout(pickers);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(look::px(14));
  row->addWidget(look::makeLabel(tr("Compare"), TextSize::Title, Tone::Main, 600));
  mode_ = new look::SegmentedControl(tr("What to compare"), {tr("Two visits"), tr("Whole course")});
  mode_->setCurrent(TwoVisits);
  connect(mode_, &look::SegmentedControl::chosen, this, &ComparePage::refresh);
  row->addWidget(mode_);
  twoVisits_ = new QWidget;
  auto* both = new QHBoxLayout(twoVisits_);
  both->setContentsMargins(0, 0, 0, 0);
  both->setSpacing(look::px(14));
  row->addWidget(twoVisits_);
  const auto picker = [&](const QString& name) {
    auto* box = new look::ChoiceBox(name);
    box->setObjectName(name);
    look::bindTheme(box, [box] { box->setFixedWidth(look::px(kPickerWidth)); });
    connect(box, &look::ChoiceBox::chosen, this, &ComparePage::refresh);
    both->addWidget(box);
    return box;
  };
  earlier_ = picker(tr("Earlier visit"));
  both->addWidget(look::makeLabel(tr("with"), TextSize::Body, Tone::Muted));
  later_ = picker(tr("Later visit"));
  apart_ = look::makeLabel({}, TextSize::Small, Tone::Muted);
  row->addWidget(apart_);
  row->addStretch(1);
  return pickers;
}

QWidget* ComparePage::makeChanges() {
  auto* panel = new look::Panel(tr("What changed"));
  counts_ = new QWidget;
  countRow_ = new QHBoxLayout(counts_);
  countRow_->setContentsMargins(0, 0, 0, 0);
  countRow_->setSpacing(look::px(8));
  panel->addToHeading(counts_);
  list_ = new ChangesList(&model_);
  heading_ = new ChangesHeading(list_);
  connect(list_, &ChangesList::rowChosen, this, &ComparePage::showRow);
  panel->body()->addWidget(heading_);
  panel->body()->addWidget(list_, 1);
  foot_ = new CaveatFoot;
  panel->body()->addWidget(new look::Hairline);
  panel->body()->addWidget(foot_);
  return panel;
}

QWidget* ComparePage::makePictures() {
  auto* pictures = new QWidget;
  auto* column = new QVBoxLayout(pictures);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(look::px(12));
  posture_ = new PosturePanel(tr("Posture"), context(), PostureChoices::Ghost::Earlier);
  addActions(posture_->actions());
  column->addWidget(posture_, 1);
  chartPanel_ = new look::Panel(tr("Change"));
  chart_ = new SlopeChart;
  chartPanel_->body()->addWidget(chart_, 1);
  look::bindTheme(chartPanel_, [this] { chartPanel_->setFixedHeight(look::px(kChartHeight)); });
  column->addWidget(chartPanel_);
  return pictures;
}

void ComparePage::activated() {
  listVisits();
}

void ComparePage::listVisits() {
  visits_.fill(*earlier_, -2);
  visits_.fill(*later_, -1);
  if (later_->count() >= 2) return refresh();
  apart_->setText({});
  showMessage(
      context().patient() ? tr("One visit is not a comparison") : tr("No patient is open"),
      context().patient()
          ? tr("From the second visit on, this page shows what really changed: beyond the error of measurement.")
          : tr("Open a patient with at least two visits."));
}

void ComparePage::refresh() {
  twoVisits_->setVisible(mode_->current() == TwoVisits);
  if (mode_->current() == TwoVisits) return compareBoth();
  followCourse();
}

void ComparePage::followCourse() {
  const auto choices = visits_.choices();
  apart_->setText({});
  if (choices.size() < core::kFewestVisits) {
    return showMessage(tr("Two visits are not a course"),
                       tr("From the third visit on, this page shows trends and how far the goals are."));
  }
  std::vector<core::Visit> visits;
  for (const VisitSummary& one : choices) {
    if (auto visit = visits_.get(one.id)) visits.push_back(*std::move(visit));
  }
  if (visits.size() < choices.size()) return;  // answers are still to come
  const auto course = core::course(std::move(visits), context().catalogue());
  if (!course) return showMessage(tr("These visits are no course"), asSentence(course.error().issues.front().message));
  if (course->measures.empty()) {
    return showMessage(tr("Nothing was measured at three visits"),
                       tr("A course needs the same measure on the same side at three visits or more."));
  }
  apart_->setText(
      tr("%1 to %2")
          .arg(dateWord(course->visits.front().startedAt.date), dateWord(course->visits.back().startedAt.date)));
  course_->setCourse(*course, context().catalogue());
  stack_->setCurrentIndex(Course);
}

void ComparePage::compareBoth() {
  const auto first = VisitLibrary::chosen(*earlier_), second = VisitLibrary::chosen(*later_);
  if (!first || !second) return;
  before_ = visits_.get(*first);
  after_ = visits_.get(*second);
  if (!before_ || !after_) return;  // an answer is still to come
  if (*first == *second) return showMessage(tr("The same visit twice"), tr("Choose two different visits."));
  const auto comparison = core::compare(*before_, *after_, context().catalogue());
  if (!comparison)
    return showMessage(tr("These visits cannot be compared"), tr("The visit on the left must be the earlier one."));

  const std::string selected = list_->currentIndex().isValid() && model_.change(list_->currentIndex().row())
                                   ? model_.change(list_->currentIndex().row())->id
                                   : std::string();
  model_.setRows(changeRows(*comparison));
  if (model_.rowCount() == 0) {
    return showMessage(tr("Nothing was measured at both visits"),
                       tr("A change needs the same measure on the same side at both visits."));
  }
  stack_->setCurrentIndex(Changes);
  heading_->setDays(dayWord(before_->startedAt.date), dayWord(after_->startedAt.date));
  const bool sameExaminer = !before_->examiner.empty() && before_->examiner == after_->examiner;
  apart_->setText(timeBetween(before_->startedAt.date, after_->startedAt.date) +
                  (sameExaminer ? tr(", same examiner") : QString()));
  showCounts(*comparison);
  posture_->setTitle(tr("Posture, both visits"));
  posture_->showVisit(*after_, before_, context().catalogue());
  const int at = model_.indexOf(selected);
  list_->setCurrentIndex(model_.index(at >= 0 ? at : model_.firstChange()));
}

void ComparePage::showCounts(const core::Comparison& comparison) {
  while (QLayoutItem* item = countRow_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  const auto count = [&](core::ChangeVerdict verdict) {
    return std::count_if(comparison.changes.begin(), comparison.changes.end(),
                         [&](const auto& each) { return each.verdict == verdict; });
  };
  const auto add = [&](look::Verdict verdict, core::ChangeVerdict counted, const QString& some, const QString& none) {
    const auto number = count(counted);
    if (number > 0) {
      countRow_->addWidget(new look::Chip(verdict, some.arg(number)));
    } else {
      countRow_->addWidget(look::makeLabel(none, TextSize::Small, Tone::Muted));
    }
  };
  add(look::Verdict::Improved, core::ChangeVerdict::Improved, tr("%1 improved"), tr("none improved"));
  add(look::Verdict::Worsened, core::ChangeVerdict::Worsened, tr("%1 worsened"), tr("none worsened"));
  add(look::Verdict::NoChange, core::ChangeVerdict::NoRealChange, tr("%1 no real change"), QString());
  add(look::Verdict::Uncertain, core::ChangeVerdict::Uncertain, tr("%1 uncertain"), QString());
  commonCaveats_ = sentences(comparison.caveats);
}

void ComparePage::showRow(int row) {
  const ChangeRow* change = model_.change(row);
  if (change == nullptr || !before_ || !after_) return;
  SlopeData shown{*change, dayWord(before_->startedAt.date), dayWord(after_->startedAt.date), {}, {}, {}};
  const core::VisitScores scores = core::score(*after_, context().catalogue());
  for (const core::Score& score : scores.scores) {
    if (score.measurement.measure != change->change.measure || score.measurement.side != change->side) continue;
    if (score.match.norm->method == core::NormMethod::Normal) {
      shown.normMean = score.match.norm->mean;
      shown.normSd = score.match.norm->sd;
    }
    shown.cutoff = score.match.norm->cutoff;
    if (score.cutoff && score.cutoff->match.norm) shown.cutoff = score.cutoff->match.norm->cutoff;
  }
  chartPanel_->setTitle(change->title);
  QStringList remark;
  if (change->side) remark << sideWord(*change->side);
  if (!change->unit.isEmpty()) remark << change->unit;
  chartPanel_->setRemark(remark.join(QStringLiteral(", ")));
  chart_->setData(shown);
  QStringList caveats;
  for (const QString& each : sentences(change->change.caveats))
    caveats << QStringLiteral("%1: %2").arg(change->title, each);
  if (!change->change.populations.empty())
    caveats << tr("%1: important %2.").arg(change->title, importantWords(change->change));
  caveats << commonCaveats_;
  foot_->setSentences(caveats);
}

void ComparePage::showMessage(const QString& title, const QString& sentence) {
  messageTitle_->setText(title);
  message_->setText(sentence);
  stack_->setCurrentIndex(Message);
}

}  // namespace cervica::app
