#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cervica::assessment {

/// A serial port that is there now.
struct SerialPortName {
  std::string port;    ///< "/dev/ttyUSB0": may be another one when the plug is put in again
  std::string stable;  ///< "/dev/serial/by-id/usb-...": always this device; empty: the system made none
  [[nodiscard]] const std::string& best() const { return stable.empty() ? port : stable; }
  bool operator==(const SerialPortName&) const = default;
};

/// The ports of sensors, by name: USB (ttyUSB, ttyACM) and Bluetooth (rfcomm). Ports on the mainboard (ttyS) are left
/// out, since the system names 32 of them whether they are there or not; they can be typed.
/// \param devices  the folder of device files; another one in tests
[[nodiscard]] std::vector<SerialPortName> serialPorts(const std::filesystem::path& devices = "/dev");

}  // namespace cervica::assessment
