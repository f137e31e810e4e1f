#pragma once

#include <array>

#include <Eigen/Core>

namespace cervica::visualization {

/// The smooth outside of the rib cage with its vertebrae, right side, over which muscles glide.
class ChestSurface {
 public:
  /// Of the bones that ship inside the program; measured once.
  [[nodiscard]] static const ChestSurface& shipped();

  /// Moves a point out of the chest.
  /// \param point    frame of the thorax, m, right side
  /// \param heightM  the least height over the ribs
  /// \return         the point itself where it is outside, or above or below the ribs
  [[nodiscard]] Eigen::Vector3d outside(const Eigen::Vector3d& point, double heightM) const;

 private:
  ChestSurface();
  static constexpr int kLevels = 34, kDirections = 33;
  /// Distance from the axis by level and direction, m; directions from straight back to straight forward.
  std::array<std::array<double, kDirections>, kLevels> radius_{};
  [[nodiscard]] double radiusAt(double levelsDown, double direction) const;
};

}  // namespace cervica::visualization
