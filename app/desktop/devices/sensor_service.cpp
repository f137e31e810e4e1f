#include "app/desktop/devices/sensor_service.h"

#include <chrono>
#include <utility>

#include "core/base/failure.h"

namespace cervica::app {

namespace {

using assessment::DeviceRole;
using assessment::DeviceStatus;

constexpr std::chrono::milliseconds kStatusEvery{500};

}  // namespace

SensorService::SensorService(std::shared_ptr<const core::Catalogue> catalogue, std::filesystem::path file,
                             QObject* parent)
    : QObject(parent), catalogue_(std::move(catalogue)), file_(std::move(file)), hub_([this] {
        // On the hub's thread. One call waits at a time, however much arrives.
        if (!drainAsked_.exchange(true)) QMetaObject::invokeMethod(this, &SensorService::drain, Qt::QueuedConnection);
      }) {
  statusTimer_.setInterval(kStatusEvery);
  connect(&statusTimer_, &QTimer::timeout, this, &SensorService::readStatus);
}

SensorService::~SensorService() = default;

void SensorService::start() {
  if (file_.empty()) return;
  const auto read = assessment::loadDeviceSettings(file_, *catalogue_);
  problem_ = read ? QString() : QString::fromStdString(read.error().text());
  if (read) settings_ = *read;
  open();
}

QString SensorService::apply(const assessment::DeviceSettings& settings) {
  if (const auto issues = assessment::problemsOf(settings, *catalogue_); !issues.empty()) {
    return QString::fromStdString(core::Error{core::Error::Code::InvalidInput, issues}.text());
  }
  try {
    if (!file_.empty()) assessment::saveDeviceSettings(file_, settings);
  } catch (const core::Failure& failure) {
    return QString::fromUtf8(failure.what());
  }
  problem_.clear();
  settings_ = settings;
  open();
  return {};
}

void SensorService::open() {
  hub_.open(settings_);
  if (settings_.devices.empty()) {
    statusTimer_.stop();
  } else {
    statusTimer_.start();
  }
  Q_EMIT settingsChanged();
  readStatus();
}

void SensorService::drain() {
  drainAsked_ = false;
  const std::vector<assessment::Sample> arrived = hub_.take();
  if (!arrived.empty()) Q_EMIT samples(arrived);
  const std::uint64_t changes = hub_.stateChanges();
  if (std::exchange(stateChanges_, changes) != changes) readStatus();
}

void SensorService::readStatus() {
  std::vector<DeviceStatus> now = hub_.status();
  if (now == status_) return;
  status_ = std::move(now);
  Q_EMIT statusChanged();
}

const DeviceStatus* SensorService::statusOf(DeviceRole role) const {
  for (const DeviceRole wanted : {role, DeviceRole::Recording}) {
    for (const DeviceStatus& status : status_) {
      if (status.role == wanted) return &status;
    }
  }
  return nullptr;
}

bool SensorService::simulated(DeviceRole role) const {
  const auto isSimulated = [this](DeviceRole one) {
    const DeviceStatus* status = statusOf(one);
    return status != nullptr && status->simulated;
  };
  // The head is measured against the thorax: one invented side makes an invented angle.
  const bool motion = role == DeviceRole::Head || role == DeviceRole::Thorax;
  return motion ? isSimulated(DeviceRole::Head) || isSimulated(DeviceRole::Thorax) : isSimulated(role);
}

}  // namespace cervica::app
