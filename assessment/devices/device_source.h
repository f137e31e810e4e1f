#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "assessment/devices/device_hub.h"

namespace boost::asio {
class io_context;
}

namespace cervica::assessment {

/// What a device sent, before it has a time.
struct RawReading {
  double number = 0;
  std::optional<Quaternion> orientation;
};

/// Takes what a source finds. Called on the hub's thread only.
class DeviceSink {
 public:
  virtual ~DeviceSink() = default;
  virtual void stateChanged(DeviceStatus::State state, const std::string& sentence) = 0;
  /// Readings that were received together; `counts` are those of the stream since the device was opened first.
  virtual void received(double arrivalS, std::span<const RawReading> readings, const StreamCounts& counts) = 0;
  /// Samples that have their time already.
  virtual void replayed(std::span<const Sample> samples) = 0;
};

/// Where the readings of a device come from. Lives on the hub's thread; destroyed when that has ended, before the
/// io_context.
class DeviceSource {
 public:
  virtual ~DeviceSource() = default;
  virtual void start() = 0;
};

/// The setup and the sink outlive the source.
[[nodiscard]] std::unique_ptr<DeviceSource> makeSerialSource(boost::asio::io_context& io, const DeviceSetup& setup,
                                                             DeviceSink& sink);
[[nodiscard]] std::unique_ptr<DeviceSource> makeReplaySource(boost::asio::io_context& io, const DeviceSetup& setup,
                                                             DeviceSink& sink);
[[nodiscard]] std::unique_ptr<DeviceSource> makeSimulatorSource(boost::asio::io_context& io, const DeviceSetup& setup,
                                                                DeviceSink& sink);

}  // namespace cervica::assessment
