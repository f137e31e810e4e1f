#include "assessment/runner/hold_detector.h"

#include "assessment/runner/replay.h"
#include "assessment/tests/test_library.h"
#include "tests/assessment/runner/simulated_patient.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::assessment;
using Catch::Matchers::WithinAbs;
using test::SimulatedPatient;

namespace {

const StructuredTest& ccft() {
  return *TestLibrary::shipped()->test("test.ccft");
}

Replay replayed(const SimulatedPatient& patient) {
  const auto replay = replayHolds(patient.recording(), ccft(), *core::Catalogue::shipped(), {});
  REQUIRE(replay.ok());
  return *replay;
}

/// One hold at `level` of `seconds`, reached and left in a step.
void hold(SimulatedPatient& patient, double level, double seconds, double restS = 4) {
  patient.pressure(level, seconds);
  patient.pressure(20, restS);
}

double valueOf(const Replay& replay, const std::string& measure) {
  for (const core::Measurement& one : replay.outcome.measurements) {
    if (one.measure == measure) return one.value;
  }
  return -1;
}

}  // namespace

TEST_CASE("A hold comes back with the times and the pressure it was made with", "[assessment][runner]") {
  for (const double rateHz : {20.0, 50.0, 100.0}) {
    SimulatedPatient patient(rateHz);
    patient.pressure(20, 3);
    const double startS = patient.nowS();
    patient.pressure(24, 10.5);
    const double endS = patient.nowS();
    patient.pressure(20, 5);
    const Replay replay = replayed(patient);
    REQUIRE(replay.attempts.size() == 1);
    const Attempt& found = replay.attempts.front();
    CHECK(found.slot.level == 24);
    CHECK_THAT(found.startS, WithinAbs(startS, 0.05));
    CHECK_THAT(found.endS, WithinAbs(endS, 0.05));
    CHECK_THAT(*found.mean, WithinAbs(24, 0.1));
    CHECK_THAT(*found.sd, WithinAbs(0, 0.01));
    CHECK(found.counted);
    CHECK(found.reason.empty());
  }
}

TEST_CASE("Between two samples the edge of the band is where the straight line passes it", "[assessment][runner]") {
  SimulatedPatient patient(100);
  patient.pressure(20, 2);
  const double rampS = patient.nowS();
  patient.pressureRamp(26, 1.5);  // 4 mmHg a second: the band of 26 begins 1.25 s later
  patient.pressure(26, 10);
  const double downS = patient.nowS();
  patient.pressureRamp(20, 1.5);
  patient.pressure(20, 3);
  const Replay replay = replayed(patient);
  REQUIRE(replay.attempts.size() == 1);
  CHECK_THAT(replay.attempts[0].startS, WithinAbs(rampS + 1.25, 0.011));
  CHECK_THAT(replay.attempts[0].endS, WithinAbs(downS + 0.25, 0.011));
}

TEST_CASE("Noise moves a hold by less than the stated limits", "[assessment][runner]") {
  // 0.3 mmHg is more than an air cell makes: 0.2 s of each edge, 0.1 mmHg of the mean.
  for (unsigned seed = 1; seed <= 20; ++seed) {
    SimulatedPatient patient(50, 0.3, seed);
    patient.pressure(20, 3);
    const double startS = patient.nowS();
    patient.pressure(24, 11);
    const double endS = patient.nowS();
    patient.pressure(20, 5);
    const Replay replay = replayed(patient);
    REQUIRE(replay.attempts.size() == 1);
    CHECK_THAT(replay.attempts[0].startS, WithinAbs(startS, 0.2));
    CHECK_THAT(replay.attempts[0].endS, WithinAbs(endS, 0.2));
    CHECK_THAT(*replay.attempts[0].mean, WithinAbs(24, 0.1));
    CHECK_THAT(*replay.attempts[0].sd, WithinAbs(0.3, 0.06));
    CHECK(replay.attempts[0].counted);
  }
}

