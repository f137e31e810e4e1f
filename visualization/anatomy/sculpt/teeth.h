#pragma once

#include <vector>

#include "visualization/anatomy/sculpt/sdf.h"

namespace cervica::visualization::sculpt {

/// One half of a dental arch: eight teeth from the midline backwards, in the frame of the skull.
class TeethRow {
 public:
  /// \param centreX    centre of the elliptic arch, mm
  /// \param depth      half axis forwards
  /// \param halfWidth  half axis sideways
  /// \param necks, edges  heights of the gum line and of the biting edges of the front teeth
  /// \param incisorScale  1 for upper teeth; the lower front teeth are narrower
  /// \param rise       how much higher the row lies for each millimetre further back
  TeethRow(double centreX, double depth, double halfWidth, double necks, double edges, double incisorScale,
           double rise);

  /// \param p  with z >= 0 (the right half)
  [[nodiscard]] double operator()(const Vec& p) const;

 private:
  struct Tooth {
    Vec centre;
    Vec half;
    Eigen::Matrix3d turn;
    double sharpness;  ///< how much thinner the biting edge is than the neck
  };
  std::vector<Tooth> teeth_;
  double low_, high_, front_, bite_;
};

}  // namespace cervica::visualization::sculpt
