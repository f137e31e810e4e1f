#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <Eigen/Geometry>

namespace cervica::visualization {

/// A rigid bone of the model at rest: upright, gaze level, arms hanging, feet side by side on the floor. The rest
/// posture and the joint centres are a design choice from rounded proportions of an adult of kRestHeight.
///
/// The tree grows from the pelvis: lumbar spine (one piece, a simplification), T12 to T1, C7 to C1, skull. Breast bone
/// and ribs (the "thorax") go with T4, the middle of the seven vertebrae whose ribs reach the breast bone: a design
/// choice. The hyoid goes with C3, the mandible with the skull.
///
/// Without a mesh: "pelvis" and "lumbar" (origin: L5-S1), "forearm_*" (elbow), "hand_*" (wrist), "thigh_*" (hip),
/// "shank_*" (knee), "foot_*" (ankle): upright frames, so the hanging forearm points along -y and the foot along x.
///
/// Frame of the body: metres, x anterior, y up, z to the person's right, origin in the body of C7.
struct Bone {
  std::string name;        ///< "skull", "c1" ... "c7", "thorax", "clavicle_right", ...; of the mesh too
  std::string parent;      ///< the bone it moves on; empty for the pelvis
  std::string joint;       ///< "c2_c3", "c0_c1", "t12_l1", "sternoclavicular_right", "knee_left", ...; empty when rigid
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

/// All bones, parents before children. The mesh of the "thorax" is the "ribcage".
[[nodiscard]] const std::vector<Bone>& skeleton();
[[nodiscard]] const std::vector<LandmarkSite>& landmarkSites();

/// Place in `skeleton()`. \pre the bone exists (broken: ContractViolation)
[[nodiscard]] std::size_t boneIndex(std::string_view name);

/// \pre the bone exists (broken: ContractViolation)
[[nodiscard]] const Bone& boneNamed(std::string_view name);

}  // namespace cervica::visualization
