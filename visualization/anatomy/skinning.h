#pragma once

#include <vector>

#include <Eigen/Geometry>

#include "visualization/anatomy/mesh.h"

namespace cervica::visualization {

/// How the bones of a binding blend into one motion at each point: dual quaternion skinning, which keeps the girth of a
/// limb where blended matrices would pinch it (Kavan et al. 2008, "Geometric skinning with approximate dual quaternion
/// blending").
class Skinning {
 public:
  /// \pre every bone is in `motions` (broken: ContractViolation)
  Skinning(const std::vector<std::string>& bones, const BoneMotions& motions);

  /// The motion at a point: a rotation, a shift and one scale for all axes.
  [[nodiscard]] Eigen::Affine3f at(const Binding::Point& point) const;

 private:
  struct Carried {
    Eigen::Vector4f turn, shift;  ///< the two halves of a unit dual quaternion
    float scale;
  };
  std::vector<Carried> carried_;
};

}  // namespace cervica::visualization
