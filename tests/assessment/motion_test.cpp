// Movements of known angles come back from what sensors record of them.
#include <algorithm>
#include <cmath>
#include <optional>
#include <random>

#include "assessment/signals/range_of_motion.h"
#include "tests/assessment/signal_samples.h"
#include "tests/support/catch_compat.h"

using namespace cervica::assessment;
using Catch::Matchers::WithinAbs;
using cervica::tests::MovingHead;

namespace {

void checkSame(const std::vector<NeckAngles>& found, const std::vector<NeckAngles>& truth, std::size_t first) {
  double worst = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    worst = std::max({worst, std::abs(found[i].flexionExtensionDeg - truth[first + i].flexionExtensionDeg),
                      std::abs(found[i].lateralFlexionDeg - truth[first + i].lateralFlexionDeg),
                      std::abs(found[i].axialRotationDeg - truth[first + i].axialRotationDeg)});
  }
  CHECK(worst < 1e-6);
}

/// Three repetitions each of flexion, rotation to the left with coupled lateral flexion, and lateral flexion.
MovingHead examination() {
  MovingHead head;
  head.rest(2.2);
  for (const double deg : {50.0, 52.0, 54.0}) head.reach({-deg, 0, 2});
  for (const double deg : {70.0, 71.0, 72.0}) head.reach({-5, 12, deg});
  for (const double deg : {40.0, 40.0, 40.0}) head.reach({3, -deg, 15});
  return head;
}

constexpr Quaternion kSomehow{0.5, 0.5, -0.5, 0.5};

}  // namespace

TEST_CASE("Angles come back from two sensors, whatever the neutral posture and the mounting on the head",
          "[assessment][signals]") {
  const MovingHead head = examination();
  const Recording recording = head.recorded(rotationOf({-10, 5, 25}), kSomehow, {}, true, rotationOf({0, 0, 130}));
  const NeckFrame frame = anatomicalFrame(recording).value();
  CHECK(frame.reference == NeckFrame::Reference::Thorax);
  CHECK(frame.neutralSpreadDeg < 1e-5);
  checkSame(neckAngles(recording, frame), head.angles, 0);
}

TEST_CASE("With one sensor the world is the thorax, or the neutral head where the world cannot be",
          "[assessment][signals]") {
  const MovingHead head = examination();
  const Recording straight = head.recorded(rotationOf({-10, 5, 15}), {}, {}, false);
  CHECK(anatomicalFrame(straight)->reference == NeckFrame::Reference::World);
  checkSame(neckAngles(straight, *anatomicalFrame(straight)), head.angles, 0);
  const Recording turned = head.recorded({}, {}, {}, false, rotationOf({0, 0, 130}));
  CHECK(anatomicalFrame(turned)->reference == NeckFrame::Reference::NeutralHead);
  checkSame(neckAngles(turned, *anatomicalFrame(turned)), head.angles, 0);
}

TEST_CASE("Three nods and gravity give the axes of sensors mounted anyhow", "[assessment][signals]") {
  MovingHead head;
  head.rest(2.2);
  for (int i = 0; i < 3; ++i) head.reach({-25, 0, 0});
  const std::size_t nods = head.angles.size();
  for (int i = 0; i < 3; ++i) head.reach({-4, 8, -60});
  const auto zUp = Quaternion{std::sqrt(0.5), std::sqrt(0.5), 0, 0};  // turns a world with Y up into one with Z up
  for (const bool withThorax : {true, false}) {
    for (const WorldUp up : {WorldUp::Y, WorldUp::Z}) {
      Quaternion heading = rotationOf({0, 0, -77});
      if (up == WorldUp::Z) heading = zUp * heading;
      const Recording recording =
          head.recorded(rotationOf({-8, 3, 6}), kSomehow, rotationOf({80, 20, -140}), withThorax, heading);
      const NodAlignment aligned = alignByGravityAndNods(recording, up).value();
      CHECK(aligned.firstFree <= nods);
      CHECK(aligned.nodShare > 0.999);
      CHECK(aligned.nodTiltDeg < 0.001);
      checkSame(neckAngles(recording, aligned.frame, aligned.firstFree), head.angles, aligned.firstFree);
    }
  }
}

