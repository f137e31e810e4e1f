#include "assessment/devices/device_channel.h"

#include <algorithm>

namespace cervica::assessment {

namespace {

constexpr double kRecentS = 10;
constexpr std::size_t kMostRecent = 20'000;  ///< twice ten seconds at the fastest rate
constexpr double kRateS = 2;

}  // namespace

DeviceChannel::DeviceChannel(const DeviceSetup& setup) : scaling_(setup.scaling()), clock_(1 / setup.rateHz) {
  status_.id = setup.id;
  status_.name = setup.name;
  status_.role = setup.role;
  status_.simulated = setup.simulated();
  status_.sentence = "Being opened.";
}

void DeviceChannel::receive(double arrivalS, std::span<const RawReading> raw, const StreamCounts& counts,
                            std::vector<DeviceReading>& readings) {
  counts_ = counts;
  times_.clear();
  clock_.stamp(arrivalS, raw.size(), times_);
  for (std::size_t i = 0; i < raw.size(); ++i) {
    readings.push_back({times_[i], raw[i].number, scaling_.value(raw[i].number), raw[i].orientation});
    keep(readings.back());
  }
}

void DeviceChannel::receive(std::span<const Sample> samples) {
  for (const Sample& sample : samples) {
    const double value = sample.pressureMmHg ? *sample.pressureMmHg : sample.forceN.value_or(0);
    keep({sample.timeS, value, value, sample.head});
  }
}

void DeviceChannel::keep(const DeviceReading& reading) {
  ++status_.samples;
  recent_.push_back(reading);
  while (recent_.front().timeS < reading.timeS - kRecentS || recent_.size() > kMostRecent) recent_.pop_front();
}

bool DeviceChannel::setState(DeviceStatus::State state, const std::string& sentence, double nowS) {
  if (status_.state == state && status_.sentence == sentence) return false;
  if (status_.state == DeviceStatus::State::Connected && state != DeviceStatus::State::Connected) {
    ++status_.interruptions;
    clock_.restart();
  }
  if (state == DeviceStatus::State::Connected) {
    connectedS_ = nowS;
    uselessAtConnect_ = counts_.bad + counts_.skippedBytes;
  }
  status_.state = state;
  status_.sentence = sentence;
  return true;
}

DeviceStatus DeviceChannel::status(double nowS) const {
  DeviceStatus now = status_;
  now.gaps = clock_.gaps();
  now.dropped = clock_.missing();
  now.badFrames = counts_.bad;
  now.skippedBytes = counts_.skippedBytes;
  if (now.state == DeviceStatus::State::Connected) {
    now.rateHz = rateHz(nowS);
    if (now.sentence.empty()) now.sentence = now.rateHz > 0 ? "Connected." : silence(nowS);
  }
  return now;
}

double DeviceChannel::rateHz(double nowS) const {
  const double fromS = std::max(connectedS_, nowS - kRateS);
  const auto first = std::lower_bound(recent_.begin(), recent_.end(), fromS,
                                      [](const DeviceReading& reading, double time) { return reading.timeS < time; });
  const auto count = recent_.end() - first;
  if (count < 2) return 0;
  return static_cast<double>(count - 1) / (recent_.back().timeS - first->timeS);
}

std::string DeviceChannel::silence(double nowS) const {
  if (nowS - connectedS_ < kRateS) return "Connected, waiting for the first value.";
  if (counts_.bad + counts_.skippedBytes > uselessAtConnect_) {
    return "Bytes arrive, but no values: check what kind of device it is, its speed (baud) and its line format.";
  }
  return "Connected, but nothing arrives: is it switched on?";
}

std::vector<DeviceReading> DeviceChannel::recent(double afterS) const {
  const auto first = std::upper_bound(recent_.begin(), recent_.end(), afterS,
                                      [](double time, const DeviceReading& reading) { return time < reading.timeS; });
  return {first, recent_.end()};
}

}  // namespace cervica::assessment
