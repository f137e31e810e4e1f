#include "tests/visualization/surface_checks.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numbers>
#include <utility>

namespace cervica::visualization {

bool isClosed(const Mesh& mesh) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> directed;
  for (const auto& triangle : mesh.triangles)
    for (std::size_t k = 0; k < 3; ++k) ++directed[{triangle[k], triangle[(k + 1) % 3]}];
  return std::all_of(directed.begin(), directed.end(), [&](const auto& edge) {
    const auto back = directed.find({edge.first.second, edge.first.first});
    return edge.second == 1 && back != directed.end() && back->second == 1;
  });
}

double volumeOf(const Mesh& mesh) {
  double volume = 0.0;
  for (const auto& [a, b, c] : mesh.triangles) {
    volume +=
        mesh.points[a].cast<double>().dot(mesh.points[b].cast<double>().cross(mesh.points[c].cast<double>())) / 6.0;
  }
  return volume;
}

double windingNumber(const Mesh& mesh, const Eigen::Vector3d& point) {
  double angle = 0.0;
  for (const auto& [ia, ib, ic] : mesh.triangles) {
    const Eigen::Vector3d a = mesh.points[ia].cast<double>() - point, b = mesh.points[ib].cast<double>() - point,
                          c = mesh.points[ic].cast<double>() - point;
    const double la = a.norm(), lb = b.norm(), lc = c.norm();
    angle += 2.0 * std::atan2(a.dot(b.cross(c)), la * lb * lc + a.dot(b) * lc + b.dot(c) * la + c.dot(a) * lb);
  }
  return angle / (4.0 * std::numbers::pi);
}

Stretch stretchOf(const Mesh& from, const Mesh& to) {
  Stretch stretch;
  for (const auto& triangle : from.triangles) {
    for (std::size_t k = 0; k < 3; ++k) {
      const auto a = triangle[k], b = triangle[(k + 1) % 3];
      const double before = static_cast<double>((from.points[a] - from.points[b]).norm());
      if (before < 1e-6) continue;
      const double ratio = static_cast<double>((to.points[a] - to.points[b]).norm()) / before;
      stretch.least = std::min(stretch.least, ratio);
      stretch.most = std::max(stretch.most, ratio);
    }
  }
  return stretch;
}

}  // namespace cervica::visualization