TEST_CASE("An alignment is refused without stillness, without three nods, and about a wrong axis",
          "[assessment][signals]") {
  MovingHead restless;
  restless.moveTo({-30, 0, 0}, 1);
  restless.rest(3);
  CHECK(alignByGravityAndNods(restless.recorded({}, {}, {}, false)).error().text().find("not still") !=
        std::string::npos);
  MovingHead two;
  two.rest(2.2);
  for (int i = 0; i < 2; ++i) two.reach({-25, 0, 0});
  CHECK(alignByGravityAndNods(two.recorded({}, {}, {}, false)).error().text().find("three nods") != std::string::npos);
  MovingHead turning;
  turning.rest(2.2);
  for (int i = 0; i < 3; ++i) turning.reach({0, 0, 40});
  CHECK(alignByGravityAndNods(turning.recorded({}, {}, {}, false)).error().text().find("not horizontal") !=
        std::string::npos);
  MovingHead mixed;
  mixed.rest(2.2);
  for (int i = 0; i < 3; ++i) mixed.reach({-35, 0, i % 2 == 0 ? 22.0 : -22.0});
  CHECK(alignByGravityAndNods(mixed.recorded({}, {}, {}, false)).error().text().find("common axis") !=
        std::string::npos);
}

TEST_CASE("Movements are found with direction, end range, times and speed", "[assessment][signals]") {
  const MovingHead head = examination();
  const Recording recording = head.recorded({}, {}, {}, true);
  const MotionSeries series = motionSeries(recording, neckAngles(recording, *anatomicalFrame(recording)));
  const std::vector<Movement> movements = findMovements(series);
  REQUIRE(movements.size() == 9);
  const std::vector<double> peaks = {50, 52, 54, 70, 71, 72, 40, 40, 40};
  for (std::size_t i = 0; i < movements.size(); ++i) {
    INFO("movement " << i);
    const Movement& one = movements[i];
    CHECK(one.direction == (i < 3   ? NeckDirection::Flexion
                            : i < 6 ? NeckDirection::RotationLeft
                                    : NeckDirection::LateralFlexionLeft));
    CHECK_THAT(one.peakDeg, WithinAbs(peaks[i], 0.1));
    const double startS = 2.2 + 3.6 * static_cast<double>(i);
    CHECK_THAT(series.timeS[one.start], WithinAbs(startS, 0.15));  // a minimum-jerk path starts imperceptibly
    CHECK_THAT(series.timeS[one.arrival], WithinAbs(startS + 1, 0.15));
    CHECK_THAT(series.timeS[one.end], WithinAbs(startS + 2.6, 0.15));
    if (i < 3) CHECK_THAT(one.peakSpeedDegS, WithinAbs(1.875 * std::hypot(peaks[i], 2), 0.5));
    CHECK(one.speedPeaks == std::optional<std::size_t>(1));
    CHECK_THAT(one.sparc.value(), WithinAbs(-1.4, 0.1));
    CHECK_FALSE(one.spansGap);
  }
  CHECK_THAT(movements[3].conjunctDeg.lateralFlexionDeg, WithinAbs(12, 0.1));
  CHECK_THAT(movements[3].conjunctDeg.flexionExtensionDeg, WithinAbs(-5, 0.1));
  CHECK(movements[3].conjunctDeg.axialRotationDeg == 0);
  CHECK_THAT(movements[3].outOfPlaneDeg, WithinAbs(12, 0.2));

  const std::vector<DirectionSummary> sums = summarise(movements);
  REQUIRE(sums.size() == 3);
  CHECK(sums[0].direction == NeckDirection::Flexion);
  CHECK(sums[0].complete());
  CHECK_THAT(sums[0].meanPeakDeg, WithinAbs(52, 0.1));
  CHECK_THAT(sums[0].variationPercent.value(), WithinAbs(100 * 2.0 / 52, 0.1));
  CHECK_THAT(sums[0].largestPeakDeg, WithinAbs(54, 0.1));

  const Movement moved =
      measureMovement(series, NeckDirection::Flexion, movements[0].start, movements[0].peak - 60, movements[0].end);
  CHECK(moved.peakDeg < movements[0].peakDeg);
}

