#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/base/contract.h"
#include "visualization/scene/scene.h"

namespace cervica::visualization {
namespace {

using Eigen::Vector3d;

/// How far the body reaches beyond its joints and landmarks, of the resting model.
constexpr double kFleshM = 0.06;

Vector3d directionOf(View view) {
  switch (view) {
    case View::Lateral:
      return -Vector3d::UnitZ();
    case View::Anterior:
      return -Vector3d::UnitX();
    case View::Posterior:
      return Vector3d::UnitX();
    case View::Oblique:
      return Vector3d(-0.70, -0.20, -0.72).normalized();
  }
  return -Vector3d::UnitZ();
}

}  // namespace

Camera cameraFor(View view, const Pose& pose) {
  const double s = pose.scale;
  const Vector3d& c7 = pose.landmarks.at("c7");
  const Vector3d& vertex = pose.landmarks.at("vertex");
  const Vector3d& face = pose.landmarks.at("nasion");
  const double low = c7.y() - 0.235 * s, high = vertex.y() + 0.035 * s;
  const double back = std::min(c7.x() - 0.098 * s, vertex.x() - 0.115 * s), front = face.x() + 0.045 * s;
  Camera camera;
  camera.towards = directionOf(view);
  camera.focus = {0.5 * (back + front), 0.5 * (low + high), 0.0};
  camera.halfHeight = 0.5 * (high - low);
  camera.halfWidth = 0.5 * (front - back);
  if (view == View::Anterior || view == View::Posterior) camera.halfWidth = 0.238 * s;
  if (view == View::Oblique) camera.halfWidth = 0.19 * s;
  return camera;
}

Camera cameraForBody(View view, const Pose& pose) {
  return cameraForBody(view, std::vector<Pose>{pose});
}

Camera cameraForBody(View view, const std::vector<Pose>& poses) {
  CERVICA_EXPECTS(!poses.empty());
  std::vector<Vector3d> points;
  double scale = 0.0;
  for (const Pose& pose : poses) {
    for (const auto& [name, bone] : pose.bones) points.push_back(bone.translation());
    for (const auto& [name, place] : pose.landmarks) points.push_back(place);
    points.emplace_back(pose.landmarks.at("c7").x(), pose.floor, pose.landmarks.at("c7").z());
    scale = std::max(scale, pose.scale);
  }
  Camera camera;
  camera.towards = directionOf(view);
  camera.focus = points.front();
  camera.halfHeight = camera.halfWidth = 0.0;
  return widened(camera, points, kFleshM * scale);
}

Camera widened(const Camera& camera, const std::vector<Vector3d>& points, double margin) {
  const Vector3d right = camera.towards.cross(camera.up).normalized(), up = right.cross(camera.towards).normalized();
  double left = -camera.halfWidth, farRight = camera.halfWidth, low = -camera.halfHeight, high = camera.halfHeight;
  for (const Vector3d& point : points) {
    const double x = (point - camera.focus).dot(right), y = (point - camera.focus).dot(up);
    left = std::min(left, x - margin);
    farRight = std::max(farRight, x + margin);
    low = std::min(low, y - margin);
    high = std::max(high, y + margin);
  }
  Camera wide = camera;
  wide.focus += right * (0.5 * (left + farRight)) + up * (0.5 * (low + high));
  wide.halfWidth = 0.5 * (farRight - left);
  wide.halfHeight = 0.5 * (high - low);
  return wide;
}

std::optional<View> viewNamed(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, View>, 4> kViews{{{"lateral", View::Lateral},
                                                                     {"anterior", View::Anterior},
                                                                     {"posterior", View::Posterior},
                                                                     {"oblique", View::Oblique}}};
  for (const auto& [word, view] : kViews)
    if (word == name) return view;
  return std::nullopt;
}

}  // namespace cervica::visualization
