#include "assessment/devices/sample_clock.h"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

#include "tests/support/catch_compat.h"

using Catch::Matchers::WithinAbs;
using cervica::assessment::SampleClock;

namespace {

struct Arrival {
  double timeS;
  std::size_t count;
};

std::vector<double> timesOf(SampleClock& clock, const std::vector<Arrival>& arrivals) {
  std::vector<double> times;
  for (const Arrival& arrival : arrivals) clock.stamp(arrival.timeS, arrival.count, times);
  return times;
}

/// `seconds` of a sensor whose readings are handed over in bursts of `burst`.
std::vector<Arrival> stream(double rateHz, std::size_t burst, double seconds, double startS = 100) {
  std::vector<Arrival> arrivals;
  const auto count = static_cast<std::size_t>(std::lround(rateHz * seconds));
  for (std::size_t i = burst; i <= count; i += burst) {
    arrivals.push_back({startS + static_cast<double>(i) / rateHz, burst});
  }
  return arrivals;
}

}  // namespace

TEST_CASE("A burst is spread over the interval of the sensor", "[assessment][devices][clock]") {
  SampleClock clock(0.005);
  const auto times = timesOf(clock, stream(200, 8, 5));
  REQUIRE(times.size() == 1000);
  for (std::size_t i = 1; i < times.size(); ++i) CHECK_THAT(times[i] - times[i - 1], WithinAbs(0.005, 1e-4));
  CHECK(clock.gaps() == 0);
}

TEST_CASE("Late reception does not move the readings", "[assessment][devices][clock]") {
  SampleClock clock(0.01);
  auto arrivals = stream(100, 1, 20);
  for (std::size_t i = 0; i < arrivals.size(); ++i) arrivals[i].timeS += 0.006 * static_cast<double>(i * 7 % 10) / 10;
  const auto times = timesOf(clock, arrivals);
  for (std::size_t i = 300; i < times.size(); ++i) CHECK_THAT(times[i] - times[i - 1], WithinAbs(0.01, 0.0005));
  CHECK(clock.gaps() == 0);
}

TEST_CASE("The interval is measured when the sensor runs at another rate", "[assessment][devices][clock]") {
  SampleClock clock(0.01);
  timesOf(clock, stream(50, 1, 5));
  CHECK_THAT(clock.intervalS(), WithinAbs(0.02, 1e-4));
  CHECK(clock.gaps() == 0);
}

TEST_CASE("A gap is counted with what it would have held, and the readings after it keep their times",
          "[assessment][devices][clock]") {
  SampleClock clock(0.01);
  auto arrivals = stream(100, 1, 10);
  arrivals.erase(arrivals.begin() + 500, arrivals.begin() + 530);
  const auto times = timesOf(clock, arrivals);
  CHECK(clock.gaps() == 1);
  CHECK(clock.missing() == 30);
  CHECK_THAT(times[500] - times[499], WithinAbs(0.31, 0.001));
  // Two lost readings are no gap yet.
  SampleClock another(0.01);
  arrivals = stream(100, 1, 10);
  arrivals.erase(arrivals.begin() + 500, arrivals.begin() + 502);
  timesOf(another, arrivals);
  CHECK(another.gaps() == 0);
}

TEST_CASE("A computer that stalls loses no time: what waited is spread over the wait", "[assessment][devices][clock]") {
  SampleClock clock(0.01);
  auto arrivals = stream(100, 1, 10);
  arrivals.erase(arrivals.begin() + 500, arrivals.begin() + 530);
  arrivals[500].count = 31;
  const auto times = timesOf(clock, arrivals);
  CHECK(clock.gaps() == 0);
  for (std::size_t i = 1; i < times.size(); ++i) CHECK_THAT(times[i] - times[i - 1], WithinAbs(0.01, 0.0005));
}

TEST_CASE("After an absence a new train begins, and the absence is no gap", "[assessment][devices][clock]") {
  SampleClock clock(0.01);
  const auto before = timesOf(clock, stream(100, 1, 3));
  clock.restart();
  const auto after = timesOf(clock, stream(100, 4, 3, 200));
  CHECK(clock.gaps() == 0);
  CHECK(after.front() > before.back());
  CHECK_THAT(after.front(), WithinAbs(200.01, 1e-3));
}

TEST_CASE("Times always increase and are never later than reception", "[assessment][devices][clock]") {
  CHECK(rc::check("any arrivals", [] {
    const auto steps = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::weightedOneOf<int>({{8, rc::gen::inRange(0, 30)}, {1, rc::gen::inRange(0, 5000)}}),
                      rc::gen::inRange(0, 40)));
    SampleClock clock(*rc::gen::inRange(1, 100) / 1000.0);
    double now = 1000;
    double last = 0;
    double allowed = 1e-9;  // readings of one instant are told apart by a millionth of a second
    for (const auto& [stepMs, count] : steps) {
      now += stepMs / 1000.0;
      allowed += 1e-6 * count;
      std::vector<double> times;
      clock.stamp(now, static_cast<std::size_t>(count), times);
      RC_ASSERT(times.size() == static_cast<std::size_t>(count));
      for (const double time : times) {
        RC_ASSERT(time > last);
        RC_ASSERT(time <= now + allowed);
        last = time;
      }
    }
  }));
}
