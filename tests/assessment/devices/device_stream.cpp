// A sensor of 100 Hz on a pseudo-terminal in real time, and how long its samples take to the consumer.
//
// Usage: cervica_device_stream [SECONDS [HZ]]     (10 s at 100 Hz; 1800 for the thirty minutes of a long visit)
//
// Prints one line of JSON and ends with 1 when a sample was lost or came out of order.
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>
#include <vector>

#include "assessment/devices/device_hub.h"
#include "tests/assessment/devices/device_samples.h"
#include "tests/assessment/devices/pseudo_terminal.h"
#include "tests/assessment/devices/wit_frames.h"

using namespace cervica;
using assessment::DeviceHub;
using assessment::DeviceRole;
using assessment::DeviceStatus;

namespace {

/// Sleeps until the hub has something.
class Bell {
 public:
  void ring() {
    const std::lock_guard lock(mutex_);
    rung_ = true;
    changed_.notify_one();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::seconds(1), [this] { return rung_; });
    rung_ = false;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool rung_ = false;
};

double quantile(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  const auto index = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(index), values.end());
  return values[index];
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 10;
  const double rateHz = argc > 2 ? std::atof(argv[2]) : 100;
  const auto count = static_cast<std::size_t>(seconds * rateHz);
  if (count == 0 || rateHz > 1000) {
    std::fputs("Usage: cervica_device_stream [SECONDS [HZ up to 1000]]\n", stderr);
    return 2;
  }
  test::PseudoTerminal port;
  Bell bell;
  DeviceHub hub([&bell] { bell.ring(); });
  hub.open({{test::motionOn(port.name(), DeviceRole::Head, rateHz)}});
  while (hub.status().front().state != DeviceStatus::State::Connected) bell.wait();

  std::vector<double> sentS(count);
  std::thread sensor([&] {
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < count; ++i) {
      std::this_thread::sleep_until(start + std::chrono::duration<double>(static_cast<double>(i) / rateHz));
      const test::Bytes frame = test::witQuaternion({1, 0, 0, 0});
      sentS[i] = DeviceHub::nowS();
      port.send(frame);
    }
  });
  std::vector<double> delaysS;
  double lastS = 0;
  std::size_t disordered = 0;
  const double endS = DeviceHub::nowS() + seconds + 10;
  while (delaysS.size() < count && DeviceHub::nowS() < endS) {
    bell.wait();
    const auto samples = hub.take();
    const double nowS = DeviceHub::nowS();
    for (const assessment::Sample& sample : samples) {
      disordered += sample.timeS <= lastS ? 1 : 0;
      lastS = sample.timeS;
      if (delaysS.size() < count) delaysS.push_back(nowS - sentS[delaysS.size()]);
    }
  }
  sensor.join();
  const std::size_t lost = count - delaysS.size();
  const DeviceStatus status = hub.status().front();
  std::printf(
      "{\"seconds\": %g, \"rate_hz\": %g, \"samples\": %zu, \"lost\": %zu, \"disordered\": %zu, \"bad_frames\": %llu, "
      "\"delay_ms\": {\"p50\": %.3f, \"p99\": %.3f, \"max\": %.3f}}\n",
      seconds, rateHz, delaysS.size(), lost, disordered, static_cast<unsigned long long>(status.badFrames),
      1e3 * quantile(delaysS, 0.5), 1e3 * quantile(delaysS, 0.99), 1e3 * quantile(delaysS, 1));
  return lost == 0 && disordered == 0 ? 0 : 1;
}
