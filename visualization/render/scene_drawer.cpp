#include "visualization/render/scene_drawer.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>
#include <vector>

#include <vtkCamera.h>
#include <vtkCullerCollection.h>
#include <vtkLight.h>

namespace cervica::visualization {
namespace {

using Look = BodyBatch::Look;

constexpr double kNear = 0.02, kDistance = 2.0, kFar = 4.0;  ///< m, of the parallel camera
constexpr double kMarked = 0.62;                             ///< share of the accent in a marked body's colour

Color mixed(const Color& a, const Color& b, double share) {
  return {a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share, a.blue + (b.blue - a.blue) * share};
}

/// The accent of the design tokens, which stands for what the person at the screen does and for no finding.
Color accentOf(Scheme scheme) {
  return scheme == Scheme::Dark ? Color{134 / 255.0, 168 / 255.0, 1.0} : Color{37 / 255.0, 87 / 255.0, 214 / 255.0};
}

Look lookOf(const Body& body, bool marked) {
  switch (body.kind) {
    case Body::Kind::Bone:
      return Look::Bone;
    case Body::Kind::Muscle:
      return body.opacity < 1.0 && !marked ? Look::FaintMuscle : Look::Muscle;
    case Body::Kind::Outline:
      return Look::Outline;
    case Body::Kind::Ghost:
      return Look::Ghost;
  }
  return Look::Bone;
}

Layer layerOf(Look look) {
  switch (look) {
    case Look::Bone:
    case Look::Ghost:
      return Layer::Bones;
    case Look::Muscle:
    case Look::FaintMuscle:
      return Layer::Muscles;
    case Look::Outline:
      return Layer::Outline;
  }
  return Layer::Bones;
}

/// Whether labels differ in nothing but their places.
bool sameWords(const std::vector<Label>& a, const std::vector<Label>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Label& one, const Label& other) {
    return one.kind == other.kind && one.text == other.text && one.detail == other.detail && one.color == other.color &&
           one.plate == other.plate;
  });
}

}  // namespace

SceneDrawer::SceneDrawer(vtkRenderWindow& window) : window_(window) {
  // The lights are in body_shading.h; without one of its own VTK would not hand normals to the shader.
  renderer_->AutomaticLightCreationOff();
  vtkNew<vtkLight> any;
  any->SetLightTypeToHeadlight();
  renderer_->AddLight(any);
  renderer_->GradientBackgroundOn();
  renderer_->SetBackgroundAlpha(1.0);
  renderer_->GetCullers()->RemoveAllItems();  // all of the scene is in the picture
  for (std::size_t detail = 0; detail < kDetails; ++detail)
    for (std::size_t look = 0; look < kLooks; ++look)
      batches_[detail][look] = std::make_unique<BodyBatch>(
          static_cast<Look>(look), detail == Moving ? BodyLight::Points : BodyLight::Pixels, *renderer_.Get());
  window_.AddRenderer(renderer_);
}

SceneDrawer::~SceneDrawer() {
  window_.RemoveRenderer(renderer_);
}

void SceneDrawer::setScene(const Scene& scene) {
  const bool sameLabels = sameWords(scene.labels, scene_.labels);
  scene_ = scene;
  const Palette& colors = palette(scene.scheme);
  renderer_->SetBackground(colors.viewBottom.red, colors.viewBottom.green, colors.viewBottom.blue);
  renderer_->SetBackground2(colors.viewTop.red, colors.viewTop.green, colors.viewTop.blue);
  stale_.fill(true);
  showBodies();
  drawOverlay();
  if (sameLabels)
    followCamera();
  else
    placeLabels();
}

void SceneDrawer::setLayers(const Layers& layers) {
  if (std::exchange(layers_, layers) == layers) return;
  showBodies();
  drawOverlay();
  placeLabels();
}

void SceneDrawer::setHighlighted(const std::string& name) {
  if (std::exchange(highlighted_, name) == name) return;
  stale_.fill(true);
  showBodies();
}

void SceneDrawer::setMoving(bool moving) {
  if (std::exchange(moving_, moving) == moving) return;
  showBodies();
  followCamera();
}

void SceneDrawer::showBodies() {
  const Detail detail = moving_ ? Moving : Full;
  if (std::exchange(stale_[detail], false)) {
    std::array<std::vector<BodyBatch::Part>, kLooks> parts;
    for (const Body& body : scene_.bodies) {
      const bool marked = !highlighted_.empty() && body.name == highlighted_ && pickable(body.kind);
      const auto& mesh = moving_ && body.movingMesh ? body.movingMesh : body.mesh;
      const Color color = marked ? mixed(body.color, accentOf(scene_.scheme), kMarked) : body.color;
      parts[static_cast<std::size_t>(lookOf(body, marked))].push_back(
          {body.name, mesh, body.pose, color, marked ? 1.0 : body.opacity});
    }
    for (std::size_t look = 0; look < kLooks; ++look) batches_[detail][look]->show(std::move(parts[look]));
  }
  for (std::size_t each = 0; each < kDetails; ++each)
    for (std::size_t look = 0; look < kLooks; ++look)
      batches_[each][look]->setVisible(each == detail && shows(layers_, layerOf(static_cast<Look>(look))));
}

