#include "visualization/scene/label_layout.h"

#include <cmath>
#include <numbers>
#include <random>

#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::visualization;

namespace {

/// As wide as text of a common typeface about is.
TextSize estimate(const std::string& text, double sizePx, bool bold) {
  return {0.56 * sizePx * static_cast<double>(text.size()) * (bold ? 1.06 : 1.0), 1.3 * sizePx};
}

Scene fullScene(View view) {
  PostureInput input;
  input.craniovertebral = core::Angle::degrees(43.6);
  input.sagittalHead = core::Angle::degrees(12.0);
  input.shoulderC7 = core::Angle::degrees(48.0);
  input.headLateralTilt = core::Angle::degrees(3.0);
  input.shoulderHeightDifference = core::Angle::degrees(-2.0);
  SceneOptions options;
  options.view = view;
  options.layers = {};
  options.norms["posture.craniovertebral_angle"] = {core::Angle::degrees(50.0), core::Angle::degrees(6.0)};
  options.muscles = allMuscles();
  for (auto& [which, state] : options.muscles) {
    // Findings in as many muscles as a visit seldom has.
    const bool found = which.first == Muscle::UpperTrapezius || which.first == Muscle::LevatorScapulae ||
                       which.first == Muscle::Sternocleidomastoid || which.first == Muscle::LongusColli;
    state = !found ? MuscleState::Normal : which.second == core::Side::Left ? MuscleState::Short : MuscleState::Weak;
  }
  PostureInput before;
  before.craniovertebral = core::Angle::degrees(39.5);
  options.ghost = Ghost{solvePose(before), "2 Mar 2026", {}};
  for (const char* measure : {"posture.craniovertebral_angle", "posture.head_lateral_tilt"})
    options.ghost->angles[measure] = {"43.6 deg now", "39.5 deg, 2 Mar 2026", "+4.1 deg: inside the error"};
  for (const char* measure : {"rom.cervical.rotation", "rom.cervical.lateral_flexion"})
    for (const core::Side side : {core::Side::Left, core::Side::Right})
      options.movements.push_back({measure, side, core::Angle::degrees(52.0), core::Angle::degrees(60.0), false});
  for (const char* measure : {"rom.cervical.flexion", "rom.cervical.extension"})
    options.movements.push_back({measure, std::nullopt, core::Angle::degrees(50.0), std::nullopt, false});
  for (const char* total : {"rom.cervical.sagittal_total", "rom.cervical.transverse_total"})
    options.movementTotals.push_back(
        {total, core::Angle::degrees(110.0), NormAngles{core::Angle::degrees(130.0), core::Angle::degrees(14.0)}});
  return buildScene(solvePose(input), options);
}

/// A camera turned and shifted by chance, as a person at the mouse may leave it.
Camera randomCamera(const Camera& from, std::mt19937& random) {
  const auto number = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  };
  Camera camera = from;
  const double azimuth = number(-std::numbers::pi, std::numbers::pi), elevation = number(-1.2, 1.2);
  camera.towards = {std::cos(elevation) * std::cos(azimuth), std::sin(elevation),
                    std::cos(elevation) * std::sin(azimuth)};
  camera.focus += Eigen::Vector3d(number(-0.1, 0.1), number(-0.1, 0.1), number(-0.1, 0.1));
  const double zoom = number(0.5, 2.5);
  camera.halfHeight *= zoom;
  camera.halfWidth *= zoom;
  return camera;
}

void checkPlaces(const Scene& scene, const Projection& projection, const LabelLayout& layout) {
  bool apart = true, inside = true, rowsInside = true, faceFree = true;
  for (std::size_t i = 0; i < layout.placed.size(); ++i) {
    const PixelBox& box = layout.placed[i].box;
    inside = inside && box.left >= 0 && box.top >= 0 && box.right() <= projection.widthPx &&
             box.bottom() <= projection.heightPx;
    for (const PlacedRow& row : layout.placed[i].rows)
      rowsInside = rowsInside && row.box.left >= box.left - 1e-6 && row.box.right() <= box.right() + 1e-6 &&
                   row.box.top >= box.top - 1e-6 && row.box.bottom() <= box.bottom() + 1e-6;
    for (std::size_t j = i + 1; j < layout.placed.size(); ++j) apart = apart && !box.overlaps(layout.placed[j].box);
    if (scene.labels[layout.placed[i].label].kind == Label::Kind::Caption) continue;
    for (const auto& point : scene.face) {
      const Eigen::Vector2d at = projection(point);
      faceFree = faceFree && !(at.x() > box.left && at.x() < box.right() && at.y() > box.top && at.y() < box.bottom());
    }
  }
  CHECK(apart);
  CHECK(inside);
  CHECK(rowsInside);
  CHECK(faceFree);
  CHECK(layout.placed.size() + layout.dropped.size() == scene.labels.size());
}

}  // namespace

