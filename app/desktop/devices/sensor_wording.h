#pragma once

#include <QString>
#include <vector>

#include "app/look/icons.h"
#include "assessment/devices/device_hub.h"

namespace cervica::app {

/// What the status line says about one kind of sensor.
struct SensorRemark {
  look::Icon icon = look::Icon::Sensor;
  QString words;         ///< "Pressure cell 20 Hz", "Motion sensors 1 of 2, 100 Hz"
  QString explanation;   ///< the sentences of its devices
  bool trouble = false;  ///< one of them does not deliver
  bool operator==(const SensorRemark&) const = default;
};

/// One remark for the pressure, the force and the motion sensors, the pedal and the recording played, as far as they
/// are set up, in this order.
[[nodiscard]] std::vector<SensorRemark> sensorRemarks(const std::vector<assessment::DeviceStatus>& devices);

[[nodiscard]] QString kindWord(assessment::DeviceKind kind);
[[nodiscard]] QString roleWord(assessment::DeviceRole role);
[[nodiscard]] QString stateWord(const assessment::DeviceStatus& status);
/// "100 Hz", "9.8 Hz"; empty when nothing arrives.
[[nodiscard]] QString rateWords(double rateHz);
/// Unit of what samples of this role carry: "mmHg", "N", "deg"; empty: none.
[[nodiscard]] QString sampleUnit(assessment::DeviceRole role);

}  // namespace cervica::app
