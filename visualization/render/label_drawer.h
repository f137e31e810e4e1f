#pragma once

// Internal: knows VTK. Other layers use offscreen.h or visualization/qt.

#include <cstddef>
#include <string>
#include <vector>

#include <vtkActor2D.h>
#include <vtkRenderer.h>
#include <vtkSmartPointer.h>
#include <vtkTextProperty.h>

#include "visualization/scene/label_layout.h"

namespace cervica::visualization {

/// The look of a text: Inter where it is installed, else VTK's own font.
[[nodiscard]] vtkSmartPointer<vtkTextProperty> textLook(double sizePx, bool bold, const Color& color);

/// How large texts will be drawn into windows of 72 dpi, as every window of the program is.
[[nodiscard]] MeasureText textMeasure();

/// Draws labels where they were laid out, over what the renderer shows otherwise.
class LabelDrawer {
 public:
  explicit LabelDrawer(vtkRenderer& renderer) : renderer_(renderer) {}
  ~LabelDrawer() { clear(); }
  LabelDrawer(const LabelDrawer&) = delete;
  LabelDrawer& operator=(const LabelDrawer&) = delete;

  /// Replaces what was drawn. Texts that were there before are not drawn into pixels again.
  void draw(const Scene& scene, const LabelLayout& layout, const Projection& projection);

  /// While the camera or the bodies move: labels that stand beside a place go with it, those with a line to their
  /// place are hidden, the others stay. For layouts of scenes with the same labels at other places.
  void follow(const Scene& scene, const Projection& projection);

 private:
  struct Item {
    vtkSmartPointer<vtkActor2D> actor;
    Eigen::Vector2d at;      ///< where it was laid out: viewport, pixels, origin bottom left
    Eigen::Vector2d anchor;  ///< where its label's place was then
    std::size_t label = 0;   ///< in Scene::labels
    bool leads = false;      ///< is, or has, a line to its place
    std::string text;        ///< of a row, and its look
    double sizePx = 0;
    bool bold = false;
    Color color;
  };
  void fill(const PixelBox& box, const Color& color, double opacity);
  void strip(const std::vector<Eigen::Vector2d>& points, const Color& color, double widthPx);
  void write(const PlacedRow& row, std::vector<Item>& before);
  void add(vtkSmartPointer<vtkActor2D> actor);
  void clear();

  vtkRenderer& renderer_;
  double heightPx_ = 0;
  Item next_;  ///< what the following parts belong to
  std::vector<Item> items_;
};

}  // namespace cervica::visualization
