// Devices that are none: a recording played again, and invented signals.
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cmath>
#include <vector>

#include "assessment/devices/device_source.h"
#include "assessment/devices/simulator.h"
#include "assessment/signals/recording.h"
#include "core/files/whole_file.h"

namespace cervica::assessment {

namespace {

namespace asio = boost::asio;
using State = DeviceStatus::State;

constexpr std::chrono::milliseconds kTick{5};

/// Gives out what is due, every few milliseconds.
class PlayedSource : public DeviceSource {
 public:
  explicit PlayedSource(asio::io_context& io) : timer_(io) {}

 protected:
  /// \return whether there is more to come
  virtual bool play(double nowS) = 0;

  void run() {
    timer_.expires_after(kTick);
    timer_.async_wait([this](const boost::system::error_code& problem) {
      if (!problem && play(DeviceHub::nowS())) run();
    });
  }

 private:
  asio::steady_timer timer_;
};

class ReplaySource : public PlayedSource {
 public:
  ReplaySource(asio::io_context& io, const DeviceSetup& setup, DeviceSink& sink)
      : PlayedSource(io), setup_(setup), sink_(sink) {}

  void start() override {
    const auto bytes = core::readWholeFile(setup_.file, kLargestRecording);
    const auto recording = bytes ? readRecording(*bytes) : core::Result<Recording>(bytes.error());
    if (!recording) {
      const core::Issue& first = recording.error().issues.front();
      return sink_.stateChanged(State::Failed, "The recording cannot be played: " + first.place + ": " + first.message);
    }
    recording_ = *recording;
    startS_ = DeviceHub::nowS();
    sink_.stateChanged(State::Connected, "A recording is played: no measurement.");
    run();
  }

 private:
  bool play(double nowS) override {
    samples_.clear();
    for (; next_ < recording_.timeS.size() && timeOf(next_) <= nowS; ++next_) samples_.push_back(sampleAt(next_));
    if (!samples_.empty()) sink_.replayed(samples_);
    if (next_ < recording_.timeS.size()) return true;
    sink_.stateChanged(State::Searching, "The recording has been played to its end.");
    return false;
  }

  [[nodiscard]] double timeOf(std::size_t index) const {
    return startS_ + (recording_.timeS[index] - recording_.timeS.front()) / setup_.speed;
  }

  [[nodiscard]] Sample sampleAt(std::size_t index) const {
    Sample sample;
    sample.timeS = timeOf(index);
    if (!recording_.pressureMmHg.empty()) sample.pressureMmHg = recording_.pressureMmHg[index];
    if (!recording_.forceN.empty()) sample.forceN = recording_.forceN[index];
    if (!recording_.head.empty()) sample.head = recording_.head[index];
    if (!recording_.thorax.empty()) sample.thorax = recording_.thorax[index];
    if (!recording_.mark.empty()) sample.mark = recording_.mark[index] != 0;
    return sample;
  }

  const DeviceSetup& setup_;
  DeviceSink& sink_;
  Recording recording_;
  double startS_ = 0;
  std::size_t next_ = 0;
  std::vector<Sample> samples_;
};

class SimulatorSource : public PlayedSource {
 public:
  SimulatorSource(asio::io_context& io, const DeviceSetup& setup, DeviceSink& sink)
      : PlayedSource(io), setup_(setup), sink_(sink) {}

  void start() override {
    startS_ = DeviceHub::nowS();
    sink_.stateChanged(State::Connected, "Simulated: no measurement.");
    run();
  }

 private:
  bool play(double nowS) override {
    readings_.clear();
    for (; startS_ + static_cast<double>(next_) / setup_.rateHz <= nowS; ++next_) {
      readings_.push_back(readingAt(static_cast<double>(next_) / setup_.rateHz));
    }
    counts_.good = next_;
    if (!readings_.empty()) sink_.received(nowS, readings_, counts_);
    return true;
  }

  [[nodiscard]] RawReading readingAt(double timeS) const {
    switch (setup_.role) {
      case DeviceRole::Head:
        return {0, simulatedHead(timeS)};
      case DeviceRole::Thorax:
        return {0, simulatedThorax(timeS)};
      case DeviceRole::Pressure:
        return {simulatedPressureMmHg(timeS), std::nullopt};
      case DeviceRole::Force:
        return {simulatedForceN(timeS), std::nullopt};
      case DeviceRole::Trigger:
      case DeviceRole::Recording:
        break;
    }
    return {};
  }

  const DeviceSetup& setup_;
  DeviceSink& sink_;
  double startS_ = 0;
  std::uint64_t next_ = 0;
  StreamCounts counts_;
  std::vector<RawReading> readings_;
};

}  // namespace

std::unique_ptr<DeviceSource> makeReplaySource(asio::io_context& io, const DeviceSetup& setup, DeviceSink& sink) {
  return std::make_unique<ReplaySource>(io, setup, sink);
}

std::unique_ptr<DeviceSource> makeSimulatorSource(asio::io_context& io, const DeviceSetup& setup, DeviceSink& sink) {
  return std::make_unique<SimulatorSource>(io, setup, sink);
}

}  // namespace cervica::assessment
