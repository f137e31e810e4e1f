// The worked examples of the clinical pack that are of signals, and what is refused around them.
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "assessment/signals/craniocervical.h"
#include "assessment/signals/orientation.h"
#include "assessment/signals/repositioning.h"
#include "assessment/signals/smoothness.h"
#include "tests/support/catch_compat.h"
#include "tests/support/test_data.h"

#include <nlohmann/json.hpp>

using namespace cervica::assessment;
using Catch::Matchers::WithinAbs;
using cervica::core::Angle;
using cervica::core::Length;
using nlohmann::json;

namespace {

/// The examples' axes are X right, Y forward, Z up; the program's X forward, Y up, Z right.
Quaternion fromExample(const json& wxyz) {
  return {wxyz[0], wxyz[2], wxyz[3], wxyz[1]};
}

void checkAngles(const json& example, const NeckAngles& actual, const json& expected) {
  const double tolerance = example["tolerance"]["deg"];
  CHECK_THAT(actual.flexionExtensionDeg, WithinAbs(expected[0].get<double>(), tolerance));
  CHECK_THAT(actual.lateralFlexionDeg, WithinAbs(expected[1].get<double>(), tolerance));
  CHECK_THAT(actual.axialRotationDeg, WithinAbs(expected[2].get<double>(), tolerance));
}

void checkMember(const json& example, const char* member, double actual) {
  if (!example["expected"].contains(member)) return;
  INFO(member);
  CHECK_THAT(actual, WithinAbs(example["expected"][member].get<double>(), example["tolerance"][member].get<double>()));
}

std::vector<double> profile(const json& input) {
  std::vector<double> speed;
  if (input["profile"] == "exp(-5*t^2)") {
    for (int i = 0; i < input["samples"].get<int>(); ++i) {
      const double t = input["t_from"].get<double>() + i * input["step"].get<double>();
      speed.push_back(std::exp(-5 * t * t));
    }
    return speed;
  }
  const double scale = input.value("scale", 1.0);
  while (speed.size() < input["samples"].get<std::size_t>()) {
    for (int i = speed.empty() ? 0 : 1; i <= 100; ++i) {
      const double x = i / 100.0;
      speed.push_back(scale * (30 * x * x - 60 * x * x * x + 30 * x * x * x * x));
    }
  }
  return speed;
}

void checkSmoothness(const json& example) {
  const std::vector<double> speed = profile(example["input"]);
  REQUIRE(speed.size() == example["input"]["samples"].get<std::size_t>());
  SmoothnessMeter meter;
  checkMember(example, "sparc", meter.sparc(speed, example["input"]["fs"]));
  checkMember(example, "dimensionless_jerk", dimensionlessJerk(speed));
  checkMember(example, "ldlj", logDimensionlessJerk(speed));
}

void checkOrientation(const json& example, const json& document) {
  const json& in = example["input"];
  if (example["kind"] == "orientation_angles") {
    const Quaternion q = fromExample(in["quaternion_wxyz"]);
    checkAngles(example, neckAngles(q), example["expected"]["isb_zxy"]);
    checkAngles(example, neckAngles({-q.w, -q.x, -q.y, -q.z}), example["expected"]["fe_lb_ar"]);
    CHECK_THAT(turnRad(q) * 180 / M_PI,
               WithinAbs(example["expected"]["total_angle"].get<double>(), example["tolerance"]["deg"].get<double>()));
    return;
  }
  NeckFrame frame;
  frame.neutral = fromExample(in["neutral_quaternion_wxyz"]);
  const Quaternion relative = fromExample(in["relative_quaternion_wxyz"]);
  checkAngles(example, neckAngles(frame.neutral), in["neutral_fe_lb_ar"]);
  checkAngles(example, neckAngles(relative), example["expected"]["raw"]);
  checkAngles(example, neckAngles(frame.movement(relative)), example["expected"]["post_multiply"]);
  for (const json& movement : document["cases"]) {
    if (movement["id"] != in["movement"]) continue;
    checkAngles(example, neckAngles(frame.movement(relative)), movement["expected"]["fe_lb_ar"]);
  }
}

void checkRepositioning(const json& example) {
  const RepositioningError found = repositioningError(example["input"]["errors_deg"].get<std::vector<double>>());
  checkMember(example, "absolute", found.absoluteDeg);
  checkMember(example, "constant", found.constantDeg);
  checkMember(example, "variable_n", found.variableDeg);
  checkMember(example, "variable_n1", found.variableOfSampleDeg.value());
  checkMember(example, "rmse", found.rmseDeg);
}

void checkCumulativeIndex(const json& example) {
  std::vector<LevelHolds> levels;
  for (const auto& [level, correct] : example["input"]["correct_holds"].items()) {
    levels.push_back({std::stoi(level), correct, 10});
  }
  CHECK(cumulativeIndex(levels).value() == example["expected"]["cumulative_index"].get<int>());
}

}  // namespace

