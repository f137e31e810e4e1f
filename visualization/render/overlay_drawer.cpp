#include "visualization/render/overlay_drawer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include <vtkCellArray.h>
#include <vtkIdList.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkPolygon.h>
#include <vtkProperty.h>
#include <vtkUnsignedCharArray.h>

#include "visualization/render/drawing_actors.h"

namespace cervica::visualization {
namespace {

constexpr double kDashM = 0.0055;
constexpr double kMarkerRimPx = 1.8;

using Line = std::vector<Eigen::Vector3d>;

/// The triangles of a polygon, which may have hollows.
std::vector<Line> trianglesOf(const Line& points) {
  vtkNew<vtkPolygon> polygon;
  for (const auto& point : points)
    polygon->GetPointIds()->InsertNextId(polygon->GetPoints()->InsertNextPoint(point.data()));
  vtkNew<vtkIdList> corners;
  std::vector<Line> triangles;
  if (polygon->Triangulate(corners) == 0) return triangles;
  const auto at = [&](vtkIdType corner) { return points[static_cast<std::size_t>(corners->GetId(corner))]; };
  for (vtkIdType i = 0; i + 2 < corners->GetNumberOfIds(); i += 3) triangles.push_back({at(i), at(i + 1), at(i + 2)});
  return triangles;
}

/// The dashes of a line as pairs of points.
std::vector<Line> dashesOf(const Line& points) {
  std::vector<Line> pieces;
  double phase = 0.0;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const Eigen::Vector3d a = points[i], along = points[i + 1] - a;
    const double length = along.norm();
    for (double at = 0.0; at < length;) {
      const double left = kDashM - std::fmod(phase, kDashM);
      const double step = std::min(left, length - at);
      if (std::fmod(phase, 2.0 * kDashM) < kDashM)
        pieces.push_back({a + along * (at / length), a + along * ((at + step) / length)});
      at += step + 1e-9;
      phase += step + 1e-9;
    }
  }
  return pieces;
}

}  // namespace

class OverlayDrawer::Batch {
 public:
  Batch(const Key& key) : shape_(std::get<0>(key)) {
    colors_->SetNumberOfComponents(4);
    colors_->SetName("Colors");
    data_->SetPoints(points_);
    data_->GetPointData()->SetScalars(colors_);
    switch (shape_) {
      case Shape::Area:
        data_->SetPolys(cells_);
        break;
      case Shape::Line:
        data_->SetLines(cells_);
        break;
      case Shape::Disc:
        data_->SetVerts(cells_);
        break;
    }
    mapper_->SetInputData(data_);
    actor_->SetMapper(mapper_);
    actor_->PickableOff();
    vtkProperty* look = actor_->GetProperty();
    const auto width = static_cast<float>(std::get<2>(key));
    if (shape_ == Shape::Disc) {
      look->SetRenderPointsAsSpheres(true);
      look->SetPointSize(width);
      look->SetAmbient(1.0);
      look->SetDiffuse(0.0);
    } else {
      look->LightingOff();
      look->SetLineWidth(width);
    }
  }

  void clear() {
    points_->Reset();
    colors_->Reset();
    cells_->Reset();
  }

  void add(const Line& points, const Color& color, double opacity) {
    const auto byte = [](double channel) {
      return static_cast<unsigned char>(std::lround(255.0 * std::clamp(channel, 0.0, 1.0)));
    };
    const std::array<unsigned char, 4> rgba{byte(color.red), byte(color.green), byte(color.blue), byte(opacity)};
    cells_->InsertNextCell(static_cast<int>(points.size()));
    for (const auto& point : points) {
      cells_->InsertCellPoint(points_->InsertNextPoint(point.data()));
      colors_->InsertNextTypedTuple(rgba.data());
    }
  }

  void finish() {
    points_->Modified();
    colors_->Modified();
    cells_->Modified();
    data_->Modified();
    actor_->SetVisibility(points_->GetNumberOfPoints() > 0);
  }

  [[nodiscard]] vtkActor& actor() { return *actor_; }

 private:
  Shape shape_;
  vtkNew<vtkPoints> points_;
  vtkNew<vtkUnsignedCharArray> colors_;
  vtkNew<vtkCellArray> cells_;
  vtkNew<vtkPolyData> data_;
  vtkNew<vtkPolyDataMapper> mapper_;
  vtkNew<OverlayActor> actor_;
};

OverlayDrawer::OverlayDrawer(vtkRenderer& renderer) : renderer_(renderer) {}

OverlayDrawer::~OverlayDrawer() {
  for (const auto& [key, batch] : batches_) renderer_.RemoveActor(&batch->actor());
}

void OverlayDrawer::draw(const Scene& scene, const Layers& layers, double pixelScale) {
  for (const auto& [key, batch] : batches_) batch->clear();
  const std::size_t before = batches_.size();
  for (const Stroke& stroke : scene.strokes) {
    if (!shows(layers, stroke.layer)) continue;
    Batch& into = batch({stroke.filled ? Shape::Area : Shape::Line, 0, stroke.widthPx * pixelScale});
    if (stroke.filled) {
      for (const Line& triangle : trianglesOf(stroke.points)) into.add(triangle, stroke.color, stroke.opacity);
    } else if (stroke.dashed) {
      for (const Line& dash : dashesOf(stroke.points)) into.add(dash, stroke.color, stroke.opacity);
    } else {
      into.add(stroke.points, stroke.color, stroke.opacity);
    }
  }
  for (const Marker& marker : scene.markers) {
    if (!shows(layers, marker.layer)) continue;
    batch({Shape::Disc, 0, marker.diameterPx * pixelScale}).add({marker.place}, marker.rim, 1.0);
    batch({Shape::Disc, 1, (marker.diameterPx - 2.0 * kMarkerRimPx) * pixelScale})
        .add({marker.place}, marker.fill, 1.0);
  }
  if (batches_.size() != before) {  // a new one takes its place in the order
    for (const auto& [key, batch] : batches_) renderer_.RemoveActor(&batch->actor());
    for (const auto& [key, batch] : batches_) renderer_.AddActor(&batch->actor());
  }
  for (const auto& [key, batch] : batches_) batch->finish();
}

OverlayDrawer::Batch& OverlayDrawer::batch(const Key& key) {
  auto& found = batches_[key];
  if (!found) found = std::make_unique<Batch>(key);
  return *found;
}

}  // namespace cervica::visualization
