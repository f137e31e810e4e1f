#include "app/desktop/examination/sensor_samples.h"

namespace cervica::app {

using assessment::DeviceRole;

SensorSamples::SensorSamples(SensorService& service, QObject* parent) : SampleSource(parent), service_(service) {
  connect(&service_, &SensorService::samples, this, &SampleSource::samples);
  connect(&service_, &SensorService::statusChanged, this, &SampleSource::stateChanged);
  connect(&service_, &SensorService::settingsChanged, this, &SampleSource::stateChanged);
}

SourceState SensorSamples::state() const {
  SourceState state;
  const auto sends = [this, &state](DeviceRole role) {
    const assessment::DeviceStatus* status = service_.statusOf(role);
    const bool delivers = status != nullptr && status->delivers();
    state.simulated = state.simulated || (delivers && service_.simulated(role));
    return delivers;
  };
  state.pressure = sends(DeviceRole::Pressure);
  state.force = sends(DeviceRole::Force);
  state.head = sends(DeviceRole::Head);
  state.thorax = sends(DeviceRole::Thorax);
  state.pressureDevice = service_.measuredWith(DeviceRole::Pressure);
  state.forceDevice = service_.measuredWith(DeviceRole::Force);
  const assessment::DeviceSetup* head = service_.settings().deviceFor(DeviceRole::Head);
  if (head != nullptr && !head->simulated()) state.settings = {head->mounting, head->worldUp};
  return state;
}

}  // namespace cervica::app
