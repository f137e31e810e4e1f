#include "visualization/render/scene_drawer.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <vtkActor.h>
#include <vtkAutoInit.h>
#include <vtkCamera.h>
#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkLight.h>
#include <vtkMatrix4x4.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkUnsignedCharArray.h>

namespace cervica::visualization {
namespace {

constexpr double kDashM = 0.0055;
constexpr double kNear = 0.02, kDistance = 2.0, kFar = 4.0;  ///< m, of the parallel camera

void addLight(vtkRenderer& renderer, double x, double y, double z, double intensity, const Color& color) {
  vtkNew<vtkLight> light;
  light->SetLightTypeToCameraLight();
  light->SetPosition(x, y, z);
  light->SetFocalPoint(0, 0, 0);
  light->SetIntensity(intensity);
  light->SetColor(color.red, color.green, color.blue);
  renderer.AddLight(light);
}

/// The dashes of a line as pairs of points; each unbroken piece is one list.
std::vector<std::vector<Eigen::Vector3d>> dashesOf(const std::vector<Eigen::Vector3d>& points) {
  std::vector<std::vector<Eigen::Vector3d>> pieces;
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

SceneDrawer::SceneDrawer(vtkRenderWindow& window) : window_(window) {
  window_.SetNumberOfLayers(3);
  bodies_->SetLayer(0);
  bodies_->AutomaticLightCreationOff();
  bodies_->GradientBackgroundOn();
  // Key from the upper left behind the viewer, a cool fill from the right, a rim from behind and above.
  addLight(*bodies_, -0.9, 1.3, 1.2, 0.90, {1.0, 0.975, 0.93});
  addLight(*bodies_, 1.4, 0.1, 0.9, 0.36, {0.88, 0.92, 1.0});
  addLight(*bodies_, 0.2, -1.0, 0.8, 0.10, {1.0, 0.95, 0.9});
  addLight(*bodies_, 0.8, 1.1, -1.4, 0.38, {0.92, 0.95, 1.0});
  overlay_->SetLayer(1);
  overlay_->InteractiveOff();
  overlay_->SetActiveCamera(bodies_->GetActiveCamera());
  window_.AddRenderer(bodies_);
  window_.AddRenderer(overlay_);
  labels_->SetLayer(2);
  labels_->InteractiveOff();
  labels_->SetActiveCamera(bodies_->GetActiveCamera());
  window_.AddRenderer(labels_);
}

SceneDrawer::~SceneDrawer() {
  window_.RemoveRenderer(labels_);
  window_.RemoveRenderer(overlay_);
  window_.RemoveRenderer(bodies_);
}

void SceneDrawer::setScene(const Scene& scene) {
  bodies_->RemoveAllViewProps();
  overlay_->RemoveAllViewProps();
  labels_->RemoveAllViewProps();
  const Palette& colors = palette(scene.scheme);
  bodies_->SetBackground(colors.viewBottom.red, colors.viewBottom.green, colors.viewBottom.blue);
  bodies_->SetBackground2(colors.viewTop.red, colors.viewTop.green, colors.viewTop.blue);
  std::vector<Surface> kept;
  for (const Body& body : scene.bodies) {
    kept.push_back({body.mesh, body.color, surfaceOf(body)});
    surfaces_.push_back(kept.back());
    addBody(body);
  }
  surfaces_ = std::move(kept);
  for (const Stroke& stroke : scene.strokes) addStroke(stroke);
  for (const Marker& marker : scene.markers) addMarker(marker);
  labelled_ = scene;
  labelled_.bodies.clear();
  placeLabels();
}

vtkSmartPointer<vtkPolyData> SceneDrawer::surfaceOf(const Body& body) {
  for (const Surface& surface : surfaces_)
    if (surface.mesh == body.mesh && surface.color == body.color) return surface.data;
  const Mesh& mesh = *body.mesh;
  vtkNew<vtkPoints> points;
  vtkNew<vtkFloatArray> normals;
  normals->SetNumberOfComponents(3);
  normals->SetName("Normals");
  vtkNew<vtkUnsignedCharArray> colors;
  colors->SetNumberOfComponents(3);
  colors->SetName("Colors");
  const auto count = static_cast<vtkIdType>(mesh.points.size());
  points->SetNumberOfPoints(count);
  normals->SetNumberOfTuples(count);
  colors->SetNumberOfTuples(count);
  for (vtkIdType i = 0; i < count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    points->SetPoint(i, mesh.points[at].cast<double>().eval().data());
    normals->SetTypedTuple(i, mesh.normals[at].data());
    // Hollows are darker and a little warmer, as light that was reflected by bone.
    const double open = mesh.openness[at] / 255.0;
    const double shade = 0.34 + 0.66 * std::pow(open, 1.15);
    const auto byte = [&](double channel, double warm) {
      return static_cast<unsigned char>(std::lround(255.0 * std::clamp(channel * std::pow(shade, warm), 0.0, 1.0)));
    };
    const unsigned char rgb[3] = {byte(body.color.red, 0.88), byte(body.color.green, 1.0), byte(body.color.blue, 1.14)};
    colors->SetTypedTuple(i, rgb);
  }
  vtkNew<vtkCellArray> triangles;
  triangles->AllocateExact(static_cast<vtkIdType>(mesh.triangles.size()),
                           3 * static_cast<vtkIdType>(mesh.triangles.size()));
  for (const auto& triangle : mesh.triangles) {
    const vtkIdType ids[3] = {triangle[0], triangle[1], triangle[2]};
    triangles->InsertNextCell(3, ids);
  }
  auto data = vtkSmartPointer<vtkPolyData>::New();
  data->SetPoints(points);
  data->SetPolys(triangles);
  data->GetPointData()->SetNormals(normals);
  data->GetPointData()->SetScalars(colors);
  return data;
}

void SceneDrawer::addBody(const Body& body) {
  vtkNew<vtkPolyDataMapper> mapper;
  mapper->SetInputData(surfaceOf(body));
  vtkNew<vtkActor> actor;
  actor->SetMapper(mapper);
  vtkNew<vtkMatrix4x4> matrix;
  for (int row = 0; row < 4; ++row)
    for (int column = 0; column < 4; ++column) matrix->SetElement(row, column, body.pose.matrix()(row, column));
  actor->SetUserMatrix(matrix);
  vtkProperty* look = actor->GetProperty();
  const bool muscle = body.kind == Body::Kind::Muscle;
  look->SetAmbient(body.kind == Body::Kind::Ghost ? 0.35 : 0.17);
  look->SetDiffuse(body.kind == Body::Kind::Ghost ? 0.7 : 0.86);
  look->SetSpecular(muscle ? 0.10 : 0.16);
  look->SetSpecularPower(muscle ? 12 : 22);
  look->SetOpacity(body.opacity);
  if (body.opacity < 1.0) look->BackfaceCullingOn();
  bodies_->AddActor(actor);
}

void SceneDrawer::addStroke(const Stroke& stroke) {
  vtkNew<vtkPoints> points;
  vtkNew<vtkCellArray> cells;
  const auto pieces =
      stroke.dashed ? dashesOf(stroke.points) : std::vector<std::vector<Eigen::Vector3d>>{stroke.points};
  for (const auto& piece : pieces) {
    cells->InsertNextCell(static_cast<int>(piece.size()));
    for (const auto& point : piece) cells->InsertCellPoint(points->InsertNextPoint(point.data()));
  }
  vtkNew<vtkPolyData> data;
  data->SetPoints(points);
  if (stroke.filled)
    data->SetPolys(cells);
  else
    data->SetLines(cells);
  vtkNew<vtkPolyDataMapper> mapper;
  mapper->SetInputData(data);
  vtkNew<vtkActor> actor;
  actor->SetMapper(mapper);
  actor->PickableOff();
  vtkProperty* look = actor->GetProperty();
  look->LightingOff();
  look->SetColor(stroke.color.red, stroke.color.green, stroke.color.blue);
  look->SetOpacity(stroke.opacity);
  look->SetLineWidth(static_cast<float>(stroke.widthPx * pixelScale_));
  overlay_->AddActor(actor);
}

void SceneDrawer::addMarker(const Marker& marker) {
  const double rimPx = 1.8;
  for (const bool rim : {true, false}) {
    vtkNew<vtkPoints> points;
    points->InsertNextPoint(marker.place.data());
    vtkNew<vtkCellArray> vertices;
    const vtkIdType id = 0;
    vertices->InsertNextCell(1, &id);
    vtkNew<vtkPolyData> data;
    data->SetPoints(points);
    data->SetVerts(vertices);
    vtkNew<vtkPolyDataMapper> mapper;
    mapper->SetInputData(data);
    vtkNew<vtkActor> actor;
    actor->SetMapper(mapper);
    actor->PickableOff();
    const Color& color = rim ? marker.rim : marker.fill;
    vtkProperty* look = actor->GetProperty();
    look->SetRenderPointsAsSpheres(true);
    look->SetPointSize(static_cast<float>((marker.diameterPx - (rim ? 0.0 : 2.0 * rimPx)) * pixelScale_));
    look->SetColor(color.red, color.green, color.blue);
    look->SetAmbient(1.0);
    look->SetDiffuse(0.0);
    (rim ? overlay_ : labels_)->AddActor(actor);
  }
}

void SceneDrawer::placeLabels() {
  const int* size = window_.GetSize();
  if (size[0] < 1 || size[1] < 1) return;
  vtkCamera* view = bodies_->GetActiveCamera();
  Projection projection;
  view->GetFocalPoint(projection.focus.data());
  view->GetViewUp(projection.up.data());
  Eigen::Vector3d towards;
  view->GetDirectionOfProjection(towards.data());
  projection.right = towards.cross(projection.up).normalized();
  projection.metresPerPixel = 2.0 * view->GetParallelScale() / size[1];
  projection.widthPx = size[0];
  projection.heightPx = size[1];
  projection.pixelScale = pixelScale_;
  labelDrawer_.draw(labelled_, layOutLabels(labelled_, {}, projection, textMeasure()), projection);
}

void SceneDrawer::setCamera(const Camera& camera) {
  camera_ = camera;
  zoom_ = 1.0;
  vtkCamera* view = bodies_->GetActiveCamera();
  view->ParallelProjectionOn();
  view->SetFocalPoint(camera.focus.data());
  const Eigen::Vector3d from = camera.focus - kDistance * camera.towards;
  view->SetPosition(from.data());
  view->SetViewUp(camera.up.data());
  view->OrthogonalizeViewUp();
  fitCamera();
}

void SceneDrawer::fitCamera() {
  const int* size = window_.GetSize();
  const double aspect = size[1] > 0 && size[0] > 0 ? static_cast<double>(size[0]) / size[1] : 1.0;
  vtkCamera* view = bodies_->GetActiveCamera();
  view->SetParallelScale(std::max(camera_.halfHeight, camera_.halfWidth / aspect) / zoom_);
  view->SetClippingRange(kNear, kFar);
  placeLabels();
}

void SceneDrawer::orbit(double rightRad, double upRad) {
  constexpr double kDegPerRad = 57.29577951308232;
  constexpr double kSteepest = 1.45;  // rad: the person stays upright
  vtkCamera* view = bodies_->GetActiveCamera();
  view->SetViewUp(0, 1, 0);
  view->Azimuth(-rightRad * kDegPerRad);
  const double now = std::asin(std::clamp(-view->GetDirectionOfProjection()[1], -1.0, 1.0));
  view->Elevation((std::clamp(now + upRad, -kSteepest, kSteepest) - now) * kDegPerRad);
  view->OrthogonalizeViewUp();
  placeLabels();
}

void SceneDrawer::zoom(double factor) {
  zoom_ = std::clamp(zoom_ * factor, 0.4, 8.0);
  fitCamera();
}

}  // namespace cervica::visualization
