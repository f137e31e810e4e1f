#include "assessment/runner/test_runner.h"

#include <algorithm>
#include <set>

#include "assessment/runner/replay.h"
#include "assessment/runner/test_outcome.h"
#include "assessment/tests/test_library.h"
#include "tests/assessment/runner/examiner.h"
#include "tests/assessment/runner/simulated_patient.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::assessment;
using Catch::Matchers::WithinAbs;
using test::Examiner;
using test::SimulatedPatient;

namespace {

const core::Catalogue& catalogue() {
  return *core::Catalogue::shipped();
}
const StructuredTest& definition(const std::string& id) {
  const StructuredTest* test = TestLibrary::shipped()->test(id);
  REQUIRE(test != nullptr);
  return *test;
}

TestOutcome outcomeOf(const TestRunner& runner) {
  return outcome(runner.test(), runner.attempts(), runner.ended(), catalogue());
}

std::vector<double> valuesOf(const TestOutcome& outcome, const std::string& measure,
                             std::optional<core::Side> side = std::nullopt) {
  std::vector<double> values;
  for (const core::Measurement& one : outcome.measurements) {
    if (one.measure == measure && one.side == side) values.push_back(one.value);
  }
  return values;
}

void skipTo(Examiner& examiner, const TestRunner& runner, const std::string& phase) {
  while (!runner.finished() && runner.test().phases[runner.view().phase].id != phase) {
    examiner.act(PhaseSkipped{});
  }
  REQUIRE_FALSE(runner.finished());
}

/// The stream of an examination from the neutral position on; neutral is asked for after half a second.
void moveAfterNeutral(Examiner& examiner, const TestRunner& runner, const SimulatedPatient& patient) {
  skipTo(examiner, runner, "neutral");
  const auto& samples = patient.samples();
  examiner.feed({samples.begin(), samples.begin() + 50});
  examiner.press();
  examiner.feed({samples.begin() + 50, samples.end()});
}

}  // namespace

TEST_CASE("Every shipped test runs to its end with keys alone and gives each entered measure", "[assessment][runner]") {
  for (const StructuredTest& test : TestLibrary::shipped()->tests()) {
    CAPTURE(test.id);
    TestRunner runner(test, catalogue());
    Examiner examiner(runner);
    CHECK(examiner.finish() > 0);
    CHECK(runner.ended() == "completed");
    const TestOutcome result = outcomeOf(runner);
    std::set<std::string> measured;
    for (const core::Measurement& one : result.measurements) measured.insert(one.measure);
    for (const std::string& id : test.measures) {
      const core::Measure& measure = *catalogue().measure(id);
      if (!measure.entered()) continue;
      CAPTURE(id);
      // Either a value, or a sentence that says why there is none.
      CHECK(measured.contains(id) != result.withheld.contains(id));
      if (!measured.contains(id)) CHECK_FALSE(result.withheld.at(id).empty());
    }
    CHECK_FALSE(measured.empty());
  }
}

TEST_CASE("Trials are as many as the phases ask for, side by side", "[assessment][runner]") {
  TestRunner runner(definition("test.cervical_arom"), catalogue());
  Examiner examiner(runner);
  examiner.number = 44;
  examiner.finish();
  const TestOutcome result = outcomeOf(runner);
  CHECK(valuesOf(result, "rom.cervical.flexion") == std::vector<double>{44, 44, 44});
  CHECK(valuesOf(result, "rom.cervical.rotation", core::Side::Left).size() == 3);
  CHECK(valuesOf(result, "rom.cervical.rotation", core::Side::Right).size() == 3);
}

