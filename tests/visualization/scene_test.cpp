#include <algorithm>

#include "tests/support/catch_compat.h"
#include "visualization/scene/scene.h"

using namespace cervica;
using namespace cervica::visualization;

namespace {

Pose forwardHead() {
  PostureInput input;
  input.craniovertebral = core::Angle::degrees(43.6);
  return solvePose(input);
}

template <typename Items>
auto named(const Items& items, std::string_view name) {
  return std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.name == name; });
}

bool says(const Scene& scene, std::string_view text) {
  return std::any_of(scene.labels.begin(), scene.labels.end(), [&](const Label& label) { return label.text == text; });
}

}  // namespace

TEST_CASE("From the side the scene shows the craniovertebral angle with its value", "[visualization][scene]") {
  const Pose pose = forwardHead();
  const Scene scene = buildScene(pose, {});
  CHECK(says(scene, "43.6 deg"));
  const auto line = named(scene.strokes, "c7_tragus");
  REQUIRE(line != scene.strokes.end());
  CHECK((line->points.front().head<2>() - pose.landmarks.at("c7").head<2>()).norm() < 1e-12);
  CHECK((line->points.back().head<2>() - pose.landmarks.at("tragus_right").head<2>()).norm() < 1e-12);
  const auto level = named(scene.strokes, "c7_horizontal");
  REQUIRE(level != scene.strokes.end());
  CHECK(level->points.front().y() == level->points.back().y());
  CHECK(named(scene.strokes, "plumb")->dashed);
  CHECK(scene.markers.size() == 2);
}

TEST_CASE("A value that was not measured is not written", "[visualization][scene]") {
  SceneOptions options;
  for (const View view : {View::Lateral, View::Anterior, View::Posterior, View::Oblique}) {
    options.view = view;
    for (const Label& label : buildScene(solvePose({}), options).labels)
      CHECK(label.text.find("deg") == std::string::npos);
  }
}

TEST_CASE("Numbers are written in the reader's way", "[visualization][scene]") {
  SceneOptions options;
  options.texts.decimalPoint = ',';
  options.texts.degrees = "Grad";
  CHECK(says(buildScene(forwardHead(), options), "43,6 Grad"));
}

TEST_CASE("From the front left is teal on the right of the picture", "[visualization][scene]") {
  PostureInput input;
  input.headLateralTilt = core::Angle::degrees(3.2);
  SceneOptions options;
  options.view = View::Anterior;
  const Scene scene = buildScene(solvePose(input), options);
  CHECK(says(scene, "3.2 deg"));
  const auto left = std::find_if(scene.markers.begin(), scene.markers.end(),
                                 [](const Marker& marker) { return marker.landmark == "acromion_left"; });
  REQUIRE(left != scene.markers.end());
  CHECK(left->rim == palette(Scheme::Light).left);
  const Eigen::Vector3d pictureRight = scene.camera.towards.cross(scene.camera.up);
  CHECK(left->place.dot(pictureRight) > 0.1);
}

TEST_CASE("An earlier visit is a ghost that meets the later one at C7", "[visualization][scene]") {
  SceneOptions options;
  PostureInput before;
  before.craniovertebral = core::Angle::degrees(38.0);
  options.earlier = solvePose(before);
  const Pose now = forwardHead();
  const Scene scene = buildScene(now, options);
  std::size_t ghosts = 0;
  for (const Body& body : scene.bodies) {
    if (body.kind != Body::Kind::Ghost) continue;
    ++ghosts;
    CHECK(body.opacity < 0.6);
    if (body.name == "skull") CHECK(body.pose.translation().x() > now.bones.at("skull").translation().x());
  }
  CHECK(ghosts * 2 == scene.bodies.size());
  const auto line = named(scene.strokes, "earlier_c7_tragus");
  REQUIRE(line != scene.strokes.end());
  CHECK(line->dashed);
  CHECK((line->points.front().head<2>() - now.landmarks.at("c7").head<2>()).norm() < 1e-12);
}

TEST_CASE("Muscles have the colour of their state and reach their bones", "[visualization][scene]") {
  SceneOptions options;
  options.muscles[{Muscle::UpperTrapezius, core::Side::Right}] = MuscleState::Short;
  options.muscles[{Muscle::DeepNeckFlexors, core::Side::Left}] = MuscleState::Weak;
  const Pose pose = forwardHead();
  const Scene scene = buildScene(pose, options);
  const auto trapezius = named(scene.bodies, "upper_trapezius_right");
  REQUIRE(trapezius != scene.bodies.end());
  CHECK(trapezius->color == palette(Scheme::Light).muscleShort);
  CHECK(named(scene.bodies, "deep_neck_flexors_left")->color == palette(Scheme::Light).muscleWeak);
  float nearest = 1.0F;
  for (const auto& point : trapezius->mesh->points) {
    CHECK(point.z() > -0.01F);
    nearest = std::min(nearest, (point - pose.landmarks.at("acromion_right").cast<float>()).norm());
  }
  CHECK(nearest < 0.02F);
}

TEST_CASE("The whole head and both shoulders fit into every view", "[visualization][scene]") {
  const Pose pose = forwardHead();
  for (const View view : {View::Lateral, View::Anterior, View::Posterior, View::Oblique}) {
    const Camera camera = cameraFor(view, pose);
    CHECK(std::abs(camera.towards.norm() - 1.0) < 1e-12);
    const Eigen::Vector3d vertex = pose.landmarks.at("vertex") - camera.focus;
    CHECK(std::abs(vertex.dot(camera.up)) < camera.halfHeight);
    if (view != View::Anterior && view != View::Posterior) continue;
    for (const char* name : {"acromion_left", "acromion_right"})
      CHECK(std::abs((pose.landmarks.at(name) - camera.focus).z()) < camera.halfWidth);
  }
}

TEST_CASE("Views have the names of the command line", "[visualization][scene]") {
  CHECK(viewNamed("lateral") == View::Lateral);
  CHECK(viewNamed("anterior") == View::Anterior);
  CHECK(viewNamed("posterior") == View::Posterior);
  CHECK(viewNamed("oblique") == View::Oblique);
  CHECK_FALSE(viewNamed("above").has_value());
}
