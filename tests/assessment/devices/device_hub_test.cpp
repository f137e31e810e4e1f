// The real device code on pseudo-terminals.
#include "assessment/devices/device_hub.h"

#include <atomic>
#include <cmath>
#include <fstream>

#include "tests/assessment/devices/device_samples.h"
#include "tests/assessment/devices/pseudo_terminal.h"
#include "tests/assessment/devices/wit_frames.h"
#include "tests/support/catch_compat.h"

using namespace cervica::assessment;
using namespace cervica::test;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using State = DeviceStatus::State;

namespace {

/// A rotation about x that says which frame it came from.
Quaternion numbered(int n) {
  const double half = 1e-3 * n;
  return {std::cos(half), std::sin(half), 0, 0};
}

/// A hub that waits for what a test expects.
class Bench {
 public:
  explicit Bench(std::vector<DeviceSetup> devices) { hub.open({std::move(devices)}); }

  [[nodiscard]] DeviceStatus status(std::size_t index = 0) const { return hub.status().at(index); }
  [[nodiscard]] bool reaches(State state, std::size_t index = 0) const {
    return eventually([&] { return status(index).state == state; });
  }
  /// Waits until so many samples have arrived in all.
  [[nodiscard]] bool collects(std::size_t count) {
    return eventually([&] {
      for (const Sample& sample : hub.take()) samples.push_back(sample);
      return samples.size() >= count;
    });
  }

  DeviceHub hub;
  std::vector<Sample> samples;
};

void checkTimesIncrease(const std::vector<Sample>& samples) {
  for (std::size_t i = 1; i < samples.size(); ++i) {
    if (samples[i].timeS <= samples[i - 1].timeS) FAIL("sample " << i << " is not after the one before");
  }
}

}  // namespace

TEST_CASE("A clean stream of pressure arrives whole and in order", "[assessment][devices][hub]") {
  PseudoTerminal port;
  Bench bench({pressureOn(port.name())});
  REQUIRE(bench.reaches(State::Connected));
  port.send("\n");
  for (int i = 0; i < 150; ++i) port.send(std::to_string(20 + i / 100.0) + "\r\n");
  REQUIRE(bench.collects(150));
  REQUIRE(bench.samples.size() == 150);
  for (int i = 0; i < 150; ++i)
    CHECK_THAT(*bench.samples[static_cast<std::size_t>(i)].pressureMmHg, WithinAbs(20 + i / 100.0, 1e-9));
  checkTimesIncrease(bench.samples);
  CHECK(bench.status().samples == 150);
  CHECK(bench.status().badFrames == 0);
  CHECK_FALSE(bench.status().simulated);
  CHECK(bench.hub.recent("cell", 0).size() == 150);
  CHECK(bench.hub.recent("cell", bench.samples[139].timeS).size() == 10);
  CHECK(bench.hub.recent("another", 0).empty());
}

TEST_CASE("Calibrated pressure arrives in mmHg, and its raw numbers are kept", "[assessment][devices][hub]") {
  PseudoTerminal port;
  auto cell = pressureOn(port.name());
  cell.calibrations = {calibration()};
  Bench bench({cell});
  REQUIRE(bench.reaches(State::Connected));
  port.send("\n500\n");
  REQUIRE(bench.collects(1));
  CHECK_THAT(*bench.samples.front().pressureMmHg, WithinAbs(20, 1e-9));
  CHECK(bench.hub.recent("cell", 0).front().raw == 500);
}

TEST_CASE("Torn frames, noise and wrong checksums cost nothing but themselves", "[assessment][devices][hub]") {
  PseudoTerminal port;
  Bench bench({motionOn(port.name(), DeviceRole::Head)});
  REQUIRE(bench.reaches(State::Connected));
  constexpr int kFrames = 200;
  for (int i = 0; i < kFrames; ++i) {
    Bytes bytes;
    if (i % 3 == 0) bytes += bytesOf("noise\x13\xff");
    if (i % 7 == 0) {
      bytes += witQuaternion(numbered(-1000));
      bytes.back() ^= std::byte{0x40};
    }
    bytes += witQuaternion(numbered(i));
    for (const std::byte& byte : bytes) port.send(std::span(&byte, 1));
  }
  REQUIRE(bench.collects(kFrames));
  REQUIRE(bench.samples.size() == kFrames);
  for (int i = 0; i < kFrames; ++i) {
    CHECK_THAT(bench.samples[static_cast<std::size_t>(i)].head->x, WithinAbs(std::sin(1e-3 * i), 1e-4));
  }
  checkTimesIncrease(bench.samples);
  CHECK(bench.status().badFrames >= 29);
  CHECK(bench.status().skippedBytes == 29 * 11 + 67 * 7);
}

