#include "app/desktop/reports/reports_page.h"

#include <algorithm>

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPrintDialog>
#include <QPrinter>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/desktop/reports/report_preview.h"
#include "app/desktop/visit/draft_visit.h"
#include "app/desktop/visit/wording.h"
#include "app/look/button.h"
#include "app/look/chip.h"
#include "app/look/choice_box.h"
#include "app/look/panel.h"
#include "app/look/segmented_control.h"
#include "app/look/theme.h"
#include "app/look/typography.h"
#include "app/posture/report_picture.h"
#include "app/report/report_pdf.h"
#include "assessment/assessment.h"
#include "core/base/failure.h"

namespace cervica::app {

using look::TextSize;
using look::Tone;

namespace {

constexpr double kSettingsWidth = 236;
constexpr double kStageHeading = 44;

// Identifiers only: a file's name must not tell a patient's.
QString fileName(const core::Visit& visit) {
  return ReportsPage::tr("Report %1 %2.pdf").arg(qt(visit.patient.id.text()), qt(core::toIso(visit.startedAt.date)));
}

}  // namespace

ReportsPage::ReportsPage(AppContext& appContext, QWidget* parent)
    : Page(appContext, tr("Reports"), look::Icon::Reports, parent), visits_(appContext) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(makeSettings());
  row->addWidget(new look::Hairline(Qt::Vertical));
  row->addWidget(makeStage(), 1);

  connect(&visits_, &VisitLibrary::listChanged, this, [this] {
    if (isVisible()) listVisits();
  });
  connect(&visits_, &VisitLibrary::arrived, this, &ReportsPage::compose);
  connect(&visits_, &VisitLibrary::failed, this,
          [this](const QString& sentence) { showMessage(tr("The visit cannot be read"), sentence); });
  showMessage(tr("No patient is open"), tr("Open a patient with a visit to see its report."));
}

QWidget* ReportsPage::makeSettings() {
  auto* settings = new QWidget;
  look::setSurface(settings, "surface");
  look::bindTheme(settings, [settings] { settings->setFixedWidth(look::px(kSettingsWidth)); });
  auto* column = new QVBoxLayout(settings);
  column->setContentsMargins(look::px(16), look::px(16), look::px(16), look::px(16));
  column->setSpacing(look::px(6));
  column->addWidget(look::makeLabel(tr("Report"), TextSize::Title, Tone::Main, 600));
  const auto box = [&](const QString& name, const QStringList& choices) {
    column->addSpacing(look::px(6));
    auto* label = look::makeLabel(name, TextSize::Small, Tone::Second, 500);
    column->addWidget(label);
    auto* made = new look::ChoiceBox(name);
    made->setObjectName(name);
    made->addItems(choices);
    if (!choices.isEmpty()) made->setCurrentIndex(0);
    connect(made, &look::ChoiceBox::chosen, this, &ReportsPage::compose);
    column->addWidget(made);
    // Assistive technology meets the field before the words that only repeat its name.
    label->raise();
    return made;
  };
  visit_ = box(tr("Visit of the report"), {});
  audience_ = box(tr("Audience"), {tr("Clinician")});
  language_ = box(tr("Language"), {tr("English")});
  compared_ = box(tr("Compared with"), {});
  column->addStretch(1);
  save_ = new look::Button(tr("Save as PDF"), look::Button::Kind::Primary);
  save_->setObjectName(tr("Save as PDF"));
  save_->setHeight(look::Button::Height::Large);
  save_->setLineIcon(look::Icon::Pdf);
  save_->setKeys(QKeySequence::Save);
  print_ = new look::Button(tr("Print"), look::Button::Kind::Outline);
  print_->setObjectName(tr("Print"));
  print_->setHeight(look::Button::Height::Large);
  print_->setLineIcon(look::Icon::Print);
  print_->setKeys(QKeySequence::Print);
  connect(save_, &QPushButton::clicked, this, &ReportsPage::savePdf);
  connect(print_, &QPushButton::clicked, this, &ReportsPage::print);
  column->addWidget(save_);
  column->addWidget(print_);
  return settings;
}