TEST_CASE("Labels never overlap, leave the picture or cover the face, whatever the camera and the size",
          "[visualization][labels]") {
  std::mt19937 random(20260302);
  for (const View view : {View::Lateral, View::Anterior, View::Posterior, View::Oblique}) {
    const Scene scene = fullScene(view);
    REQUIRE(scene.labels.size() > 8);
    REQUIRE(scene.face.size() > 50);
    for (int i = 0; i < 75; ++i) {
      const int width = std::uniform_int_distribution<int>(300, 1600)(random);
      const int height = std::uniform_int_distribution<int>(300, 1600)(random);
      const double scale = std::uniform_real_distribution<double>(0.8, 2.0)(random);
      const Projection projection = Projection::of(randomCamera(scene.camera, random), width, height, scale);
      INFO("size " << width << " x " << height << ", scale " << scale);
      checkPlaces(scene, projection, layOutLabels(scene, {}, projection, estimate));
    }
  }
}

TEST_CASE("The standard views keep every value and the caption in any size", "[visualization][labels]") {
  for (const View view : {View::Lateral, View::Anterior, View::Posterior, View::Oblique}) {
    const Scene scene = fullScene(view);
    for (const auto& [width, height] : {std::pair{300, 300}, {640, 800}, {1280, 960}, {4096, 4096}}) {
      const double scale = pictureScale(width, height);
      const Projection projection = Projection::of(scene.camera, width, height, scale);
      const LabelLayout layout = layOutLabels(scene, {}, projection, estimate);
      checkPlaces(scene, projection, layout);
      for (const std::size_t dropped : layout.dropped) {
        INFO(scene.labels[dropped].name << " at " << width << " x " << height);
        CHECK(scene.labels[dropped].name != "caption");
        CHECK(scene.labels[dropped].name != "posture.craniovertebral_angle");
        if (width >= 640) CHECK(scene.labels[dropped].priority < 40);
      }
    }
  }
}

TEST_CASE("The same scene is laid out the same way", "[visualization][labels]") {
  const Scene scene = fullScene(View::Lateral);
  const Projection projection = Projection::of(scene.camera, 640, 800, 1.0);
  const LabelLayout one = layOutLabels(scene, {}, projection, estimate),
                    two = layOutLabels(scene, {}, projection, estimate);
  REQUIRE(one.placed.size() == two.placed.size());
  for (std::size_t i = 0; i < one.placed.size(); ++i) {
    CHECK(one.placed[i].box.left == two.placed[i].box.left);
    CHECK(one.placed[i].box.top == two.placed[i].box.top);
  }
}

TEST_CASE("Where there is room for one label only, the more important one stays", "[visualization][labels]") {
  Scene scene;
  for (const int priority : {1, 2}) {
    Label label;
    label.name = std::to_string(priority);
    label.text = "one wide label";
    label.place = {0, 0, 0};
    label.priority = priority;
    scene.labels.push_back(label);
  }
  Projection projection;
  projection.widthPx = 130;
  projection.heightPx = 34;
  const LabelLayout layout = layOutLabels(scene, {}, projection, estimate);
  REQUIRE(layout.placed.size() == 1);
  CHECK(layout.placed[0].label == 1);
  CHECK(layout.dropped == std::vector<std::size_t>{0});
}

TEST_CASE("Labels of hidden layers take no room", "[visualization][labels]") {
  const Scene scene = fullScene(View::Lateral);
  const Projection projection = Projection::of(scene.camera, 640, 800, 1.0);
  const Layers none{.bones = true, .muscles = true, .outline = true, .annotations = false, .arcs = false};
  const LabelLayout layout = layOutLabels(scene, none, projection, estimate);
  for (const PlacedLabel& placed : layout.placed) CHECK(scene.labels[placed.label].layer == Layer::Always);
  CHECK_FALSE(layout.placed.empty());
  CHECK(layout.dropped.empty());
}

TEST_CASE("A long caption breaks into lines", "[visualization][labels]") {
  Scene scene;
  Label caption;
  caption.kind = Label::Kind::Caption;
  caption.text = "Model, not imaging. Neutral model: nothing measured";
  scene.labels.push_back(caption);
  Projection projection;
  projection.widthPx = projection.heightPx = 200;
  const LabelLayout layout = layOutLabels(scene, {}, projection, estimate);
  REQUIRE(layout.placed.size() == 1);
  CHECK(layout.placed[0].rows.size() > 1);
  CHECK(layout.placed[0].box.right() <= 200);
}
