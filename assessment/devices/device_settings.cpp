#include "assessment/devices/device_settings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "core/base/contract.h"

namespace cervica::assessment {

namespace {

constexpr std::array<std::pair<DeviceKind, std::string_view>, 4> kKinds = {{{DeviceKind::WitMotion, "witmotion"},
                                                                            {DeviceKind::Line, "line"},
                                                                            {DeviceKind::Replay, "replay"},
                                                                            {DeviceKind::Simulator, "simulator"}}};
constexpr std::array<std::pair<DeviceRole, std::string_view>, 6> kRoles = {{{DeviceRole::Head, "head"},
                                                                            {DeviceRole::Thorax, "thorax"},
                                                                            {DeviceRole::Pressure, "pressure"},
                                                                            {DeviceRole::Force, "force"},
                                                                            {DeviceRole::Trigger, "trigger"},
                                                                            {DeviceRole::Recording, "recording"}}};
constexpr std::size_t kLongestId = 40;
constexpr std::size_t kLongestName = 80;
constexpr std::size_t kLongestPath = 1000;
constexpr double kLargestFactor = 1e9;
constexpr double kFastestReplay = 100;
constexpr double kFastestHz = 1000;

template <typename T, std::size_t n>
std::string_view wordIn(const std::array<std::pair<T, std::string_view>, n>& words, T value) {
  const auto found = std::find_if(words.begin(), words.end(), [value](const auto& one) { return one.first == value; });
  CERVICA_EXPECTS(found != words.end());
  return found->second;
}

bool isOrientation(DeviceRole role) {
  return role == DeviceRole::Head || role == DeviceRole::Thorax;
}

/// Checks one set-up; the issues' places are below `place`.
class SetupCheck {
 public:
  SetupCheck(const DeviceSetup& setup, const core::Catalogue& catalogue, std::string place,
             std::vector<core::Issue>& issues)
      : setup_(setup), catalogue_(catalogue), place_(std::move(place)), issues_(issues) {}

  void run() {
    checkWords();
    checkKind();
    if (!(setup_.rateHz >= 1 && setup_.rateHz <= kFastestHz)) report("rate_hz", "must be from 1 to 1000");
    if (!setup_.measuredWith.empty() && catalogue_.device(setup_.measuredWith) == nullptr) {
      report("measured_with", "is no device of the catalogue");
    }
    if (!setup_.calibrations.empty() && !setup_.canBeCalibrated()) {
      report("calibrations", "are only for pressure and force");
    }
    for (std::size_t i = 0; i < setup_.calibrations.size(); ++i) checkCalibration(i);
  }

 private:
  void report(const std::string& member, std::string message) {
    issues_.push_back({place_ + '/' + member, std::move(message)});
  }

  void checkWords() {
    const auto allowed = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    if (setup_.id.empty() || setup_.id.size() > kLongestId ||
        !std::all_of(setup_.id.begin(), setup_.id.end(), allowed)) {
      report("id", "must be 1 to 40 of a-z, 0-9, - and _");
    }
    if (setup_.name.empty() || setup_.name.size() > kLongestName) report("name", "must have 1 to 80 characters");
  }

  void checkKind() {
    const bool recording = setup_.role == DeviceRole::Recording;
    if (recording != (setup_.kind == DeviceKind::Replay)) {
      report("role", recording ? "recording is only for a replay" : "of a replay is recording");
    }
    switch (setup_.kind) {
      case DeviceKind::WitMotion:
        if (!recording && !isOrientation(setup_.role)) report("role", "of an orientation sensor is head or thorax");
        return checkPort();
      case DeviceKind::Line:
        if (isOrientation(setup_.role)) report("role", "of a line protocol is pressure, force or trigger");
        checkPort();
        return checkLine();
      case DeviceKind::Replay:
        if (setup_.file.empty() || setup_.file.size() > kLongestPath) report("file", "must name a recording");
        if (!(setup_.speed > 0 && setup_.speed <= kFastestReplay)) report("speed", "must be above 0, up to 100");
        return;
      case DeviceKind::Simulator:
        if (setup_.role == DeviceRole::Trigger) report("role", "of a simulator is head, thorax, pressure or force");
        return;
    }
  }

  void checkPort() {
    if (setup_.port.empty() || setup_.port.front() != '/' || setup_.port.size() > kLongestPath) {
      report("port", "must be the full name of a serial port, such as /dev/ttyUSB0");
    }
    const auto& rates = baudRates();
    if (std::find(rates.begin(), rates.end(), setup_.baud) == rates.end()) {
      report("baud", "is no usual speed of a serial port");
    }
  }

