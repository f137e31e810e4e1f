#include "app/desktop/patients/patient_form_panel.h"

#include <QLineEdit>
#include <QScrollArea>
#include <QShortcut>
#include <QStyle>

#include "app/desktop/visit/wording.h"
#include "app/look/button.h"
#include "app/look/choice_box.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {
namespace {

using look::Button;
using look::makeLabel;
using look::TextSize;
using look::Tone;

void markInvalid(QWidget* widget, bool invalid) {
  if (widget->property("invalid").toBool() == invalid) return;
  widget->setProperty("invalid", invalid);
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
}

}  // namespace

PatientFormPanel::PatientFormPanel(AppContext& context, QWidget* parent) : look::Panel(parent), context_(context) {
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* content = new QWidget;
  content->setProperty("transparent", true);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(16, 4, 16, 16);
  column->setSpacing(10);
  setTitle(tr("New patient"));
  body()->addWidget(scroll, 1);

  const auto line = [this, content](Field field, const QString& name) {
    auto* edit = new QLineEdit(content);
    edit->setAccessibleName(name);
    edit->setObjectName(name);
    connect(edit, &QLineEdit::textChanged, this, [this, field](const QString& text) {
      if (form_) form_->setText(field, text);
    });
    connect(edit, &QLineEdit::editingFinished, this, [this, field] {
      if (form_ && isVisible()) form_->touch(field);
    });
    connect(edit, &QLineEdit::returnPressed, this, &PatientFormPanel::save);
    return edit;
  };
  column->addWidget(fieldRow(Field::FamilyName, tr("Family name"), line(Field::FamilyName, tr("Family name")), {}));
  column->addWidget(fieldRow(Field::GivenName, tr("Given name"), line(Field::GivenName, tr("Given name")), {}));
  auto* birth = line(Field::BirthDate, tr("Date of birth"));
  birth->setPlaceholderText(tr("YYYY-MM-DD"));
  column->addWidget(fieldRow(Field::BirthDate, tr("Date of birth"), birth, tr("Year, month, day: 1984-05-02")));
  auto* sex = new look::ChoiceBox(tr("Sex"), content);
  for (const core::Sex each : {core::Sex::Female, core::Sex::Male, core::Sex::Other, core::Sex::Unknown})
    sex->addChoice(sexWord(each), qt(core::toText(each)));
  connect(sex, &look::ChoiceBox::chosen, this, [this](const QString& value) {
    if (form_) form_->setText(Field::Sex, value);
  });
  column->addWidget(fieldRow(Field::Sex, tr("Sex"), sex, tr("Decides which norms apply")));
  auto* body2 = new QHBoxLayout;
  body2->setSpacing(12);
  body2->addWidget(fieldRow(Field::Height, tr("Height (cm)"), line(Field::Height, tr("Height (cm)")), tr("Optional")));
  body2->addWidget(fieldRow(Field::Mass, tr("Mass (kg)"), line(Field::Mass, tr("Mass (kg)")), tr("Optional")));
  column->addLayout(body2);
  column->addWidget(fieldRow(Field::Identifier, tr("Identifier"), line(Field::Identifier, tr("Identifier")),
                             tr("Proposed; change it to your own numbering")));
  column->addStretch(1);
  scroll->setWidget(content);

  body()->addWidget(new look::Hairline(Qt::Horizontal, this));
  auto* foot = new QWidget(this);
  auto* footColumn = new QVBoxLayout(foot);
  footColumn->setContentsMargins(16, 12, 16, 12);
  refusal_ = makeLabel({}, TextSize::Small, Tone::Impaired, 500, foot);
  refusal_->setWordWrap(true);
  refusal_->hide();
  footColumn->addWidget(refusal_);
  auto* row = new QHBoxLayout;
  auto* cancel = new Button(tr("Cancel"), Button::Kind::Quiet, foot);
  connect(cancel, &Button::clicked, this, &PatientFormPanel::cancelled);
  save_ = new Button(tr("Save patient"), Button::Kind::Primary, foot);
  save_->setKeys(QKeySequence(QStringLiteral("Ctrl+S")));
  connect(save_, &Button::clicked, this, &PatientFormPanel::save);
  row->addWidget(save_);
  row->addWidget(cancel);
  row->addStretch(1);
  footColumn->addLayout(row);
  body()->addWidget(foot);
  auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
  connect(escape, &QShortcut::activated, this, &PatientFormPanel::cancelled);
}

