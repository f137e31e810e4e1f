#pragma once

#include <string>
#include <utility>
#include <vector>

#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// Points of an arc round `centre` from the direction `from` towards the direction `towards`, as far as `angle`.
/// \param from, towards  unit, square to each other: they span the plane
[[nodiscard]] std::vector<Eigen::Vector3d> arcPoints(const Eigen::Vector3d& centre, double radius,
                                                     const Eigen::Vector3d& from, const Eigen::Vector3d& towards,
                                                     core::Angle fromAngle, core::Angle toAngle);

/// Puts lines, markers and labels of one layer into a scene, in the colours of its scheme. Holds references only.
class Pen {
 public:
  Pen(Scene& scene, Layer layer) : scene_(scene), layer_(layer), colors_(palette(scene.scheme)) {}

  [[nodiscard]] const Palette& colors() const { return colors_; }

  void line(std::string name, std::vector<Eigen::Vector3d> points, const Color& color, double widthPx);
  void dashes(std::string name, std::vector<Eigen::Vector3d> points, const Color& color, double widthPx);
  /// \pre convex
  void area(std::string name, std::vector<Eigen::Vector3d> points, const Color& color, double opacity);
  /// The strip between two lines of equally many points, as convex areas.
  void band(const std::string& name, const std::vector<Eigen::Vector3d>& oneRim,
            const std::vector<Eigen::Vector3d>& otherRim, const Color& color, double opacity);
  /// A line with a filled head at its end; the head lies in the plane of the line and `aside`.
  void arrow(const std::string& name, const Eigen::Vector3d& from, const Eigen::Vector3d& to,
             const Eigen::Vector3d& aside, const Color& color, double widthPx, double headM);
  void marker(std::string landmark, const Eigen::Vector3d& at, const Color& rim);
  void label(Label label);

 private:
  Scene& scene_;
  Layer layer_;
  const Palette& colors_;
};

}  // namespace cervica::visualization
