#pragma once

// Internal: knows VTK. Other layers use offscreen.h or visualization/qt.

#include <array>
#include <memory>
#include <string>

#include <vtkNew.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>

#include "visualization/render/body_batch.h"
#include "visualization/render/label_drawer.h"
#include "visualization/render/overlay_drawer.h"
#include "visualization/scene/pick.h"
#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// Draws scenes into a render window: bodies, over them lines and markers, over these the labels.
///
/// Bodies are drawn in full detail, or with fewer triangles while something moves; what did not change from one scene
/// to the next is not uploaded again, so a frame of an animation costs what it moves.
///
/// The window must outlive the drawer, which takes its renderer out again. Main thread only.
class SceneDrawer {
 public:
  explicit SceneDrawer(vtkRenderWindow& window);
  ~SceneDrawer();
  SceneDrawer(const SceneDrawer&) = delete;
  SceneDrawer& operator=(const SceneDrawer&) = delete;

  /// Replaces what is drawn; the camera stays.
  void setScene(const Scene& scene);

  /// Which parts of the scene are drawn; all of them at first.
  void setLayers(const Layers& layers);

  /// Draws the bone or muscle of this name marked; an empty name marks nothing.
  void setHighlighted(const std::string& name);

  /// True: fewer triangles, and labels go along with their places. False: full detail, labels where there is room.
  void setMoving(bool moving);

  /// Looks as the scene says, fitted to the window's present size.
  void setCamera(const Camera& camera);

  /// The camera as it was turned, moved and zoomed.
  [[nodiscard]] Camera camera() const;

  /// Fits the camera again after the window changed its size; the direction of looking and the zoom stay.
  void fitCamera();

  /// Turns the view about its centre: right and up positive, in radians.
  void orbit(double rightRad, double upRad);

  /// Moves the picture, in pixels of the window: right and down positive.
  void pan(double rightPx, double downPx);

  /// Larger than one comes closer.
  void zoom(double factor);

  /// The line of sight through a pixel of the window, counted from its top left.
  [[nodiscard]] Ray rayThrough(double xPx, double yPx) const;

  /// Pixels of the window for a pixel at 96 dpi: the device pixel ratio.
  void setPixelScale(double scale);

 private:
  static constexpr std::size_t kLooks = 5;
  enum Detail : std::size_t { Full, Moving, kDetails };

  [[nodiscard]] Projection projection() const;
  void showBodies();
  void drawOverlay();
  void placeLabels();
  void followCamera();

  vtkRenderWindow& window_;
  vtkNew<vtkRenderer> renderer_;
  std::array<std::array<std::unique_ptr<BodyBatch>, kLooks>, kDetails> batches_;
  std::array<bool, kDetails> stale_{true, true};  ///< the scene has changed since these batches were made
  OverlayDrawer overlay_{*renderer_.Get()};
  LabelDrawer labels_{*renderer_.Get()};
  Scene scene_;
  Layers layers_;
  std::string highlighted_;
  bool moving_ = false;
  Camera camera_;
  double zoom_ = 1.0;
  double pixelScale_ = 1.0;
};

}  // namespace cervica::visualization
