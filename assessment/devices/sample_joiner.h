#pragma once

#include <deque>
#include <optional>

#include "assessment/devices/device_settings.h"
#include "assessment/signals/sample.h"

namespace cervica::assessment {

/// One reading of one device, as it was taken.
struct DeviceReading {
  double timeS = 0;
  double raw = 0;    ///< the number as sent, before scale and calibration
  double value = 0;  ///< mmHg or newton; of a trigger not 0: pressed
  std::optional<Quaternion> orientation;
  bool operator==(const DeviceReading&) const = default;
};

/// A thorax reading is used for a head reading up to three intervals of the thorax sensor away, but never less than
/// this: a USB serial adapter hands over what it gathered in 16 ms at once, so of two sensors that run well one is
/// always behind by up to that, and twice when both do. The trunk that is asked to sit still turns below 10 degrees a
/// second, so this makes at the worst half a degree, and at 100 Hz without such an adapter a tenth.
inline constexpr double kThoraxReachS = 0.05;

/// Joins the readings of several devices into samples: pressure and force become samples of their own; each head
/// reading takes the thorax reading nearest in time and never waits for one, so that a lost thorax sensor stops
/// nothing. Without a thorax reading in reach the sample has the head alone, and who asked for both sees that thorax is
/// missing. A thorax reading alone says nothing and makes no sample. The trigger's state is put on every sample.
class SampleJoiner {
 public:
  std::optional<Sample> add(DeviceRole role, const DeviceReading& reading, double intervalS);
  /// The device is away: what it said last no longer holds.
  void forget(DeviceRole role);

 private:
  [[nodiscard]] std::optional<Quaternion> thoraxAt(double timeS) const;

  std::deque<DeviceReading> thorax_;
  double thoraxReachS_ = kThoraxReachS;
  bool pressed_ = false;
};

}  // namespace cervica::assessment
