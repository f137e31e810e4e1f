#pragma once

#include <vector>

#include <Eigen/Geometry>

namespace cervica::visualization {

/// The motion, with one scale for all axes, that lays a surface on a like one in about the same direction: centre and
/// diagonal of the box are made equal, then the nearest points are brought together by a few rigid steps (iterated
/// closest points). Steps that do not come nearer are not taken. Deterministic.
/// \param points  of the surface that is laid, at least one
/// \param onto    of the surface it is laid on, at least one
[[nodiscard]] Eigen::Affine3d laidOnto(const std::vector<Eigen::Vector3d>& points,
                                       const std::vector<Eigen::Vector3d>& onto);

}  // namespace cervica::visualization
