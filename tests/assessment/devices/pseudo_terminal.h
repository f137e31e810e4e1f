#pragma once

#include <fcntl.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace cervica::test {

/// How long a test waits for what must happen; nothing is measured with it.
inline constexpr std::chrono::seconds kPatience{30};

/// Waits until something holds. \return whether it did in time
template <typename Holds>
[[nodiscard]] bool eventually(Holds holds) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

/// A serial port whose other end a test holds: the program opens `name()`, the test writes what the sensor would send.
class PseudoTerminal {
 public:
  PseudoTerminal() {
    std::array<char, 128> name{};
    if (openpty(&sensor_, &port_, name.data(), nullptr, nullptr) != 0) throw std::runtime_error("no pseudo-terminal");
    termios plain{};
    tcgetattr(port_, &plain);
    cfmakeraw(&plain);
    tcsetattr(port_, TCSANOW, &plain);
    name_ = name.data();
  }
  ~PseudoTerminal() { unplug(); }
  PseudoTerminal(const PseudoTerminal&) = delete;
  PseudoTerminal& operator=(const PseudoTerminal&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }

  /// Sends all of it; waits while the port is full.
  void send(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::write(sensor_, bytes.data(), bytes.size());
      if (sent < 0 && errno != EINTR) throw std::runtime_error("the pseudo-terminal is gone");
      if (sent > 0) bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
  }
  void send(std::string_view text) { send(std::as_bytes(std::span(text))); }

  /// Pulls the plug: who has the port open gets an error.
  void unplug() {
    for (int* end : {&sensor_, &port_}) {
      if (*end >= 0) ::close(std::exchange(*end, -1));
    }
  }

 private:
  int sensor_ = -1;
  int port_ = -1;
  std::string name_;
};

/// A name that stays while the port behind it changes, as under /dev/serial/by-id. Removed at the end.
class StableName {
 public:
  StableName() {
    std::string pattern = (std::filesystem::temp_directory_path() / "cervica-port-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = pattern;
  }
  ~StableName() { std::filesystem::remove_all(folder_); }
  StableName(const StableName&) = delete;
  StableName& operator=(const StableName&) = delete;

  [[nodiscard]] std::string path() const { return (folder_ / "usb-sensor").string(); }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  void pointTo(const PseudoTerminal& port) {
    remove();
    std::filesystem::create_symlink(port.name(), path());
  }
  void remove() { std::filesystem::remove(path()); }

 private:
  std::filesystem::path folder_;
};

}  // namespace cervica::test
