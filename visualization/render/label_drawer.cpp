#include "visualization/render/label_drawer.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <utility>

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
  for (const Item& item : items_) renderer_.RemoveViewProp(item.actor);
  items_.clear();
}

void LabelDrawer::draw(const Scene& scene, const LabelLayout& layout, const Projection& projection) {
  std::vector<Item> before = std::move(items_);
  for (const Item& item : before) renderer_.RemoveViewProp(item.actor);
  items_.clear();
  heightPx_ = projection.heightPx;
  const double px = projection.pixelScale;
  const Palette& colors = palette(scene.scheme);
  const auto begin = [&](const PlacedLabel& placed) {
    next_.label = placed.label;
    next_.anchor = projection(scene.labels[placed.label].place);
    next_.leads = placed.leader.has_value();
  };
  for (const PlacedLabel& placed : layout.placed)
    if (placed.leader) {
      begin(placed);
      strip({placed.leader->first, placed.leader->second}, colors.textWeak, px);
    }
  for (const PlacedLabel& placed : layout.placed) {
    begin(placed);
    const Label& label = scene.labels[placed.label];
    if (placed.plate) fill(placed.box, *label.plate, kPlateOpacity);
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
    for (const PlacedRow& row : placed.rows) write(row, before);
  }
}

void LabelDrawer::fill(const PixelBox& box, const Color& color, double opacity) {
  const auto actor =
      flat({{box.left, box.top}, {box.right(), box.top}, {box.right(), box.bottom()}, {box.left, box.bottom()}}, true,
           heightPx_, color);
  actor->GetProperty()->SetOpacity(opacity);
  add(actor);
}

void LabelDrawer::strip(const std::vector<Eigen::Vector2d>& points, const Color& color, double widthPx) {
  const auto actor = flat(points, false, heightPx_, color);
  actor->GetProperty()->SetLineWidth(static_cast<float>(widthPx));
  add(actor);
}

void LabelDrawer::write(const PlacedRow& row, std::vector<Item>& before) {
  const auto same = std::find_if(before.begin(), before.end(), [&](const Item& item) {
    return item.text == row.text && item.sizePx == row.sizePx && item.bold == row.bold && item.color == row.color;
  });
  vtkSmartPointer<vtkActor2D> actor;
  if (same != before.end()) {
    actor = same->actor;
    before.erase(same);
  } else {
    const auto text = vtkSmartPointer<vtkTextActor>::New();
    text->SetInput(row.text.c_str());
    text->PickableOff();
    text->GetPositionCoordinate()->SetCoordinateSystemToViewport();
    text->SetTextProperty(textLook(row.sizePx, row.bold, row.color));
    actor = text;
  }
  next_.at = {std::round(row.box.left), std::round(heightPx_ - row.box.top - 0.5 * row.box.height)};
  next_.text = row.text;
  next_.sizePx = row.sizePx;
  next_.bold = row.bold;
  next_.color = row.color;
  add(actor);
  next_.text.clear();
  next_.at.setZero();
}

void LabelDrawer::add(vtkSmartPointer<vtkActor2D> actor) {
  actor->SetPosition(next_.at.x(), next_.at.y());
  actor->VisibilityOn();
  renderer_.AddViewProp(actor);
  items_.push_back(next_);
  items_.back().actor = std::move(actor);
}

void LabelDrawer::follow(const Scene& scene, const Projection& projection) {
  for (const Item& item : items_) {
    const Label& label = scene.labels[item.label];
    if (label.kind == Label::Kind::Corner || label.kind == Label::Kind::Caption) continue;
    const bool shown = label.kind == Label::Kind::Beside && !item.leads;
    item.actor->SetVisibility(shown);
    if (!shown) continue;
    const Eigen::Vector2d moved = projection(label.place) - item.anchor;
    item.actor->SetPosition(item.at.x() + std::round(moved.x()), item.at.y() - std::round(moved.y()));
  }
}

}  // namespace cervica::visualization
