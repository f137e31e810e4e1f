#include "app/desktop/devices/device_form_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include "app/look/button.h"
#include "app/look/choice_box.h"
#include "app/look/panel.h"
#include "app/look/theme.h"
#include "app/look/typography.h"
#include "assessment/devices/serial_ports.h"

namespace cervica::app {

namespace {

using look::Button;
using look::px;
using look::TextSize;
using look::Tone;

struct FieldWords {
  QString name, hint;
};

FieldWords wordsOf(DeviceField field) {
  const auto tr = [](const char* text) { return DeviceFormPanel::tr(text); };
  switch (field) {
    case DeviceField::Name:
      return {tr("Device name"), tr("Such as: Pressure cell")};
    case DeviceField::Kind:
      return {tr("Kind of device"), {}};
    case DeviceField::Role:
      return {tr("Measures"), {}};
    case DeviceField::Port:
      return {tr("Serial port"), tr("A name under /dev/serial/by-id stays when the plug changes.")};
    case DeviceField::Baud:
      return {tr("Speed (baud)"), {}};
    case DeviceField::File:
      return {tr("Recording (CSV)"), {}};
    case DeviceField::Speed:
      return {tr("Times real time"), {}};
    case DeviceField::Rate:
      return {tr("Values a second"), tr("As set in the device; what arrives is measured.")};
    case DeviceField::Separator:
      return {tr("Between the columns"), {}};
    case DeviceField::Column:
      return {tr("Column of the value"), tr("Counted from 1.")};
    case DeviceField::Scale:
      return {tr("Factor"), {}};
    case DeviceField::Offset:
      return {tr("Then add"), {}};
    case DeviceField::Unit:
      return {tr("Unit after that"), {}};
    case DeviceField::WorldUp:
      return {tr("Axis that points up"), {}};
    case DeviceField::Mounting:
      return {tr("Mounted"), tr("Of all orientation sensors that of the head counts.")};
    case DeviceField::MeasuredWith:
      return {tr("Instrument in the record"), tr("Decides which norms and errors apply.")};
  }
  return {};
}

/// Long words are elided in the box instead of making the whole form wider than its column.
void keepNarrow(look::ChoiceBox* box) {
  constexpr int kFewestLetters = 8;
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(kFewestLetters);
}

}  // namespace

DeviceFormPanel::DeviceFormPanel(DevicesInUse& devices, UserPrompts& prompts,
                                 std::shared_ptr<const core::Catalogue> catalogue, QWidget* parent)
    : QWidget(parent), devices_(devices), prompts_(prompts), form_(std::move(catalogue)) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->setSpacing(0);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* content = new QWidget;
  content->setProperty("transparent", true);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(px(16), px(16), px(16), px(12));
  column->setSpacing(px(10));
  title_ = look::makeLabel({}, TextSize::Section, Tone::Main, 600);
  column->addWidget(title_);
  for (std::size_t i = 0; i < kDeviceFields; ++i) addField(column, static_cast<DeviceField>(i));
  column->addStretch(1);
  scroll->setWidget(content);
  outer->addWidget(scroll, 1);

  outer->addWidget(new look::Hairline);
  auto* foot = new QVBoxLayout;
  foot->setContentsMargins(px(16), px(12), px(16), px(12));
  problem_ = look::makeLabel({}, TextSize::Small, Tone::Impaired, 500);
  problem_->setWordWrap(true);
  foot->addWidget(problem_);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(px(8));
  save_ = new Button(tr("Save device"), Button::Kind::Primary);
  connect(save_, &Button::clicked, this, &DeviceFormPanel::save);
  remove_ = new Button(tr("Remove device"), Button::Kind::Outline);
  connect(remove_, &Button::clicked, this, &DeviceFormPanel::removeDevice);
  buttons->addWidget(save_);
  buttons->addWidget(remove_);
  buttons->addStretch(1);
  foot->addLayout(buttons);
  outer->addLayout(foot);
  startNew();
}

QWidget* DeviceFormPanel::makeEntry(DeviceField field, const QString& name) {
  if (!form_.choices(field).empty()) {
    auto* box = new look::ChoiceBox(name);
    keepNarrow(box);
    connect(box, &look::ChoiceBox::currentIndexChanged, this, [this, field, box] {
      if (showing_) return;
      form_.setText(field, box->value());
      show();
    });
    return box;
  }
  auto* edit = new QLineEdit;
  edit->setAccessibleName(name);
  connect(edit, &QLineEdit::textChanged, this, [this, field](const QString& text) {
    if (showing_) return;
    form_.setText(field, text);
    showRow(field);
  });
  connect(edit, &QLineEdit::returnPressed, this, &DeviceFormPanel::save);
  return edit;
}

