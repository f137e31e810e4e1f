#include "visualization/render/label_drawer.h"

#include <cmath>
#include <filesystem>

#include <vtkActor2D.h>
#include <vtkCellArray.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper2D.h>
#include <vtkProperty2D.h>
#include <vtkTextActor.h>
#include <vtkTextRenderer.h>

namespace cervica::visualization {
namespace {

constexpr int kDpi = 72;
constexpr double kLineHeight = 1.30;  ///< of the font's size
constexpr double kPlateOpacity = 0.84;

vtkSmartPointer<vtkActor2D> flat(const std::vector<Eigen::Vector2d>& points, bool filled, double heightPx,
                                 const Color& color) {
  vtkNew<vtkPoints> places;
  vtkNew<vtkCellArray> cell;
  cell->InsertNextCell(static_cast<int>(points.size()));
  for (const auto& point : points) cell->InsertCellPoint(places->InsertNextPoint(point.x(), heightPx - point.y(), 0.0));
  vtkNew<vtkPolyData> data;
  data->SetPoints(places);
  if (filled)
    data->SetPolys(cell);
  else
    data->SetLines(cell);
  vtkNew<vtkPolyDataMapper2D> mapper;
  mapper->SetInputData(data);
  auto actor = vtkSmartPointer<vtkActor2D>::New();
  actor->SetMapper(mapper);
  actor->PickableOff();
  actor->GetProperty()->SetColor(color.red, color.green, color.blue);
  return actor;
}

}  // namespace

vtkSmartPointer<vtkTextProperty> textLook(double sizePx, bool bold, const Color& color) {
  auto look = vtkSmartPointer<vtkTextProperty>::New();
  const std::filesystem::path font = bold ? CERVICA_FONT_BOLD : CERVICA_FONT_REGULAR;
  if (!font.empty() && std::filesystem::exists(font)) {
    look->SetFontFamily(VTK_FONT_FILE);
    look->SetFontFile(font.c_str());
  } else {
    look->SetFontFamilyToArial();
    look->SetBold(bold);
  }
  look->SetFontSize(static_cast<int>(std::lround(sizePx)));
  look->SetColor(color.red, color.green, color.blue);
  look->SetJustificationToLeft();
  look->SetVerticalJustificationToCentered();
  return look;
}

MeasureText textMeasure() {
  return [](const std::string& text, double sizePx, bool bold) {
    int box[4] = {0, 0, 0, 0};
    const auto look = textLook(sizePx, bold, {});
    vtkTextRenderer::GetInstance()->GetBoundingBox(look, text, box, kDpi);
    return TextSize{static_cast<double>(box[1] - box[0] + 1), std::ceil(kLineHeight * sizePx)};
  };
}

void LabelDrawer::clear() {
  for (const auto& prop : props_) renderer_.RemoveViewProp(prop);
  props_.clear();
}

void LabelDrawer::draw(const Scene& scene, const LabelLayout& layout, const Projection& projection) {
  clear();
  heightPx_ = projection.heightPx;
  const double px = projection.pixelScale;
  const Palette& colors = palette(scene.scheme);
  for (const PlacedLabel& placed : layout.placed)
    if (placed.leader) strip({placed.leader->first, placed.leader->second}, colors.textWeak, px);
  for (const PlacedLabel& placed : layout.placed) {
    const Label& label = scene.labels[placed.label];
    if (label.plate) fill(placed.box, *label.plate, kPlateOpacity);
    if (placed.swatch) {
      const PixelBox& box = *placed.swatch;
      const double middle = box.top + 0.5 * box.height;
      switch (label.swatch) {
        case Label::Swatch::None:
          break;
        case Label::Swatch::Box:
          fill(box, label.swatchColor, 1.0);
          break;
        case Label::Swatch::Line:
          strip({{box.left, middle}, {box.right(), middle}}, label.swatchColor, 2.0 * px);
          break;
        case Label::Swatch::Dashes:
          for (const double at : {0.0, 0.38, 0.76})
            strip({{box.left + at * box.width, middle}, {box.left + (at + 0.24) * box.width, middle}},
                  label.swatchColor, 2.0 * px);
          break;
      }
    }
    for (const PlacedRow& row : placed.rows) write(row);
  }
}

void LabelDrawer::fill(const PixelBox& box, const Color& color, double opacity) {
  const auto actor =
      flat({{box.left, box.top}, {box.right(), box.top}, {box.right(), box.bottom()}, {box.left, box.bottom()}}, true,
           heightPx_, color);
  actor->GetProperty()->SetOpacity(opacity);
  add(*actor);
}

void LabelDrawer::strip(const std::vector<Eigen::Vector2d>& points, const Color& color, double widthPx) {
  const auto actor = flat(points, false, heightPx_, color);
  actor->GetProperty()->SetLineWidth(static_cast<float>(widthPx));
  add(*actor);
}

void LabelDrawer::write(const PlacedRow& row) {
  vtkNew<vtkTextActor> actor;
  actor->SetInput(row.text.c_str());
  actor->PickableOff();
  actor->GetPositionCoordinate()->SetCoordinateSystemToViewport();
  actor->SetPosition(std::round(row.box.left), std::round(heightPx_ - row.box.top - 0.5 * row.box.height));
  actor->SetTextProperty(textLook(row.sizePx, row.bold, row.color));
  add(*actor);
}

void LabelDrawer::add(vtkProp& prop) {
  renderer_.AddViewProp(&prop);
  props_.emplace_back(&prop);
}

}  // namespace cervica::visualization
