#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <Eigen/Geometry>

namespace cervica::visualization {

/// A rigid bone of the model at rest: upright, gaze level, arms hanging. The rest posture and the joint centres are a
/// design choice from rounded proportions of an adult of kRestHeight.
///
/// Frame of the body: metres, x anterior, y up, z to the person's right, origin in the body of C7.
struct Bone {
  std::string name;        ///< "skull", "c1" ... "c7", "thorax", "clavicle_right", ...; of the mesh too
  std::string parent;      ///< the bone it moves on; empty for the thorax
  std::string joint;       ///< "c2_c3", "c0_c1", "sternoclavicular_right", ...; empty when rigid on its parent
  Eigen::Isometry3d rest;  ///< bone frame to body frame, m
  Eigen::Vector3d centre;  ///< of the joint to the parent, body frame at rest, m
};

/// A palpable point, or one that a photograph shows.
struct LandmarkSite {
  std::string name;  ///< "tragus_right", "c7", "acromion_left", ...
  std::string bone;
  Eigen::Vector3d position;  ///< body frame at rest, m; on the skin where a marker would stick
};

/// Height of the person whose proportions the model has at rest, m.
inline constexpr double kRestHeight = 1.75;

/// All bones, parents before children. Bones without a mesh: "thorax" (its mesh is "ribcage").
[[nodiscard]] const std::vector<Bone>& skeleton();
[[nodiscard]] const std::vector<LandmarkSite>& landmarkSites();

/// \pre the bone exists (broken: ContractViolation)
[[nodiscard]] const Bone& boneNamed(std::string_view name);

}  // namespace cervica::visualization
