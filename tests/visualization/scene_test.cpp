#include <algorithm>
#include <cmath>
#include <set>

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
  options.ghost = Ghost{solvePose(before), "2 Mar 2026", {}};
  const Pose now = forwardHead();
  const Scene scene = buildScene(now, options);
  std::size_t ghosts = 0;
  for (const Body& body : scene.bodies) {
    if (body.kind != Body::Kind::Ghost) continue;
    ++ghosts;
    CHECK(body.opacity < 0.6);
    if (body.name == "skull") CHECK(body.pose.translation().x() > now.bones.at("skull").translation().x());
  }
  CHECK(ghosts >= 5);
  CHECK(ghosts * 2 < scene.bodies.size());  // the chest is where it was
  const auto line = named(scene.strokes, "earlier_c7_tragus");
  REQUIRE(line != scene.strokes.end());
  CHECK(line->dashed);
  CHECK((line->points.front().head<2>() - now.landmarks.at("c7").head<2>()).norm() < 1e-12);
}

TEST_CASE("The difference from a ghost is written in the views that show it", "[visualization][scene]") {
  SceneOptions options;
  options.ghost = Ghost{solvePose({}), "2 Mar 2026", {}};
  CHECK(says(buildScene(forwardHead(), options), "2 Mar 2026"));
  options.ghost->angles["posture.craniovertebral_angle"] = {"43.6 deg now", "39.5 deg, 2 Mar 2026",
                                                            "+4.1 deg: inside the error"};
  const Scene side = buildScene(forwardHead(), options);
  for (const char* words : {"craniovertebral 43.6 deg now", "39.5 deg, 2 Mar 2026", "+4.1 deg: inside the error"})
    CHECK(says(side, words));
  options.view = View::Posterior;
  CHECK_FALSE(says(buildScene(forwardHead(), options), "+4.1 deg: inside the error"));
}

