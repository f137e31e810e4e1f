#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/devices/calibration.h"
#include "assessment/devices/line_protocol.h"
#include "assessment/signals/orientation.h"
#include "core/base/result.h"
#include "core/catalogue/catalogue.h"

namespace cervica::assessment {

enum class DeviceKind {
  WitMotion,  ///< orientation sensor on a serial port
  Line,       ///< numbers in lines of text on a serial port
  Replay,     ///< a recording, played again
  Simulator   ///< invented signals, for training and tests
};

/// What a device measures.
enum class DeviceRole {
  Head,
  Thorax,
  Pressure,
  Force,
  Trigger,   ///< a pedal: pressed while its number is not 0
  Recording  ///< whatever the recording of a replay holds
};

/// One device as it was set up.
struct DeviceSetup {
  std::string id;    ///< of the clinic's choosing: a-z, 0-9, '-', '_'; up to 40 characters
  std::string name;  ///< for people: "Pressure cell"
  DeviceKind kind = DeviceKind::Line;
  DeviceRole role = DeviceRole::Pressure;
  std::string port;              ///< serial port; best its name under /dev/serial/by-id, which stays the same
  std::string file;              ///< the recording of a replay
  double speed = 1;              ///< of a replay, times real time; (0, 100]
  int baud = 115200;             ///< one of baudRates()
  double rateHz = 100;           ///< nominal readings a second, [1, 1000]; what arrives is measured
  LineFormat line;               ///< of a Line
  std::string unit;              ///< of the numbers of a Line for pressure or force after scale and offset
  WorldUp worldUp = WorldUp::Z;  ///< of an orientation sensor; WitMotion's world has z up
  Alignment mounting = Alignment::GravityNod;  ///< of an orientation sensor; in a case it lies anyhow
  std::string measuredWith;                    ///< catalogue device that its measurements carry; empty: measuredWith()
  std::vector<Calibration> calibrations;       ///< the oldest first; the last one counts

  [[nodiscard]] bool serial() const { return kind == DeviceKind::WitMotion || kind == DeviceKind::Line; }
  /// Its values are no measurement of the patient in front of the examiner.
  [[nodiscard]] bool simulated() const { return kind == DeviceKind::Replay || kind == DeviceKind::Simulator; }
  [[nodiscard]] bool canBeCalibrated() const {
    return kind == DeviceKind::Line && (role == DeviceRole::Pressure || role == DeviceRole::Force);
  }
  /// From the number in the line to mmHg or newton: the last calibration, else scale, offset and unit.
  [[nodiscard]] Scaling scaling() const;
  bool operator==(const DeviceSetup&) const = default;
};

/// The devices of a workstation.
struct DeviceSettings {
  std::vector<DeviceSetup> devices;

  [[nodiscard]] const DeviceSetup* device(std::string_view id) const;
  [[nodiscard]] const DeviceSetup* deviceFor(DeviceRole role) const;  ///< the first of that role
  /// The catalogue's device that measurements of this role carry: the one of the set-up, else by role: the pressure
  /// biofeedback unit; the hand-held dynamometer; two inertial sensors where head and thorax are set up, one with the
  /// head alone. Empty: no such device.
  [[nodiscard]] std::string measuredWith(DeviceRole role) const;
  bool operator==(const DeviceSettings&) const = default;
};

[[nodiscard]] const std::vector<int>& baudRates();
[[nodiscard]] std::string_view word(DeviceKind kind);  ///< as in the file: "witmotion"
[[nodiscard]] std::string_view word(DeviceRole role);

/// The name of the file in the user's data home.
inline constexpr const char* kDeviceFile = "devices.json";
inline constexpr std::size_t kMostDevices = 16;

/// Every problem of the settings, its place the JSON Pointer in their document: fields out of range, identifiers, ports
/// and roles that are there twice, a replay beside other devices, unknown catalogue devices, calibrations that cannot
/// be.
[[nodiscard]] std::vector<core::Issue> problemsOf(const DeviceSettings& settings, const core::Catalogue& catalogue);

/// The document `cervica.devices.v1`.
[[nodiscard]] std::string deviceDocument(const DeviceSettings& settings);
[[nodiscard]] core::Result<DeviceSettings> readDeviceSettings(std::string_view bytes, const core::Catalogue& catalogue);

/// Reads the file; without one there are no devices. \return or every problem, its place "FILE/POINTER"
[[nodiscard]] core::Result<DeviceSettings> loadDeviceSettings(const std::filesystem::path& file,
                                                              const core::Catalogue& catalogue);
/// Replaces the file whole. \throws core::Failure (Storage, PermissionDenied)
void saveDeviceSettings(const std::filesystem::path& file, const DeviceSettings& settings);

}  // namespace cervica::assessment