TEST_CASE("A craniocervical test by hand: misses, a hold once more, ten holds", "[assessment][runner]") {
  TestRunner runner(definition("test.ccft"), catalogue());
  Examiner examiner(runner);
  skipTo(examiner, runner, "stage2_find");
  const auto good = [&] {
    while (runner.view().activity == Activity::Resting) examiner.wait(runner.view().restS + 0.01);
    REQUIRE(runner.view().activity == Activity::Ready);
    examiner.press();
    examiner.wait(10.01);
  };
  const auto bad = [&] {
    while (runner.view().activity == Activity::Resting) examiner.wait(runner.view().restS + 0.01);
    examiner.press();
    examiner.wait(4);
    examiner.act(EndedBy{"compensation"});
  };
  for (int i = 0; i < 3; ++i) good();
  CHECK(runner.levelHeld() == 22);
  CHECK(runner.view().slot.level == 24);
  good();
  bad();  // is offered once more
  good();
  good();
  CHECK(runner.levelHeld() == 24);
  CHECK(runner.view().slot.level == 26);
  bad();
  bad();  // two misses at one level end the search
  CHECK(definition("test.ccft").phases[runner.view().phase].id == "level_rest");
  examiner.wait(11);
  CHECK(runner.view().slot.level == 24);
  CHECK(runner.view().slot.repetitions == 10);
  for (int i = 0; i < 10; ++i) i < 7 ? good() : bad();
  examiner.finish();
  const TestOutcome result = outcomeOf(runner);
  CHECK(valuesOf(result, "ccft.highest_pressure") == std::vector<double>{24});
  CHECK(valuesOf(result, "ccft.activation_score") == std::vector<double>{4});
  CHECK(valuesOf(result, "ccft.performance_index") == std::vector<double>{28});
  CHECK(result.withheld.contains("ccft.cumulative_index"));
}

TEST_CASE("The examiner's judgement goes before the program's", "[assessment][runner]") {
  TestRunner runner(definition("test.ccft"), catalogue());
  Examiner examiner(runner);
  skipTo(examiner, runner, "stage2_find");
  examiner.press();
  examiner.wait(10.01);
  REQUIRE(runner.attempts().size() == 1);
  CHECK(runner.attempts()[0].stands());
  examiner.act(Overruled{0, false});
  CHECK_FALSE(runner.attempts()[0].stands());
  CHECK_FALSE(runner.levelHeld().has_value());
  examiner.act(Overruled{0, true});
  CHECK_FALSE(runner.attempts()[0].overruled.has_value());  // the program says the same
  CHECK(runner.marks().size() == 2);
  examiner.act(Undone{});
  CHECK_FALSE(runner.attempts()[0].stands());
  examiner.act(Undone{});
  CHECK(runner.attempts()[0].stands());
  examiner.act(Overruled{7, true});  // there is no such hold
  CHECK(runner.attempts().size() == 1);
}

TEST_CASE("One undo takes back one step", "[assessment][runner]") {
  TestRunner runner(definition("test.deep_neck_flexor_endurance"), catalogue());
  Examiner examiner(runner);
  skipTo(examiner, runner, "hold_1");
  examiner.press();
  examiner.wait(20);
  examiner.press();  // stopped
  CHECK(runner.view().activity == Activity::Deciding);
  examiner.wait(5);
  examiner.act(EndedBy{"tuck_lost"});
  REQUIRE(runner.attempts().size() == 1);
  CHECK_THAT(*runner.attempts()[0].value, WithinAbs(20, 1e-9));
  CHECK(runner.attempts()[0].reason == "tuck_lost");
  examiner.act(Undone{});
  CHECK(runner.attempts().empty());
  CHECK(runner.view().activity == Activity::Ready);
  CHECK(runner.test().phases[runner.view().phase].id == "hold_1");
}

