#include "visualization/muscles/muscle_length.h"

#include <cstddef>
#include <vector>

#include "visualization/muscles/path.h"
#include "visualization/pose/skeleton.h"

namespace cervica::visualization {
namespace {

constexpr std::size_t kStations = 24;

/// The resting model in another size: its bones only.
Pose restOf(const BodySize& size) {
  Pose pose;
  const Eigen::Affine3d scaled(Eigen::Scaling(size.factors()));
  for (const Bone& bone : skeleton()) pose.bones[bone.name] = scaled * bone.rest;
  return pose;
}

double metresOf(Muscle muscle, core::Side side, const Pose& pose) {
  static const std::vector<double> across{0.1, 0.3, 0.5, 0.7, 0.9};
  const MusclePath path(muscle, side, pose);
  double sum = 0.0;
  for (std::size_t belly = 0; belly < path.bellies(); ++belly) {
    const Fibres fibres = path.fibres(belly, across, kStations, false);
    for (std::size_t column = 0; column < across.size(); ++column)
      for (std::size_t station = 1; station < kStations; ++station)
        sum += (fibres.at(column, station) - fibres.at(column, station - 1)).norm();
  }
  return sum / static_cast<double>(path.bellies() * across.size());
}

}  // namespace

core::Length muscleLength(Muscle muscle, core::Side side, const Pose& pose) {
  return core::Length::metres(metresOf(muscle, side, pose));
}

double lengthRatio(Muscle muscle, core::Side side, const Pose& pose) {
  return metresOf(muscle, side, pose) / metresOf(muscle, side, restOf(pose.size));
}

}  // namespace cervica::visualization
