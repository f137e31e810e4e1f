#include "assessment/devices/sample_joiner.h"

#include <algorithm>
#include <cmath>

#include "assessment/signals/recording.h"

namespace cervica::assessment {

namespace {

constexpr std::size_t kThoraxHeld = 512;  ///< half a second at the fastest rate

}  // namespace

std::optional<Sample> SampleJoiner::add(DeviceRole role, const DeviceReading& reading, double intervalS) {
  Sample sample;
  sample.timeS = reading.timeS;
  sample.mark = pressed_;
  switch (role) {
    case DeviceRole::Pressure:
      sample.pressureMmHg = reading.value;
      return sample;
    case DeviceRole::Force:
      sample.forceN = reading.value;
      return sample;
    case DeviceRole::Head:
      sample.head = reading.orientation;
      sample.thorax = thoraxAt(reading.timeS);
      return sample;
    case DeviceRole::Thorax:
      thoraxReachS_ = std::max(kThoraxReachS, kGapIntervals * intervalS);
      thorax_.push_back(reading);
      if (thorax_.size() > kThoraxHeld) thorax_.pop_front();
      return std::nullopt;
    case DeviceRole::Trigger:
      pressed_ = reading.value != 0;
      return std::nullopt;
    case DeviceRole::Recording:
      return std::nullopt;
  }
  return std::nullopt;
}

void SampleJoiner::forget(DeviceRole role) {
  if (role == DeviceRole::Thorax) thorax_.clear();
  if (role == DeviceRole::Trigger) pressed_ = false;
}

std::optional<Quaternion> SampleJoiner::thoraxAt(double timeS) const {
  const auto after = std::lower_bound(thorax_.begin(), thorax_.end(), timeS,
                                      [](const DeviceReading& reading, double time) { return reading.timeS < time; });
  const DeviceReading* nearest = after != thorax_.end() ? &*after : nullptr;
  if (after != thorax_.begin()) {
    const DeviceReading& before = *std::prev(after);
    if (nearest == nullptr || timeS - before.timeS <= nearest->timeS - timeS) nearest = &before;
  }
  if (nearest == nullptr || std::abs(nearest->timeS - timeS) > thoraxReachS_) return std::nullopt;
  return nearest->orientation;
}

}  // namespace cervica::assessment