TEST_CASE("A burst of 200 Hz gets the times of its readings", "[assessment][devices][hub]") {
  PseudoTerminal port;
  Bench bench({motionOn(port.name(), DeviceRole::Head, 200)});
  REQUIRE(bench.reaches(State::Connected));
  Bytes burst;
  for (int i = 0; i < 40; ++i) burst += witQuaternion(numbered(i));
  port.send(burst);
  REQUIRE(bench.collects(40));
  REQUIRE(bench.samples.size() == 40);
  checkTimesIncrease(bench.samples);
  CHECK(bench.samples.back().timeS <= DeviceHub::nowS());
}

TEST_CASE("Head and thorax join in one sample, and the head goes on alone", "[assessment][devices][hub]") {
  PseudoTerminal head;
  PseudoTerminal thorax;
  Bench bench({motionOn(head.name(), DeviceRole::Head), motionOn(thorax.name(), DeviceRole::Thorax)});
  REQUIRE(bench.reaches(State::Connected, 0));
  REQUIRE(bench.reaches(State::Connected, 1));
  // However slow the machine is: sends until a thorax reading was near enough.
  REQUIRE(eventually([&] {
    thorax.send(witQuaternion(numbered(7)));
    head.send(witQuaternion(numbered(3)));
    for (const Sample& sample : bench.hub.take()) bench.samples.push_back(sample);
    return !bench.samples.empty() && bench.samples.back().thorax.has_value();
  }));
  CHECK_THAT(bench.samples.back().thorax->x, WithinAbs(numbered(7).x, 1e-4));
  CHECK_THAT(bench.samples.back().head->x, WithinAbs(numbered(3).x, 1e-4));
  thorax.unplug();
  REQUIRE(bench.reaches(State::Searching, 1));
  bench.samples.clear();
  static_cast<void>(bench.hub.take());
  head.send(witQuaternion(numbered(4)));
  REQUIRE(bench.collects(1));
  CHECK_FALSE(bench.samples.back().thorax.has_value());
  CHECK(bench.status(0).state == State::Connected);
}

TEST_CASE("A sensor that is pulled out is missed at once and taken up again when it is back",
          "[assessment][devices][hub]") {
  StableName name;
  Bench bench({pressureOn(name.path())});
  REQUIRE(eventually([&] { return bench.status().sentence.find("Not plugged in") == 0; }));
  CHECK(bench.status().state == State::Searching);
  for (int plug = 0; plug < 3; ++plug) {
    PseudoTerminal port;  // each time another /dev/pts/N behind the same name
    name.pointTo(port);
    REQUIRE(bench.reaches(State::Connected));
    CHECK(bench.status().interruptions == static_cast<std::uint64_t>(plug));
    port.send("\n21\n22\n2");  // and half of a line
    REQUIRE(bench.collects(static_cast<std::size_t>(2 * (plug + 1))));
    port.unplug();
    name.remove();
    REQUIRE(bench.reaches(State::Searching));
    CHECK(bench.status().rateHz == 0);
  }
  REQUIRE(bench.samples.size() == 6);
  for (const Sample& sample : bench.samples) CHECK(*sample.pressureMmHg > 20);
  checkTimesIncrease(bench.samples);
  CHECK(bench.status().gaps == 0);
  CHECK(bench.status().interruptions == 3);
}

TEST_CASE("A name that means another port is followed", "[assessment][devices][hub]") {
  StableName name;
  PseudoTerminal first;
  PseudoTerminal second;
  name.pointTo(first);
  Bench bench({pressureOn(name.path())});
  REQUIRE(bench.reaches(State::Connected));
  name.pointTo(second);
  REQUIRE(eventually([&] { return bench.status().interruptions == 1; }));
  REQUIRE(bench.reaches(State::Connected));
  second.send("\n23\n");
  CHECK(bench.collects(1));
}

TEST_CASE("What is no serial port is told in a sentence", "[assessment][devices][hub]") {
  const StableName folder;
  const auto file = folder.folder() / "file";
  std::ofstream(file) << "23\n";
  Bench bench({pressureOn(file.string())});
  REQUIRE(bench.reaches(State::Failed));
  CHECK_THAT(bench.status().sentence, ContainsSubstring("is no serial port"));
}

TEST_CASE("Bytes that make no sense are told apart from silence", "[assessment][devices][hub]") {
  PseudoTerminal silent;
  PseudoTerminal babbling;
  auto other = motionOn(babbling.name(), DeviceRole::Head);
  Bench bench({pressureOn(silent.name()), other});
  REQUIRE(bench.reaches(State::Connected, 0));
  REQUIRE(bench.reaches(State::Connected, 1));
  babbling.send("what is this?\n");
  CHECK(eventually([&] { return bench.status(0).sentence.find("nothing arrives") != std::string::npos; }));
  CHECK(eventually([&] { return bench.status(1).sentence.find("no values") != std::string::npos; }));
}

