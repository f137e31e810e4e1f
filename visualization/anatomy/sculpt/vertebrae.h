#pragma once

#include "visualization/anatomy/sculpt/sdf.h"

namespace cervica::visualization::sculpt {

// Each kind of vertebra in a file of its own; `cervicalVertebra` in bones.h chooses.

[[nodiscard]] Clay atlas();
[[nodiscard]] Clay axis();
/// C3 to C7.
/// \param level 3 to 7
[[nodiscard]] Clay typicalCervical(int level);

/// Upright column of a vertebral body: an ellipse in front, flat behind towards the canal, wider below than above.
struct Body {
  double depth, height;
  double widthAbove, widthBelow;

  [[nodiscard]] double operator()(const Vec& p) const {
    const double middle = 0.5 * (widthAbove + widthBelow);
    const double here = middle - (widthBelow - widthAbove) * std::clamp(p.y() / height, -0.5, 0.5);
    const Vec q(p.x(), p.y(), p.z() * middle / here);
    const double centre = -0.12 * depth;
    const double column = drum(q, {centre, 0, 0}, 0.62 * depth, 0.5 * middle, 0.5 * height, 2.0);
    return both(column, -0.5 * depth - p.x(), 2.5);
  }
};

}  // namespace cervica::visualization::sculpt
