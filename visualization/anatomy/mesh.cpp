#include "visualization/anatomy/mesh.h"

#include <string_view>
#include <utility>

namespace cervica::visualization {
namespace {

std::string otherSide(const std::string& bone) {
  constexpr std::string_view kRight = "_right", kLeft = "_left";
  if (bone.ends_with(kRight)) return bone.substr(0, bone.size() - kRight.size()).append(kLeft);
  if (bone.ends_with(kLeft)) return bone.substr(0, bone.size() - kLeft.size()).append(kRight);
  return bone;
}

}  // namespace

Mesh mirrored(const Mesh& mesh, const std::string& name) {
  Mesh result = mesh;
  result.name = name;
  for (auto& point : result.points) point.z() = -point.z();
  for (auto& normal : result.normals) normal.z() = -normal.z();
  for (auto& triangle : result.triangles) std::swap(triangle[1], triangle[2]);
  for (auto& bone : result.binding.bones) bone = otherSide(bone);
  return result;
}

}  // namespace cervica::visualization
