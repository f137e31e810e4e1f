#include "visualization/anatomy/skinning.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>

#include "core/base/contract.h"
#include "visualization/pose/skeleton.h"

namespace cervica::visualization {
namespace {

using Eigen::Quaterniond;

/// The rotation of a motion and its scale taken apart.
struct Parts {
  Quaterniond turn;
  double scale;
};

Parts partsOf(const Eigen::Affine3d& motion) {
  const double scale = std::cbrt(motion.linear().determinant());
  return {Quaterniond(Eigen::Matrix3d(motion.linear() / scale)), scale};
}

/// A rotation has two quaternions: each bone takes the one nearer to its parent's, so that an arm raised by 180 degrees
/// blends through the shoulder and not round the other way.
void takeNearerToParents(std::map<std::string, Parts>& parts) {
  for (const Bone& bone : skeleton()) {
    const auto self = parts.find(bone.name), parent = parts.find(bone.parent);
    if (self == parts.end() || parent == parts.end()) continue;
    if (self->second.turn.dot(parent->second.turn) < 0.0) self->second.turn.coeffs() = -self->second.turn.coeffs();
  }
}

/// Sums of the triangles round each point: normals by the shape alone, not of unit length.
std::vector<Eigen::Vector3f> shapeNormals(const std::vector<Eigen::Vector3f>& points,
                                          const std::vector<std::array<std::uint32_t, 3>>& triangles) {
  std::vector<Eigen::Vector3f> normals(points.size(), Eigen::Vector3f::Zero());
  for (const auto& [a, b, c] : triangles) {
    const Eigen::Vector3f normal = (points[b] - points[a]).cross(points[c] - points[a]);
    for (const auto corner : {a, b, c}) normals[corner] += normal;
  }
  return normals;
}

}  // namespace

Skinning::Skinning(const std::vector<std::string>& bones, const BoneMotions& motions) {
  std::map<std::string, Parts> parts;
  for (const auto& [name, motion] : motions) parts.emplace(name, partsOf(motion));
  takeNearerToParents(parts);
  for (const std::string& bone : bones) {
    const auto motion = motions.find(bone);
    CERVICA_EXPECTS(motion != motions.end());
    const Parts& part = parts.at(bone);
    const Eigen::Vector3d shift = motion->second.translation() / part.scale;
    const Quaterniond dual = Quaterniond(0.0, 0.5 * shift.x(), 0.5 * shift.y(), 0.5 * shift.z()) * part.turn;
    carried_.push_back({part.turn.coeffs().cast<float>(), dual.coeffs().cast<float>(), static_cast<float>(part.scale)});
  }
}

Eigen::Affine3f Skinning::at(const Binding::Point& point) const {
  Eigen::Vector4f turn = Eigen::Vector4f::Zero(), shift = Eigen::Vector4f::Zero();
  float scale = 0.0F;
  for (std::size_t k = 0; k < Binding::kMostBones; ++k) {
    const float weight = point.weight[k];
    if (weight <= 0.0F) continue;
    const Carried& carried = carried_[point.bone[k]];
    turn += weight * carried.turn;
    shift += weight * carried.shift;
    scale += weight * carried.scale;
  }
  const float length = turn.norm();
  const Eigen::Quaternionf rotation(Eigen::Vector4f(turn / length));
  const Eigen::Quaternionf translation = Eigen::Quaternionf(Eigen::Vector4f(shift / length)) * rotation.conjugate();
  Eigen::Affine3f motion;
  motion.linear() = scale * rotation.toRotationMatrix();
  motion.translation() = scale * 2.0F * translation.vec();
  motion.makeAffine();
  return motion;
}

Mesh deformed(const Mesh& mesh, const BoneMotions& motions) {
  const Binding& binding = mesh.binding;
  CERVICA_EXPECTS(!binding.empty() && binding.points.size() == mesh.points.size());
  const Skinning skinning(binding.bones, motions);
  Mesh result;
  result.name = mesh.name;
  result.openness = mesh.openness;
  result.triangles = mesh.triangles;
  result.points.resize(mesh.points.size());
  result.normals.resize(mesh.points.size());
  std::vector<Eigen::Matrix3f> turns(mesh.points.size());
  for (std::size_t i = 0; i < mesh.points.size(); ++i) {
    const Eigen::Affine3f motion = skinning.at(binding.points[i]);
    turns[i] = motion.linear();
    result.points[i] = motion * mesh.points[i];
  }
  // Where the blend changes quickly the surface turns further than its points do: as far as its triangles say.
  const auto before = shapeNormals(mesh.points, mesh.triangles), after = shapeNormals(result.points, mesh.triangles);
  for (std::size_t i = 0; i < mesh.points.size(); ++i) {
    const Eigen::Vector3f carried = turns[i] * before[i];
    const Eigen::Quaternionf further = Eigen::Quaternionf::FromTwoVectors(carried, after[i]);
    result.normals[i] = (further * Eigen::Vector3f(turns[i] * mesh.normals[i])).normalized();
  }
  return result;
}

}  // namespace cervica::visualization
