#include "visualization/pose/pose_document.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "visualization/pose/head_moment.h"

namespace cervica::visualization {
namespace {

double roundedTo(double value, double step) {
  const double steps = std::round(value / step);
  return steps == 0.0 ? 0.0 : steps / std::round(1.0 / step);
}

double degrees(core::Angle angle) {
  return roundedTo(angle.inDegrees(), 1e-4);
}

nlohmann::ordered_json neckAngles(const NeckAngles& angles) {
  return {{"flexion_deg", degrees(angles.flexion)},
          {"lateral_flexion_deg", degrees(angles.lateralFlexion)},
          {"rotation_deg", degrees(angles.rotation)}};
}

nlohmann::ordered_json anglesOf(const PostureAngles& angles) {
  auto result = nlohmann::ordered_json::object();
  for (const auto& [id, angle] : angles) result[id] = degrees(angle);
  return result;
}

}  // namespace

std::string writePose(const Pose& pose, bool compact, const PoseExtras& extras) {
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
  document["scale"] = {{"stature", roundedTo(pose.size.stature, 1e-6)},
                       {"breadth", roundedTo(pose.size.breadth, 1e-6)}};
  if (!extras.ends.empty()) {
    document["movement"] = nlohmann::ordered_json::object();
    for (const MovementEnd& end : extras.ends) {
      const NeckAngles shown = neckAnglesBetween(pose, turned(pose, end.angles));
      document["movement"][end.id] = {{"asked", neckAngles(end.angles)}, {"reproduced", neckAngles(shown)}};
    }
  }
  if (extras.massKg) {
    const HeadMoment moment = headMoment(pose, *extras.massKg);
    document["head_moment_Nm"] = {{"value", roundedTo(moment.newtonMetres, 1e-4)},
                                  {"neutral", roundedTo(moment.neutralNewtonMetres, 1e-4)},
                                  {"lever_m", roundedTo(moment.lever.inMetres(), 1e-5)},
                                  {"source", kHeadMomentSource}};
  }
  return document.dump(compact ? -1 : 2);
}

}  // namespace cervica::visualization