TEST_CASE("A stop keeps what was done and says why", "[assessment][runner]") {
  TestRunner runner(definition("test.deep_neck_flexor_endurance"), catalogue());
  Examiner examiner(runner);
  skipTo(examiner, runner, "hold_1");
  examiner.press();
  examiner.wait(20);
  examiner.act(EndedBy{"head_on_hand"});
  examiner.wait(400);
  examiner.press();
  examiner.wait(3);
  examiner.act(Stopped{"patient_stop"});
  CHECK(runner.finished());
  CHECK(runner.ended() == "patient_stop");
  REQUIRE(runner.attempts().size() == 2);
  CHECK_FALSE(runner.attempts()[1].counted);
  CHECK_THAT(runner.attempts()[1].heldS(), WithinAbs(3, 1e-9));
  const TestOutcome result = outcomeOf(runner);
  REQUIRE(result.measurements.size() == 1);
  CHECK(result.measurements[0].note.find("test stopped: Patient stops") != std::string::npos);
  examiner.act(Undone{});
  CHECK_FALSE(runner.finished());
}

TEST_CASE("Symptoms end the test, not just the repetition", "[assessment][runner]") {
  TestRunner runner(definition("test.ccft"), catalogue());
  Examiner examiner(runner);
  skipTo(examiner, runner, "stage2_find");
  examiner.press();
  examiner.wait(3);
  examiner.act(EndedBy{"symptoms"});
  CHECK(runner.ended() == "symptoms");
}

TEST_CASE("A ceiling ends a stopwatch by itself, to the moment", "[assessment][runner]") {
  TestRunner runner(definition("test.deep_neck_flexor_endurance"), catalogue());
  Examiner examiner(runner);
  skipTo(examiner, runner, "hold_1");
  examiner.press();
  examiner.wait(1000);
  REQUIRE(runner.attempts().size() == 1);
  CHECK(runner.attempts()[0].reason == "ceiling");
  CHECK(*runner.attempts()[0].value == 180);
}

TEST_CASE("Compensations and pain belong to the hold in which they were seen", "[assessment][runner]") {
  TestRunner runner(definition("test.ccft"), catalogue());
  Examiner examiner(runner);
  skipTo(examiner, runner, "stage2_find");
  examiner.press();
  examiner.wait(3);
  examiner.act(Compensated{"jerky"});
  examiner.act(Compensated{"breath_hold"});
  examiner.act(Compensated{"breath_hold"});  // taken back
  examiner.act(Compensated{"no such"});
  examiner.act(PainRated{4});
  examiner.act(PainRated{11});
  examiner.wait(7.1);
  REQUIRE(runner.attempts().size() == 1);
  CHECK(runner.attempts()[0].compensations == std::vector<std::string>{"jerky"});
  CHECK(runner.attempts()[0].pain == 4);
  REQUIRE(runner.marks().size() == 2);
  CHECK_THAT(runner.marks()[0].atS, WithinAbs(3, 1e-9));
  CHECK(runner.marks()[0].id == "jerky");
}

TEST_CASE("A craniocervical test on a live pressure gives what its recording gives", "[assessment][runner]") {
  SimulatedPatient patient(50, 0.1, 3);
  patient.pressure(20, 6);
  for (const double level : {22.0, 24.0, 26.0}) {
    for (int i = 0; i < 3; ++i) {
      patient.pressureRamp(level, 0.8);
      patient.pressure(level, level == 26 ? 5 : 11);
      patient.pressureRamp(20, 0.5);
      patient.pressure(20, 12);
    }
    if (level == 26) break;
  }
  TestRunner runner(definition("test.ccft"), catalogue());
  Examiner examiner(runner);
  skipTo(examiner, runner, "stage2_find");
  examiner.feed(patient.samples());
  const auto live = runner.attempts();
  const auto replay = replayHolds(patient.recording(), definition("test.ccft"), catalogue(), {});
  REQUIRE(replay.ok());
  REQUIRE(live.size() == 8);  // 3 + 3 and two misses
  REQUIRE(replay->attempts.size() == 9);
  for (std::size_t i = 0; i < live.size(); ++i) {
    CAPTURE(i);
    CHECK(live[i].slot.level == replay->attempts[i].slot.level);
    CHECK(live[i].counted == replay->attempts[i].counted);
    CHECK(live[i].reason == replay->attempts[i].reason);
    CHECK_THAT(live[i].startS, WithinAbs(replay->attempts[i].startS, 1e-9));
    CHECK_THAT(live[i].endS, WithinAbs(replay->attempts[i].endS, 1e-9));
    CHECK_THAT(*live[i].mean, WithinAbs(*replay->attempts[i].mean, 1e-9));
  }
  CHECK(runner.levelHeld() == 24);
  CHECK(valuesOf(replay->outcome, "ccft.highest_pressure") == std::vector<double>{24});
}

