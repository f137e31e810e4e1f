#include "app/desktop/visit/results_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/desktop/visit/evidence_panel.h"
#include "app/desktop/visit/findings_panel.h"
#include "app/desktop/visit/posture_panel.h"
#include "app/desktop/visit/results_list.h"
#include "app/desktop/visit/wording.h"
#include "app/look/panel.h"
#include "app/look/segmented_control.h"
#include "app/look/theme.h"
#include "app/look/typography.h"
#include "assessment/assessment.h"

namespace cervica::app {

using look::TextSize;
using look::Tone;

namespace {

constexpr double kEvidenceHeight = 208;
constexpr int kResultsShare = 60, kFindingsShare = 40;  // of the height

}  // namespace

ResultsPage::ResultsPage(AppContext& context, QWidget* parent) : QWidget(parent), visits_(context) {
  panel_ = new look::Panel(tr("Results against norms"));
  filter_ = new look::SegmentedControl(tr("Which results"), {tr("All"), tr("Outside norm"), tr("No norm")});
  filter_->setCurrent(0);
  connect(filter_, &look::SegmentedControl::chosen, this, [this](int index) {
    model_.setFilter(static_cast<ResultFilter>(index));
    showCounts();
  });
  panel_->addToHeading(filter_);
  auto* rows = new QWidget;
  auto* rowsColumn = new QVBoxLayout(rows);
  rowsColumn->setContentsMargins(0, 0, 0, look::px(4));
  rowsColumn->setSpacing(0);
  list_ = new ResultsList(&model_);
  rowsColumn->addWidget(new ResultsHeading(list_));
  rowsColumn->addWidget(list_, 1);
  empty_ = look::makeLabel({}, TextSize::Body, Tone::Second);
  empty_->setWordWrap(true);
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setContentsMargins(look::px(48), look::px(24), look::px(48), look::px(24));
  stack_ = new QStackedWidget;
  stack_->addWidget(rows);
  stack_->addWidget(empty_);
  panel_->body()->addWidget(stack_, 1);

  posture_ = new PosturePanel(tr("Posture"), context, PostureChoices::Ghost::Nothing);
  evidence_ = new EvidencePanel;
  look::bindTheme(evidence_, [this] { evidence_->setFixedHeight(look::px(kEvidenceHeight)); });
  evidenceLine_ = new look::Hairline;
  posture_->body()->addWidget(evidenceLine_);
  posture_->body()->addWidget(evidence_);
  // One thing is explained at a time: the chosen result, or the bone or muscle that was clicked.
  connect(posture_, &PosturePanel::bodyChosenChanged, this, [this] {
    evidenceLine_->setVisible(!posture_->bodyChosen());
    evidence_->setVisible(!posture_->bodyChosen());
  });
  connect(&visits_, &VisitLibrary::arrived, this, [this] {
    if (draft_ != nullptr && isVisible()) showPosture();
  });

  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(look::px(16), look::px(16), look::px(16), look::px(16));
  row->setSpacing(look::px(12));
  findings_ = new FindingsPanel;
  auto* left = new QVBoxLayout;
  left->setSpacing(look::px(12));
  left->addWidget(panel_, kResultsShare);
  left->addWidget(findings_, kFindingsShare);
  row->addLayout(left, 72);
  row->addWidget(posture_, 32);
  connect(list_, &ResultsList::rowChosen, this, &ResultsPage::showRow);
}

void ResultsPage::setDraft(const DraftVisit* draft) {
  draft_ = draft;
  chosen_.clear();
  refresh();
}

void ResultsPage::refresh() {
  if (draft_ == nullptr) {
    model_.setRows({});
    return;
  }
  const core::Visit& visit = draft_->visit();
  const assessment::Assessment& assessment = draft_->assessment();
  const std::string wanted = chosen_;
  model_.setRows(resultRows(visit, assessment.scores, assessment.questionnaires, draft_->catalogue()));
  panel_->setRemark(tr("norm pack %1, age %2, %3")
                        .arg(qt(draft_->catalogue().pack()))
                        .arg(visit.ageYears())
                        .arg(sexWord(visit.patient.sex)));
  findings_->showFindings(assessment.findings);
  showPosture();
  showCounts();
  const int row = std::max(0, model_.indexOf(wanted));
  if (model_.rowCount() > 0) list_->setCurrentIndex(model_.index(row));
}

std::optional<core::Visit> ResultsPage::visitBefore() {
  const core::Visit& now = draft_->visit();
  std::optional<core::VisitId> before;
  for (const VisitSummary& each : visits_.choices()) {  // oldest first
    if (each.id != now.id && each.startedAt.utc() < now.startedAt.utc()) before = each.id;
  }
  return before ? visits_.get(*before) : std::nullopt;
}

void ResultsPage::showPosture() {
  posture_->showVisit(draft_->visit(), visitBefore(), draft_->catalogue());
}

QList<QAction*> ResultsPage::pictureActions() const {
  return posture_->actions();
}

void ResultsPage::showCounts() {
  filter_->setChoiceText(0, tr("All %1").arg(model_.countOf(ResultFilter::All)));
  filter_->setChoiceText(1, tr("Outside norm %1").arg(model_.countOf(ResultFilter::OutsideNorm)));
  filter_->setChoiceText(2, tr("No norm %1").arg(model_.countOf(ResultFilter::NoNorm)));
  const bool any = model_.rowCount() > 0;
  stack_->setCurrentIndex(any ? 0 : 1);
  if (any) {
    if (!list_->currentIndex().isValid()) list_->setCurrentIndex(model_.index(0));
    return;
  }
  empty_->setText(model_.countOf(ResultFilter::All) == 0
                      ? tr("Nothing is measured yet. Enter tests or a questionnaire: each value is judged here against "
                           "the norms for age and sex.")
                  : model_.filter() == ResultFilter::OutsideNorm ? tr("No value of this visit lies outside its norm.")
                                                                 : tr("Every value of this visit has a norm."));
  evidence_->showNothing(tr("Choose a result to see its source, sample, device and error."));
}

QString ResultsPage::remark() const {
  if (draft_ == nullptr || model_.countOf(ResultFilter::All) == 0) return tr("none yet");
  const int outside = model_.countOf(ResultFilter::OutsideNorm);
  return outside == 0 ? tr("none outside norm") : tr("%1 outside norm").arg(outside);
}

void ResultsPage::showRow(int row) {
  if (row < 0 || row >= model_.rowCount()) return;
  if (chosen_ != model_.row(row).id) posture_->letGo();
  chosen_ = model_.row(row).id;
  evidence_->show(model_.row(row));
}

}  // namespace cervica::app
