#include "visualization/anatomy/sculpt/mesher.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <stdexcept>
#include <utility>

#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkFlyingEdges3D.h>
#include <vtkIdList.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPolyData.h>
#include <vtkPolyDataConnectivityFilter.h>
#include <vtkWindowedSincPolyDataFilter.h>

#include "visualization/anatomy/decimate.h"
#include "visualization/anatomy/sculpt/loft.h"

namespace cervica::visualization::sculpt {
namespace {

constexpr double kMetresPerMillimetre = 0.001;
constexpr double kNoOcclusionBeyondMm = 22.0;
constexpr int kDirections = 24;
constexpr double kMovingShare = 0.27;  ///< of the triangles at rest

Vec gradient(const Field& field, const Vec& p, double step) {
  Vec g;
  for (int axis = 0; axis < 3; ++axis) {
    const Vec offset = Vec::Unit(axis) * step;
    g[axis] = field(p + offset) - field(p - offset);
  }
  return g;
}

/// Directions spread evenly over the sphere (golden spiral).
std::vector<Vec> directions() {
  std::vector<Vec> result;
  for (int i = 0; i < kDirections; ++i) {
    const double y = 1.0 - 2.0 * (i + 0.5) / kDirections;
    const double around = i * std::numbers::pi * (3.0 - std::sqrt(5.0));
    const double r = std::sqrt(1.0 - y * y);
    result.emplace_back(r * std::cos(around), y, r * std::sin(around));
  }
  return result;
}

/// How much of the half space above a point is free of the bone itself, in [0, 1].
double opennessAt(const Field& field, const Vec& p, const Vec& normal) {
  static const std::vector<Vec> sphere = directions();
  double seen = 0.0, whole = 0.0;
  for (const Vec& direction : sphere) {
    const double cosine = direction.dot(normal);
    if (cosine <= 0.1) continue;
    whole += cosine;
    double free = 1.0;
    for (double distance = 2.5; distance < kNoOcclusionBeyondMm; distance *= 1.7) {
      const double clearance = field(p + normal * 0.4 + direction * distance);
      free = std::min(free, clamp01(0.5 + 2.2 * clearance / distance));
      if (free <= 0.0) break;
    }
    seen += cosine * free;
  }
  return whole > 0.0 ? seen / whole : 1.0;
}

/// The field on a grid over the box of the clay. Blocks far from the surface are filled from one sample: the field is
/// close to a distance.
void sample(const Clay& clay, vtkImageData* grid) {
  int size[3];
  for (int axis = 0; axis < 3; ++axis)
    size[axis] = static_cast<int>(std::ceil((clay.high[axis] - clay.low[axis]) / clay.voxel)) + 1;
  grid->SetDimensions(size[0], size[1], size[2]);
  grid->SetOrigin(clay.low.x(), clay.low.y(), clay.low.z());
  grid->SetSpacing(clay.voxel, clay.voxel, clay.voxel);
  grid->AllocateScalars(VTK_FLOAT, 1);
  constexpr int kBlock = 4;
  auto* values = static_cast<float*>(grid->GetScalarPointer());
  const auto at = [&](int i, int j, int k) -> float& {
    return values[(static_cast<std::ptrdiff_t>(k) * size[1] + j) * size[0] + i];
  };
  const auto place = [&](int i, int j, int k) -> Vec { return clay.low + clay.voxel * Vec(i, j, k); };
  const double reach = kBlock * clay.voxel * 1.8;
  for (int k0 = 0; k0 < size[2]; k0 += kBlock) {
    for (int j0 = 0; j0 < size[1]; j0 += kBlock) {
      for (int i0 = 0; i0 < size[0]; i0 += kBlock) {
        const double middle = clay.field(place(i0, j0, k0) + Vec::Constant(0.5 * clay.voxel * (kBlock - 1)));
        const bool far = std::abs(middle) > reach;
        for (int k = k0; k < std::min(k0 + kBlock, size[2]); ++k)
          for (int j = j0; j < std::min(j0 + kBlock, size[1]); ++j)
            for (int i = i0; i < std::min(i0 + kBlock, size[0]); ++i)
              at(i, j, k) = static_cast<float>(far ? middle : clay.field(place(i, j, k)));
      }
    }
  }
}

/// A surface that runs out of its box would be left open.
void expectInside(const Clay& clay, vtkImageData* grid) {
  const int* size = grid->GetDimensions();
  const auto* value = static_cast<const float*>(grid->GetScalarPointer());
  for (int k = 0; k < size[2]; ++k)
    for (int j = 0; j < size[1]; ++j)
      for (int i = 0; i < size[0]; ++i, ++value)
        if (*value <= 0.0F && (i == 0 || j == 0 || k == 0 || i + 1 == size[0] || j + 1 == size[1] || k + 1 == size[2]))
          throw std::runtime_error(clay.name + " does not fit into its box");
}

/// Points and triangles of a closed contour, mm, outwards.
Mesh taken(vtkPolyData* surface) {
  Mesh mesh;
  for (vtkIdType i = 0; i < surface->GetNumberOfPoints(); ++i) {
    Vec p;
    surface->GetPoint(i, p.data());
    mesh.points.emplace_back(p.cast<float>());
  }
  vtkNew<vtkIdList> ids;
  vtkCellArray* polys = surface->GetPolys();
  for (polys->InitTraversal(); polys->GetNextCell(ids) != 0;) {
    std::array<std::uint32_t, 3> triangle{};
    for (std::size_t c = 0; c < 3; ++c) triangle[c] = static_cast<std::uint32_t>(ids->GetId(static_cast<vtkIdType>(c)));
    mesh.triangles.push_back(triangle);
  }
  double volume = 0.0;
  for (const auto& [a, b, c] : mesh.triangles)
    volume += static_cast<double>(mesh.points[a].dot(mesh.points[b].cross(mesh.points[c])));
  if (volume < 0.0)
    for (auto& triangle : mesh.triangles) std::swap(triangle[1], triangle[2]);
  return mesh;
}

/// Points in metres, with normals and openness read from the field itself.
Mesh shaded(const Clay& clay, Mesh mesh) {
  mesh.name = clay.name;
  for (const auto& point : mesh.points)
    mesh.normals.push_back(gradient(clay.field, point.cast<double>(), 0.6 * clay.voxel).normalized().cast<float>());
  followFaces(mesh);
  for (std::size_t i = 0; i < mesh.points.size(); ++i) {
    const Vec p = mesh.points[i].cast<double>();
    const double openness = opennessAt(clay.field, p, mesh.normals[i].cast<double>());
    mesh.openness.push_back(static_cast<std::uint8_t>(std::lround(255.0 * openness)));
    mesh.points[i] = (p * kMetresPerMillimetre).cast<float>();
  }
  return mesh;
}

}  // namespace

Fired fire(const Clay& clay) {
  vtkNew<vtkImageData> grid;
  sample(clay, grid);
  expectInside(clay, grid);
  vtkNew<vtkFlyingEdges3D> contour;
  contour->SetInputData(grid);
  contour->SetValue(0, 0.0);
  contour->ComputeNormalsOff();
  contour->ComputeScalarsOff();
  vtkNew<vtkPolyDataConnectivityFilter> largest;
  largest->SetInputConnection(contour->GetOutputPort());
  largest->SetExtractionModeToLargestRegion();
  vtkNew<vtkWindowedSincPolyDataFilter> smooth;
  smooth->SetInputConnection(largest->GetOutputPort());
  smooth->SetNumberOfIterations(std::max(clay.smoothing, 2));
  smooth->SetPassBand(0.12);
  smooth->BoundarySmoothingOff();
  smooth->NormalizeCoordinatesOn();
  smooth->Update();
  const Mesh full = decimated(taken(smooth->GetOutput()), static_cast<std::size_t>(clay.triangles));
  const auto moving = clay.movingTriangles > 0 ? static_cast<std::size_t>(clay.movingTriangles)
                                               : static_cast<std::size_t>(std::lround(kMovingShare * clay.triangles));
  return {shaded(clay, full), shaded(clay, decimated(full, moving))};
}

}  // namespace cervica::visualization::sculpt
