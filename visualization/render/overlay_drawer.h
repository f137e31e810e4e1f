#pragma once

// Internal: knows VTK. Other layers use offscreen.h or visualization/qt.

#include <map>
#include <memory>
#include <tuple>
#include <vector>

#include <vtkRenderer.h>

#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// Draws strokes and markers over the bodies: those of one width as one line set, so that a frame of an animation
/// uploads a few points and makes nothing new.
class OverlayDrawer {
 public:
  /// The renderer draws them after what was added to it before; it must outlive the drawer.
  explicit OverlayDrawer(vtkRenderer& renderer);
  ~OverlayDrawer();
  OverlayDrawer(const OverlayDrawer&) = delete;
  OverlayDrawer& operator=(const OverlayDrawer&) = delete;

  /// Replaces what was drawn by the strokes and markers of the scene whose layers are shown.
  /// \param pixelScale  pixels for a pixel at 96 dpi
  void draw(const Scene& scene, const Layers& layers, double pixelScale);

 private:
  enum class Shape { Area, Line, Disc };
  class Batch;
  /// What is drawn later lies over what is drawn earlier: areas, lines, rims of markers, faces of markers.
  using Key = std::tuple<Shape, int, double>;  ///< shape, order among discs, width or diameter in pixels
  Batch& batch(const Key& key);

  vtkRenderer& renderer_;
  std::map<Key, std::unique_ptr<Batch>> batches_;
};

}  // namespace cervica::visualization