void SceneDrawer::drawOverlay() {
  overlay_.draw(scene_, layers_, pixelScale_);
}

Projection SceneDrawer::projection() const {
  const int* size = window_.GetSize();
  vtkCamera* view = renderer_->GetActiveCamera();
  Projection projection;
  view->GetFocalPoint(projection.focus.data());
  view->GetViewUp(projection.up.data());
  Eigen::Vector3d towards;
  view->GetDirectionOfProjection(towards.data());
  projection.right = towards.cross(projection.up).normalized();
  projection.metresPerPixel = size[1] > 0 ? 2.0 * view->GetParallelScale() / size[1] : 0.001;
  projection.widthPx = size[0];
  projection.heightPx = size[1];
  projection.pixelScale = pixelScale_;
  return projection;
}

void SceneDrawer::placeLabels() {
  const Projection now = projection();
  if (now.widthPx < 1 || now.heightPx < 1) return;
  labels_.draw(scene_, layOutLabels(scene_, layers_, now, textMeasure()), now);
}

void SceneDrawer::followCamera() {
  if (moving_)
    labels_.follow(scene_, projection());
  else
    placeLabels();
}

void SceneDrawer::setCamera(const Camera& camera) {
  camera_ = camera;
  zoom_ = 1.0;
  vtkCamera* view = renderer_->GetActiveCamera();
  view->ParallelProjectionOn();
  view->SetFocalPoint(camera.focus.data());
  const Eigen::Vector3d from = camera.focus - kDistance * camera.towards;
  view->SetPosition(from.data());
  view->SetViewUp(camera.up.data());
  view->OrthogonalizeViewUp();
  fitCamera();
}

Camera SceneDrawer::camera() const {
  vtkCamera* view = renderer_->GetActiveCamera();
  Camera camera = camera_;
  view->GetFocalPoint(camera.focus.data());
  view->GetDirectionOfProjection(camera.towards.data());
  view->GetViewUp(camera.up.data());
  camera.halfHeight /= zoom_;
  camera.halfWidth /= zoom_;
  return camera;
}

void SceneDrawer::fitCamera() {
  const int* size = window_.GetSize();
  const double aspect = size[1] > 0 && size[0] > 0 ? static_cast<double>(size[0]) / size[1] : 1.0;
  vtkCamera* view = renderer_->GetActiveCamera();
  view->SetParallelScale(std::max(camera_.halfHeight, camera_.halfWidth / aspect) / zoom_);
  view->SetClippingRange(kNear, kFar);
  followCamera();
}

void SceneDrawer::orbit(double rightRad, double upRad) {
  constexpr double kDegPerRad = 180.0 / std::numbers::pi;
  constexpr double kSteepest = 1.45;  // rad: the person stays upright
  vtkCamera* view = renderer_->GetActiveCamera();
  view->SetViewUp(0, 1, 0);
  view->Azimuth(-rightRad * kDegPerRad);
  const double now = std::asin(std::clamp(-view->GetDirectionOfProjection()[1], -1.0, 1.0));
  view->Elevation((std::clamp(now + upRad, -kSteepest, kSteepest) - now) * kDegPerRad);
  view->OrthogonalizeViewUp();
  followCamera();
}

void SceneDrawer::pan(double rightPx, double downPx) {
  const Projection now = projection();
  Eigen::Vector3d towards;
  vtkCamera* view = renderer_->GetActiveCamera();
  view->GetDirectionOfProjection(towards.data());
  const Eigen::Vector3d focus = now.focus + now.metresPerPixel * (downPx * now.up - rightPx * now.right);
  const Eigen::Vector3d from = focus - kDistance * towards;
  view->SetFocalPoint(focus.data());
  view->SetPosition(from.data());
  followCamera();
}

void SceneDrawer::zoom(double factor) {
  zoom_ = std::clamp(zoom_ * factor, 0.4, 8.0);
  fitCamera();
}

Ray SceneDrawer::rayThrough(double xPx, double yPx) const {
  const Projection now = projection();
  Ray ray;
  renderer_->GetActiveCamera()->GetDirectionOfProjection(ray.direction.data());
  ray.origin = now.focus - kDistance * ray.direction +
               now.metresPerPixel * ((xPx - 0.5 * now.widthPx) * now.right - (yPx - 0.5 * now.heightPx) * now.up);
  return ray;
}

void SceneDrawer::setPixelScale(double scale) {
  if (std::exchange(pixelScale_, scale) == scale) return;
  drawOverlay();
  placeLabels();
}

}  // namespace cervica::visualization