QWidget* PatientFormPanel::fieldRow(Field field, const QString& name, QWidget* entry, const QString& hint) {
  auto* holder = new QWidget(entry->parentWidget());
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  auto* label = makeLabel(name, TextSize::Small, Tone::Second, 500, holder);
  label->setBuddy(entry);
  column->addWidget(label);
  column->addWidget(entry);
  auto* remark = makeLabel(hint, TextSize::Caption, Tone::Muted, 400, holder);
  remark->setWordWrap(true);
  column->addWidget(remark);
  // Assistive technology meets the children in this order: the field before the words that only repeat its name.
  label->raise();
  remark->raise();
  const auto at = static_cast<std::size_t>(field);
  entries_[at] = entry;
  remarks_[at] = remark;
  hints_[at] = hint;
  return holder;
}

void PatientFormPanel::begin() {
  form_ = std::make_unique<PatientForm>(context_.catalogue(), context_.now().date);
  saving_ = false;
  refusal_->hide();
}

void PatientFormPanel::startNew() {
  begin();
  setTitle(tr("New patient"));
  for (QWidget* each : entries_)
    if (auto* edit = qobject_cast<QLineEdit*>(each)) edit->clear();
  static_cast<look::ChoiceBox*>(entry(Field::Sex))->setValue({});
  entry(Field::Identifier)->setEnabled(true);
  connect(form_.get(), &PatientForm::changed, this, &PatientFormPanel::showState);
  proposing_ = true;
  saveWhenProposed_ = false;
  context_.store().proposePatientId(form_.get(), [this](const Outcome<core::PatientId>& proposed) {
    auto* identifier = static_cast<QLineEdit*>(entry(Field::Identifier));
    if (proposed.ok() && identifier->text().isEmpty()) identifier->setText(qt(proposed->text()));
    proposing_ = false;
    if (saveWhenProposed_) save();
  });
  showState();
  entry(Field::FamilyName)->setFocus();
}

void PatientFormPanel::startEditing(const core::Patient& patient) {
  begin();
  proposing_ = false;
  setTitle(tr("Edit patient"));
  form_->edit(patient);
  for (std::size_t i = 0; i < PatientForm::kFields; ++i)
    if (auto* edit = qobject_cast<QLineEdit*>(entries_[i])) edit->setText(form_->text(static_cast<Field>(i)));
  static_cast<look::ChoiceBox*>(entry(Field::Sex))->setValue(form_->text(Field::Sex));
  entry(Field::Identifier)->setEnabled(false);
  connect(form_.get(), &PatientForm::changed, this, &PatientFormPanel::showState);
  showState();
  entry(Field::FamilyName)->setFocus();
}

void PatientFormPanel::showState() {
  for (std::size_t i = 0; i < PatientForm::kFields; ++i) {
    const QString problem = form_->problem(static_cast<Field>(i));
    QString remark = problem.isEmpty() ? hints_[i] : problem;
    if (static_cast<Field>(i) == Field::BirthDate && problem.isEmpty() && !form_->age().isEmpty())
      remark = form_->age();
    markInvalid(entries_[i], !problem.isEmpty());
    entries_[i]->setAccessibleDescription(remark);
    look::setLook(remarks_[i], TextSize::Caption, problem.isEmpty() ? Tone::Muted : Tone::Impaired,
                  problem.isEmpty() ? 400 : 500);
    remarks_[i]->setText(remark);
    remarks_[i]->setVisible(!remark.isEmpty());
  }
}

void PatientFormPanel::save() {
  if (!form_ || saving_) return;
  // A quick typist is done before the records have proposed an identifier: the press counts all the same.
  saveWhenProposed_ = proposing_ && form_->isNew() && form_->text(Field::Identifier).isEmpty();
  if (saveWhenProposed_) return;
  form_->touchAll();
  const auto patient = form_->patient();
  if (!patient) {
    for (std::size_t i = 0; i < PatientForm::kFields; ++i) {
      if (form_->problem(static_cast<Field>(i)).isEmpty()) continue;
      entries_[i]->setFocus();
      return;
    }
    return;
  }
  saving_ = true;
  context_.store().savePatient(*patient, form_->isNew(), form_.get(), [this, patient](const Outcome<Done>& outcome) {
    saving_ = false;
    refusal_->setVisible(!outcome.ok());
    if (outcome.ok()) {
      Q_EMIT saved(core::Patient(*patient));
      return;
    }
    refusal_->setText(outcome.problem().sentence);
  });
}

}  // namespace cervica::app
