#pragma once

#include <vector>

#include "visualization/anatomy/sculpt/sdf.h"

namespace cervica::visualization::sculpt {

/// One elliptic cross section of a swept bone.
struct Section {
  Vec at;              ///< mm
  double high, broad;  ///< half axes, mm: along the direction called up, and across it
};

/// A bone swept along a curve through elliptic cross sections, which change smoothly from one to the next.
class Sweep {
 public:
  /// \param up     made perpendicular to the curve; never along it
  /// \param steps  pieces from one section to the next
  /// \param tip    how far the ends bulge beyond the first and last section, mm
  Sweep(const std::vector<Section>& sections, const Vec& up, int steps, double tip);

  [[nodiscard]] double operator()(const Vec& p) const;

 private:
  struct Piece {
    Vec from, along, up, across;
    double length, high, broad, higher, broader;
  };
  std::vector<Piece> pieces_;
  double tip_;
};

}  // namespace cervica::visualization::sculpt