  void checkLine() {
    constexpr std::string_view kSeparators = ",;\t ";
    const LineFormat& line = setup_.line;
    if (kSeparators.find(line.separator) == std::string_view::npos) {
      report("line/separator", "must be a comma, a semicolon, a tab or a blank");
    }
    if (line.column < 1 || line.column > kMostColumns) report("line/column", "must be from 1 to 64");
    if (!(std::abs(line.scale) <= kLargestFactor) || line.scale == 0) report("line/scale", "must be a number, not 0");
    if (!(std::abs(line.offset) <= kLargestFactor)) report("line/offset", "must be a number");
    if (setup_.role == DeviceRole::Pressure && setup_.unit != "mmHg" && setup_.unit != "kPa") {
      report("unit", "of a pressure is mmHg or kPa");
    }
    if (setup_.role == DeviceRole::Force && setup_.unit != "N" && setup_.unit != "kgf") {
      report("unit", "of a force is N or kgf");
    }
  }

  void checkCalibration(std::size_t index) {
    const Calibration& calibration = setup_.calibrations[index];
    const std::string place = "calibrations/" + std::to_string(index);
    const auto checked = checkedCalibration(calibration);
    if (!checked) {
      for (const core::Issue& issue : checked.error().issues) report(place + '/' + issue.place, issue.message);
      return;
    }
    const bool pressure = calibration.unit == "mmHg" || calibration.unit == "kPa";
    if (setup_.canBeCalibrated() && pressure != (setup_.role == DeviceRole::Pressure)) {
      report(place + "/unit", "is not of what the device measures");
    }
  }

  const DeviceSetup& setup_;
  const core::Catalogue& catalogue_;
  std::string place_;
  std::vector<core::Issue>& issues_;
};

}  // namespace

Scaling DeviceSetup::scaling() const {
  Scaling to{line.scale, line.offset};
  std::string_view from = unit;
  if (canBeCalibrated() && !calibrations.empty()) {
    to = calibrations.back().scaling();
    from = calibrations.back().unit;
  }
  const double perUnit = canBeCalibrated() ? unitsPerSampleUnit(from) : 1;
  CERVICA_EXPECTS(perUnit > 0);
  return {to.scale / perUnit, to.offset / perUnit};
}

const DeviceSetup* DeviceSettings::device(std::string_view id) const {
  const auto found = std::find_if(devices.begin(), devices.end(), [id](const auto& one) { return one.id == id; });
  return found == devices.end() ? nullptr : &*found;
}

const DeviceSetup* DeviceSettings::deviceFor(DeviceRole role) const {
  const auto found = std::find_if(devices.begin(), devices.end(), [role](const auto& one) { return one.role == role; });
  return found == devices.end() ? nullptr : &*found;
}

std::string DeviceSettings::measuredWith(DeviceRole role) const {
  const DeviceSetup* setup = deviceFor(role);
  if (setup == nullptr) return {};
  if (!setup->measuredWith.empty()) return setup->measuredWith;
  switch (role) {
    case DeviceRole::Head:
    case DeviceRole::Thorax:
      return deviceFor(DeviceRole::Head) && deviceFor(DeviceRole::Thorax) ? "imu_dual" : "imu_single";
    case DeviceRole::Pressure:
      return "pressure_biofeedback";
    case DeviceRole::Force:
      return "handheld_dynamometer";
    case DeviceRole::Trigger:
    case DeviceRole::Recording:
      return {};
  }
  return {};
}

const std::vector<int>& baudRates() {
  static const std::vector<int> rates = {1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600};
  return rates;
}

std::string_view word(DeviceKind kind) {
  return wordIn(kKinds, kind);
}

std::string_view word(DeviceRole role) {
  return wordIn(kRoles, role);
}

std::vector<core::Issue> problemsOf(const DeviceSettings& settings, const core::Catalogue& catalogue) {
  std::vector<core::Issue> issues;
  if (settings.devices.size() > kMostDevices) issues.push_back({"/devices", "must not be more than 16"});
  std::set<std::string> ids;
  std::set<std::string> ports;
  std::set<DeviceRole> roles;
  for (std::size_t i = 0; i < settings.devices.size(); ++i) {
    const DeviceSetup& setup = settings.devices[i];
    const std::string place = "/devices/" + std::to_string(i);
    SetupCheck(setup, catalogue, place, issues).run();
    if (!ids.insert(setup.id).second) issues.push_back({place + "/id", "is there twice"});
    if (setup.serial() && !ports.insert(setup.port).second) {
      issues.push_back({place + "/port", "is used by another device"});
    }
    // Two of one kind would be mixed in one stream, and a replay taken for the measurement it is mixed with.
    if (!roles.insert(setup.role).second) issues.push_back({place + "/role", "another device has it already"});
    if (setup.role == DeviceRole::Recording && settings.devices.size() > 1) {
      issues.push_back({place + "/role", "a recording is played with no other device beside it"});
    }
  }
  return issues;
}

}  // namespace cervica::assessment
