#pragma once

#include <vector>

#include <Eigen/Geometry>

#include "visualization/muscles/muscle.h"
#include "visualization/muscles/shape.h"
#include "visualization/pose/pose.h"

namespace cervica::visualization {

/// Points of a belly's middle surface: `columns` fibres of `stations` points each, from origin to insertion.
struct Fibres {
  std::size_t columns = 0, stations = 0;
  std::vector<Eigen::Vector3d> points;  ///< m; one fibre after the other
  [[nodiscard]] const Eigen::Vector3d& at(std::size_t column, std::size_t station) const {
    return points[column * stations + station];
  }
};

/// Where the fibres of every belly of a muscle run on the posed bones.
///
/// The left muscle is given as its mirror image in the median plane of the body's frame: the same numbers as the right
/// muscle has in the mirrored pose.
class MusclePath {
 public:
  MusclePath(Muscle muscle, core::Side side, const Pose& pose);

  [[nodiscard]] std::size_t bellies() const { return bellies_.size(); }
  /// \param across  place of each fibre in the belly, 0 to 1
  /// \param slips   fibres between two slips of the origin begin where the slips join, as they are drawn; else at the
  ///                origin as all others
  [[nodiscard]] Fibres fibres(std::size_t belly, const std::vector<double>& across, std::size_t stations,
                              bool slips) const;

 private:
  struct PosedBelly {
    const Belly* shape;
    std::vector<std::vector<Eigen::Vector3d>> rows;  ///< m
  };
  std::vector<PosedBelly> bellies_;
  Eigen::Affine3d thorax_, toThorax_;
  double scale_;
};

}  // namespace cervica::visualization
