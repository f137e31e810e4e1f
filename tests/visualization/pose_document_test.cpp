#include <nlohmann/json.hpp>

#include "tests/support/catch_compat.h"
#include "visualization/pose/pose_document.h"

using namespace cervica;
using namespace cervica::visualization;

TEST_CASE("The pose document has the members of the contract", "[visualization][pose]") {
  PostureInput input;
  input.craniovertebral = core::Angle::degrees(43.6);
  const auto document = nlohmann::json::parse(writePose(solvePose(input)));
  CHECK(document.at("schema") == "cervica.pose.v1");
  for (const char* joint : {"c0_c1", "c1_c2", "c2_c3", "c3_c4", "c4_c5", "c5_c6", "c6_c7", "c7_t1"}) {
    const auto& angles = document.at("joints").at(joint);
    CHECK(angles.at("flexion_deg").is_number());
    CHECK(angles.at("lateral_flexion_deg").is_number());
    CHECK(angles.at("rotation_deg").is_number());
  }
  for (const char* landmark : {"tragus_right", "tragus_left", "c7", "acromion_right", "acromion_left"})
    CHECK(document.at("landmarks").at(landmark).size() == 3);
  CHECK(document.at("asked") == nlohmann::json{{"posture.craniovertebral_angle", 43.6}});
  CHECK(std::abs(document.at("reproduced").at("posture.craniovertebral_angle").get<double>() - 43.6) < 0.1);
}

TEST_CASE("The written landmarks give the asked angle back", "[visualization][pose]") {
  PostureInput input;
  input.craniovertebral = core::Angle::degrees(52.3);
  const auto landmarks = nlohmann::json::parse(writePose(solvePose(input), true)).at("landmarks");
  const auto& tragus = landmarks.at("tragus_right");
  const auto& c7 = landmarks.at("c7");
  const double angle =
      std::atan2(tragus[1].get<double>() - c7[1].get<double>(), tragus[0].get<double>() - c7[0].get<double>());
  CHECK(std::abs(angle * 180.0 / 3.14159265358979 - 52.3) < 0.1);
}

TEST_CASE("Ends of range of motion and the head's moment are written when known", "[visualization][pose]") {
  PostureInput input;
  input.craniovertebral = core::Angle::degrees(44.0);
  input.upwardRotationLeft = core::Angle::degrees(22.0);
  const Pose pose = solvePose(input);
  const auto without = nlohmann::json::parse(writePose(pose));
  CHECK_FALSE(without.contains("movement"));
  CHECK_FALSE(without.contains("head_moment_Nm"));
  CHECK(std::abs(without.at("reproduced").at("scapula.upward_rotation.rest.left").get<double>() - 22.0) < 0.1);

  PoseExtras extras;
  extras.ends = {{"rom.cervical.rotation.left", {{}, {}, core::Angle::degrees(-61.0)}}};
  extras.massKg = 70.0;
  const auto document = nlohmann::json::parse(writePose(pose, true, extras));
  const auto& end = document.at("movement").at("rom.cervical.rotation.left");
  CHECK(end.at("asked").at("rotation_deg") == -61.0);
  CHECK(std::abs(end.at("reproduced").at("rotation_deg").get<double>() + 61.0) < 0.1);
  CHECK(document.at("head_moment_Nm").at("value") > document.at("head_moment_Nm").at("neutral"));
}
