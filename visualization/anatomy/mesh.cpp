#include "visualization/anatomy/mesh.h"

#include <utility>

namespace cervica::visualization {

Mesh mirrored(const Mesh& mesh, const std::string& name) {
  Mesh result = mesh;
  result.name = name;
  for (auto& point : result.points) point.z() = -point.z();
  for (auto& normal : result.normals) normal.z() = -normal.z();
  for (auto& triangle : result.triangles) std::swap(triangle[1], triangle[2]);
  return result;
}

}  // namespace cervica::visualization
