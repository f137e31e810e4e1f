#include "visualization/anatomy/sculpt/bones.h"
#include "visualization/anatomy/sculpt/sweep.h"

namespace cervica::visualization::sculpt {
namespace {

/// Origin in the middle of the body, upright.
double hyoidField(const Vec& p) {
  static const Sweep greaterHorn({{{1.5, 0, 0}, 5.4, 3.4},
                                  {{0.5, 0, 6}, 5.2, 3.2},
                                  {{-3.5, 0.3, 11}, 4.4, 2.8},
                                  {{-11, 1.2, 15}, 3.2, 2.1},
                                  {{-22, 3, 18.5}, 2.6, 1.9},
                                  {{-30, 5, 20.5}, 2.6, 2.1}},
                                 Vec(-0.25, 1.0, 0.0), 4, 2.4);
  const Vec q = mirroredRight(p);
  double d = greaterHorn(q);
  d = join(d, ball(q, {-32, 5.5, 21}, 2.7), 2);                         // the tubercle at its end
  d = join(d, limb(q, {-3.5, 3.5, 11}, {-7.5, 9.5, 12}, 2.2, 1.1), 3);  // lesser horn
  d = join(d, limb(q, {3.6, 1.2, 0}, {2, 1.2, 9}, 1.2, 0.8), 3);        // ridge across the body
  return carve(d, egg(q, {-3.2, -1, 0}, {3.6, 5.5, 8}), 2);             // hollow behind
}

}  // namespace

Clay hyoid() {
  return {"hyoid", hyoidField, {-40, -10, -28}, {10, 16, 28}, 0.6, 600, 4};
}

}  // namespace cervica::visualization::sculpt
