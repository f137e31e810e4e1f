#pragma once

// Internal: knows VTK. Other layers use offscreen.h or visualization/qt.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <vtkActor.h>
#include <vtkFloatArray.h>
#include <vtkNew.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkRenderer.h>
#include <vtkSmartPointer.h>
#include <vtkUnsignedCharArray.h>

#include "visualization/render/body_shading.h"
#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// Bodies of one look as one surface: one set of buffers and one draw call however many bones there are, and of
/// translucent ones only the layer nearest to the eye, so that the order in which they are drawn does not matter.
///
/// What does not change between two scenes is not uploaded again: poses and points of muscles cost their points only.
class BodyBatch {
 public:
  /// In the order of drawing: the opaque ones, then the translucent ones from the inside out.
  enum class Look { Bone, Muscle, FaintMuscle, Ghost, Outline };

  /// The renderer draws it after what was added before; it must outlive the batch.
  BodyBatch(Look look, BodyLight light, vtkRenderer& renderer);
  ~BodyBatch();
  BodyBatch(const BodyBatch&) = delete;
  BodyBatch& operator=(const BodyBatch&) = delete;

  /// One body of the batch: its mesh in the detail that is drawn.
  struct Part {
    std::string name;
    std::shared_ptr<const Mesh> mesh;  ///< shared with the scene; tells whether it changed
    Eigen::Affine3d pose;
    Color color;
    double opacity = 1.0;
  };

  /// Draws these instead of what was drawn; nothing for an empty list.
  void show(std::vector<Part> parts);

  void setVisible(bool visible) { actor_->SetVisibility(visible && !parts_.empty()); }

 private:
  [[nodiscard]] bool sameSurfaces(const std::vector<Part>& parts) const;
  void rebuild();
  void place(std::size_t part, std::size_t firstPoint);
  void paint(std::size_t part, std::size_t firstPoint);

  const Look look_;
  const BodyLight light_;
  vtkRenderer& renderer_;
  vtkSmartPointer<vtkActor> actor_;
  vtkNew<vtkPolyDataMapper> mapper_;
  vtkNew<vtkPolyData> data_;
  vtkNew<vtkFloatArray> points_, normals_;
  vtkNew<vtkUnsignedCharArray> colors_;
  std::vector<Part> parts_;
  std::optional<bool> closed_;  ///< whether no inside can be seen; nothing before there was a surface
};

}  // namespace cervica::visualization
