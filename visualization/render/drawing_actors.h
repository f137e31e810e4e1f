#pragma once

// Internal: knows VTK.

#include <vtkOpenGLActor.h>

namespace cervica::visualization {

/// What is drawn in the order in which it was added, also when it is translucent: without VTK's own passes for
/// translucency, which need more and larger buffers than a software OpenGL fills in time.
class OrderedActor : public vtkOpenGLActor {
 public:
  static OrderedActor* New();
  vtkTypeBool HasTranslucentPolygonalGeometry() override { return 0; }
  vtkTypeBool HasOpaqueGeometry() override { return 1; }
};

/// What covers all behind it: drawn without blending.
class SolidActor : public OrderedActor {
 public:
  static SolidActor* New();
  void Render(vtkRenderer* renderer, vtkMapper* mapper) override;
};

/// A translucent surface of which only the layer nearest to the eye is seen, over all that was drawn before: its depth
/// is drawn first, without colour, then its colour where the depth is its own.
class NearestLayerActor : public OrderedActor {
 public:
  static NearestLayerActor* New();
  void Render(vtkRenderer* renderer, vtkMapper* mapper) override;
};

/// Drawn over everything before it, whatever its depth: lines and markers.
class OverlayActor : public OrderedActor {
 public:
  static OverlayActor* New();
  void Render(vtkRenderer* renderer, vtkMapper* mapper) override;
};

}  // namespace cervica::visualization
