#include "app/desktop/devices/sensor_wording.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>

namespace cervica::app {

namespace {

using assessment::DeviceKind;
using assessment::DeviceRole;
using assessment::DeviceStatus;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Sensors)
};

constexpr double kWholeRateHz = 10;  ///< slower rates are told with a decimal

struct Group {
  std::vector<DeviceRole> roles;
  look::Icon icon;
  QString name;
  QString simulatedName;
};

std::vector<Group> groups() {
  return {{{DeviceRole::Pressure}, look::Icon::Gauge, Words::tr("Pressure cell"), Words::tr("Simulated pressure")},
          {{DeviceRole::Force}, look::Icon::Grip, Words::tr("Force"), Words::tr("Simulated force")},
          {{DeviceRole::Head, DeviceRole::Thorax},
           look::Icon::Sensor,
           Words::tr("Motion sensors"),
           Words::tr("Simulated motion")},
          {{DeviceRole::Trigger}, look::Icon::Pedal, Words::tr("Foot pedal"), Words::tr("Foot pedal")},
          {{DeviceRole::Recording}, look::Icon::Play, Words::tr("Recording"), Words::tr("Recording played")}};
}

SensorRemark remarkOf(const Group& group, const std::vector<const DeviceStatus*>& devices) {
  const auto delivering =
      std::count_if(devices.begin(), devices.end(), [](const auto* one) { return one->delivers(); });
  const bool simulated = std::any_of(devices.begin(), devices.end(), [](const auto* one) { return one->simulated; });
  // A pedal is silent until it is pressed.
  const bool mayBeSilent = group.roles.front() == DeviceRole::Trigger;
  const auto ready = std::count_if(devices.begin(), devices.end(), [&](const auto* one) {
    return mayBeSilent ? one->state == DeviceStatus::State::Connected : one->delivers();
  });
  SensorRemark remark;
  remark.icon = group.icon;
  remark.trouble = ready < static_cast<std::ptrdiff_t>(devices.size());
  remark.words = simulated ? group.simulatedName : group.name;
  QStringList more;
  if (devices.size() > 1) more << Words::tr("%1 of %2").arg(delivering).arg(devices.size());
  if (ready == 0) {
    more << stateWord(*devices.front()).toLower();
  } else if (mayBeSilent) {
    more << Words::tr("ready");
  } else {
    double slowest = 0;
    for (const DeviceStatus* one : devices) {
      if (one->delivers() && (slowest == 0 || one->rateHz < slowest)) slowest = one->rateHz;
    }
    more << rateWords(slowest);
  }
  remark.words += QLatin1Char(' ') + more.join(QStringLiteral(", "));
  QStringList sentences;
  for (const DeviceStatus* one : devices) {
    sentences << QString::fromStdString(one->name + ": " + one->sentence);
  }
  remark.explanation = sentences.join(QLatin1Char('\n'));
  return remark;
}

}  // namespace

std::vector<SensorRemark> sensorRemarks(const std::vector<DeviceStatus>& devices) {
  std::vector<SensorRemark> remarks;
  for (const Group& group : groups()) {
    std::vector<const DeviceStatus*> members;
    for (const DeviceStatus& device : devices) {
      const bool member = std::find(group.roles.begin(), group.roles.end(), device.role) != group.roles.end();
      if (member) members.push_back(&device);
    }
    if (!members.empty()) remarks.push_back(remarkOf(group, members));
  }
  return remarks;
}

QString kindWord(DeviceKind kind) {
  switch (kind) {
    case DeviceKind::WitMotion:
      return Words::tr("Orientation sensor (WitMotion)");
    case DeviceKind::Line:
      return Words::tr("Lines of numbers");
    case DeviceKind::Replay:
      return Words::tr("Recording played again");
    case DeviceKind::Simulator:
      return Words::tr("Simulator");
  }
  return {};
}

QString roleWord(DeviceRole role) {
  switch (role) {
    case DeviceRole::Head:
      return Words::tr("Head");
    case DeviceRole::Thorax:
      return Words::tr("Thorax");
    case DeviceRole::Pressure:
      return Words::tr("Pressure");
    case DeviceRole::Force:
      return Words::tr("Force");
    case DeviceRole::Trigger:
      return Words::tr("Foot pedal");
    case DeviceRole::Recording:
      return Words::tr("Recording");
  }
  return {};
}

QString stateWord(const DeviceStatus& status) {
  switch (status.state) {
    case DeviceStatus::State::Connected:
      if (status.rateHz == 0 && status.role != DeviceRole::Trigger) return Words::tr("Silent");
      return status.simulated ? Words::tr("Simulated") : Words::tr("Connected");
    case DeviceStatus::State::Searching:
      return status.simulated ? Words::tr("Ended") : Words::tr("Not plugged in");
    case DeviceStatus::State::Failed:
      return Words::tr("Not usable");
  }
  return {};
}

QString rateWords(double rateHz) {
  if (rateHz <= 0) return {};
  return Words::tr("%1 Hz").arg(QLocale().toString(rateHz, 'f', rateHz < kWholeRateHz ? 1 : 0));
}

QString sampleUnit(DeviceRole role) {
  switch (role) {
    case DeviceRole::Pressure:
      return QStringLiteral("mmHg");
    case DeviceRole::Force:
      return QStringLiteral("N");
    case DeviceRole::Head:
    case DeviceRole::Thorax:
      return QStringLiteral("deg");
    case DeviceRole::Trigger:
    case DeviceRole::Recording:
      return {};
  }
  return {};
}

}  // namespace cervica::app
