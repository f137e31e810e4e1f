#include "app/desktop/patients/patients_page.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/desktop/patients/patient_delegate.h"
#include "app/desktop/patients/patient_form_panel.h"
#include "app/desktop/patients/patient_wording.h"
#include "app/desktop/patients/preview_panel.h"
#include "app/look/button.h"
#include "app/look/elided_label.h"
#include "app/look/row_list.h"
#include "app/look/search_field.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {
namespace {

using look::Button;
using look::makeLabel;
using look::px;
using look::TextSize;
using look::Tone;

constexpr int kRowsShown = 20;
constexpr double kPreviewWide = 424, kPreviewNarrow = 400;
constexpr double kNarrowTop = 900;  // below, the hint beside the search field leaves
constexpr int kNarrowPage = 1250;

class Logo : public QWidget {
 public:
  explicit Logo(QWidget* parent) : QWidget(parent) {
    look::bindTheme(this, [this] { setFixedSize(px(56), px(56)); });
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    look::drawLogo(painter, rect());
  }
};

}  // namespace

PatientsPage::PatientsPage(AppContext& context, QWidget* parent)
    : Page(context, tr("Patients"), look::Icon::Patients, parent),
      search_(context.store(), kRowsShown),
      model_([&context] { return context.now(); }),
      preview_(context) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(20, 20, 20, 16);
  column->setSpacing(12);
  top_ = makeTop();
  column->addWidget(top_);

  auto* listAndSide = new QWidget(this);
  auto* row = new QHBoxLayout(listAndSide);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  row->addWidget(makeList(), 1);
  side_ = new QStackedWidget(listAndSide);
  previewPanel_ = new PreviewPanel(context, preview_, side_);
  form_ = new PatientFormPanel(context, side_);
  side_->addWidget(previewPanel_);
  side_->addWidget(form_);
  row->addWidget(side_);

  whole_ = new QStackedWidget(this);
  whole_->addWidget(listAndSide);
  whole_->addWidget(makeEmptyState());
  column->addWidget(whole_, 1);

  connect(previewPanel_, &PreviewPanel::editRequested, this, [this](const core::Patient& patient) {
    side_->setCurrentWidget(form_);
    form_->startEditing(patient);
  });
  connect(form_, &PatientFormPanel::cancelled, this, [this] {
    showPreview();
    showStatus();
  });
  connect(form_, &PatientFormPanel::saved, this, [this](const core::Patient& patient) {
    wanted_ = patient.id;
    field_->clear();
    showPreview();
    this->context().openPatient(patient);
    Q_EMIT this->context().recordsChanged();
    this->context().say(tr("Patient saved"));
    preview_.show(patient);
  });
  connect(&search_, &PatientSearch::hitsChanged, this, &PatientsPage::showRows);
  connect(&search_, &PatientSearch::recentChanged, this, &PatientsPage::showRows);
  connect(&this->context(), &AppContext::recordsChanged, this, [this] {
    search_.refresh();
    showStatus();
    if (preview_.content()) preview_.show(core::Patient(preview_.content()->patient));
  });

  auto* make = new QAction(tr("New patient"), this);
  make->setIcon(look::makeIcon(look::Icon::Plus));
  connect(make, &QAction::triggered, this, &PatientsPage::startNewPatient);
  addAction(make);
}

QWidget* PatientsPage::makeTop() {
  auto* top = new QWidget(this);
  auto* row = new QHBoxLayout(top);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  auto* title = makeLabel(tr("Patients"), TextSize::Title, Tone::Main, 600, top);
  title->setContentsMargins(0, 0, 8, 0);
  row->addWidget(title);
  field_ = new look::SearchField(tr("Search patients"), top);
  field_->installEventFilter(this);
  look::bindTheme(field_, [this] {
    field_->setMinimumWidth(px(220));
    field_->setMaximumWidth(px(560));
  });
  row->addWidget(field_, 4);
  hint_ = new look::ElidedLabel(tr("name, birth date or identifier; typing errors forgiven"), top);
  look::setLook(hint_, TextSize::Small, Tone::Muted);
  row->addWidget(hint_, 2);
  newPatient_ = new Button(tr("New patient"), Button::Kind::Primary, top);
  newPatient_->setObjectName(QStringLiteral("New patient"));
  newPatient_->setLineIcon(look::Icon::Plus);
  newPatient_->setHeight(Button::Height::Large);
  newPatient_->setKeys(QKeySequence(QStringLiteral("Ctrl+N")));
  connect(newPatient_, &Button::clicked, this, &PatientsPage::startNewPatient);
  row->addWidget(newPatient_);
  connect(field_, &QLineEdit::textChanged, &search_, &PatientSearch::setText);
  connect(field_, &look::SearchField::moveRequested, this, [this](int rows) {
    const int next = model_.moved(list_->currentIndex().row(), rows);
    if (model_.at(next)) list_->setCurrentIndex(model_.index(next));
  });
  return top;
}

