#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/devices/device_settings.h"
#include "assessment/devices/sample_joiner.h"
#include "assessment/signals/sample.h"

namespace cervica::assessment {

/// How a device is doing.
struct DeviceStatus {
  enum class State {
    Connected,  ///< open; `sentence` says when nothing sensible arrives
    Searching,  ///< not there; opened by itself as soon as it is
    Failed      ///< there, but it cannot be used; tried again all the same
  };
  std::string id;
  std::string name;
  DeviceRole role = DeviceRole::Pressure;
  State state = State::Searching;
  std::string sentence;             ///< for the examiner, with the way out; never empty
  double rateHz = 0;                ///< readings a second over the last two; 0 when nothing arrives
  std::uint64_t samples = 0;        ///< readings since it was opened first
  std::uint64_t gaps = 0;           ///< of more than three intervals while it was connected
  std::uint64_t dropped = 0;        ///< readings that those gaps would have held
  std::uint64_t badFrames = 0;      ///< wrong checksums, lines without a value
  std::uint64_t skippedBytes = 0;   ///< in no good frame or line
  std::uint64_t interruptions = 0;  ///< how often it went away
  bool simulated = false;           ///< a replay or a simulator: no measurement of the person examined
  [[nodiscard]] bool delivers() const { return state == State::Connected && rateHz > 0; }
  bool operator==(const DeviceStatus&) const = default;
};

/// The devices of a workstation, read on a thread of the hub's own. Every public function may be called from any thread
/// and returns at once; `open` and `close`, called from one thread, wait up to a tenth of a second for what the hub's
/// thread has at hand, the destructor until it ends.
class DeviceHub {
 public:
  /// The most samples that wait for a consumer: 43 minutes at 400 a second. More are thrown away, newest first, and
  /// counted (`lostSamples`).
  static constexpr std::size_t kMostWaiting = 1U << 20U;

  /// \param wake  called on the hub's thread when samples begin to wait or a device's state changed; must return at
  /// once
  ///              and not call the hub
  explicit DeviceHub(std::function<void()> wake = {});
  /// Closes every device and ends the thread; `wake` is not called afterwards.
  ~DeviceHub();
  DeviceHub(const DeviceHub&) = delete;
  DeviceHub& operator=(const DeviceHub&) = delete;

  /// Opens these devices instead of the former; a device that is not there is waited for. Samples that still wait are
  /// kept. \pre problemsOf(settings) is empty
  void open(const DeviceSettings& settings);
  void close();

  /// The samples that arrived since the last call, in the order they were made: within a channel times increase,
  /// between channels they may differ by the jitter of reception. Nothing is lost up to kMostWaiting.
  [[nodiscard]] std::vector<Sample> take();
  [[nodiscard]] std::uint64_t lostSamples() const;

  /// Goes up whenever a device's state changed.
  [[nodiscard]] std::uint64_t stateChanges() const;
  /// Of every device, in the order of the settings.
  [[nodiscard]] std::vector<DeviceStatus> status() const;
  /// The readings of one device after `afterS`, up to ten seconds back: for its live signal and for calibration.
  [[nodiscard]] std::vector<DeviceReading> recent(std::string_view id, double afterS) const;

  /// Now, on the clock of the samples' times: seconds of the monotonic clock since the system started.
  [[nodiscard]] static double nowS();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace cervica::assessment