void DeviceFormPanel::addField(QVBoxLayout* column, DeviceField field) {
  const FieldWords words = wordsOf(field);
  Row& row = rows_[static_cast<std::size_t>(field)];
  row.holder = new QWidget;
  auto* lines = new QVBoxLayout(row.holder);
  lines->setContentsMargins(0, 0, 0, 0);
  lines->setSpacing(px(4));
  row.entry = makeEntry(field, words.name);
  row.entry->setObjectName(words.name);
  auto* label = look::makeLabel(words.name, TextSize::Small, Tone::Second, 500);
  label->setBuddy(row.entry);
  lines->addWidget(label);
  if (field == DeviceField::Port) {
    ports_ = new look::ChoiceBox(tr("Ports found"));
    ports_->setObjectName(tr("Ports found"));
    keepNarrow(ports_);
    connect(ports_, &look::ChoiceBox::currentIndexChanged, this, [this](int index) {
      if (!showing_ && index >= 0 && !ports_->value().isEmpty()) {
        static_cast<QLineEdit*>(rows_[static_cast<std::size_t>(DeviceField::Port)].entry)->setText(ports_->value());
      }
    });
    lines->addWidget(ports_);
  }
  lines->addWidget(row.entry);
  if (field == DeviceField::File) {
    auto* choose = new Button(tr("Choose a recording\u2026"));
    connect(choose, &Button::clicked, this, &DeviceFormPanel::chooseFile);
    lines->addWidget(choose);
  }
  row.remark = look::makeLabel({}, TextSize::Caption, Tone::Muted);
  row.remark->setWordWrap(true);
  lines->addWidget(row.remark);
  column->addWidget(row.holder);
}

void DeviceFormPanel::startNew() {
  form_.startNew();
  listPorts();
  show();
}

void DeviceFormPanel::edit(const assessment::DeviceSetup& setup) {
  form_.edit(setup);
  listPorts();
  show();
}

void DeviceFormPanel::listPorts() {
  showing_ = true;
  ports_->clear();
  const auto found = assessment::serialPorts();
  ports_->addChoice(found.empty() ? tr("No port found: plug a sensor in") : tr("Choose of %1 found").arg(found.size()),
                    {});
  for (const assessment::SerialPortName& port : found) {
    const QString name = QString::fromStdString(port.port);
    const QString stable = QString::fromStdString(port.stable).section(QLatin1Char('/'), -1);
    ports_->addChoice(stable.isEmpty() ? name : name + QStringLiteral(" \u00b7 ") + stable,
                      QString::fromStdString(port.best()));
  }
  ports_->setCurrentIndex(0);
  showing_ = false;
}

void DeviceFormPanel::show() {
  title_->setText(form_.isNew() ? tr("New device") : tr("Set-up of the device"));
  save_->setText(form_.isNew() ? tr("Add device") : tr("Save device"));
  remove_->setVisible(!form_.isNew());
  for (std::size_t i = 0; i < kDeviceFields; ++i) showRow(static_cast<DeviceField>(i));
  problem_->setText(form_.problem());
  problem_->setVisible(!form_.problem().isEmpty());
}

void DeviceFormPanel::showRow(DeviceField field) {
  showing_ = true;
  const Row& row = rows_[static_cast<std::size_t>(field)];
  row.holder->setVisible(form_.shown(field));
  if (auto* box = qobject_cast<look::ChoiceBox*>(row.entry)) {
    box->clear();
    for (const DeviceForm::Choice& choice : form_.choices(field)) box->addChoice(choice.words, choice.value);
    box->setValue(form_.text(field));
    if (form_.text(field).isEmpty()) box->setCurrentIndex(0);
  } else if (auto* edit = qobject_cast<QLineEdit*>(row.entry); edit->text() != form_.text(field)) {
    edit->setText(form_.text(field));
  }
  const QString& problem = form_.problem(field);
  const QString remark = problem.isEmpty() ? wordsOf(field).hint : problem;
  row.remark->setText(remark);
  row.remark->setVisible(!remark.isEmpty());
  row.entry->setAccessibleDescription(remark);
  look::setLook(row.remark, TextSize::Caption, problem.isEmpty() ? Tone::Muted : Tone::Impaired,
                problem.isEmpty() ? 400 : 500);
  if (row.entry->property("invalid").toBool() != !problem.isEmpty()) {
    row.entry->setProperty("invalid", !problem.isEmpty());
    row.entry->style()->unpolish(row.entry);
    row.entry->style()->polish(row.entry);
  }
  showing_ = false;
}

void DeviceFormPanel::save() {
  const auto setup = form_.check(devices_.sensors().settings());
  show();
  if (!setup) return;
  const QString problem = devices_.keep(*setup);
  if (!problem.isEmpty()) return prompts_.showFailure(tr("The device is not saved"), problem);
  Q_EMIT kept(QString::fromStdString(setup->id));
}

void DeviceFormPanel::removeDevice() {
  const bool sure = prompts_.confirm(
      tr("Remove the device"), tr("Its set-up and its calibrations are forgotten. What was measured with it stays."),
      tr("Remove"));
  if (!sure) return;
  const QString problem = devices_.remove(form_.id());
  if (!problem.isEmpty()) prompts_.showFailure(tr("The device is not removed"), problem);
}

void DeviceFormPanel::chooseFile() {
  const auto path = prompts_.openFileName(tr("Choose a recording"), tr("Recordings (*.csv)"));
  if (path) static_cast<QLineEdit*>(rows_[static_cast<std::size_t>(DeviceField::File)].entry)->setText(*path);
}

}  // namespace cervica::app
