#include "assessment/devices/sample_joiner.h"

#include "tests/support/catch_compat.h"

using namespace cervica::assessment;

namespace {

constexpr double kIntervalS = 0.01;
const Quaternion kHead{0, 1, 0, 0};

DeviceReading turned(double timeS, const Quaternion& q) {
  return {timeS, 0, 0, q};
}

}  // namespace

TEST_CASE("Pressure and force become samples of their own", "[assessment][devices][joiner]") {
  SampleJoiner joiner;
  const auto pressure = joiner.add(DeviceRole::Pressure, {1, 500, 22.5, {}}, kIntervalS);
  REQUIRE(pressure.has_value());
  CHECK(*pressure == Sample{1, 22.5, {}, {}, {}, false});
  const auto force = joiner.add(DeviceRole::Force, {2, 500, 80, {}}, kIntervalS);
  REQUIRE(force.has_value());
  CHECK(*force == Sample{2, {}, 80, {}, {}, false});
}

TEST_CASE("A head reading takes the thorax reading nearest in time", "[assessment][devices][joiner]") {
  SampleJoiner joiner;
  const Quaternion earlier{0, 0, 1, 0};
  const Quaternion later{0, 0, 0, 1};
  CHECK_FALSE(joiner.add(DeviceRole::Thorax, turned(1.000, earlier), kIntervalS).has_value());
  CHECK_FALSE(joiner.add(DeviceRole::Thorax, turned(1.010, later), kIntervalS).has_value());
  CHECK(joiner.add(DeviceRole::Head, turned(1.004, kHead), kIntervalS)->thorax == earlier);
  CHECK(joiner.add(DeviceRole::Head, turned(1.006, kHead), kIntervalS)->thorax == later);
  CHECK(joiner.add(DeviceRole::Head, turned(1.030, kHead), kIntervalS)->thorax == later);
}

TEST_CASE("A thorax sensor that is silent or away leaves the head alone", "[assessment][devices][joiner]") {
  SampleJoiner joiner;
  joiner.add(DeviceRole::Thorax, turned(1, kHead), kIntervalS);
  CHECK(joiner.add(DeviceRole::Head, turned(1.0 + kThoraxReachS - 0.001, kHead), kIntervalS)->thorax.has_value());
  const auto alone = joiner.add(DeviceRole::Head, turned(1.0 + kThoraxReachS + 0.001, kHead), kIntervalS);
  CHECK(alone->head == kHead);
  CHECK_FALSE(alone->thorax.has_value());
  joiner.add(DeviceRole::Thorax, turned(2, kHead), kIntervalS);
  joiner.forget(DeviceRole::Thorax);
  CHECK_FALSE(joiner.add(DeviceRole::Head, turned(2, kHead), kIntervalS)->thorax.has_value());
  // A slow thorax sensor is given three of its intervals.
  joiner.add(DeviceRole::Thorax, turned(3, kHead), 0.1);
  CHECK(joiner.add(DeviceRole::Head, turned(3.29, kHead), kIntervalS)->thorax.has_value());
  CHECK_FALSE(joiner.add(DeviceRole::Head, turned(3.31, kHead), kIntervalS)->thorax.has_value());
}

TEST_CASE("The pedal marks every sample while it is down", "[assessment][devices][joiner]") {
  SampleJoiner joiner;
  CHECK_FALSE(joiner.add(DeviceRole::Trigger, {1, 1, 1, {}}, kIntervalS).has_value());
  CHECK(joiner.add(DeviceRole::Pressure, {1, 0, 20, {}}, kIntervalS)->mark);
  joiner.add(DeviceRole::Trigger, {1, 0, 0, {}}, kIntervalS);
  CHECK_FALSE(joiner.add(DeviceRole::Pressure, {1, 0, 20, {}}, kIntervalS)->mark);
  joiner.add(DeviceRole::Trigger, {1, 1, 1, {}}, kIntervalS);
  joiner.forget(DeviceRole::Trigger);
  CHECK_FALSE(joiner.add(DeviceRole::Head, turned(1, kHead), kIntervalS)->mark);
}
