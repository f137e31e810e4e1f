#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <Eigen/Geometry>

namespace cervica::visualization {

/// How finely a surface is drawn: Full at rest and in pictures, Moving while the view turns or an animation plays.
enum class Detail { Full, Moving };

/// Which bones carry a soft surface. Empty for a rigid mesh, which moves with its own bone only.
struct Binding {
  static constexpr std::size_t kMostBones = 4;
  /// What moves one point: up to four places in `bones` with their weights, which are >= 0 and sum to 1. Unused
  /// places have weight 0.
  struct Point {
    std::array<std::uint8_t, kMostBones> bone{};
    std::array<float, kMostBones> weight{};
    bool operator==(const Point&) const = default;
  };
  std::vector<std::string> bones;  ///< names of visualization/pose/skeleton.h
  std::vector<Point> points;       ///< one a point of the mesh
  [[nodiscard]] bool empty() const { return points.empty(); }
};

/// A closed or open triangle surface: metres, x anterior, y up, z right. A rigid mesh lies in the frame of its bone, a
/// bound one in the frame of the body at rest.
struct Mesh {
  std::string name;                                     ///< "skull", "c7", "clavicle_left", ...
  std::vector<Eigen::Vector3f> points;                  ///< m
  std::vector<Eigen::Vector3f> normals;                 ///< unit, outward, one a point
  std::vector<std::uint8_t> openness;                   ///< one a point: 0 deep in a hollow, 255 open to the light
  std::vector<std::array<std::uint32_t, 3>> triangles;  ///< counter-clockwise seen from outside
  Binding binding = {};                                 ///< empty: rigid
  std::vector<std::uint8_t> tendon = {};                ///< one a point: 0 flesh, 255 tendon; empty: neither
};

/// Where bones have gone, by name: frame of the body at rest to frame of the body (a rotation, a shift and one scale
/// for all axes). Made from a pose by boneMotions (visualization/anatomy/bone_motions.h).
using BoneMotions = std::map<std::string, Eigen::Affine3d>;

/// The mirror image of a mesh in the median plane, under another name: left from right. A binding keeps its weights,
/// and its bones change sides.
[[nodiscard]] Mesh mirrored(const Mesh& mesh, const std::string& name);

/// A bound mesh as its bones carry it (visualization/anatomy/skinning.h), in the frame of the body and no longer bound.
/// Pure; below a millisecond for 5,000 points.
/// \pre !mesh.binding.empty(), and every bone of the binding is in `motions` (broken: ContractViolation)
[[nodiscard]] Mesh deformed(const Mesh& mesh, const BoneMotions& motions);

}  // namespace cervica::visualization
