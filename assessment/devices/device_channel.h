#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

#include "assessment/devices/device_source.h"
#include "assessment/devices/sample_clock.h"

namespace cervica::assessment {

/// The readings of one device with their times, and how it is doing. Not thread-safe: the hub holds its lock.
class DeviceChannel {
 public:
  explicit DeviceChannel(const DeviceSetup& setup);

  /// Gives the readings their times and values, appended to `readings`.
  void receive(double arrivalS, std::span<const RawReading> raw, const StreamCounts& counts,
               std::vector<DeviceReading>& readings);
  void receive(std::span<const Sample> samples);
  /// \return whether that is news
  bool setState(DeviceStatus::State state, const std::string& sentence, double nowS);

  [[nodiscard]] DeviceStatus status(double nowS) const;
  [[nodiscard]] std::vector<DeviceReading> recent(double afterS) const;
  [[nodiscard]] double intervalS() const { return clock_.intervalS(); }

 private:
  void keep(const DeviceReading& reading);
  [[nodiscard]] double rateHz(double nowS) const;
  [[nodiscard]] std::string silence(double nowS) const;

  Scaling scaling_;
  SampleClock clock_;
  DeviceStatus status_;
  StreamCounts counts_;
  std::deque<DeviceReading> recent_;
  std::vector<double> times_;
  double connectedS_ = 0;
  std::uint64_t uselessAtConnect_ = 0;
};

}  // namespace cervica::assessment