TEST_CASE("Muscles have the colour of their state and reach their bones", "[visualization][scene]") {
  SceneOptions options;
  options.muscles[{Muscle::UpperTrapezius, core::Side::Right}] = MuscleState::Short;
  options.muscles[{Muscle::LongusColli, core::Side::Left}] = MuscleState::Weak;
  const Pose pose = forwardHead();
  const Scene scene = buildScene(pose, options);
  const auto trapezius = named(scene.bodies, "upper_trapezius_right");
  REQUIRE(trapezius != scene.bodies.end());
  CHECK(trapezius->color == palette(Scheme::Light).muscleShort);
  CHECK(named(scene.bodies, "longus_colli_left")->color == palette(Scheme::Light).muscleWeak);
  float nearest = 1.0F;
  for (const auto& point : trapezius->mesh->points) {
    CHECK(point.z() > -0.01F);
    nearest = std::min(nearest, (point - pose.landmarks.at("acromion_right").cast<float>()).norm());
  }
  CHECK(nearest < 0.03F);
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

TEST_CASE("Every picture says that it is a model and from how many angles it was posed", "[visualization][scene]") {
  SceneOptions options;
  options.layers = {.bones = true, .muscles = false, .outline = false, .annotations = false, .arcs = false};
  PostureInput two;
  two.craniovertebral = core::Angle::degrees(43.6);
  two.headLateralTilt = core::Angle::degrees(2.0);
  for (const View view : {View::Lateral, View::Anterior, View::Posterior, View::Oblique}) {
    options.view = view;
    CHECK(says(buildScene(solvePose({}), options), "Model, not imaging. Neutral model: nothing measured"));
    CHECK(says(buildScene(forwardHead(), options), "Model, not imaging. Posed from one measured angle"));
    CHECK(says(buildScene(solvePose(two), options), "Model, not imaging. Posed from 2 measured angles"));
  }
}

TEST_CASE("The arc ends at the measured angle", "[visualization][scene]") {
  PostureInput input;
  input.craniovertebral = core::Angle::degrees(41.3);
  input.sagittalHead = core::Angle::degrees(9.5);
  input.shoulderC7 = core::Angle::degrees(47.0);
  const Scene scene = buildScene(solvePose(input), {});
  const auto angleOf = [&](const char* name, double forward) {
    const auto arc = named(scene.strokes, name);
    REQUIRE(arc != scene.strokes.end());
    // The centre of the circle through first, middle and last point is where the lines meet.
    const Eigen::Vector3d first = arc->points.front(), last = arc->points.back();
    const Eigen::Vector3d chord = last - first;
    const double tangent = std::atan2(chord.y(), forward * chord.x());
    return 2.0 * (tangent * 180.0 / 3.14159265358979 - 90.0);
  };
  CHECK(std::abs(angleOf("craniovertebral_arc", 1.0) - 41.3) < 0.05);
  CHECK(std::abs(angleOf("sagittal_head_arc", 1.0) - 9.5) < 0.05);
  CHECK(std::abs(angleOf("shoulder_c7_arc", -1.0) - 47.0) < 0.1);
  CHECK(says(scene, "41.3 deg"));
  CHECK(says(scene, "9.5 deg"));
  CHECK(says(scene, "47.0 deg"));
}

TEST_CASE("A norm is drawn only where one is given, and written beside the value", "[visualization][scene]") {
  SceneOptions options;
  const Scene without = buildScene(forwardHead(), options);
  CHECK(named(without.strokes, "norm") == without.strokes.end());
  options.norms["posture.craniovertebral_angle"] = {core::Angle::degrees(51.8), core::Angle::degrees(5.9)};
  const Scene scene = buildScene(forwardHead(), options);
  CHECK(named(scene.strokes, "norm") != scene.strokes.end());
  const auto label = named(scene.labels, "posture.craniovertebral_angle");
  REQUIRE(label != scene.labels.end());
  CHECK(label->detail == "craniovertebral\nnorm 51.8 \u00b1 5.9 deg");
}

TEST_CASE("A movement is drawn in its own plane, left in the left colour, as far as it went",
          "[visualization][scene]") {
  SceneOptions options;
  options.layers = {};
  options.movements = {
      {"rom.cervical.rotation", core::Side::Left, core::Angle::degrees(52.0), core::Angle::degrees(66.0), false},
      {"rom.cervical.lateral_flexion", core::Side::Right, core::Angle::degrees(38.0), std::nullopt, false},
      {"rom.cervical.flexion", std::nullopt, core::Angle::degrees(48.0), std::nullopt, false}};
  const auto sceneFrom = [&](View view) {
    options.view = view;
    return buildScene(solvePose({}), options);
  };
  const auto turned = [](const Stroke& arc, double radius) {
    const double chord = (arc.points.back() - arc.points.front()).norm();
    return 2.0 * std::asin(0.5 * chord / radius) * 180.0 / 3.14159265358979;
  };
  const Scene front = sceneFrom(View::Anterior), side = sceneFrom(View::Lateral), oblique = sceneFrom(View::Oblique);
  const auto rotation = named(front.strokes, "rom.cervical.rotation.left");
  REQUIRE(rotation != front.strokes.end());
  CHECK(rotation->color == palette(Scheme::Light).left);
  CHECK(rotation->points.back().z() < 0.0);
  CHECK(std::abs(turned(*rotation, 0.15) - 52.0) < 0.1);
  const auto ring = named(oblique.strokes, "rom.cervical.rotation.left");
  REQUIRE(ring != oblique.strokes.end());
  CHECK(ring->points.front().y() == ring->points.back().y());
  const auto bending = named(front.strokes, "rom.cervical.lateral_flexion.right");
  REQUIRE(bending != front.strokes.end());
  CHECK(bending->color == palette(Scheme::Light).right);
  CHECK(bending->points.back().z() > 0.0);
  CHECK(named(side.strokes, "rom.cervical.flexion") != side.strokes.end());
  CHECK(named(side.strokes, "rom.cervical.rotation.left") == side.strokes.end());
  const auto label = named(front.labels, "rom.cervical.rotation.left");
  REQUIRE(label != front.labels.end());
  CHECK(label->text == "52.0 deg");
  CHECK(label->detail == "rotation L, other side 66.0 deg");
  // They are shown when they are asked for.
  options.layers = SceneOptions().layers;
  const Scene calm = sceneFrom(View::Anterior);
  CHECK(named(calm.strokes, "rom.cervical.rotation.left") == calm.strokes.end());
}

TEST_CASE("A mirrored posture gives a mirrored scene", "[visualization][scene]") {
  PostureInput input, mirror;
  input.headLateralTilt = core::Angle::degrees(4.0);
  input.shoulderHeightDifference = core::Angle::degrees(3.0);
  mirror = mirrored(input);
  SceneOptions options;
  options.view = View::Anterior;
  const Scene one = buildScene(solvePose(input), options), other = buildScene(solvePose(mirror), options);
  const auto markerOf = [](const Scene& scene, const std::string& landmark) {
    return std::find_if(scene.markers.begin(), scene.markers.end(),
                        [&](const Marker& marker) { return marker.landmark == landmark; })
        ->place;
  };
  for (const auto& [here, there] : {std::pair{"acromion_right", "acromion_left"}, {"canthus_right", "canthus_left"}}) {
    const Eigen::Vector3d a = markerOf(one, here), b = markerOf(other, there);
    CHECK((a - Eigen::Vector3d(b.x(), b.y(), -b.z())).norm() < 1e-6);
  }
}

TEST_CASE("Muscles with findings are named, both sides at once where they agree", "[visualization][scene]") {
  SceneOptions options;
  options.muscles[{Muscle::UpperTrapezius, core::Side::Right}] = MuscleState::Short;
  options.muscles[{Muscle::UpperTrapezius, core::Side::Left}] = MuscleState::Short;
  options.muscles[{Muscle::LevatorScapulae, core::Side::Left}] = MuscleState::Weak;
  options.muscles[{Muscle::Sternocleidomastoid, core::Side::Left}] = MuscleState::NotExamined;
  options.view = View::Posterior;
  const Scene scene = buildScene(forwardHead(), options);
  std::set<std::string> callouts;
  for (const Label& label : scene.labels)
    if (label.kind == Label::Kind::Callout) callouts.insert(label.text + ": " + label.detail);
  CHECK(callouts ==
        std::set<std::string>{"Upper trapezius: short, both sides", "Levator scapulae: weak, low activation, left"});
  options.muscles[{Muscle::LongusColli, core::Side::Left}] = MuscleState::Weak;
  for (const Label& label : buildScene(forwardHead(), options).labels)
    CHECK(label.text != "Longus colli");  // from behind the spine hides it
  for (const char* row : {"short", "weak, low activation", "not examined"}) CHECK(says(scene, row));
}

TEST_CASE("Layers are named with commas and hide what belongs to them", "[visualization][scene]") {
  const auto layers = layersNamed("bones,arcs");
  REQUIRE(layers.has_value());
  CHECK(*layers == Layers{.bones = true, .muscles = false, .outline = false, .annotations = false, .arcs = true});
  for (const char* wrong : {"", "bones,", "skin", "bones,bones", "bones, arcs"}) CHECK_FALSE(layersNamed(wrong));
  SceneOptions options;
  options.muscles = allMuscles();
  options.layers = {.bones = false, .muscles = true, .outline = false, .annotations = false, .arcs = false};
  const Scene scene = buildScene(forwardHead(), options);
  for (const Body& body : scene.bodies) CHECK(body.kind == Body::Kind::Muscle);
  CHECK(scene.bodies.size() == options.muscles.size());
  CHECK(scene.strokes.empty());
  CHECK(scene.labels.size() == 1);
}

TEST_CASE("The whole body fits into its camera from every side", "[visualization][scene]") {
  const Pose pose = forwardHead();
  for (const View view : {View::Lateral, View::Anterior, View::Posterior, View::Oblique}) {
    const Camera camera = cameraForBody(view, pose);
    const Eigen::Vector3d right = camera.towards.cross(camera.up).normalized(), up = right.cross(camera.towards);
    for (const auto& [name, bone] : pose.bones) {
      const Eigen::Vector3d offset = bone.translation() - camera.focus;
      CHECK(std::abs(offset.dot(right)) < camera.halfWidth);
      CHECK(std::abs(offset.dot(up)) < camera.halfHeight);
    }
  }
}

TEST_CASE("Views have the names of the command line", "[visualization][scene]") {
  CHECK(viewNamed("lateral") == View::Lateral);
  CHECK(viewNamed("anterior") == View::Anterior);
  CHECK(viewNamed("posterior") == View::Posterior);
  CHECK(viewNamed("oblique") == View::Oblique);
  CHECK_FALSE(viewNamed("above").has_value());
}
