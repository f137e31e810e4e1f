#include "visualization/anatomy/mesh.h"

#include <cstddef>
#include <utility>

#include "core/base/contract.h"

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

Mesh deformed(const Mesh& mesh, const BoneMotions& motions) {
  const Binding& binding = mesh.binding;
  CERVICA_EXPECTS(!binding.empty() && binding.points.size() == mesh.points.size());
  using Motion = Eigen::Matrix<float, 3, 4>;
  std::vector<Motion> carried;
  for (const std::string& bone : binding.bones) {
    const auto motion = motions.find(bone);
    CERVICA_EXPECTS(motion != motions.end());
    carried.emplace_back(motion->second.matrix().topRows<3>().cast<float>());
  }
  Mesh result;
  result.name = mesh.name;
  result.openness = mesh.openness;
  result.triangles = mesh.triangles;
  result.points.resize(mesh.points.size());
  result.normals.resize(mesh.points.size());
  for (std::size_t i = 0; i < mesh.points.size(); ++i) {
    const Binding::Point& bound = binding.points[i];
    Motion blend = Motion::Zero();
    for (std::size_t k = 0; k < Binding::kMostBones; ++k)
      if (bound.weight[k] > 0.0F) blend += bound.weight[k] * carried[bound.bone[k]];
    result.points[i] = blend * mesh.points[i].homogeneous();
    // The motions keep angles, and blends of near ones nearly so: the normal may go with the points.
    result.normals[i] = (blend.leftCols<3>() * mesh.normals[i]).normalized();
  }
  return result;
}

}  // namespace cervica::visualization
