// The commands replay and tests.
#include "assessment/runner/trace.h"
#include "tests/app/ctl/cervicactl.h"
#include "tests/assessment/runner/simulated_patient.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::tests;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using test::SimulatedPatient;

namespace {

std::string csv(const SimulatedPatient& patient) {
  return assessment::writeRecording(patient.recording());
}

}  // namespace

TEST_CASE("replay ccft tells every hold and the pressure that was held", "[ctl][replay]") {
  const TemporaryFolder folder;
  SimulatedPatient patient(50);
  patient.pressure(20, 3);
  for (const double level : {22.0, 22.0, 22.0, 24.0}) {
    patient.pressure(level, level == 24 ? 6 : 10.4);
    patient.pressure(20, 4);
  }
  const Called called = call({"replay", "ccft", folder.file("r.csv", csv(patient))});
  INFO(called.err);
  REQUIRE(called.code == 0);
  const auto result = called.json();
  CHECK(result["schema"] == "cervica.test_result.v1");
  CHECK(result["test"] == "test.ccft");
  REQUIRE(result["holds"].size() == 4);
  const auto& first = result["holds"][0];
  CHECK(first["stage_mmHg"] == 22.0);
  CHECK_THAT(first["start_s"].get<double>(), WithinAbs(3, 0.05));
  CHECK_THAT(first["held_s"].get<double>(), WithinAbs(10.4, 0.05));
  CHECK_THAT(first["mean_mmHg"].get<double>(), WithinAbs(22, 0.1));
  CHECK(first["counted"] == true);
  CHECK(first["reason"].is_null());
  CHECK(result["holds"][3]["counted"] == false);
  CHECK(result["holds"][3]["reason"] == "pressure_fall");
  const auto& measurement = result["measurements"][0];
  CHECK(measurement["measure"] == "ccft.highest_pressure");
  CHECK(measurement["value"] == 22.0);
  CHECK(measurement["unit"] == "mm[Hg]");
  CHECK(measurement["device"] == "pressure_biofeedback");
  CHECK(result["quality"]["samples"] == patient.samples().size());
  CHECK(result["quality"]["gaps"] == 0);
}

TEST_CASE("replay rom finds the movements with either alignment", "[ctl][replay]") {
  const TemporaryFolder folder;
  SimulatedPatient patient(100);
  patient.still(2.5);
  for (int i = 0; i < 3; ++i) {  // the nods that define the axes
    patient.turnTo({-25, 0, 0}, 0.8);
    patient.turnTo({}, 0.8);
  }
  patient.still(1);
  for (int i = 0; i < 3; ++i) {
    patient.turnTo({0, 0, -64}, 1.2);
    patient.still(0.6);
    patient.turnTo({}, 1.2);
    patient.still(1);
  }
  const std::string path = folder.file("r.csv", csv(patient));
  for (const char* alignment : {"anatomical", "gravity-nod"}) {
    CAPTURE(alignment);
    const Called called = call({"replay", "rom", path, "--align", alignment});
    INFO(called.err);
    REQUIRE(called.code == 0);
    const auto result = called.json();
    int right = 0;
    for (const auto& movement : result["movements"]) {
      if (movement["direction"] != "rotation_right") continue;
      ++right;
      CHECK_THAT(movement["peak_deg"].get<double>(), WithinAbs(64, 0.1));
      CHECK_THAT(movement["peak_speed_deg_s"].get<double>(), WithinAbs(1.875 * 64 / 1.2, 1));
      CHECK(movement["sparc"].get<double>() < 0);
    }
    CHECK(right == 3);
    CHECK(result["measurements"][result["measurements"].size() - 1]["device"] == "imu_dual");
  }
}

TEST_CASE("replay jpe gives signed errors and their summary", "[ctl][replay]") {
  const TemporaryFolder folder;
  SimulatedPatient patient(100);
  patient.still(2.5);
  patient.mark();
  for (const double error : {2.0, -3.0, 4.0}) {
    patient.turnTo({0, 0, 50}, 1);
    patient.turnTo({0, 0, -error}, 1.2);  // from the left: too far is to the right
    patient.still(0.5);
    patient.mark();
  }
  const Called called = call({"replay", "jpe", folder.file("r.csv", csv(patient))});
  INFO(called.err);
  REQUIRE(called.code == 0);
  const auto result = called.json();
  REQUIRE(result["repositionings"].size() == 3);
  CHECK(result["repositionings"][0]["direction"] == "rotation_left");
  CHECK_THAT(result["repositionings"][1]["error_deg"].get<double>(), WithinAbs(-3, 0.1));
  CHECK_THAT(result["errors"][0]["absolute_deg"].get<double>(), WithinAbs(3, 0.1));
  CHECK_THAT(result["errors"][0]["constant_deg"].get<double>(), WithinAbs(1, 0.1));
  CHECK(result["measurements"][0]["side"] == "left");
}