TEST_CASE("What ends a hold early is said", "[assessment][runner]") {
  SimulatedPatient patient(50);
  patient.pressure(20, 3);

  SECTION("a drop of less than a second is forgiven") {
    patient.pressure(24, 5);
    patient.pressure(22.5, 0.8);
    hold(patient, 24, 5);
    const Replay replay = replayed(patient);
    REQUIRE(replay.attempts.size() == 1);
    CHECK(replay.attempts[0].counted);
    CHECK_THAT(replay.attempts[0].heldS(), WithinAbs(10.8, 0.05));
  }
  SECTION("a longer one ends it where it fell") {
    patient.pressure(24, 6);
    patient.pressure(22.5, 1.5);
    patient.pressure(20, 4);
    const Replay replay = replayed(patient);
    REQUIRE(replay.attempts.size() == 1);
    CHECK_FALSE(replay.attempts[0].counted);
    CHECK(replay.attempts[0].reason == "pressure_fall");
    CHECK_THAT(replay.attempts[0].heldS(), WithinAbs(6, 0.05));
  }
  SECTION("going on without a return to the baseline is no hold of its own") {
    patient.pressure(24, 3);
    patient.pressure(22.5, 1.5);
    hold(patient, 24, 11);
    const Replay replay = replayed(patient);
    REQUIRE(replay.attempts.size() == 2);
    CHECK(replay.attempts[0].reason == "pressure_fall");
    CHECK(replay.attempts[1].reason == "no_return");
    CHECK_FALSE(replay.attempts[1].counted);
  }
  SECTION("too high for a second") {
    patient.pressure(24, 6);
    patient.pressure(27.5, 1.5);
    patient.pressure(20, 4);
    const Replay replay = replayed(patient);
    REQUIRE(replay.attempts.size() == 1);
    CHECK(replay.attempts[0].reason == "overshoot");
  }
  SECTION("missing samples") {
    patient.pressure(24, 6);
    patient.gap(0.5);
    hold(patient, 24, 6);
    const Replay replay = replayed(patient);
    REQUIRE(replay.attempts.size() == 1);
    CHECK_FALSE(replay.attempts[0].counted);
    CHECK(replay.attempts[0].reason == "gap");
    CHECK_THAT(replay.attempts[0].heldS(), WithinAbs(12.5, 0.05));
  }
  SECTION("the recording is over") {
    patient.pressure(24, 6);
    const Replay replay = replayed(patient);
    REQUIRE(replay.attempts.size() == 1);
    CHECK(replay.attempts[0].reason == "recording_end");
  }
}

TEST_CASE("Totals of the craniocervical test need their protocol", "[assessment][runner]") {
  SimulatedPatient patient(20);
  patient.pressure(20, 3);
  for (const double level : {22.0, 24.0, 26.0}) {
    for (int i = 0; i < 3; ++i) hold(patient, level, 10.5);
  }
  SECTION("without ten holds there is no index") {
    hold(patient, 28, 4);
    hold(patient, 28, 4);
    const Replay replay = replayed(patient);
    CHECK(valueOf(replay, "ccft.highest_pressure") == 26);
    CHECK(valueOf(replay, "ccft.activation_score") == 6);
    CHECK(valueOf(replay, "ccft.performance_index") == -1);
    CHECK(replay.outcome.withheld.at("ccft.performance_index") == "ten holds at the highest level were not offered");
    CHECK(replay.outcome.withheld.contains("ccft.cumulative_index"));
  }
  SECTION("seven of ten at 26 (worked example C1)") {
    for (int i = 0; i < 10; ++i) hold(patient, 26, i < 7 ? 10.5 : 5);
    const Replay replay = replayed(patient);
    CHECK(valueOf(replay, "ccft.highest_pressure") == 26);
    CHECK(valueOf(replay, "ccft.performance_index") == 42);
    CHECK(valueOf(replay, "ccft.cumulative_index") == -1);
  }
}

TEST_CASE("Ten holds at every level make the cumulative index", "[assessment][runner]") {
  SimulatedPatient patient(20);  // worked example C2
  patient.pressure(20, 3);
  for (int i = 0; i < 10; ++i) hold(patient, 22, 10.5);
  for (int i = 0; i < 10; ++i) hold(patient, 24, 10.5);
  for (int i = 0; i < 10; ++i) hold(patient, 26, i < 6 ? 10.5 : 3);
  const Replay replay = replayed(patient);
  CHECK(valueOf(replay, "ccft.cumulative_index") == 96);
  CHECK(valueOf(replay, "ccft.performance_index") == 36);
}

TEST_CASE("A recording without pressure has no holds", "[assessment][runner]") {
  SimulatedPatient patient(50);
  patient.still(3);
  const auto replay = replayHolds(patient.recording(), ccft(), *core::Catalogue::shipped(), {});
  REQUIRE_FALSE(replay.ok());
  CHECK(replay.error().text().find("pressure_mmHg") != std::string::npos);
}