TEST_CASE("The hub wakes its consumer when samples wait and when a state changes", "[assessment][devices][hub]") {
  PseudoTerminal port;
  std::atomic<int> woken = 0;
  DeviceHub hub([&woken] { ++woken; });
  hub.open({{pressureOn(port.name())}});
  REQUIRE(eventually([&] { return woken == 1; }));
  CHECK(hub.stateChanges() == 1);
  port.send("\n20\n");
  REQUIRE(eventually([&] { return woken == 2; }));
  CHECK(hub.take().size() == 1);
  port.unplug();
  REQUIRE(eventually([&] { return woken >= 3; }));
  CHECK(hub.stateChanges() >= 2);
}

TEST_CASE("Devices can be opened, closed and replaced at any time", "[assessment][devices][hub]") {
  PseudoTerminal port;
  DeviceHub hub;
  for (int i = 0; i < 50; ++i) {
    hub.open({{pressureOn(port.name()), simulated(DeviceRole::Head, 1000)}});
    if (i % 3 == 0) static_cast<void>(hub.take());
    if (i % 5 == 0) hub.close();
  }
  hub.open({{pressureOn(port.name())}});
  REQUIRE(eventually([&] { return hub.status().at(0).state == State::Connected; }));
  static_cast<void>(hub.take());
  port.send("\n20\n");
  CHECK(eventually([&] { return hub.take().size() == 1; }));
  hub.close();
  CHECK(hub.status().empty());
}

TEST_CASE("A simulator is marked as one", "[assessment][devices][hub]") {
  Bench bench({simulated(DeviceRole::Pressure), simulated(DeviceRole::Head), simulated(DeviceRole::Thorax)});
  REQUIRE(bench.collects(100));
  for (const DeviceStatus& status : bench.hub.status()) {
    CHECK(status.simulated);
    CHECK_THAT(status.sentence, ContainsSubstring("Simulated"));
  }
  CHECK(eventually([&] {
    for (const Sample& sample : bench.hub.take()) bench.samples.push_back(sample);
    return bench.samples.back().thorax.has_value();
  }));
}

TEST_CASE("A recording is played as a device", "[assessment][devices][hub]") {
  const StableName folder;
  const auto file = folder.folder() / "recording.csv";
  {
    std::ofstream out(file);
    out << "time_s,pressure_mmHg,qw,qx,qy,qz,mark\n";
    for (int i = 0; i < 200; ++i) out << 50 + i * 0.01 << ',' << 20 + i * 0.01 << ",1,0,0,0," << i % 2 << '\n';
  }
  DeviceSetup replay;
  replay.id = "replay";
  replay.name = "Recording";
  replay.kind = DeviceKind::Replay;
  replay.role = DeviceRole::Recording;
  replay.file = file.string();
  replay.speed = 10;
  Bench bench({replay});
  REQUIRE(bench.collects(200));
  CHECK(bench.samples.size() == 200);
  CHECK_THAT(bench.samples.back().timeS - bench.samples.front().timeS, WithinAbs(0.199, 1e-9));
  CHECK_THAT(*bench.samples.back().pressureMmHg, WithinAbs(21.99, 1e-9));
  CHECK(bench.samples.back().mark);
  CHECK(bench.status().simulated);
  CHECK(eventually([&] { return bench.status().sentence.find("to its end") != std::string::npos; }));

  replay.file += ".missing";
  Bench without({replay});
  REQUIRE(without.reaches(State::Failed));
  CHECK_THAT(without.status().sentence, ContainsSubstring("cannot be played"));
}

// Thirty minutes of a sensor at 100 Hz that sends acceleration, angular rate, angle and quaternion each time, as fast
// as the port takes it, with a consumer that is often busy.
TEST_CASE("Thirty minutes at 100 Hz lose no sample", "[assessment][devices][hub]") {
  PseudoTerminal port;
  Bench bench({motionOn(port.name(), DeviceRole::Head)});
  REQUIRE(bench.reaches(State::Connected));
  constexpr std::size_t kSamples = 180'000;
  std::thread sensor([&port] {
    for (std::size_t i = 0; i < kSamples; ++i) {
      Bytes cycle = witFrame(0x51, {0, 0, 2048, 0});
      cycle += witFrame(0x52, {1, 2, 3, 0});
      cycle += witAngles(1, 2, 3);
      cycle += witQuaternion(numbered(static_cast<int>(i % 1000)));
      port.send(cycle);
    }
  });
  std::size_t received = 0;
  std::size_t wrong = 0;
  double last = 0;
  const bool complete = eventually([&] {
    for (const Sample& sample : bench.hub.take()) {
      const double expected = std::sin(1e-3 * static_cast<double>(received % 1000));
      if (std::abs(sample.head->x - expected) > 1e-4 || sample.timeS <= last) ++wrong;
      last = sample.timeS;
      ++received;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return received >= kSamples;
  });
  sensor.join();
  CHECK(complete);
  CHECK(received == kSamples);
  CHECK(wrong == 0);
  CHECK(bench.hub.lostSamples() == 0);
  CHECK(bench.status().badFrames == 0);
  CHECK(bench.status().skippedBytes == 0);
}