QWidget* ReportsPage::makeStage() {
  auto* stage = new QWidget;
  auto* column = new QVBoxLayout(stage);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* heading = new QWidget;
  look::setSurface(heading, "surface");
  look::bindTheme(heading, [heading] { heading->setFixedHeight(look::px(kStageHeading)); });
  auto* row = new QHBoxLayout(heading);
  row->setContentsMargins(look::px(16), 0, look::px(12), 0);
  row->setSpacing(look::px(10));
  title_ = look::makeLabel(tr("Clinician report"), TextSize::Body, Tone::Main, 600);
  remark_ = look::makeLabel({}, TextSize::Small, Tone::Muted);
  state_ = new look::Chip(look::Verdict::Notice, {});
  columns_ = new look::SegmentedControl(tr("Pages side by side"), {tr("One page"), tr("Two pages")});
  columns_->setCurrent(1);
  connect(columns_, &look::SegmentedControl::chosen, this, &ReportsPage::fit);
  row->addWidget(title_);
  row->addWidget(remark_);
  row->addStretch(1);
  row->addWidget(state_);
  row->addWidget(columns_);
  column->addWidget(heading);
  column->addWidget(new look::Hairline);

  preview_ = new ReportPreview;
  area_ = new QScrollArea;
  area_->setFrameShape(QFrame::NoFrame);
  area_->setWidgetResizable(true);
  area_->setWidget(preview_);
  auto* message = new QWidget;
  auto* words = new QVBoxLayout(message);
  messageTitle_ = look::makeLabel({}, TextSize::Title, Tone::Main, 600);
  message_ = look::makeLabel({}, TextSize::Body, Tone::Second);
  message_->setWordWrap(true);
  message_->setAlignment(Qt::AlignHCenter);
  words->addStretch(2);
  words->addWidget(messageTitle_, 0, Qt::AlignHCenter);
  words->addWidget(message_);
  words->addStretch(3);
  stack_ = new QStackedWidget;
  stack_->addWidget(area_);
  stack_->addWidget(message);
  column->addWidget(stack_, 1);
  return stage;
}

void ReportsPage::activated() {
  listVisits();
}

void ReportsPage::listVisits() {
  visits_.fill(*visit_, -1);
  if (const DraftVisit* draft = context().draft(); draft != nullptr && !shown_) {
    visit_->setCurrentIndex(visit_->findData(qt(draft->visit().id.text())));
  }
  const QVariant former = compared_->currentData();
  {
    const QSignalBlocker quiet(compared_);
    visits_.fill(*compared_, 0);
    compared_->insertItem(0, tr("No earlier visit"), QString());
    const int found = former.isValid() ? compared_->findData(former) : 0;
    compared_->setCurrentIndex(std::max(0, found));
  }
  if (visit_->count() == 0) {
    shown_.reset();
    showMessage(context().patient() ? tr("No visit yet") : tr("No patient is open"),
                context().patient() ? tr("The report is made from a visit.")
                                    : tr("Open a patient with a visit to see its report."));
    return;
  }
  compose();
}

std::optional<report::PosturePicture> ReportsPage::pictureOf(const core::Visit& visit,
                                                             const core::VisitScores& scores) {
  if (pictured_ && *pictured_ == visit) return picture_;
  pictured_ = visit;
  try {
    return reportPicture(visit, scores, context().catalogue());
  } catch (const core::Failure& failure) {
    context().say(tr("The report goes without its picture: %1").arg(QString::fromUtf8(failure.what())));
    return std::nullopt;
  }
}

