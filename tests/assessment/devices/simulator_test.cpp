#include "assessment/devices/simulator.h"

#include <algorithm>

#include "assessment/signals/recording.h"
#include "tests/support/catch_compat.h"

using namespace cervica::assessment;
using Catch::Matchers::WithinAbs;

TEST_CASE("The simulated examination holds five levels of pressure", "[assessment][devices][simulator]") {
  CHECK_THAT(simulatedPressureMmHg(5), WithinAbs(20, 0.2));
  for (int level = 1; level <= 5; ++level) {
    for (const double t : {2.5, 7.0, 12.5}) {
      CHECK_THAT(simulatedPressureMmHg(10 + 20 * (level - 1) + t), WithinAbs(20 + 2 * level, 0.2));
    }
    CHECK_THAT(simulatedPressureMmHg(10 + 20 * level - 2), WithinAbs(20, 0.2));
  }
  CHECK(simulatedPressureMmHg(33) == simulatedPressureMmHg(33 + kSimulationS));
}

TEST_CASE("The simulated pulls reach their force and let go", "[assessment][devices][simulator]") {
  CHECK(simulatedForceN(2) == 0);
  CHECK_THAT(simulatedForceN(8), WithinAbs(120, 1.5));
  CHECK_THAT(simulatedForceN(15), WithinAbs(0, 1e-9));
}

TEST_CASE("The simulated head can be aligned by gravity and nods, and turns as far as it says",
          "[assessment][devices][simulator]") {
  Recording recording;
  for (int i = 0; i < 12'000; ++i) {
    recording.timeS.push_back(i / 100.0);
    recording.head.push_back(simulatedHead(i / 100.0));
    recording.thorax.push_back(simulatedThorax(i / 100.0));
  }
  findGaps(recording);
  const auto alignment = alignByGravityAndNods(recording, WorldUp::Z);
  REQUIRE(alignment.ok());
  const auto angles = neckAngles(recording, alignment->frame, alignment->firstFree);
  const auto extremes = [&](double NeckAngles::*axis) {
    const auto [low, high] = std::minmax_element(angles.begin(), angles.end(),
                                                 [axis](const auto& a, const auto& b) { return a.*axis < b.*axis; });
    return std::pair((*low).*axis, (*high).*axis);
  };
  // The thorax sways by half a degree meanwhile.
  CHECK_THAT(extremes(&NeckAngles::flexionExtensionDeg).first, WithinAbs(-50, 1.5));
  CHECK_THAT(extremes(&NeckAngles::flexionExtensionDeg).second, WithinAbs(60, 1.5));
  CHECK_THAT(extremes(&NeckAngles::lateralFlexionDeg).first, WithinAbs(-40, 1.5));
  CHECK_THAT(extremes(&NeckAngles::lateralFlexionDeg).second, WithinAbs(42, 1.5));
  CHECK_THAT(extremes(&NeckAngles::axialRotationDeg).first, WithinAbs(-64, 1.5));
  CHECK_THAT(extremes(&NeckAngles::axialRotationDeg).second, WithinAbs(68, 1.5));
}