QWidget* PatientsPage::makeList() {
  auto* panel = new look::Panel(this);
  panel->setAccessibleName(tr("Patient list"));
  list_ = new look::RowList(tr("Patient list"), panel);
  list_->setModel(&model_);
  list_->setItemDelegate(new PatientDelegate(list_));
  connect(list_, &look::RowList::rowChosen, this, &PatientsPage::rowChosen);
  connect(list_, &QListView::activated, this, &PatientsPage::openRow);
  none_ = makeLabel({}, TextSize::Body, Tone::Second, 400, panel);
  none_->setWordWrap(true);
  none_->setContentsMargins(16, 14, 16, 14);
  none_->hide();
  panel->body()->addWidget(none_);
  panel->body()->addWidget(list_, 1);
  panel->body()->addWidget(new look::Hairline(Qt::Horizontal, panel));
  auto* foot = new QWidget(panel);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(16, 0, 6, 0);
  counts_ = new look::ElidedLabel({}, foot);
  look::setLook(counts_, TextSize::Small, Tone::Second);
  row->addWidget(counts_, 1);
  demonstration_ = new Button(tr("Open demonstration clinic"), Button::Kind::Quiet, foot);
  demonstration_->setHeight(Button::Height::Row);
  demonstration_->setToolTip(tr("Adds the synthetic patients of the demonstration clinic"));
  connect(demonstration_, &Button::clicked, this, &PatientsPage::seed);
  row->addWidget(demonstration_);
  look::bindTheme(foot, [foot] { foot->setFixedHeight(px(40)); });
  panel->body()->addWidget(foot);
  return panel;
}

QWidget* PatientsPage::makeEmptyState() {
  auto* holder = new QWidget(this);
  auto* outer = new QVBoxLayout(holder);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* panel = new look::Panel(holder);
  outer->addWidget(panel);
  auto* column = panel->body();
  column->setSpacing(8);
  column->addStretch(2);
  column->addWidget(new Logo(panel), 0, Qt::AlignHCenter);
  column->addSpacing(8);
  column->addWidget(makeLabel(tr("No patients yet"), TextSize::Title, Tone::Main, 600, panel), 0, Qt::AlignHCenter);
  auto* words = makeLabel(tr("Add your first patient, or look around in a clinic of invented people."), TextSize::Body,
                          Tone::Second, 400, panel);
  column->addWidget(words, 0, Qt::AlignHCenter);
  column->addSpacing(12);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  auto* make = new Button(tr("New patient"), Button::Kind::Primary, panel);
  make->setHeight(Button::Height::Large);
  make->setLineIcon(look::Icon::Plus);
  make->setKeys(QKeySequence(QStringLiteral("Ctrl+N")));
  connect(make, &Button::clicked, this, &PatientsPage::startNewPatient);
  auto* demonstration = new Button(tr("Open demonstration clinic"), Button::Kind::Outline, panel);
  demonstration->setHeight(Button::Height::Large);
  connect(demonstration, &Button::clicked, this, &PatientsPage::seed);
  row->addStretch(1);
  row->addWidget(make);
  row->addWidget(demonstration);
  row->addStretch(1);
  column->addLayout(row);
  column->addStretch(3);
  return holder;
}

void PatientsPage::activated() {
  search_.refresh();
  showStatus();
  if (side_->currentWidget() != form_) field_->setFocus();
}

void PatientsPage::startNewPatient() {
  whole_->setCurrentIndex(0);
  top_->setVisible(true);
  side_->setCurrentWidget(form_);
  form_->startNew();
}

