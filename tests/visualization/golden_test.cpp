#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/catch_compat.h"
#include "tests/visualization/image_distance.h"
#include "visualization/render/offscreen.h"
#include "visualization/render/vtk_messages.h"

using namespace cervica;
using namespace cervica::visualization;

namespace {

constexpr int kWidth = 320, kHeight = 400;
constexpr double kLooksTheSame = 0.06;

Scene sceneFrom(View view, double craniovertebralDeg, Scheme scheme = Scheme::Light) {
  PostureInput input;
  input.craniovertebral = core::Angle::degrees(craniovertebralDeg);
  SceneOptions options;
  options.view = view;
  options.scheme = scheme;
  return buildScene(solvePose(input), options);
}

/// VTK's warnings and errors while it lives.
class Messages {
 public:
  Messages() {
    setVtkMessageHook([this](VtkSeverity severity, const std::string& text) {
      if (severity != VtkSeverity::Debug) texts.push_back(text);
    });
  }
  ~Messages() { setVtkMessageHook({}); }
  std::vector<std::string> texts;
};

/// Compares with tests/golden/NAME.png; keeps the picture beside the test when it is missing or different.
void checkGolden(const std::string& name, const Scene& scene) {
  const Messages messages;
  const Image drawn = renderOffscreen(scene, kWidth, kHeight);
  const std::filesystem::path out = CERVICA_GOLDEN_OUT,
                              baseline = std::filesystem::path(CERVICA_GOLDEN_DIR) / (name + ".png");
  std::filesystem::create_directories(out);
  writePng(drawn, out / (name + ".png"));
  INFO("drawn: " << (out / (name + ".png")) << ", expected: " << baseline);
  CHECK(messages.texts == std::vector<std::string>{});
  REQUIRE(std::filesystem::exists(baseline));
  CHECK(distance(readPng(baseline), drawn) < kLooksTheSame);
}

}  // namespace

TEST_CASE("From the side the picture is as blessed", "[golden]") {
  checkGolden("posture_lateral", sceneFrom(View::Lateral, 43.6));
}

TEST_CASE("From the front the picture is as blessed", "[golden]") {
  checkGolden("posture_anterior", sceneFrom(View::Anterior, 43.6));
}

TEST_CASE("Obliquely in the dark the picture is as blessed", "[golden]") {
  checkGolden("posture_oblique_dark", sceneFrom(View::Oblique, 52.0, Scheme::Dark));
}

TEST_CASE("A visibly other posture is not taken for the same", "[golden]") {
  const Image baseline = readPng(std::filesystem::path(CERVICA_GOLDEN_DIR) / "posture_lateral.png");
  CHECK(distance(baseline, renderOffscreen(sceneFrom(View::Lateral, 55.0), kWidth, kHeight)) > kLooksTheSame);
  CHECK(distance(baseline, renderOffscreen(sceneFrom(View::Posterior, 43.6), kWidth, kHeight)) > kLooksTheSame);
}

TEST_CASE("The same scene gives the same picture", "[golden]") {
  const Scene scene = sceneFrom(View::Lateral, 47.0);
  CHECK(renderOffscreen(scene, 200, 240) == renderOffscreen(scene, 200, 240));
}
