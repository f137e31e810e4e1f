// Exercises and recorded movements as scenes.
#include <cmath>
#include <numbers>

#include "app/posture/exercise_scene.h"
#include "app/posture/movement_scene.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::app;
using visualization::Scheme;
using visualization::View;

TEST_CASE("Every exercise is a figure that stays in its frame from start to end", "[posture][exercise]") {
  const auto library = protocols::ExerciseLibrary::shipped();
  REQUIRE(library->exercises().size() > 50);
  for (const protocols::Exercise& exercise : library->exercises()) {
    INFO(exercise.id);
    const ExerciseFigure figure(exercise, *library);
    CHECK(figure.end() > ExerciseFigure::Seconds(0));
    CHECK(figure.end() <= figure.duration());
    CHECK(figure.targets().size() == exercise.targets.size());
    const auto start =
        figure.at(ExerciseFigure::Seconds(0), figure.view(), Scheme::Light, visualization::Detail::Moving);
    const auto end = figure.at(figure.end(), figure.view(), Scheme::Light, visualization::Detail::Moving);
    CHECK(start.camera.focus == end.camera.focus);
    CHECK(start.camera.halfHeight == end.camera.halfHeight);
    const Eigen::Vector3d right = end.camera.towards.cross(end.camera.up).normalized(),
                          up = right.cross(end.camera.towards);
    for (const auto* scene : {&start, &end}) {
      for (const auto& point : scene->occupied) {
        const Eigen::Vector3d offset = point - scene->camera.focus;
        if (std::abs(offset.dot(right)) > scene->camera.halfWidth ||
            std::abs(offset.dot(up)) > scene->camera.halfHeight)
          FAIL("a point of the body is outside of the picture");
      }
    }
  }
}

TEST_CASE("A muscle that an exercise is for is drawn on both sides", "[posture][exercise]") {
  const auto library = protocols::ExerciseLibrary::shipped();
  const protocols::Exercise* nod = library->find("exercise.ccf_nod");
  REQUIRE(nod != nullptr);
  const ExerciseFigure figure(*nod, *library);
  const auto scene = figure.at(ExerciseFigure::Seconds(0), View::Lateral, Scheme::Light);
  for (const char* name : {"longus_colli_left", "longus_colli_right", "longus_capitis_left", "longus_capitis_right"}) {
    const bool drawn = std::any_of(scene.bodies.begin(), scene.bodies.end(), [&](const visualization::Body& body) {
      return body.name == name && body.color == visualization::palette(Scheme::Light).muscleWorking;
    });
    CHECK(drawn);
  }
}

TEST_CASE("A recorded movement turns the head as it was recorded", "[posture][movement]") {
  const std::vector<double> timeS{10.0, 10.5, 11.0};
  // Extension 20, then turned 40 to the left.
  const auto samples = headSamples(timeS, {{}, {20.0, 0.0, 0.0}, {0.0, 0.0, 40.0}});
  REQUIRE(samples.size() == 3);
  CHECK(samples[0].time.count() == 0.0);
  CHECK(std::abs(samples[1].angles.flexion.inDegrees() + 20.0) < 1e-9);
  CHECK(std::abs(samples[2].angles.rotation.inDegrees() + 40.0) < 1e-9);

  visualization::SceneOptions options;
  options.layers.arcs = true;
  const RecordedMovement movement({}, samples, options);
  CHECK(std::abs(movement.duration().count() - 1.0) < 1e-9);
  const auto scene = movement.at(RecordedMovement::Seconds(1.0), View::Anterior, Scheme::Light);
  const auto label = std::find_if(scene.labels.begin(), scene.labels.end(),
                                  [](const auto& one) { return one.name == "rom.cervical.rotation.left"; });
  REQUIRE(label != scene.labels.end());
  CHECK(label->text == "40.0 deg");
  const auto early = movement.at(RecordedMovement::Seconds(0.0), View::Anterior, Scheme::Light);
  for (const auto& stroke : early.strokes) CHECK(stroke.layer != visualization::Layer::Arcs);
  CHECK(early.camera.focus == scene.camera.focus);
}

TEST_CASE("A recording without orientations gives no movement", "[posture][movement]") {
  assessment::Recording recording;
  recording.timeS = {0.0, 0.1};
  recording.pressureMmHg = {20.0, 21.0};
  CHECK_FALSE(headSamples(recording).ok());
}