TEST_CASE("The cell is settled by its signal", "[assessment][runner]") {
  TestRunner runner(definition("test.ccft"), catalogue());
  Examiner examiner(runner);
  examiner.press();
  CHECK(runner.test().phases[runner.view().phase].id == "inflate");
  SimulatedPatient patient(20);
  patient.pressure(14, 2);
  patient.pressure(20.3, 6);
  examiner.feed(patient.samples());
  CHECK(runner.test().phases[runner.view().phase].id == "teach");
}

TEST_CASE("A sensor that falls silent in a hold leaves the trial open", "[assessment][runner]") {
  TestRunner runner(definition("test.ccft"), catalogue());
  Examiner examiner(runner);
  skipTo(examiner, runner, "stage2_find");
  SimulatedPatient patient(50);
  patient.pressure(20, 2);
  patient.pressure(22, 4);
  patient.gap(3);
  patient.pressure(22, 8);
  patient.pressure(20, 3);
  const auto& samples = patient.samples();
  const auto lost = std::find_if(samples.begin(), samples.end(), [](const Sample& s) { return s.timeS > 8; });
  examiner.feed({samples.begin(), lost});
  CHECK(runner.view().signal);
  examiner.wait(2.5);
  CHECK_FALSE(runner.view().signal);
  CHECK(runner.view().activity == Activity::Running);
  examiner.feed({lost, samples.end()});
  REQUIRE(runner.attempts().size() == 1);
  CHECK_FALSE(runner.attempts()[0].counted);
  CHECK(runner.attempts()[0].reason == "gap");
  examiner.act(Repeated{});
  CHECK(runner.attempts()[0].repeated);
  examiner.wait(5);
  CHECK(runner.view().slot.level == 22);
}

TEST_CASE("Range of motion from two sensors, live and replayed", "[assessment][runner]") {
  SimulatedPatient patient(100);
  patient.thoraxAt(rotationOf({5, -3, 40}));
  patient.still(4);
  const std::vector<NeckAngles> ways = {{-48, 0, 0}, {55, 0, 0}, {0, 38, 0}, {0, -41, 0}, {0, 0, -66}, {0, 0, 62}};
  for (const NeckAngles& way : ways) {
    for (int i = 0; i < 3; ++i) {
      patient.turnTo(way, 1.5);
      patient.still(1);
      patient.turnTo({}, 1.5);
      patient.still(6);
    }
  }
  TestRunner runner(definition("test.cervical_arom"), catalogue());
  Examiner examiner(runner);
  skipTo(examiner, runner, "neutral");
  examiner.feed({patient.samples().begin(), patient.samples().begin() + 50});
  CHECK(runner.view().signal);
  examiner.press();  // neutral is taken now
  examiner.feed({patient.samples().begin() + 50, patient.samples().end()});
  CHECK(runner.finished());
  const TestOutcome result = outcomeOf(runner);
  const auto expect = [&](const TestOutcome& of, const std::string& measure, std::optional<core::Side> side,
                          double deg) {
    CAPTURE(measure);
    const auto values = valuesOf(of, measure, side);
    REQUIRE(values.size() == 3);
    for (const double value : values) CHECK_THAT(value, WithinAbs(deg, 0.1));
  };
  const auto replay = replayMovements(patient.recording(), definition("test.cervical_arom"), catalogue(), {});
  REQUIRE(replay.ok());
  for (const TestOutcome* of : {&result, &replay->outcome}) {
    expect(*of, "rom.cervical.flexion", std::nullopt, 48);
    expect(*of, "rom.cervical.extension", std::nullopt, 55);
    expect(*of, "rom.cervical.lateral_flexion", core::Side::Right, 38);
    expect(*of, "rom.cervical.lateral_flexion", core::Side::Left, 41);
    expect(*of, "rom.cervical.rotation", core::Side::Right, 66);
    expect(*of, "rom.cervical.rotation", core::Side::Left, 62);
  }
  REQUIRE(replay->attempts.size() == runner.attempts().size());
  for (std::size_t i = 0; i < runner.attempts().size(); ++i) {
    CHECK_THAT(runner.attempts()[i].startS, WithinAbs(replay->attempts[i].startS, 0.05));
    CHECK_THAT(*runner.attempts()[i].value, WithinAbs(*replay->attempts[i].value, 1e-3));
    CHECK_THAT(runner.attempts()[i].movement->peakSpeedDegS,
               WithinAbs(replay->attempts[i].movement->peakSpeedDegS, 0.1));
  }
}

