#include "visualization/muscles/muscle_mesh.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <vector>

#include "visualization/muscles/path.h"

namespace cervica::visualization {
namespace {

using Eigen::Vector3d;
using Index = std::uint32_t;

// Of the number of fibres and steps at full detail, what is kept while the picture moves.
constexpr double kMovingColumns = 0.55, kMovingStations = 0.66;
constexpr double kDeepColumns = 0.5;    ///< the face towards the bones has fewer fibres
constexpr double kEndThickness = 0.10;  ///< of the belly's, at the bones
constexpr double kRelief = 0.30;        ///< how far the normals of fibres lean, as a slope

/// A number in [0, 1] that belongs to a fibre: its look is uneven, and always the same.
double unevenness(std::size_t fibre) {
  const double x = std::sin(static_cast<double>(fibre) * 12.9898 + 4.1) * 43758.5453;
  return x - std::floor(x);
}

double smoothStep(double x) {
  const double t = std::clamp(x, 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

/// Places of the outer fibres across the belly, denser towards the rims, which are round.
std::vector<double> placesAcross(std::size_t columns) {
  std::vector<double> places(columns + 1);
  for (std::size_t i = 0; i <= columns; ++i) {
    const double even = static_cast<double>(i) / static_cast<double>(columns);
    places[i] = 0.45 * even + 0.55 * 0.5 * (1.0 - std::cos(even * std::numbers::pi));
  }
  return places;
}

/// Which of the outer fibres the deep face uses, rims left out, from the far rim back.
std::vector<std::size_t> deepColumns(std::size_t columns) {
  const auto count =
      std::max<std::size_t>(3, static_cast<std::size_t>(std::lround(kDeepColumns * static_cast<double>(columns))));
  std::vector<std::size_t> chosen;
  for (std::size_t i = count - 1; i > 0; --i) {
    const auto column =
        static_cast<std::size_t>(std::lround(static_cast<double>(i * columns) / static_cast<double>(count)));
    if (column > 0 && column < columns && (chosen.empty() || column < chosen.back())) chosen.push_back(column);
  }
  return chosen;
}

/// Closes a ring with triangles between the outer face and the deep one, from rim to rim; gives their corners in the
/// order of the ring.
template <typename Triangle>
void cap(std::size_t columns, const std::vector<std::size_t>& deep, const Triangle& triangle) {
  const std::size_t ring = columns + 1 + deep.size();
  // Both faces from the rim of column 0 to the other: which corner of the ring, and in which column.
  const std::size_t deepEnd = deep.size() + 1;
  const auto corner = [&](std::size_t i) { return i == 0 ? 0 : i < deepEnd ? ring - i : columns; };
  const auto column = [&](std::size_t i) { return i == 0 ? 0 : i < deepEnd ? deep[deep.size() - i] : columns; };
  const auto add = [&](std::size_t a, std::size_t b, std::size_t c) {
    if (a != b && b != c && c != a) triangle(a, b, c);
  };
  std::size_t outer = 0, inner = 0;
  while (outer < columns || inner < deepEnd) {
    const bool outerNext = inner == deepEnd || (outer < columns && outer + 1 <= column(inner + 1));
    if (outerNext) {
      add(outer, outer + 1, corner(inner));
      ++outer;
    } else {
      add(outer, corner(inner + 1), corner(inner));
      ++inner;
    }
  }
}

/// Appends one belly as a closed surface: rings round the fibres, one a station, and two caps.
void append(Mesh& mesh, const Belly& shape, const MusclePath& path, std::size_t belly, double scale, Detail detail) {
  const bool moving = detail == Detail::Moving;
  const auto reduced = [&](int count, double factor, int least) {
    return static_cast<std::size_t>(std::max(least, moving ? static_cast<int>(std::lround(count * factor)) : count));
  };
  const std::size_t columns = reduced(shape.columns, kMovingColumns, 4);
  const std::size_t stations = reduced(shape.stations, kMovingStations, 4) + 1;
  const std::vector<double> across = placesAcross(columns);
  const std::vector<std::size_t> deep = deepColumns(columns);
  const Fibres middle = path.fibres(belly, across, stations, true);
  const auto normalAt = [&](std::size_t i, std::size_t j) -> Vector3d {
    const Vector3d u = middle.at(std::min(i + 1, columns), j) - middle.at(i == 0 ? 0 : i - 1, j);
    const Vector3d v = middle.at(i, std::min(j + 1, stations - 1)) - middle.at(i, j == 0 ? 0 : j - 1);
    const Vector3d n = u.cross(v);
    const double size = n.norm();
    return size > 1e-12 ? Vector3d(n / size) : Vector3d::UnitX();
  };

  const std::size_t ring = columns + 1 + deep.size();
  const auto first = static_cast<Index>(mesh.points.size());
  const auto columnOf = [&](std::size_t k) { return k <= columns ? k : deep[k - columns - 1]; };
  const double halfThickness = 0.5 * shape.thicknessMm * 0.001 * scale;
  for (std::size_t j = 0; j < stations; ++j) {
    const double t = static_cast<double>(j) / static_cast<double>(stations - 1);
    const double belly01 = std::pow(std::sin(std::clamp(t, 0.0, 1.0) * std::numbers::pi), 0.7);
    const double half = halfThickness * (kEndThickness + (1.0 - kEndThickness) * belly01);
    for (std::size_t k = 0; k < ring; ++k) {
      const std::size_t i = columnOf(k);
      const double s = across[i];
      const double rim = std::pow(std::max(0.0, 1.0 - (2.0 * s - 1.0) * (2.0 * s - 1.0)), 0.5);
      const double face = k <= columns ? 1.0 : -1.0;
      mesh.points.push_back((middle.at(i, j) + normalAt(i, j) * (face * half * rim)).cast<float>());
      const double uneven = unevenness(i);
      const double furrow = k <= columns && i % 2 == 1 ? 0.6 + 0.4 * uneven : 0.0;
      const double originTendon = shape.originTendon * (0.7 + 0.6 * uneven);
      const double insertionTendon = shape.insertionTendon * (0.7 + 0.6 * uneven);
      const double tendon = std::max(1.0 - smoothStep(t / (1.6 * std::max(originTendon, 1e-3)) - 0.3),
                                     1.0 - smoothStep((1.0 - t) / (1.6 * std::max(insertionTendon, 1e-3)) - 0.3));
      mesh.tendon.push_back(static_cast<std::uint8_t>(std::lround(255.0 * tendon)));
      mesh.openness.push_back(static_cast<std::uint8_t>(
          std::lround(face > 0 ? 245.0 - 46.0 * furrow * (1.0 - 0.6 * tendon) - 14.0 * uneven : 190.0)));
    }
  }
  const auto at = [&](std::size_t k, std::size_t j) { return first + static_cast<Index>(j * ring + k % ring); };
  const std::size_t firstTriangle = mesh.triangles.size();
  for (std::size_t j = 0; j + 1 < stations; ++j) {
    for (std::size_t k = 0; k < ring; ++k) {
      mesh.triangles.push_back({at(k, j), at(k + 1, j), at(k + 1, j + 1)});
      mesh.triangles.push_back({at(k, j), at(k + 1, j + 1), at(k, j + 1)});
    }
  }
  cap(columns, deep, [&](std::size_t a, std::size_t b, std::size_t c) {
    mesh.triangles.push_back({at(a, 0), at(c, 0), at(b, 0)});
    mesh.triangles.push_back({at(a, stations - 1), at(b, stations - 1), at(c, stations - 1)});
  });

  std::vector<Eigen::Vector3f> sums(mesh.points.size() - first, Eigen::Vector3f::Zero());
  for (std::size_t i = firstTriangle; i < mesh.triangles.size(); ++i) {
    const auto& [a, b, c] = mesh.triangles[i];
    const Eigen::Vector3f area = (mesh.points[b] - mesh.points[a]).cross(mesh.points[c] - mesh.points[a]);
    for (const Index corner : {a, b, c}) sums[corner - first] += area;
  }
  for (std::size_t j = 0; j < stations; ++j) {
    for (std::size_t k = 0; k < ring; ++k) {
      const std::size_t i = columnOf(k);
      Eigen::Vector3f normal = sums[j * ring + k].stableNormalized();
      if (k > 0 && k < columns) {
        const Vector3d u = middle.at(i + 1, j) - middle.at(i - 1, j);
        const double lean = (i % 2 == 0 ? kRelief : -kRelief) * (0.5 + 0.5 * unevenness(i));
        normal = (normal + (u.stableNormalized() * lean).cast<float>()).stableNormalized();
      }
      mesh.normals.push_back(normal);
    }
  }
}

}  // namespace

std::shared_ptr<const Mesh> muscleMesh(Muscle muscle, core::Side side, const Pose& pose, Detail detail) {
  const MusclePath path(muscle, side, pose);
  const auto& shapes = shapeOf(muscle);
  auto mesh = std::make_shared<Mesh>();
  mesh->name = nameOf(muscle, side);
  for (std::size_t belly = 0; belly < shapes.size(); ++belly)
    append(*mesh, shapes[belly], path, belly, pose.scale, detail);
  if (side == core::Side::Left) *mesh = mirrored(*mesh, mesh->name);
  return mesh;
}

}  // namespace cervica::visualization