TEST_CASE("A turn through neutral without a pause has range and speed but no smoothness", "[assessment][signals]") {
  MovingHead head;
  head.rest(2.2);
  head.moveTo({0, 0, 60}, 1);
  head.moveTo({0, 0, -50}, 1);
  head.moveTo({}, 1);
  const Recording recording = head.recorded({}, {}, {}, true);
  const auto movements = findMovements(motionSeries(recording, neckAngles(recording, *anatomicalFrame(recording))));
  REQUIRE(movements.size() == 2);
  CHECK(movements[0].direction == NeckDirection::RotationLeft);
  CHECK(movements[0].sparc);
  CHECK(movements[1].direction == NeckDirection::RotationRight);
  CHECK_THAT(movements[1].peakDeg, WithinAbs(50, 0.1));
  CHECK_THAT(movements[1].peakSpeedDegS, WithinAbs(1.875 * 110, 1));
  CHECK_FALSE(movements[1].sparc);
  CHECK_FALSE(movements[1].ldlj);
  CHECK_FALSE(movements[1].speedPeaks);
}

TEST_CASE("Two repetitions make no coefficient of variation", "[assessment][signals]") {
  Movement a;
  a.peakDeg = 40;
  Movement b;
  b.peakDeg = 42;
  const auto sums = summarise(std::vector<Movement>{a, b});
  REQUIRE(sums.size() == 1);
  CHECK_FALSE(sums[0].complete());
  CHECK_FALSE(sums[0].variationPercent);
}

TEST_CASE("Noise of a fifth of a degree leaves the movements and half a degree of error", "[assessment][signals]") {
  MovingHead head = examination();
  const std::vector<double> peaks = {50, 52, 54, 70, 71, 72, 40, 40, 40};
  std::mt19937 dice(20260301);
  std::normal_distribution<double> noise(0, 0.2);
  for (NeckAngles& one : head.angles) {
    one.flexionExtensionDeg += noise(dice);
    one.lateralFlexionDeg += noise(dice);
    one.axialRotationDeg += noise(dice);
  }
  const Recording recording = head.recorded({}, {}, {}, true);
  const auto movements = findMovements(motionSeries(recording, neckAngles(recording, *anatomicalFrame(recording))));
  REQUIRE(movements.size() == peaks.size());
  for (std::size_t i = 0; i < peaks.size(); ++i) CHECK_THAT(movements[i].peakDeg, WithinAbs(peaks[i], 0.5));
}

TEST_CASE("A movement across a gap is marked and makes no mean", "[assessment][signals]") {
  Recording recording = examination().recorded({}, {}, {}, true);
  const auto cut = [](auto& column) { column.erase(column.begin() + 240, column.begin() + 260); };
  cut(recording.timeS);
  cut(recording.head);
  cut(recording.thorax);
  findGaps(recording);
  REQUIRE(recording.quality.gaps == 1);
  CHECK_THAT(recording.quality.longestGapS, WithinAbs(0.21, 1e-9));
  const auto movements = findMovements(motionSeries(recording, neckAngles(recording, *anatomicalFrame(recording))));
  REQUIRE(movements.size() == 9);
  CHECK(movements[0].spansGap);
  CHECK_FALSE(movements[0].sparc);
  CHECK_FALSE(movements[1].spansGap);
  CHECK(summarise(movements)[0].repetitions == 2);
}
