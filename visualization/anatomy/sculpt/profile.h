#pragma once

#include <vector>

#include "visualization/anatomy/sculpt/sdf.h"

namespace cervica::visualization::sculpt {

/// An upright soft body given by its cross sections: at each height an ellipse, or a rounder box of it, between a front
/// and a back and of a half width. Heights between are smoothly filled in; both ends are rounded.
class Profile {
 public:
  struct Section {
    double y;            ///< mm; sections go downwards
    double front, back;  ///< x of the foremost and the hindmost point, mm
    double middle;       ///< z of the centre, mm
    double halfWidth;    ///< along z, mm
  };

  /// \param squareness 2: ellipse; more: rounder corners of a box
  /// \pre at least two sections, from top to bottom
  explicit Profile(std::vector<Section> sections, double squareness = 2.0);

  /// Close to the distance in mm, negative inside.
  [[nodiscard]] double operator()(const Vec& p) const;

 private:
  struct Fine {
    double x, z, radiusX, radiusZ;
  };
  static constexpr double kStepMm = 3.0;
  [[nodiscard]] Fine at(double y) const;
  std::vector<Fine> fine_;  ///< from the top, every kStepMm
  double top_, bottom_, squareness_;
};

}  // namespace cervica::visualization::sculpt