TEST_CASE("Sensors mounted anyhow find their axes from gravity and three nods, live", "[assessment][runner]") {
  SimulatedPatient patient(100);
  patient.still(3);
  for (int i = 0; i < 3; ++i) {
    patient.turnTo({-25, 0, 0}, 0.8);
    patient.turnTo({}, 0.8);
  }
  patient.still(2);
  patient.turnTo({-44, 0, 0}, 1.5);
  patient.turnTo({}, 1.5);
  patient.still(2);
  // Both sensors sit askew on head and chest.
  const Quaternion onHead = rotationOf({70, -20, 110}), onChest = rotationOf({-30, 15, 160});
  std::vector<Sample> samples = patient.samples();
  for (Sample& sample : samples) {
    sample.head = *sample.head * onHead;
    sample.thorax = *sample.thorax * onChest;
  }
  RunSettings settings;
  settings.alignment = Alignment::GravityNod;
  TestRunner runner(definition("test.cervical_arom"), catalogue(), settings);
  Examiner examiner(runner);
  skipTo(examiner, runner, "neutral");
  examiner.feed({samples.begin(), samples.begin() + 50});
  CHECK(runner.view().neutralWanted);
  examiner.press();
  CHECK(examiner.sounds().back().find("nod three times") != std::string::npos);
  examiner.feed({samples.begin() + 50, samples.end()});
  CHECK_FALSE(runner.view().neutralWanted);
  REQUIRE(runner.attempts().size() == 1);
  CHECK_THAT(*runner.attempts()[0].value, WithinAbs(44, 0.1));
}

TEST_CASE("Neutral is not taken of a head that moves", "[assessment][runner]") {
  SimulatedPatient patient(100);
  patient.turnTo({0, 0, 30}, 1);
  patient.turnTo({}, 1.5);
  patient.still(3);
  TestRunner runner(definition("test.joint_position_error"), catalogue());
  Examiner examiner(runner);
  skipTo(examiner, runner, "rotation_right");
  examiner.feed({patient.samples().begin(), patient.samples().begin() + 240});
  CHECK(runner.view().neutralWanted);
  examiner.feed({patient.samples().begin() + 240, patient.samples().end()});
  CHECK_FALSE(runner.view().neutralWanted);
  REQUIRE(runner.view().angles.has_value());
  CHECK_THAT(runner.view().angles->axialRotationDeg, WithinAbs(0, 0.5));
}

