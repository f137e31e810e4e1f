#include "app/desktop/devices/devices_section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <chrono>

#include "app/desktop/devices/calibration_panel.h"
#include "app/desktop/devices/device_form_panel.h"
#include "app/desktop/devices/sensor_wording.h"
#include "app/desktop/devices/signal_strip.h"
#include "app/look/button.h"
#include "app/look/figures.h"
#include "app/look/panel.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

namespace {

using look::px;
using look::TextSize;
using look::Tone;

constexpr double kFormWidth = 320;
constexpr std::chrono::milliseconds kFrame{33};

}  // namespace

DevicesSection::DevicesSection(AppContext& context, QWidget* parent)
    : QWidget(parent),
      context_(context),
      devices_(
          context.sensors(), [&context] { return context.now(); }, context.clinician()) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  auto* left = new QWidget;
  auto* column = new QVBoxLayout(left);
  column->setContentsMargins(px(16), px(16), px(16), px(16));
  column->setSpacing(px(12));
  column->addWidget(makeList(), 3);
  column->addWidget(makeLive(), 4);
  row->addWidget(left, 1);
  row->addWidget(new look::Hairline(Qt::Vertical));
  form_ = new DeviceFormPanel(devices_, context.prompts(), context.sharedCatalogue());
  look::setSurface(form_, "surface");
  look::bindTheme(form_, [this] { form_->setFixedWidth(px(kFormWidth)); });
  row->addWidget(form_);
  connect(form_, &DeviceFormPanel::kept, this, [this](const QString& id) { chooseById(id.toStdString()); });
  connect(&devices_, &DevicesInUse::listChanged, this, [this] { chooseById(chosen_); });
  connect(&devices_, &DevicesInUse::rowsChanged, this, &DevicesSection::showChosen);
  // What stands in the fields must hold the newest calibration, or saving them would lose it.
  connect(&context.sensors(), &SensorService::settingsChanged, this, [this] { choose(chosenRow()); });
  connect(&devices_, &DevicesInUse::said, &context, &AppContext::say);
  frame_.setInterval(kFrame);
  connect(&frame_, &QTimer::timeout, this, &DevicesSection::advance);
  chooseById({});
}

QWidget* DevicesSection::makeList() {
  auto* panel = new look::Panel(tr("Devices"));
  panel->setRemark(tr("sensors of this workstation"));
  auto* add = new look::Button(tr("New device"));
  add->setHeight(look::Button::Height::Row);
  connect(add, &look::Button::clicked, this, [this] {
    list_->setCurrentIndex({});
    choose(-1);
  });
  panel->addToHeading(add);
  notice_ = look::makeLabel({}, TextSize::Small, Tone::Second);
  notice_->setWordWrap(true);
  notice_->setObjectName(tr("Devices notice"));
  notice_->setContentsMargins(px(16), px(10), px(16), px(10));
  panel->body()->addWidget(notice_);
  list_ = new look::RowList(tr("Devices"));
  list_->setModel(&model_);
  list_->setItemDelegate(new DeviceDelegate(list_));
  connect(list_, &look::RowList::rowChosen, this, &DevicesSection::choose);
  panel->body()->addWidget(list_, 1);
  return panel;
}

QWidget* DevicesSection::makeLive() {
  live_ = new look::Panel(tr("Live signal"));
  value_ = new look::FigureLabel;
  look::setLook(value_, TextSize::Section, Tone::Main, 600);
  value_->setObjectName(tr("Live value"));
  live_->addToHeading(value_);
  simulated_ =
      look::makeLabel(tr("Simulated: never a measurement of a patient."), TextSize::Small, Tone::Borderline, 600);
  simulated_->setContentsMargins(px(16), px(8), px(16), 0);
  live_->body()->addWidget(simulated_);
  strip_ = new SignalStrip;
  live_->body()->addWidget(strip_, 1);
  auto* counts = new QHBoxLayout;
  counts->setContentsMargins(px(16), px(4), px(16), px(10));
  counts->setSpacing(px(24));
  for (look::FigureLabel*& count : counts_) {
    count = new look::FigureLabel;
    look::setLook(count, TextSize::Small, Tone::Second, 500);
    counts->addWidget(count);
  }
  counts->addStretch(1);
  live_->body()->addLayout(counts);
  calibrationLine_ = new look::Hairline;
  live_->body()->addWidget(calibrationLine_);
  calibration_ = new CalibrationPanel(devices_, context_.prompts());
  live_->body()->addWidget(calibration_);
  return live_;
}

int DevicesSection::chosenRow() const {
  for (int row = 0; row < model_.rowCount(); ++row) {
    if (model_.device(row)->id == chosen_) return row;
  }
  return -1;
}

void DevicesSection::chooseById(const std::string& id) {
  chosen_ = id;
  const int row = chosenRow() >= 0 ? chosenRow() : model_.rowCount() > 0 ? 0 : -1;
  if (row >= 0 && list_->currentIndex().row() != row) {
    list_->setCurrentIndex(model_.index(row));  // calls choose
  } else {
    choose(row);
  }
}

void DevicesSection::choose(int row) {
  const assessment::DeviceSetup* setup = devices_.setup(row);
  chosen_ = setup != nullptr ? setup->id : std::string();
  if (setup != nullptr) {
    form_->edit(*setup);
    strip_->start(sampleUnit(setup->role));
    if (setup->canBeCalibrated()) {
      const auto& unit = setup->calibrations.empty() ? setup->unit : setup->calibrations.back().unit;
      calibration_->start(setup->id, QString::fromStdString(unit));
    }
  } else {
    form_->startNew();
    strip_->start({});
  }
  showChosen();
}

void DevicesSection::showChosen() {
  const QString& problem = context_.sensors().problem();
  notice_->setText(!problem.isEmpty() ? tr("The set-up could not be read: %1").arg(problem)
                   : model_.rowCount() == 0
                       ? tr("No sensor is set up. Tests can be done by hand; with a sensor the values "
                            "come by themselves. Fill in the fields on the right.")
                       : QString());
  notice_->setVisible(!notice_->text().isEmpty());
  const DeviceRow* row = model_.device(chosenRow());
  live_->setVisible(row != nullptr);
  if (row == nullptr) return;
  live_->setTitle(tr("Live signal: %1").arg(row->title));
  live_->setRemark(row->rate.isEmpty() ? row->stateWord : row->stateWord + QStringLiteral(" \u00b7 ") + row->rate);
  simulated_->setVisible(devices_.setup(chosenRow())->simulated());
  for (std::size_t i = 0; i < counts_.size() && i < row->counts.size(); ++i) {
    counts_[i]->setText(row->counts[i].first + QLatin1Char(' ') + row->counts[i].second);
  }
  calibration_->setVisible(row->canBeCalibrated);
  calibrationLine_->setVisible(row->canBeCalibrated);
  calibration_->showLast(row->calibration, row->calibrationDue);
}

void DevicesSection::advance() {
  if (chosen_.empty()) return;
  strip_->advance(context_.sensors().recent(chosen_, strip_->newestS()), assessment::DeviceHub::nowS());
  value_->setText(strip_->valueWords());
}

void DevicesSection::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  frame_.start();
}

void DevicesSection::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  frame_.stop();
}

}  // namespace cervica::app