void PatientsPage::showPreview() {
  side_->setCurrentWidget(previewPanel_);
  if (isVisible()) field_->setFocus();
}

void PatientsPage::showStatus() {
  context().store().status(this, [this](const Outcome<StoreStatus>& status) {
    if (!status.ok()) return;
    status_ = *status;
    const bool empty = status_->patients == 0 && side_->currentWidget() != form_;
    whole_->setCurrentIndex(empty ? 1 : 0);
    top_->setVisible(!empty);
    counts_->setText((status_->patients == 1 ? tr("1 patient") : tr("%1 patients").arg(countWord(status_->patients))) +
                     QStringLiteral(", ") +
                     (status_->visits == 1 ? tr("1 visit") : tr("%1 visits").arg(countWord(status_->visits))));
    demonstration_->setVisible(status_->embedded);
    showRows();
  });
}

void PatientsPage::showRows() {
  const auto* before = model_.at(list_->currentIndex().row());
  const auto keep = wanted_ ? wanted_ : before ? std::optional(before->patient.id) : std::nullopt;
  model_.show(search_.answeredText(), search_.hits(), search_.recent());
  const bool searched = !search_.answeredText().isEmpty();
  none_->setVisible(!search_.problem().isEmpty() || (searched && search_.hits().empty()));
  none_->setText(!search_.problem().isEmpty() ? search_.problem()
                                              : tr("Nobody is found by \u201c%1\u201d.").arg(search_.answeredText()));
  QString remark;
  if (searched && status_) remark = tr("%1 of %2").arg(search_.hits().size()).arg(countWord(status_->patients));
  field_->setRemark(remark);
  int row = keep ? model_.rowOf(*keep) : -1;
  // While searching the best match is what Enter opens.
  if (row < 0 || (searched && !wanted_)) row = model_.moved(-1, 1);
  if (wanted_ && model_.rowOf(*wanted_) >= 0) wanted_.reset();
  if (model_.at(row))
    list_->setCurrentIndex(model_.index(row));
  else
    preview_.clear();
}

void PatientsPage::rowChosen() {
  const auto* chosen = model_.at(list_->currentIndex().row());
  if (chosen && (!preview_.content() || preview_.content()->patient != chosen->patient)) preview_.show(chosen->patient);
}

void PatientsPage::openRow(const QModelIndex& index) {
  const auto* chosen = model_.at(index.row());
  if (!chosen) return;
  const core::Patient patient = chosen->patient;
  const auto& shown = preview_.content();
  const bool known = shown && shown->patient.id == patient.id;
  if (known && !shown->unfinished.empty())
    context().openVisit(shown->unfinished.front().id);
  else if (known && !shown->visits.empty())
    context().openVisit(shown->visits.front().id);
  else
    context().openPatient(patient);
}

void PatientsPage::seed() {
  if (status_ && status_->patients > 0 &&
      !context().prompts().confirm(
          tr("Open demonstration clinic"),
          tr("This adds invented patients to the %1 patients in your records.").arg(countWord(status_->patients)),
          tr("Add them")))
    return;
  context().say(tr("Adding the demonstration clinic"));
  context().store().seedDemonstrationClinic(this, [this](const Outcome<StoreStatus>& status) {
    if (!status.ok()) return context().showProblem(tr("The demonstration clinic could not be added"), status.problem());
    context().say(tr("Demonstration clinic added"));
    field_->setFocus();
    Q_EMIT context().recordsChanged();
  });
}

void PatientsPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  hint_->setVisible(width() > px(kNarrowTop));
  side_->setFixedWidth(std::min(px(width() < kNarrowPage ? kPreviewNarrow : kPreviewWide), width() / 2));
}

bool PatientsPage::eventFilter(QObject* object, QEvent* event) {
  if (object == field_ && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
      // Enter right after typing means what is typed, not what was found before.
      if (search_.answeredText() != search_.text()) {
        search_.askNow();
        return true;
      }
      openRow(list_->currentIndex());
      return true;
    }
    if (key == Qt::Key_Escape && !field_->text().isEmpty()) {
      field_->clear();
      return true;
    }
  }
  return Page::eventFilter(object, event);
}

}  // namespace cervica::app