TEST_CASE("The end of range is where the examiner puts the marker", "[assessment][runner]") {
  SimulatedPatient patient(100);
  patient.still(4);
  patient.turnTo({-40, 0, 0}, 2);
  patient.turnTo({}, 2);
  patient.still(3);
  TestRunner runner(definition("test.cervical_arom"), catalogue());
  Examiner examiner(runner);
  moveAfterNeutral(examiner, runner, patient);
  REQUIRE(runner.attempts().size() == 1);
  CHECK_THAT(*runner.attempts()[0].value, WithinAbs(40, 0.1));
  examiner.act(MarkerMoved{0, 4.99});  // half way: the minimum-jerk way is at its middle
  CHECK_THAT(*runner.attempts()[0].value, WithinAbs(20, 0.3));
  examiner.act(MarkerMoved{0, 500});  // not within the movement
  CHECK_THAT(*runner.attempts()[0].value, WithinAbs(20, 0.3));
  examiner.act(Undone{});
  CHECK_THAT(*runner.attempts()[0].value, WithinAbs(40, 0.1));
}

TEST_CASE("A turn the wrong way is no repetition", "[assessment][runner]") {
  SimulatedPatient patient(100);
  patient.still(4);
  patient.turnTo({0, 0, 50}, 2);
  patient.turnTo({}, 2);
  patient.still(3);
  TestRunner runner(definition("test.cervical_arom"), catalogue());
  Examiner examiner(runner);
  moveAfterNeutral(examiner, runner, patient);
  CHECK(runner.attempts().empty());
}

TEST_CASE("Repositioning errors come back, live and replayed", "[assessment][runner]") {
  // Overshoot positive: coming back from the right, further left than the start is too far.
  const std::vector<double> errors = {3, -2, 4, 1, -1, 5};  // worked example A7
  SimulatedPatient patient(100);
  patient.still(3);
  patient.mark();
  for (const double error : errors) {
    patient.still(0.5);
    patient.turnTo({0, 0, -55}, 1.2);
    patient.turnTo({0, 0, error}, 1.5);
    patient.still(0.6);
    patient.mark();
    patient.turnTo({}, 1);
    patient.still(6);
  }
  const StructuredTest& test = definition("test.joint_position_error");
  const auto replay = replayRepositionings(patient.recording(), test, catalogue(), {});
  REQUIRE(replay.ok());
  REQUIRE(replay->attempts.size() == 6);
  for (std::size_t i = 0; i < 6; ++i) CHECK_THAT(*replay->attempts[i].errorDeg, WithinAbs(errors[i], 0.1));
  const auto values = valuesOf(replay->outcome, "movement.jpe.rotation", core::Side::Right);
  REQUIRE(values.size() == 6);
  double mean = 0;
  for (const double value : values) mean += value / 6;
  CHECK_THAT(mean, WithinAbs(2.6667, 0.1));

  TestRunner runner(test, catalogue());
  Examiner examiner(runner);
  examiner.press();
  std::vector<Sample> samples = patient.samples();
  for (Sample& sample : samples) sample.mark = false;
  std::size_t at = 0;
  const auto until = [&](double timeS) {
    std::vector<Sample> part;
    for (; at < samples.size() && samples[at].timeS <= timeS; ++at) part.push_back(samples[at]);
    examiner.feed(part);
  };
  std::vector<double> marks;
  for (const Sample& sample : patient.samples()) {
    if (sample.mark) marks.push_back(sample.timeS);
  }
  until(marks[0]);
  examiner.press();  // start
  for (std::size_t i = 1; i < marks.size(); ++i) {
    until(marks[i]);
    examiner.press();  // "here"
    until(marks[i] + 6.5);
    examiner.press();
  }
  REQUIRE(runner.attempts().size() == 6);
  for (std::size_t i = 0; i < 6; ++i) CHECK_THAT(*runner.attempts()[i].errorDeg, WithinAbs(errors[i], 0.1));
}

