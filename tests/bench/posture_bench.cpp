// The 3D posture while it turns: in the program's widget and, taking turns with it in the same run, in a bare VTK
// window of the same size without Qt; and how long the first picture takes. Prints one JSON object.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <vector>

#include <vtkNew.h>
#include <vtkRenderWindow.h>
#include <QApplication>

#include "visualization/qt/graphics_setup.h"
#include "visualization/qt/posture_view.h"
#include "visualization/qt/vtk_canvas.h"
#include "visualization/render/scene_drawer.h"

using namespace cervica::visualization;

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kWidth = 1280, kHeight = 800;
constexpr int kRounds = 5;
constexpr double kTurnRad = 0.05;

double msSince(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

Scene scene() {
  PostureInput input;
  input.craniovertebral = cervica::core::Angle::degrees(43.6);
  SceneOptions options;
  options.layers = {};
  options.muscles = allMuscles();
  return buildScene(solvePose(input), options);
}

/// How many triangles are drawn at rest and while moving.
std::pair<std::size_t, std::size_t> trianglesOf(const Scene& scene) {
  std::size_t full = 0, moving = 0;
  for (const Body& body : scene.bodies) {
    full += body.mesh->triangles.size();
    moving += (body.movingMesh ? body.movingMesh : body.mesh)->triangles.size();
  }
  return {full, moving};
}

/// The program's widget, which says when a frame has been handed to the display.
class Widget {
 public:
  Widget(QApplication& application, const Scene& shown) : application_(application) {
    view_.resize(kWidth, kHeight);
    view_.setScene(shown);
    if (auto* canvas = view_.findChild<VtkCanvas*>())
      QObject::connect(canvas, &VtkCanvas::framePainted, &view_, [this] { swapped_ = true; });
    view_.show();
    awaitFrame();
  }

  double turnMs() {
    const auto begin = Clock::now();
    view_.orbit(kTurnRad, 0);
    awaitFrame();
    return msSince(begin);
  }

 private:
  void awaitFrame() {
    swapped_ = false;
    while (!swapped_ && view_.graphicsUsable()) application_.processEvents(QEventLoop::WaitForMoreEvents);
    if (view_.graphicsUsable()) return;
    std::cerr << "no OpenGL for the window\n";
    std::exit(3);
  }

  QApplication& application_;
  PostureView view_;
  bool swapped_ = false;
};

/// The same in VTK's own window.
class Bare {
 public:
  explicit Bare(const Scene& shown) {
    window_->SetMultiSamples(0);
    window_->SetSize(kWidth, kHeight);
    drawer_.setScene(shown);
    drawer_.setCamera(shown.camera);
    drawer_.setMoving(true);
    window_->Render();
  }

  double turnMs() {
    const auto begin = Clock::now();
    drawer_.orbit(kTurnRad, 0);
    window_->Render();
    return msSince(begin);
  }

 private:
  vtkNew<vtkRenderWindow> window_;
  SceneDrawer drawer_{*window_.Get()};
};

}  // namespace

int main(int count, char** words) {
  const int frames = count == 2 ? std::atoi(words[1]) : 40;
  if (frames < 1) {
    std::cerr << "posture_bench [FRAMES]\n";
    return 2;
  }
  configureGraphicsBeforeApplication();
  QApplication application(count, words);
  const auto begin = Clock::now();
  const Scene shown = scene();
  Widget widget(application, shown);
  const double firstPictureMs = msSince(begin);
  Bare bare(shown);
  std::vector<double> inWidget, inBare, ratios;
  widget.turnMs();  // the first one changes to fewer triangles
  for (int round = 0; round < kRounds; ++round) {
    std::vector<double> ours, theirs;
    for (int i = 0; i < frames; ++i) ours.push_back(widget.turnMs());
    for (int i = 0; i < frames; ++i) theirs.push_back(bare.turnMs());
    inWidget.push_back(median(ours));
    inBare.push_back(median(theirs));
    ratios.push_back(inWidget.back() / inBare.back());
  }
  const auto [full, moving] = trianglesOf(shown);
  std::cout << "{\"frame_ms\": " << median(inWidget) << ", \"bare_ms\": " << median(inBare)
            << ", \"ratio\": " << median(ratios) << ", \"first_picture_ms\": " << firstPictureMs
            << ", \"triangles\": " << full << ", \"moving_triangles\": " << moving << "}\n";
  return 0;
}
