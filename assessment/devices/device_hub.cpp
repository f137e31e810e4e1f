#include "assessment/devices/device_hub.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <chrono>
#include <future>
#include <mutex>
#include <thread>
#include <utility>

#include "assessment/devices/device_channel.h"
#include "assessment/devices/device_source.h"
#include "core/base/contract.h"

namespace cervica::assessment {

namespace {

/// How long `close` waits for the thread: it has at most one chunk of bytes at hand.
constexpr std::chrono::milliseconds kPatience{100};

std::unique_ptr<DeviceSource> makeSource(boost::asio::io_context& io, const DeviceSetup& setup, DeviceSink& sink) {
  switch (setup.kind) {
    case DeviceKind::WitMotion:
    case DeviceKind::Line:
      return makeSerialSource(io, setup, sink);
    case DeviceKind::Replay:
      return makeReplaySource(io, setup, sink);
    case DeviceKind::Simulator:
      return makeSimulatorSource(io, setup, sink);
  }
  core::contractViolated("a known kind of device", __FILE__, __LINE__);
}

}  // namespace

class DeviceHub::Impl {
 public:
  explicit Impl(std::function<void()> wake) : wake_(std::move(wake)) {}
  ~Impl() { close(); }

  void open(const DeviceSettings& settings) {
    close();
    auto ports = std::make_unique<Ports>();
    {
      const std::lock_guard lock(mutex_);
      for (const DeviceSetup& setup : settings.devices) {
        ports->devices.push_back(std::make_unique<Device>(*this, ports->io, setup));
        open_.push_back(ports->devices.back().get());
      }
    }
    ports_ = std::move(ports);
    ports_->thread = std::thread([running = ports_.get()] {
      for (const auto& device : running->devices) device->source->start();
      running->io.run();
      running->finished.set_value();
    });
  }

  void close() {
    if (!ports_) return;
    {
      const std::lock_guard lock(mutex_);
      open_.clear();
      joiner_ = {};
    }
    ports_->io.stop();
    const bool finished = ports_->finished.get_future().wait_for(kPatience) == std::future_status::ready;
    if (!finished) closing_.push_back(std::move(ports_));  // a driver that does not answer; waited for at the end
    ports_.reset();
  }

  std::vector<Sample> take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(waiting_, {});
  }

  std::uint64_t lostSamples() const {
    const std::lock_guard lock(mutex_);
    return lost_;
  }

  std::uint64_t stateChanges() const {
    const std::lock_guard lock(mutex_);
    return stateChanges_;
  }

  std::vector<DeviceStatus> status() const {
    const std::lock_guard lock(mutex_);
    std::vector<DeviceStatus> all;
    for (const Device* device : open_) all.push_back(device->channel.status(nowS()));
    return all;
  }

  std::vector<DeviceReading> recent(std::string_view id, double afterS) const {
    const std::lock_guard lock(mutex_);
    for (const Device* device : open_) {
      if (device->setup.id == id) return device->channel.recent(afterS);
    }
    return {};
  }

 private:
  struct Device : DeviceSink {
    Device(Impl& owner, boost::asio::io_context& io, const DeviceSetup& one)
        : hub(owner), setup(one), channel(setup), source(makeSource(io, setup, *this)) {}

    void stateChanged(DeviceStatus::State state, const std::string& sentence) override {
      hub.stateChanged(*this, state, sentence);
    }
    void received(double arrivalS, std::span<const RawReading> raw, const StreamCounts& counts) override {
      hub.received(*this, arrivalS, raw, counts);
    }
    void replayed(std::span<const Sample> samples) override { hub.replayed(*this, samples); }

    Impl& hub;
    const DeviceSetup setup;
    DeviceChannel channel;
    std::unique_ptr<DeviceSource> source;
  };

  /// What belongs to one `open`. The sources go before the io_context they use.
  struct Ports {
    boost::asio::io_context io{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{io.get_executor()};
    std::vector<std::unique_ptr<Device>> devices;
    std::promise<void> finished;
    std::thread thread;

    Ports() = default;
    Ports(const Ports&) = delete;
    Ports& operator=(const Ports&) = delete;
    ~Ports() {
      io.stop();
      if (thread.joinable()) thread.join();
    }
  };

  /// What a device says after it was closed counts no more.
  [[nodiscard]] bool isOpen(const Device& device) const {
    return std::find(open_.begin(), open_.end(), &device) != open_.end();
  }

  void stateChanged(Device& device, DeviceStatus::State state, const std::string& sentence) {
    {
      const std::lock_guard lock(mutex_);
      if (!isOpen(device)) return;
      if (!device.channel.setState(state, sentence, nowS())) return;
      ++stateChanges_;
      if (state != DeviceStatus::State::Connected) joiner_.forget(device.setup.role);
    }
    if (wake_) wake_();
  }

  void received(Device& device, double arrivalS, std::span<const RawReading> raw, const StreamCounts& counts) {
    bool first = false;
    {
      const std::lock_guard lock(mutex_);
      if (!isOpen(device)) return;
      first = waiting_.empty();
      readings_.clear();
      device.channel.receive(arrivalS, raw, counts, readings_);
      for (const DeviceReading& reading : readings_) {
        if (const auto sample = joiner_.add(device.setup.role, reading, device.channel.intervalS())) keep(*sample);
      }
      first = first && !waiting_.empty();
    }
    if (first && wake_) wake_();
  }

  void replayed(Device& device, std::span<const Sample> samples) {
    bool first = false;
    {
      const std::lock_guard lock(mutex_);
      if (!isOpen(device)) return;
      first = waiting_.empty();
      device.channel.receive(samples);
      for (const Sample& sample : samples) keep(sample);
    }
    if (first && wake_) wake_();
  }

  void keep(const Sample& sample) {
    if (waiting_.size() >= kMostWaiting) {
      ++lost_;
    } else {
      waiting_.push_back(sample);
    }
  }

  const std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::vector<Sample> waiting_;
  std::uint64_t lost_ = 0;
  std::uint64_t stateChanges_ = 0;
  std::vector<Device*> open_;  ///< in the order of the settings
  SampleJoiner joiner_;
  std::vector<DeviceReading> readings_;
  std::unique_ptr<Ports> ports_;
  std::vector<std::unique_ptr<Ports>> closing_;
};

DeviceHub::DeviceHub(std::function<void()> wake) : impl_(std::make_unique<Impl>(std::move(wake))) {}
DeviceHub::~DeviceHub() = default;

void DeviceHub::open(const DeviceSettings& settings) {
  impl_->open(settings);
}

void DeviceHub::close() {
  impl_->close();
}

std::vector<Sample> DeviceHub::take() {
  return impl_->take();
}

std::uint64_t DeviceHub::lostSamples() const {
  return impl_->lostSamples();
}

std::uint64_t DeviceHub::stateChanges() const {
  return impl_->stateChanges();
}

std::vector<DeviceStatus> DeviceHub::status() const {
  return impl_->status();
}

std::vector<DeviceReading> DeviceHub::recent(std::string_view id, double afterS) const {
  return impl_->recent(id, afterS);
}

double DeviceHub::nowS() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace cervica::assessment