TEST_CASE("Force: peak, steadiness of the second half, torque by the lever arm", "[assessment][runner]") {
  TestRunner runner(definition("test.neck_isometric_strength"), catalogue());
  Examiner examiner(runner);
  skipTo(examiner, runner, "flexion");
  SimulatedPatient patient(100, 1, 5);
  patient.force(0, 1);
  examiner.feed(patient.samples());
  examiner.press();
  SimulatedPatient pull(100, 1, 6);
  pull.force(60, 2.9);
  pull.force(90, 4);
  std::vector<Sample> samples = pull.samples();
  for (Sample& sample : samples) sample.timeS += 1;
  examiner.feed(samples);
  REQUIRE(runner.attempts().size() == 1);
  const Attempt& attempt = runner.attempts()[0];
  CHECK_THAT(*attempt.mean, WithinAbs(90, 0.3));
  CHECK_THAT(*attempt.variationPercent, WithinAbs(100.0 / 90, 0.2));
  CHECK(*attempt.value == *attempt.peak);
  CHECK_THAT(*attempt.value, WithinAbs(93, 2));
}

TEST_CASE("Fast turns give speed and smoothness of each turn", "[assessment][runner]") {
  SimulatedPatient patient(100);
  patient.still(3);
  for (int i = 0; i < 3; ++i) {
    patient.turnTo({0, 0, -70}, 0.8);
    patient.still(1);
    patient.turnTo({}, 1.5);
    patient.still(21);
  }
  TestRunner runner(definition("test.fast_rotation"), catalogue());
  Examiner examiner(runner);
  examiner.press();
  examiner.feed(patient.samples());
  CHECK(runner.finished());
  const TestOutcome result = outcomeOf(runner);
  const auto peaks = valuesOf(result, "movement.peak_speed.rotation");
  REQUIRE(peaks.size() == 3);
  // A minimum-jerk way peaks at 1.875 times its mean speed.
  for (const double peak : peaks) CHECK_THAT(peak, WithinAbs(1.875 * 70 / 0.8, 1));
  CHECK(valuesOf(result, "movement.smoothness.sparc").size() == 3);
  CHECK(valuesOf(result, "movement.smoothness.ldlj").size() == 3);
}

TEST_CASE("One grade of both elevations: obvious if either is, subtle if both are", "[assessment][runner]") {
  const auto graded = [](double flexion, double abduction) {
    TestRunner runner(definition("test.scapular_dyskinesis"), catalogue());
    Examiner examiner(runner);
    skipTo(examiner, runner, "rate_flexion");
    examiner.act(Entered{flexion});
    examiner.act(Entered{flexion});
    skipTo(examiner, runner, "rate_abduction");
    examiner.act(Entered{abduction});
    examiner.act(Entered{abduction});
    examiner.act(Stopped{"examiner_stop"});
    return valuesOf(outcomeOf(runner), "scapula.dyskinesis", core::Side::Left);
  };
  CHECK(graded(2, 0) == std::vector<double>{2});
  CHECK(graded(0, 2) == std::vector<double>{2});
  CHECK(graded(1, 1) == std::vector<double>{1});
  CHECK(graded(1, 0) == std::vector<double>{0});
  CHECK(graded(0, 0) == std::vector<double>{0});
}

TEST_CASE("The metronome counts five elevations of six seconds", "[assessment][runner]") {
  TestRunner runner(definition("test.scapular_dyskinesis"), catalogue());
  Examiner examiner(runner);
  skipTo(examiner, runner, "flexion");
  examiner.press();
  std::size_t before = examiner.sounds().size();
  for (int i = 0; i < 300; ++i) examiner.wait(0.1);
  CHECK(runner.test().phases[runner.view().phase].id == "rate_flexion");
  CHECK(examiner.sounds().size() - before >= 9);  // a tick each three seconds
}

TEST_CASE("Values that do not fit are not taken", "[assessment][runner]") {
  TestRunner runner(definition("test.flexion_rotation"), catalogue());
  Examiner examiner(runner);
  skipTo(examiner, runner, "right");
  examiner.act(Entered{900});
  examiner.act(Entered{std::nan("")});
  CHECK(runner.attempts().empty());
  examiner.act(Entered{31});
  CHECK(runner.attempts().size() == 1);
  examiner.act(Entered{31});  // resting
  CHECK(runner.attempts().size() == 1);
}
