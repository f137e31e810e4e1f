#include "visualization/pose/pose_document.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace cervica::visualization {
namespace {

double roundedTo(double value, double step) {
  const double steps = std::round(value / step);
  return steps == 0.0 ? 0.0 : steps / std::round(1.0 / step);
}

double degrees(core::Angle angle) {
  return roundedTo(angle.inDegrees(), 1e-4);
}

nlohmann::ordered_json anglesOf(const PostureAngles& angles) {
  auto result = nlohmann::ordered_json::object();
  for (const auto& [id, angle] : angles) result[id] = degrees(angle);
  return result;
}

}  // namespace

std::string writePose(const Pose& pose, bool compact) {
  nlohmann::ordered_json document;
  document["schema"] = "cervica.pose.v1";
  document["joints"] = nlohmann::ordered_json::object();
  for (const auto& [name, angles] : pose.joints) {
    document["joints"][name] = {{"flexion_deg", degrees(angles.flexion)},
                                {"lateral_flexion_deg", degrees(angles.lateralFlexion)},
                                {"rotation_deg", degrees(angles.rotation)}};
  }
  document["landmarks"] = nlohmann::ordered_json::object();
  for (const auto& [name, place] : pose.landmarks) {
    document["landmarks"][name] = {roundedTo(place.x(), 1e-5), roundedTo(place.y(), 1e-5), roundedTo(place.z(), 1e-5)};
  }
  document["asked"] = anglesOf(pose.asked);
  document["reproduced"] = anglesOf(pose.reproduced);
  return document.dump(compact ? -1 : 2);
}

}  // namespace cervica::visualization
