#include "assessment/devices/serial_ports.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <system_error>

namespace cervica::assessment {

namespace fs = std::filesystem;

namespace {

bool isSensorPort(const std::string& name) {
  constexpr std::array<std::string_view, 3> kPrefixes = {"ttyUSB", "ttyACM", "rfcomm"};
  return std::any_of(kPrefixes.begin(), kPrefixes.end(), [&](auto prefix) { return name.starts_with(prefix); });
}

/// Calls `visit` for what is in a folder; a folder that is not there is empty.
template <typename Visit>
void forEachEntry(const fs::path& folder, Visit visit) {
  std::error_code problem;
  for (fs::directory_iterator at(folder, problem); !problem && at != fs::directory_iterator(); at.increment(problem)) {
    visit(at->path());
  }
}

}  // namespace

std::vector<SerialPortName> serialPorts(const fs::path& devices) {
  std::map<std::string, std::string> stableByTarget;
  forEachEntry(devices / "serial" / "by-id", [&](const fs::path& link) {
    std::error_code problem;
    const fs::path target = fs::canonical(link, problem);
    if (!problem) stableByTarget[target.string()] = link.string();
  });
  std::vector<SerialPortName> ports;
  forEachEntry(devices, [&](const fs::path& path) {
    if (!isSensorPort(path.filename().string())) return;
    std::error_code problem;
    const fs::path target = fs::canonical(path, problem);
    if (problem) return;
    const auto stable = stableByTarget.find(target.string());
    ports.push_back({path.string(), stable == stableByTarget.end() ? std::string() : stable->second});
  });
  std::sort(ports.begin(), ports.end(), [](const auto& a, const auto& b) { return a.port < b.port; });
  return ports;
}

}  // namespace cervica::assessment
