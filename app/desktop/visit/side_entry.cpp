#include "app/desktop/visit/side_entry.h"

#include <algorithm>

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/desktop/visit/entry_field.h"
#include "app/desktop/visit/result_rows.h"
#include "app/desktop/visit/wording.h"
#include "app/look/button.h"
#include "app/look/chip.h"
#include "app/look/choice_box.h"
#include "app/look/figures.h"
#include "app/look/flow_layout.h"
#include "app/look/norm_bar.h"
#include "app/look/segmented_control.h"
#include "app/look/theme.h"
#include "app/look/typography.h"
#include "core/base/contract.h"

namespace cervica::app {

namespace {

using look::TextSize;
using look::Tone;

constexpr double kFieldWidth = 52;
constexpr double kSegmentPadding = 22;   // of one segment around its word
constexpr double kWidestSegments = 300;  // beside the verdict, on the narrowest window
constexpr double kSideWidth = 60;
constexpr double kVerdictWidth = 184;
constexpr double kValueWidth = 88;

const core::Measure& measureOf(const SidedMeasure& measure, const DraftVisit& draft) {
  const core::Measure* found = draft.catalogue().measure(measure.measure);
  CERVICA_EXPECTS(found != nullptr);
  return *found;
}

}  // namespace

// LiveVerdict
// ----------------------------------------------------------------------------------------------------------

LiveVerdict::LiveVerdict(const SidedMeasure& measure, const DraftVisit& draft, QWidget* parent)
    : QWidget(parent),
      measure_(measure),
      draft_(draft),
      value_(new look::FigureLabel),
      unit_(look::makeLabel({}, TextSize::Small, Tone::Muted)),
      chip_(new look::Chip(look::Verdict::NoNorm, {})),
      percentile_(look::makeLabel({}, TextSize::Caption, Tone::Muted)),
      bar_(new look::NormBar) {
  look::setLook(value_, TextSize::FigureSmall, Tone::Main, 600);
  auto* figures = new QWidget;
  auto* figureRow = new QHBoxLayout(figures);
  figureRow->setContentsMargins(0, 0, 0, 0);
  figureRow->setSpacing(look::px(4));
  figureRow->addStretch(1);
  figureRow->addWidget(value_, 0, Qt::AlignVCenter);
  figureRow->addWidget(unit_, 0, Qt::AlignVCenter);
  look::bindTheme(figures, [figures] { figures->setFixedWidth(look::px(kValueWidth)); });

  auto* words = new QHBoxLayout;
  words->setSpacing(look::px(8));
  words->addWidget(chip_);
  words->addWidget(percentile_);
  words->addStretch(1);
  auto* judged = new QWidget;
  auto* column = new QVBoxLayout(judged);
  column->setContentsMargins(0, look::px(2), 0, 0);
  column->setSpacing(0);
  column->addLayout(words);
  column->addWidget(bar_);
  look::bindTheme(judged, [judged] { judged->setFixedWidth(look::px(kVerdictWidth)); });

  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(look::px(12));
  row->addWidget(figures, 0, Qt::AlignTop);
  figures->setVisible(!isCategory(measureOf(measure, draft)));
  row->addWidget(judged, 0, Qt::AlignTop);
  refresh();
}

void LiveVerdict::refresh() {
  const core::Measure& what = measureOf(measure_, draft_);
  const auto value = draft_.combined(measure_);
  const auto judgement = draft_.judgement(measure_);
  const bool category = isCategory(what);
  value_->setText(value && !category ? figure(what, value->value) : QString());
  unit_->setText(value && !category ? unitWord(what) : QString());
  bar_->setVisible(value.has_value());
  chip_->setVisible(value.has_value());
  percentile_->setText({});
  if (!value || !judgement) {
    setAccessibleName(entryName(what, measure_.side) + tr(", not measured"));
    return;
  }
  QString said;
  if (judgement->score) {
    const core::Score& score = *judgement->score;
    chip_->setVerdict(look::verdictOf(score.band), bandWord(score.band));
    bar_->setData(look::normBarData(score));
    if (score.percentile) percentile_->setText(tr("percentile %1").arg(percentileWord(*score.percentile)));
    if (score.match.provisional()) percentile_->setText(tr("provisional"));
    if (!score.disagreeing.empty()) percentile_->setText(tr("norms disagree"));
    percentile_->setToolTip(qt(score.match.reason));
    said = bandWord(score.band).toLower();
  } else {
    chip_->setVerdict(look::Verdict::NoNorm, tr("No norm"));
    chip_->setToolTip(qt(judgement->notScoredReason));
    bar_->setData(look::normBarData(std::vector{*value}));
    said = tr("no norm");
  }
  bar_->setAccessibleName(
      QStringLiteral("%1, %2, %3").arg(entryName(what, measure_.side), valueText(what, value->value), said));
  setAccessibleName(bar_->accessibleName());
}

// SideEntry
// ------------------------------------------------------------------------------------------------------------

SideEntry::SideEntry(const SidedMeasure& measure, DraftVisit& draft, QWidget* parent)
    : QWidget(parent), measure_(measure), draft_(draft), what_(measureOf(measure, draft)) {
  auto* row = new QHBoxLayout;
  row->setSpacing(look::px(12));
  if (measure_.side) {
    auto* side = new QWidget;
    auto* sideRow = new QHBoxLayout(side);
    sideRow->setContentsMargins(0, look::px(6), 0, 0);
    sideRow->setSpacing(look::px(6));
    sideRow->addWidget(new look::SideBadge(*measure_.side));
    sideRow->addWidget(look::makeLabel(capitalised(sideWord(*measure_.side)), TextSize::Body, Tone::Main));
    sideRow->addStretch(1);
    look::bindTheme(side, [side] { side->setFixedWidth(look::px(kSideWidth)); });
    row->addWidget(side, 0, Qt::AlignTop);
  }
  if (isCategory(what_)) {
    addCategories(row);
  } else {
    addFields(row);
  }
  verdict_ = new LiveVerdict(measure_, draft_);
  row->addWidget(verdict_, 0, Qt::AlignTop);

  problem_ = look::makeLabel({}, TextSize::Small, Tone::Impaired);
  problem_->setWordWrap(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(look::px(4));
  column->addLayout(row);
  column->addWidget(problem_);
  addRemarks();
  refresh();
}

void SideEntry::addFields(QHBoxLayout* row) {
  auto* holder = new QWidget;
  trialFlow_ = new look::FlowLayout(holder, look::px(4));
  trialFlow_->setContentsMargins(0, 0, 0, 0);
  more_ = new look::Button(tr("Add trial of %1").arg(entryName(what_, measure_.side)), look::Button::Kind::Quiet);
  more_->setIconOnly(true);
  more_->setLineIcon(look::Icon::Plus);
  more_->setHeight(look::Button::Height::Row);
  connect(more_, &QPushButton::clicked, this, [this] {
    addTrial();
    trials_.back()->setFocus();
  });
  remark_ = new look::Button(tr("Pain and note on %1").arg(entryName(what_, measure_.side)), look::Button::Kind::Quiet);
  remark_->setIconOnly(true);
  remark_->setLineIcon(look::Icon::Pen);
  remark_->setHeight(look::Button::Height::Row);
  connect(remark_, &QPushButton::clicked, this, [this] {
    showRemarks(!remarks_->isVisibleTo(this));
    if (remarks_->isVisibleTo(this)) pain_->setFocus();
  });
  trialFlow_->addWidget(more_);
  trialFlow_->addWidget(remark_);
  row->addWidget(holder, 1, Qt::AlignTop);
  const int wanted = std::max(what_.defaultTrials, draft_.trialsTyped(measure_));
  while (static_cast<int>(trials_.size()) < wanted) addTrial();
}

void SideEntry::addTrial() {
  const int trial = static_cast<int>(trials_.size()) + 1;
  auto* field = new EntryField(entryName(what_, measure_.side, trial));
  field->setStep(what_.step, what_.lowest, what_.highest);
  field->setAlignment(Qt::AlignRight);
  field->setPlaceholderText(QString::number(trial));
  look::bindTheme(field, [field] { field->setFixedWidth(look::px(kFieldWidth)); });
  connect(field, &EntryField::typed, this, [this, trial](const QString& text) { draft_.setValue(key(trial), text); });
  connect(field, &QLineEdit::editingFinished, &draft_, &DraftVisit::endOfEntry);
  // The two buttons stay behind the last trial.
  trialFlow_->removeWidget(more_);
  trialFlow_->removeWidget(remark_);
  trialFlow_->addWidget(field);
  trialFlow_->addWidget(more_);
  trialFlow_->addWidget(remark_);
  QWidget* before = trials_.empty() ? nullptr : trials_.back();
  trials_.push_back(field);
  if (before != nullptr) QWidget::setTabOrder(before, field);
  QWidget::setTabOrder(field, more_);
  field->showText(draft_.entry(key(trial)).value);
  field->show();
}

void SideEntry::addCategories(QHBoxLayout* row) {
  const QString name = entryName(what_, measure_.side);
  const auto choose = [this](int level) {
    draft_.setValue(key(1), level < 0 ? QString() : number(what_.levels[static_cast<std::size_t>(level)].value, 0));
    draft_.endOfEntry();
  };
  QStringList words{tr("Not tested")};
  for (const core::Level& level : what_.levels) words << qt(level.label);
  const QFontMetrics metrics(look::textFont(TextSize::Small, 600));
  int width = 0;
  for (const QString& word : words) width += metrics.horizontalAdvance(word) + look::px(kSegmentPadding);
  if (width <= look::px(kWidestSegments)) {
    categories_ = new look::SegmentedControl(name, words);
    categories_->setObjectName(name);
    for (auto* button : categories_->findChildren<QAbstractButton*>())
      button->setAccessibleName(name + QStringLiteral(", ") + button->text());
    connect(categories_, &look::SegmentedControl::chosen, this, [choose](int index) { choose(index - 1); });
    row->addWidget(categories_, 0, Qt::AlignTop);
  } else {
    choices_ = new look::ChoiceBox(name);
    choices_->setObjectName(name);
    for (int i = 0; i < words.size(); ++i) choices_->addChoice(words[i], QString::number(i - 1));
    connect(choices_, &look::ChoiceBox::chosen, this, [choose](const QString& level) { choose(level.toInt()); });
    row->addWidget(choices_, 0, Qt::AlignTop);
  }
  row->addStretch(1);
}

EntryKey SideEntry::remarkKey() const {
  for (int trial = 1; trial <= draft_.trialsTyped(measure_); ++trial) {
    const Entry entry = draft_.entry(key(trial));
    if (!entry.pain.isEmpty() || !entry.note.isEmpty()) return key(trial);
  }
  return key(1);
}

void SideEntry::addRemarks() {
  remarks_ = new QWidget(this);
  auto* row = new QHBoxLayout(remarks_);
  row->setContentsMargins(measure_.side ? look::px(kSideWidth + 12) : 0, 0, 0, 0);
  row->setSpacing(look::px(8));
  const QString name = entryName(what_, measure_.side);
  pain_ = new EntryField(tr("Pain during %1").arg(name));
  pain_->setStep(1, 0, 10);
  pain_->setAlignment(Qt::AlignRight);
  pain_->setPlaceholderText(QStringLiteral("0\u201310"));
  look::bindTheme(pain_, [this] { pain_->setFixedWidth(look::px(kFieldWidth)); });
  note_ = new EntryField(tr("Note on %1").arg(name));
  row->addWidget(look::makeLabel(tr("Pain"), TextSize::Small, Tone::Muted));
  row->addWidget(pain_);
  row->addWidget(look::makeLabel(tr("Note"), TextSize::Small, Tone::Muted));
  row->addWidget(note_, 1);
  connect(pain_, &EntryField::typed, this, [this](const QString& text) { draft_.setPain(remarkKey(), text); });
  connect(note_, &EntryField::typed, this, [this](const QString& text) { draft_.setNote(remarkKey(), text); });
  connect(pain_, &QLineEdit::editingFinished, &draft_, &DraftVisit::endOfEntry);
  connect(note_, &QLineEdit::editingFinished, &draft_, &DraftVisit::endOfEntry);
  static_cast<QVBoxLayout*>(layout())->insertWidget(1, remarks_);
  const Entry entry = draft_.entry(remarkKey());
  showRemarks(!entry.pain.isEmpty() || !entry.note.isEmpty());
}

void SideEntry::showRemarks(bool shown) {
  remarks_->setVisible(shown);
}

void SideEntry::refresh() {
  while (!isCategory(what_) && static_cast<int>(trials_.size()) < draft_.trialsTyped(measure_)) addTrial();
  QStringList problems;
  for (std::size_t i = 0; i < trials_.size(); ++i) {
    const EntryKey where = key(static_cast<int>(i) + 1);
    trials_[i]->showText(draft_.entry(where).value);
    const QString problem = draft_.problem(where);
    trials_[i]->showProblem(problem);
    if (!problem.isEmpty() && !problems.contains(problem)) problems << problem;
  }
  if (isCategory(what_)) {
    const auto value = draft_.combined(measure_);
    int level = -1;
    for (std::size_t i = 0; value && i < what_.levels.size(); ++i) {
      if (what_.levels[i].value == value->value) level = static_cast<int>(i);
    }
    if (categories_ != nullptr) categories_->setCurrent(level + 1);
    if (choices_ != nullptr) choices_->setValue(QString::number(level));
  }
  const EntryKey where = remarkKey();
  const Entry entry = draft_.entry(where);
  pain_->showText(entry.pain);
  note_->showText(entry.note);
  const QString painProblem = draft_.painProblem(where);
  pain_->showProblem(painProblem);
  if (!painProblem.isEmpty()) problems << tr("Pain: %1").arg(painProblem);
  problem_->setText(problems.join(QLatin1Char('\n')));
  problem_->setVisible(!problems.isEmpty());
  verdict_->refresh();
}

void SideEntry::focusFirst() {
  if (!trials_.empty()) trials_.front()->setFocus();
}

}  // namespace cervica::app