TEST_CASE("replay endurance ends a hold at marks, at a force and at an angle", "[ctl][replay]") {
  const TemporaryFolder folder;
  SimulatedPatient marks(50);
  marks.still(1);
  marks.mark();
  marks.still(23.4);
  marks.mark();
  marks.still(2);
  auto result =
      call({"replay", "endurance", folder.file("m.csv", csv(marks)), "--test", "test.deep_neck_flexor_endurance"})
          .json();
  CHECK_THAT(result["holds"][0]["held_s"].get<double>(), WithinAbs(23.44, 0.05));
  CHECK(result["measurements"][0]["measure"] == "endurance.deep_neck_flexor");

  SimulatedPatient force(50);
  force.force(0, 2);
  force.force(15, 31);
  force.force(4, 3);
  result = call({"replay", "endurance", folder.file("f.csv", csv(force))}).json();
  CHECK(result["test"] == "test.scapular_muscle_endurance");
  CHECK_THAT(result["holds"][0]["held_s"].get<double>(), WithinAbs(31, 0.05));
  CHECK(result["holds"][0]["reason"] == "load_lost");

  SimulatedPatient angle(50);
  angle.still(40);
  angle.turnTo({-9, 0, 0}, 0.1);
  angle.still(5);
  result = call({"replay", "endurance", folder.file("a.csv", csv(angle))}).json();
  CHECK(result["test"] == "test.neck_extensor_endurance_loaded");
  CHECK_THAT(result["holds"][0]["held_s"].get<double>(), WithinAbs(40.05, 0.06));
  CHECK(result["holds"][0]["reason"] == "angle_loss");
}

TEST_CASE("replay refuses what is no recording, and says where", "[ctl][replay]") {
  const TemporaryFolder folder;
  const auto refused = [&](const std::string& kind, const std::string& content, const std::string& words) {
    const Called called = call({"replay", kind, folder.file("bad.csv", content)});
    CHECK(called.code == 3);
    CHECK(called.out.empty());
    CHECK_THAT(called.err, ContainsSubstring(words));
  };
  refused("ccft", "time_s,pressure_mmHg\n0,20\n0.1,x\n", "line 3");
  refused("ccft", "time_s,pressure_mmHg\n0,20\n0,20\n", "line 3");
  refused("ccft", "time_s,force_N\n0,20\n0.1,20\n", "pressure_mmHg");
  refused("rom", "time_s,pressure_mmHg\n0,20\n0.1,20\n", "orientation");
  refused("jpe", "time_s,qw,qx,qy,qz\n0,1,0,0,0\n0.1,1,0,0,0\n3,1,0,0,0\n", "mark");
  refused("rom", "time_s,qw,qx,qy,qz\n0,1,0,0,0\n0.1,2,0,0,0\n", "line 3");
  refused("endurance", "time_s,pressure_mmHg\n0,20\n0.1,20\n", "mark");
  CHECK(call({"replay", "dance", "x.csv"}).code == 2);
  CHECK(call({"replay", "rom", "x.csv", "--align", "sideways"}).code == 2);
  CHECK(call({"replay", "ccft", "/nowhere/x.csv"}).code == 3);
}

TEST_CASE("tests list, add and remove", "[ctl][tests]") {
  const TemporaryFolder folder;
  ::setenv("CERVICA_HOME", folder.path().c_str(), 1);
  Called called = call({"tests", "list"});
  REQUIRE(called.code == 0);
  CHECK(called.json().size() == 22);
  CHECK(call({"tests", "add", folder.file("bad.json", "{}")}).code == 3);
  CHECK(call({"tests", "remove", "test.ccft"}).code == 3);
  CHECK(call({"tests"}).code == 2);
  ::unsetenv("CERVICA_HOME");
}
