#include "app/desktop/devices/devices_in_use.h"

#include <QDate>
#include <QLocale>
#include <QStringList>
#include <algorithm>

#include "app/desktop/devices/sensor_wording.h"

namespace cervica::app {

namespace {

using assessment::DeviceRole;
using assessment::DeviceSettings;
using assessment::DeviceSetup;
using assessment::DeviceStatus;

QString dayWord(const core::CivilDate& date) {
  const QDate day(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                  static_cast<int>(static_cast<unsigned>(date.day())));
  return QLocale().toString(day, QStringLiteral("d MMM yyyy"));
}

DeviceRow::State stateOf(const DeviceStatus& status) {
  if (status.state == DeviceStatus::State::Failed) return DeviceRow::State::Trouble;
  const bool pedal = status.role == DeviceRole::Trigger && status.state == DeviceStatus::State::Connected;
  if (!status.delivers() && !pedal) return DeviceRow::State::Waiting;
  return status.simulated ? DeviceRow::State::Simulated : DeviceRow::State::Delivers;
}

}  // namespace

DevicesInUse::DevicesInUse(SensorService& sensors, Clock clock, QString clinician, QObject* parent)
    : QObject(parent), sensors_(sensors), clock_(std::move(clock)), clinician_(std::move(clinician)) {
  connect(&sensors_, &SensorService::settingsChanged, this, &DevicesInUse::readRows);
  connect(&sensors_, &SensorService::statusChanged, this, &DevicesInUse::readRows);
  readRows();
}

const DeviceSetup* DevicesInUse::setup(int row) const {
  const auto& devices = sensors_.settings().devices;
  return row >= 0 && row < static_cast<int>(devices.size()) ? &devices[static_cast<std::size_t>(row)] : nullptr;
}

void DevicesInUse::readRows() {
  std::vector<DeviceRow> now;
  for (const DeviceSetup& setup : sensors_.settings().devices) {
    const auto& all = sensors_.status();
    const auto status = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == setup.id; });
    now.push_back(rowOf(setup, status == all.end() ? nullptr : &*status));
  }
  if (now == rows_) return;
  const bool sameList = std::equal(now.begin(), now.end(), rows_.begin(), rows_.end(),
                                   [](const DeviceRow& a, const DeviceRow& b) { return a.id == b.id; });
  rows_ = std::move(now);
  if (sameList) {
    Q_EMIT rowsChanged();
  } else {
    Q_EMIT listChanged();
  }
}

DeviceRow DevicesInUse::rowOf(const DeviceSetup& setup, const DeviceStatus* status) const {
  DeviceRow row;
  row.id = setup.id;
  row.title = QString::fromStdString(setup.name);
  QStringList facts{roleWord(setup.role), kindWord(setup.kind)};
  if (setup.role == DeviceRole::Recording) facts.removeFirst();
  if (setup.serial()) {
    facts << QString::fromStdString(setup.port) << tr("%1 baud").arg(setup.baud);
  } else if (setup.role == DeviceRole::Recording) {
    facts << QString::fromStdString(setup.file);
  }
  row.facts = facts.join(QStringLiteral(" \u00b7 "));
  row.canBeCalibrated = setup.canBeCalibrated();
  if (row.canBeCalibrated) row.calibration = calibrationWords(setup, row.calibrationDue);
  if (status == nullptr) return row;
  row.sentence = QString::fromStdString(status->sentence);
  row.stateWord = stateWord(*status);
  row.rate = rateWords(status->rateHz);
  row.state = stateOf(*status);
  const QLocale locale;
  row.counts = {{tr("Readings"), locale.toString(status->samples)},
                {tr("Dropped"), locale.toString(status->dropped)},
                {tr("Bad frames"), locale.toString(status->badFrames)},
                {tr("Interruptions"), locale.toString(status->interruptions)}};
  return row;
}

QString DevicesInUse::calibrationWords(const DeviceSetup& setup, bool& due) const {
  due = true;
  if (setup.calibrations.empty()) return tr("Never calibrated: values are as the device sends them.");
  const assessment::Calibration& last = setup.calibrations.back();
  const int age = assessment::ageDays(last, clock_());
  due = age > assessment::kCalibrationDays;
  const QString when = age == 0 ? tr("today") : age == 1 ? tr("yesterday") : tr("%1 days ago").arg(age);
  QString words = tr("Calibrated %1 by %2, %3").arg(dayWord(last.at.date), QString::fromStdString(last.by), when);
  if (setup.calibrations.size() > 1) words += tr(" (%1 before)").arg(setup.calibrations.size() - 1);
  return words + (due ? tr(": due again.") : QStringLiteral("."));
}

QString DevicesInUse::keep(const DeviceSetup& setup) {
  DeviceSettings settings = sensors_.settings();
  const auto place = std::find_if(settings.devices.begin(), settings.devices.end(),
                                  [&](const auto& one) { return one.id == setup.id; });
  const bool added = place == settings.devices.end();
  if (added) {
    settings.devices.push_back(setup);
  } else {
    *place = setup;
  }
  const QString problem = sensors_.apply(settings);
  if (problem.isEmpty()) Q_EMIT said(added ? tr("Device added") : tr("Device saved"));
  return problem;
}

QString DevicesInUse::remove(const std::string& id) {
  DeviceSettings settings = sensors_.settings();
  std::erase_if(settings.devices, [&](const DeviceSetup& one) { return one.id == id; });
  const QString problem = sensors_.apply(settings);
  if (problem.isEmpty()) Q_EMIT said(tr("Device removed"));
  return problem;
}

QString DevicesInUse::calibrate(const std::string& id, const assessment::Calibration& calibration) {
  DeviceSettings settings = sensors_.settings();
  for (DeviceSetup& setup : settings.devices) {
    if (setup.id == id) setup.calibrations.push_back(calibration);
  }
  const QString problem = sensors_.apply(settings);
  if (problem.isEmpty()) Q_EMIT said(tr("Calibration stored"));
  return problem;
}

}  // namespace cervica::app
