#include "visualization/scene/scene.h"

#include <array>
#include <string_view>

#include "visualization/anatomy/anatomy.h"
#include "visualization/scene/annotations.h"

namespace cervica::visualization {
namespace {

using Eigen::Vector3d;

constexpr double kGhostOpacity = 0.26;

Color muscleColor(MuscleState state, const Palette& colors) {
  switch (state) {
    case MuscleState::Short:
      return colors.muscleShort;
    case MuscleState::Weak:
      return colors.muscleWeak;
    case MuscleState::NotExamined:
      return colors.muscleUnknown;
  }
  return colors.muscleUnknown;
}

void addBones(Scene& scene, const Pose& pose, const Palette& colors, bool ghost, const Vector3d& shift) {
  for (const auto& mesh : shippedAnatomy()) {
    const bool cage = mesh->name == "ribcage";
    Body body;
    body.name = mesh->name;
    body.kind = ghost ? Body::Kind::Ghost : Body::Kind::Bone;
    body.mesh = mesh;
    body.pose = Eigen::Translation3d(shift) * pose.bones.at(cage ? "thorax" : mesh->name);
    body.color = ghost ? colors.ghost : colors.bone;
    body.opacity = ghost ? kGhostOpacity : 1.0;
    scene.bodies.push_back(std::move(body));
  }
}

}  // namespace

Camera cameraFor(View view, const Pose& pose) {
  const double s = pose.scale;
  const Vector3d& c7 = pose.landmarks.at("c7");
  const Vector3d& vertex = pose.landmarks.at("vertex");
  const Vector3d& face = pose.landmarks.at("nasion");
  const double low = c7.y() - 0.235 * s, high = vertex.y() + 0.035 * s;
  const double back = std::min(c7.x() - 0.098 * s, pose.landmarks.at("vertex").x() - 0.115 * s),
               front = face.x() + 0.045 * s;
  Camera camera;
  camera.focus = {0.5 * (back + front), 0.5 * (low + high), 0.0};
  camera.halfHeight = 0.5 * (high - low);
  camera.halfWidth = 0.5 * (front - back);
  switch (view) {
    case View::Lateral:
      break;
    case View::Anterior:
    case View::Posterior:
      camera.towards = view == View::Anterior ? Vector3d(-1, 0, 0) : Vector3d(1, 0, 0);
      camera.focus.z() = 0.0;
      camera.halfWidth = 0.238 * s;
      break;
    case View::Oblique:
      camera.towards = Vector3d(-0.70, -0.20, -0.72).normalized();
      camera.halfWidth = 0.19 * s;
      break;
  }
  return camera;
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

Scene buildScene(const Pose& pose, const SceneOptions& options) {
  const Palette& colors = palette(options.scheme);
  Scene scene;
  scene.view = options.view;
  scene.scheme = options.scheme;
  scene.camera = cameraFor(options.view, pose);
  addBones(scene, pose, colors, false, Vector3d::Zero());
  for (const auto& [which, state] : options.muscles) {
    Body body;
    body.name = nameOf(which.first, which.second);
    body.kind = Body::Kind::Muscle;
    body.mesh = muscleMesh(which.first, which.second, pose);
    body.color = muscleColor(state, colors);
    body.opacity = state == MuscleState::NotExamined ? 0.55 : 1.0;
    scene.bodies.push_back(std::move(body));
  }
  if (options.earlier) {
    const Vector3d shift = pose.landmarks.at("c7") - options.earlier->landmarks.at("c7");
    addBones(scene, *options.earlier, colors, true, shift);
  }
  if (options.annotations) annotate(scene, pose, options);
  return scene;
}

}  // namespace cervica::visualization
