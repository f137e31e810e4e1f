#include "visualization/render/body_batch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <vtkCellArray.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkProperty.h>
#include <vtkTypeInt32Array.h>

#include "visualization/render/drawing_actors.h"

namespace cervica::visualization {
namespace {

using Rgba = std::array<unsigned char, 4>;

constexpr Color kTendon{0.92, 0.88, 0.81};
constexpr double kTendonCover = 0.8;  ///< how far a tendon takes this colour: the muscle's own stays to be seen

/// The colour for every openness: hollows are darker and a little warmer, as light that was reflected by bone.
std::array<Rgba, 256> shadesOf(const Color& color, double opacity) {
  std::array<Rgba, 256> shades{};
  const auto alpha = static_cast<unsigned char>(std::lround(255.0 * std::clamp(opacity, 0.0, 1.0)));
  for (std::size_t open = 0; open < shades.size(); ++open) {
    const double shade = 0.34 + 0.66 * std::pow(static_cast<double>(open) / 255.0, 1.15);
    const auto byte = [&](double channel, double warm) {
      return static_cast<unsigned char>(std::lround(255.0 * std::clamp(channel * std::pow(shade, warm), 0.0, 1.0)));
    };
    shades[open] = {byte(color.red, 0.88), byte(color.green, 1.0), byte(color.blue, 1.14), alpha};
  }
  return shades;
}

/// Whether a surface has no rim, so that its inside is never seen: the areas of its triangles as vectors sum to
/// nothing.
bool closed(const Mesh& mesh) {
  Eigen::Vector3d sum = Eigen::Vector3d::Zero();
  double area = 0.0;
  for (const auto& [a, b, c] : mesh.triangles) {
    const Eigen::Vector3f normal = (mesh.points[b] - mesh.points[a]).cross(mesh.points[c] - mesh.points[a]);
    sum += normal.cast<double>();
    area += normal.norm();
  }
  constexpr double kRounding = 1e-4;
  return sum.norm() < kRounding * area;
}

vtkSmartPointer<vtkActor> actorFor(BodyBatch::Look look) {
  if (look == BodyBatch::Look::Bone || look == BodyBatch::Look::Muscle) return vtkSmartPointer<SolidActor>::New();
  return vtkSmartPointer<NearestLayerActor>::New();
}

BodyShine shineOf(BodyBatch::Look look) {
  switch (look) {
    case BodyBatch::Look::Bone:
      return BodyShine::Bone;
    case BodyBatch::Look::Muscle:
    case BodyBatch::Look::FaintMuscle:
      return BodyShine::Muscle;
    case BodyBatch::Look::Ghost:
      return BodyShine::Ghost;
    case BodyBatch::Look::Outline:
      return BodyShine::Glass;
  }
  return BodyShine::Bone;
}

}  // namespace

BodyBatch::BodyBatch(Look look, BodyLight light, vtkRenderer& renderer)
    : look_(look), light_(light), renderer_(renderer), actor_(actorFor(look)) {
  points_->SetNumberOfComponents(3);
  normals_->SetNumberOfComponents(3);
  normals_->SetName("Normals");
  colors_->SetNumberOfComponents(4);
  colors_->SetName("Colors");
  mapper_->SetInputData(data_);
  actor_->SetMapper(mapper_);
  actor_->PickableOff();  // picking is scene/pick.h
  actor_->VisibilityOff();
  renderer_.AddActor(actor_);
}

BodyBatch::~BodyBatch() {
  renderer_.RemoveActor(actor_);
}

void BodyBatch::show(std::vector<Part> parts) {
  if (parts.empty()) {
    parts_.clear();
    actor_->VisibilityOff();
    return;
  }
  if (!sameSurfaces(parts)) {
    parts_ = std::move(parts);
    rebuild();
    return;
  }
  bool moved = false, painted = false;
  std::size_t first = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Part before = std::exchange(parts_[i], std::move(parts[i]));
    const Part& now = parts_[i];
    if (before.mesh != now.mesh || before.pose.matrix() != now.pose.matrix()) {
      place(i, first);
      moved = true;
    }
    if (before.color != now.color || before.opacity != now.opacity || before.mesh->openness != now.mesh->openness ||
        before.mesh->tendon != now.mesh->tendon) {
      paint(i, first);
      painted = true;
    }
    first += now.mesh->points.size();
  }
  if (moved) {
    points_->Modified();
    normals_->Modified();
    data_->GetPoints()->Modified();
  }
  if (painted) colors_->Modified();
  if (moved || painted) data_->Modified();
}

