#pragma once

#include <string>

#include "assessment/devices/device_settings.h"

namespace cervica::test {

inline assessment::DeviceSetup pressureOn(const std::string& port) {
  assessment::DeviceSetup setup;
  setup.id = "cell";
  setup.name = "Pressure cell";
  setup.kind = assessment::DeviceKind::Line;
  setup.role = assessment::DeviceRole::Pressure;
  setup.port = port;
  setup.rateHz = 20;
  setup.unit = "mmHg";
  return setup;
}

inline assessment::DeviceSetup motionOn(const std::string& port, assessment::DeviceRole role, double rateHz = 100) {
  assessment::DeviceSetup setup;
  setup.id = role == assessment::DeviceRole::Head ? "head" : "thorax";
  setup.name = role == assessment::DeviceRole::Head ? "Head sensor" : "Thorax sensor";
  setup.kind = assessment::DeviceKind::WitMotion;
  setup.role = role;
  setup.port = port;
  setup.rateHz = rateHz;
  return setup;
}

inline assessment::DeviceSetup simulated(assessment::DeviceRole role, double rateHz = 100) {
  assessment::DeviceSetup setup;
  setup.id = std::string("simulated-") + std::string(assessment::word(role));
  setup.name = "Simulator";
  setup.kind = assessment::DeviceKind::Simulator;
  setup.role = role;
  setup.rateHz = rateHz;
  if (role == assessment::DeviceRole::Pressure) setup.unit = "mmHg";
  return setup;
}

inline assessment::Calibration calibration() {
  return {100, 900, 0, 40, "mmHg", *core::parseMoment("2026-03-02T10:30:00+01:00"), "J. Keller"};
}

}  // namespace cervica::test
