#pragma once

// Internal: knows VTK. Other layers use offscreen.h or visualization/qt.

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include <vtkNew.h>
#include <vtkPolyData.h>
#include <vtkProp.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>
#include <vtkSmartPointer.h>

#include "visualization/render/label_drawer.h"
#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// Draws scenes into a render window: one renderer for the bodies, above it one for lines, above that one for what must
/// not be crossed by a line: the faces of markers, and labels.
///
/// The window must outlive the drawer, which takes its renderers out again. Main thread only.
class SceneDrawer {
 public:
  explicit SceneDrawer(vtkRenderWindow& window);
  ~SceneDrawer();
  SceneDrawer(const SceneDrawer&) = delete;
  SceneDrawer& operator=(const SceneDrawer&) = delete;

  /// Replaces what is drawn; the camera stays.
  void setScene(const Scene& scene);

  /// Looks as the scene says, fitted to the window's present size.
  void setCamera(const Camera& camera);

  /// Fits the camera again after the window changed its size; the direction of looking and the zoom stay.
  void fitCamera();

  /// Turns the view about its centre: right and up positive, in radians.
  void orbit(double rightRad, double upRad);

  /// Larger than one comes closer.
  void zoom(double factor);

  /// Pixels of the window for a pixel at 96 dpi: the device pixel ratio. Takes effect with the next setScene.
  void setPixelScale(double scale) { pixelScale_ = scale; }

 private:
  vtkSmartPointer<vtkPolyData> surfaceOf(const Body& body);
  void addBody(const Body& body);
  void addStroke(const Stroke& stroke);
  void addMarker(const Marker& marker);
  void placeLabels();

  vtkRenderWindow& window_;
  vtkNew<vtkRenderer> bodies_;
  vtkNew<vtkRenderer> overlay_;
  vtkNew<vtkRenderer> labels_;
  LabelDrawer labelDrawer_{*labels_.Get()};
  Scene labelled_;  ///< what is shown, without its bodies
  Camera camera_;
  double zoom_ = 1.0;
  double pixelScale_ = 1.0;
  /// Surfaces with their colours, kept while their scene is shown: meshes are shared, so bones upload once.
  struct Surface {
    std::shared_ptr<const Mesh> mesh;
    Color color;
    vtkSmartPointer<vtkPolyData> data;
  };
  std::vector<Surface> surfaces_;
};

}  // namespace cervica::visualization
