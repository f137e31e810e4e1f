#pragma once

// Internal: knows VTK. Other layers use offscreen.h or visualization/qt.

#include <vtkNew.h>
#include <vtkRenderer.h>
#include <vtkSmartPointer.h>
#include <vtkTextProperty.h>

#include "visualization/scene/label_layout.h"

namespace cervica::visualization {

/// The look of a text: Inter where it is installed, else VTK's own font.
[[nodiscard]] vtkSmartPointer<vtkTextProperty> textLook(double sizePx, bool bold, const Color& color);

/// How large texts will be drawn into windows of 72 dpi, as every window of the program is.
[[nodiscard]] MeasureText textMeasure();

/// Draws labels where they were laid out, into a renderer that shows nothing else flat.
class LabelDrawer {
 public:
  explicit LabelDrawer(vtkRenderer& renderer) : renderer_(renderer) {}

  /// Replaces what was drawn.
  void draw(const Scene& scene, const LabelLayout& layout, const Projection& projection);
  void clear();

 private:
  void fill(const PixelBox& box, const Color& color, double opacity);
  void strip(const std::vector<Eigen::Vector2d>& points, const Color& color, double widthPx);
  void write(const PlacedRow& row);
  void add(vtkProp& prop);

  vtkRenderer& renderer_;
  double heightPx_ = 0;
  std::vector<vtkSmartPointer<vtkProp>> props_;
};

}  // namespace cervica::visualization