void ReportsPage::compose() {
  const auto id = VisitLibrary::chosen(*visit_);
  if (!id) return;
  const auto visit = visits_.get(*id);
  const auto comparedId = VisitLibrary::chosen(*compared_);
  std::optional<core::Visit> earlier;
  if (comparedId && !comparedId->empty() && *comparedId != *id) {
    earlier = visits_.get(*comparedId);
    if (!earlier) return;  // the answer is still to come
  }
  if (!visit) return;
  const core::Catalogue& catalogue = context().catalogue();
  const auto assessment = assessment::assess(*visit, catalogue);
  std::optional<report::PreviousVisit> previous;
  if (earlier) {
    const auto comparison = core::compare(*earlier, *visit, catalogue);
    if (!comparison)
      return showMessage(tr("These visits cannot be compared"),
                         tr("Compare with a visit that is earlier than the report's."));
    previous = report::PreviousVisit{*earlier, assessment::assess(*earlier, catalogue), *comparison};
  }
  report::ReportFacts facts;
  const auto choices = visits_.choices();
  const auto summary = std::find_if(choices.begin(), choices.end(), [&](const auto& each) { return each.id == *id; });
  const DraftVisit* draft = context().draft();
  const bool unsaved = draft != nullptr && draft->visit().id == *id && draft->unsaved();
  if (summary != choices.end() && summary->version > 0 && !unsaved) facts.visitVersion = summary->version;
  if (summary != choices.end() && summary->signature && !unsaved) {
    const auto seconds = summary->signature->at.time_since_epoch().count();
    facts.signature = report::Signature{QString::fromStdString(summary->signature->by),
                                        QDateTime::fromSecsSinceEpoch(static_cast<qint64>(seconds)),
                                        {}};
  }
  picture_ = pictureOf(*visit, assessment.scores);
  content_ = report::reportContent(*visit, assessment, previous, catalogue, report::Audience::Clinician, facts);
  shown_ = visit;
  preview_->setPages(report::layOut(*content_, picture_));
  remark_->setText(preview_->pageCount() == 1 ? tr("A4, 1 page, vector PDF")
                                              : tr("A4, %1 pages, vector PDF").arg(preview_->pageCount()));
  const bool isSigned = summary != choices.end() && summary->isSigned();
  state_->setVerdict(isSigned ? look::Verdict::Notice : look::Verdict::NoNorm,
                     isSigned ? tr("Visit signed") : tr("Visit not signed: printed as draft"));
  state_->show();
  save_->setEnabled(true);
  print_->setEnabled(true);
  columns_->setVisible(preview_->pageCount() > 1);
  stack_->setCurrentIndex(0);
  fit();
}

void ReportsPage::fit() {
  if (area_ == nullptr || preview_ == nullptr) return;
  const int columns = preview_->pageCount() > 1 && columns_->current() == 1 ? 2 : 1;
  const int room = area_->width() - area_->verticalScrollBar()->sizeHint().width();
  preview_->setColumns(columns);
  constexpr double kLargest = 1.0;
  preview_->setZoom(std::min(kLargest, preview_->zoomFor(room, columns)));
}

void ReportsPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  fit();
}

void ReportsPage::savePdf() {
  if (!content_ || !shown_) return;
  const auto path = context().prompts().saveFileName(tr("Save as PDF"), fileName(*shown_), tr("PDF (*.pdf)"));
  if (!path) return;
  try {
    report::saveReportPdf(*path, *content_, picture_);
    context().say(tr("Report saved"));
  } catch (const core::Failure& failure) {
    context().prompts().showFailure(tr("The report is not saved"), QString::fromUtf8(failure.what()));
  }
}

void ReportsPage::print() {
  if (!content_) return;
  QPrinter printer(QPrinter::HighResolution);
  printer.setPageSize(QPageSize(QPageSize::A4));
  printer.setFullPage(true);
  QPrintDialog dialog(&printer, this);
  if (dialog.exec() != QDialog::Accepted) return;
  const auto pages = report::layOut(*content_, picture_);
  QPainter painter(&printer);
  const double dotsPerPoint = printer.resolution() / 72.0;
  painter.scale(dotsPerPoint, dotsPerPoint);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (i > 0) printer.newPage();
    report::paintPage(painter, pages[i]);
  }
}

void ReportsPage::showMessage(const QString& title, const QString& sentence) {
  messageTitle_->setText(title);
  message_->setText(sentence);
  stack_->setCurrentIndex(1);
  state_->hide();
  columns_->hide();
  remark_->setText({});
  save_->setEnabled(false);
  print_->setEnabled(false);
  content_.reset();
}

}  // namespace cervica::app