bool BodyBatch::sameSurfaces(const std::vector<Part>& parts) const {
  return std::equal(parts.begin(), parts.end(), parts_.begin(), parts_.end(), [](const Part& a, const Part& b) {
    return a.mesh == b.mesh || (a.name == b.name && a.mesh->points.size() == b.mesh->points.size() &&
                                a.mesh->triangles == b.mesh->triangles);
  });
}

void BodyBatch::rebuild() {
  std::size_t points = 0, triangles = 0;
  bool allClosed = true;
  for (const Part& part : parts_) {
    points += part.mesh->points.size();
    triangles += part.mesh->triangles.size();
    allClosed = allClosed && closed(*part.mesh);
  }
  const auto count = static_cast<vtkIdType>(points), cells = static_cast<vtkIdType>(triangles);
  points_->SetNumberOfTuples(count);
  normals_->SetNumberOfTuples(count);
  colors_->SetNumberOfTuples(count);
  vtkNew<vtkTypeInt32Array> corners, starts;
  corners->SetNumberOfValues(3 * cells);
  starts->SetNumberOfValues(cells + 1);
  for (vtkIdType i = 0; i <= cells; ++i) starts->SetValue(i, static_cast<vtkTypeInt32>(3 * i));
  vtkTypeInt32* corner = corners->GetPointer(0);
  std::size_t first = 0;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    place(i, first);
    paint(i, first);
    for (const auto& triangle : parts_[i].mesh->triangles)
      for (const auto index : triangle) *corner++ = static_cast<vtkTypeInt32>(first + index);
    first += parts_[i].mesh->points.size();
  }
  vtkNew<vtkPoints> places;
  places->SetData(points_);
  vtkNew<vtkCellArray> polygons;
  polygons->SetData(starts, corners);
  data_->Initialize();
  data_->SetPoints(places);
  data_->SetPolys(polygons);
  data_->GetPointData()->SetNormals(normals_);
  data_->GetPointData()->SetScalars(colors_);
  for (vtkFloatArray* array : {points_.Get(), normals_.Get()}) array->Modified();
  colors_->Modified();
  if (closed_ == allClosed) return;
  closed_ = allClosed;
  actor_->GetProperty()->SetBackfaceCulling(allClosed);
  shadeBodies(*actor_, shineOf(look_), light_, !allClosed);
}

void BodyBatch::place(std::size_t part, std::size_t firstPoint) {
  const Mesh& mesh = *parts_[part].mesh;
  const Eigen::Affine3f pose = parts_[part].pose.cast<float>();
  // Poses turn and scale evenly, so normals turn with the points.
  const Eigen::Matrix3f turn = pose.linear() / std::cbrt(std::abs(pose.linear().determinant()));
  float* point = points_->GetPointer(3 * static_cast<vtkIdType>(firstPoint));
  float* normal = normals_->GetPointer(3 * static_cast<vtkIdType>(firstPoint));
  for (std::size_t i = 0; i < mesh.points.size(); ++i, point += 3, normal += 3) {
    const Eigen::Vector3f placed = pose * mesh.points[i], turned = turn * mesh.normals[i];
    std::copy_n(placed.data(), 3, point);
    std::copy_n(turned.data(), 3, normal);
  }
}

void BodyBatch::paint(std::size_t part, std::size_t firstPoint) {
  const Mesh& mesh = *parts_[part].mesh;
  const auto shades = shadesOf(parts_[part].color, parts_[part].opacity);
  unsigned char* color = colors_->GetPointer(4 * static_cast<vtkIdType>(firstPoint));
  if (mesh.tendon.empty()) {
    for (const std::uint8_t open : mesh.openness) color = std::copy(shades[open].begin(), shades[open].end(), color);
    return;
  }
  const auto tendonShades = shadesOf(kTendon, parts_[part].opacity);
  for (std::size_t i = 0; i < mesh.openness.size(); ++i) {
    const Rgba& flesh = shades[mesh.openness[i]];
    const Rgba& tendon = tendonShades[mesh.openness[i]];
    const double sinew = kTendonCover * mesh.tendon[i] / 255.0;
    for (std::size_t k = 0; k < flesh.size(); ++k)
      *color++ = static_cast<unsigned char>(std::lround(flesh[k] + sinew * (tendon[k] - flesh[k])));
  }
}

}  // namespace cervica::visualization