TEST_CASE("The worked examples of signals are reproduced", "[assessment][signals][worked]") {
  const json document = json::parse(cervica::tests::readTestFile("worked_examples.json"));
  int reproduced = 0;
  for (const json& example : document["cases"]) {
    const std::string kind = example["kind"];
    const json& in = example["input"];
    INFO("worked example " << example["id"]);
    ++reproduced;
    if (kind == "sparc" || kind == "ldlj" || kind == "sparc_ldlj") {
      checkSmoothness(example);
    } else if (kind == "orientation_angles" || kind == "orientation_neutral") {
      checkOrientation(example, document);
    } else if (kind == "jpe_errors") {
      checkRepositioning(example);
    } else if (kind == "laser_angle") {
      checkMember(example, "angle_deg",
                  laserAngle(Length::centimetres(in["dx_cm"]), Length::centimetres(in["dy_cm"]),
                             Length::centimetres(in["distance_cm"]))
                      .inDegrees());
    } else if (kind == "laser_distance") {
      checkMember(example, "offset_cm",
                  laserOffset(Angle::degrees(in["angle_deg"]), Length::centimetres(in["distance_cm"])).inCentimetres());
    } else if (kind == "ccft_indices") {
      const int highest = in["highest_pressure"];
      CHECK(activationScore(highest).value() == example["expected"]["activation_score"].get<int>());
      CHECK(performanceIndex({highest, in["correct_holds"], 10}).value() ==
            example["expected"]["performance_index"].get<int>());
    } else if (kind == "ccft_cumulative") {
      checkCumulativeIndex(example);
    } else if (kind == "nod_interpolation") {
      for (const auto& [level, percent] : example["expected"].items()) {
        CHECK_THAT(nodPercent(std::stoi(level), in["at22"], in["at30"]), WithinAbs(percent.get<double>(), 0.001));
      }
    } else {
      --reproduced;  // of scoring, in tests/core, or of other modules
    }
  }
  CHECK(reproduced == 18);
}

TEST_CASE("Indices of the craniocervical flexion test are refused where the protocol was not met",
          "[assessment][signals]") {
  CHECK_FALSE(performanceIndex({24, 3, 3}).ok());
  CHECK(performanceIndex({24, 3, 3}).error().code == cervica::core::Error::Code::NotApplicable);
  CHECK_FALSE(performanceIndex({24, 11, 11}).ok());
  CHECK_FALSE(performanceIndex({25, 3, 10}).ok());
  CHECK(performanceIndex({20, 0, 0}).value() == 0);
  CHECK(activationScore(20).value() == 0);
  CHECK_FALSE(activationScore(23).ok());
  const std::vector<LevelHolds> firstTwo = {{22, 10, 10}, {24, 4, 10}, {26, 0, 0}, {28, 0, 0}, {30, 0, 0}};
  CHECK(cumulativeIndex(firstTwo).value() == 36);
  CHECK_FALSE(cumulativeIndex(std::vector<LevelHolds>{{22, 10, 10}}).ok());
  CHECK_FALSE(
      cumulativeIndex(std::vector<LevelHolds>{{22, 3, 3}, {24, 0, 0}, {26, 0, 0}, {28, 0, 0}, {30, 0, 0}}).ok());
}

TEST_CASE("One repositioning has no variable error of a sample", "[assessment][signals]") {
  const RepositioningError one = repositioningError(std::vector<double>{-3.0});
  CHECK(one.absoluteDeg == 3);
  CHECK(one.constantDeg == -3);
  CHECK(one.variableDeg == 0);
  CHECK_FALSE(one.variableOfSampleDeg);
}

TEST_CASE("A smooth movement has one peak of speed, two movements two, noise none more", "[assessment][signals]") {
  std::vector<double> speed = profile({{"profile", "minimum jerk"}, {"samples", 101}});
  CHECK(speedPeaks(speed) == 1);
  CHECK(speedPeaks(profile({{"profile", "minimum jerk"}, {"samples", 201}})) == 2);
  for (std::size_t i = 0; i < speed.size(); i += 2) speed[i] += 0.05;  // 2.7 % of the highest
  CHECK(speedPeaks(speed) == 1);
  CHECK(speedPeaks(std::vector<double>(50, 0.0)) == 0);
}

TEST_CASE("Rotations are averaged whichever sign their quaternions have", "[assessment][signals]") {
  const Quaternion turn = rotationOf({10, -5, 40});
  std::vector<Quaternion> samples;
  for (int i = -5; i <= 5; ++i) {
    Quaternion q = turn * rotationOf({0.0, 0.0, 1.0 * i});
    if (i % 2 != 0) q = {-q.w, -q.x, -q.y, -q.z};
    samples.push_back(q);
  }
  CHECK_THAT(turnRad(averageRotation(samples) * turn.inverse()), WithinAbs(0, 1e-9));
}

TEST_CASE("At a right angle of lateral flexion the whole turn is called flexion-extension", "[assessment][signals]") {
  const NeckAngles angles = neckAngles(rotationOf({20, 90, 15}));
  CHECK(angles.lateralFlexionDeg == 90);
  CHECK(angles.axialRotationDeg == 0);
  CHECK_THAT(turnRad(rotationOf(angles) * rotationOf({20, 90, 15}).inverse()), WithinAbs(0, 1e-6));
}
