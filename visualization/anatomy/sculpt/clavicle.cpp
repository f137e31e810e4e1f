#include "visualization/anatomy/sculpt/bones.h"
#include "visualization/anatomy/sculpt/sweep.h"

namespace cervica::visualization::sculpt {
namespace {

/// Origin at the sternoclavicular joint, axes of the body at rest. Convex forwards in its medial two thirds, hollow
/// forwards and flat in its lateral third.
double clavicleField(const Vec& p) {
  static const Sweep shaft({{{3.5, -3, 2}, 10.4, 11.4},
                            {{4.5, -2.2, 9}, 11.8, 11},
                            {{5.3, -3.5, 19}, 11, 9.6},
                            {{4.5, -3.2, 30}, 9.8, 7.8},
                            {{1.5, -0.5, 45}, 8.6, 6.4},
                            {{-5, 2, 58}, 7.8, 6},
                            {{-14, 6.5, 70}, 7.4, 5.8},
                            {{-26, 12, 80}, 7.3, 6.5},
                            {{-38, 17, 92}, 7.0, 8.2},
                            {{-45, 21, 104}, 6.3, 10.5},
                            {{-49.5, 23.2, 117}, 6.0, 11.8},
                            {{-49, 23.4, 128}, 5.6, 12},
                            {{-45.5, 23.4, 136}, 4.8, 10.5}},
                           Vec::UnitY(), 3, 2.4);
  double d = shaft(p);
  d = join(d, egg(p, {-48, 13.5, 95}, {5, 3.5, 7}), 6);                     // conoid tubercle
  d = join(d, limb(p, {-48, 16, 100}, {-46, 17.5, 124}, 2.6, 2.0), 5);      // trapezoid line
  d = carve(d, egg(p, {7, -15.5, 20}, {5.5, 3.2, 9}), 5);                   // costoclavicular impression
  d = carve(d, egg(p, {-8, -8.5, 60}, {3, 2.4, 16}, turned(0, 32, 0)), 4);  // groove of the subclavius
  return d;
}

}  // namespace

Clay clavicle() {
  return {"clavicle_right", clavicleField, {-72, -22, -10}, {24, 38, 148}, 0.9, 1400, 6};
}

}  // namespace cervica::visualization::sculpt
