#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <Eigen/Core>

namespace cervica::visualization {

/// A closed or open triangle surface in the frame of its bone: metres, x anterior, y up, z right.
struct Mesh {
  std::string name;                                     ///< "skull", "c7", "clavicle_left", ...
  std::vector<Eigen::Vector3f> points;                  ///< m
  std::vector<Eigen::Vector3f> normals;                 ///< unit, outward, one a point
  std::vector<std::uint8_t> openness;                   ///< one a point: 0 deep in a hollow, 255 open to the light
  std::vector<std::array<std::uint32_t, 3>> triangles;  ///< counter-clockwise seen from outside
};

/// The mirror image of a mesh in the median plane, under another name: left from right.
[[nodiscard]] Mesh mirrored(const Mesh& mesh, const std::string& name);

}  // namespace cervica::visualization
