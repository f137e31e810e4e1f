#include "visualization/anatomy/sculpt/bones.h"
#include "visualization/anatomy/sculpt/sweep.h"

namespace cervica::visualization::sculpt {
namespace {

/// The elbow's end: trochlea and capitulum, epicondyles, and the fossae for the ulna.
double condyles(const Vec& p) {
  double d = limb(p, {8, -295, -19}, {8, -294, -8}, 11.5, 8.5);  // trochlea
  d = join(d, limb(p, {8, -294, -8}, {8, -294.5, 2}, 8.5, 9.5), 3);
  d = join(d, ball(p, {10.5, -294, 12.5}, 10.5), 4);                   // capitulum
  d = join(d, limb(p, {3, -284, -16}, {0, -282, -31}, 9.0, 5.4), 9);   // medial epicondyle
  return join(d, limb(p, {4, -284, 14}, {3, -281, 24}, 8.0, 4.8), 9);  // lateral epicondyle
}

/// Origin at the centre of the head, hanging arm.
double humerusField(const Vec& p) {
  static const Sweep shaft({{{3, -18, 6}, 17.5, 18.5},
                            {{3, -45, 8.5}, 12.8, 13.5},
                            {{2, -80, 9.5}, 11.5, 11.8},
                            {{1, -120, 10}, 11, 11.8},
                            {{1, -170, 7.5}, 10.4, 10.4},
                            {{2, -220, 4}, 9.6, 10.8},
                            {{3, -250, 1.5}, 8.6, 14},
                            {{4, -272, -1}, 7.6, 21},
                            {{6, -288, -2}, 7.4, 25}},
                           Vec::UnitX(), 4, 5.0);
  double d = join(shaft(p), ball(p, {0, 0, 0}, 23.0), 8);
  d = join(d, egg(p, {-1, -3, 19}, {14, 16, 10}), 5);              // greater tubercle
  d = join(d, egg(p, {16, -10, 8}, {7, 11, 7}), 4);                // lesser tubercle
  d = carve(d, limb(p, {20, 4, 18}, {16, -50, 14}, 3.2, 2.0), 3);  // groove between them
  d = join(d, egg(p, {2, -118, 16}, {6, 36, 6}), 10);              // deltoid tuberosity
  d = join(d, condyles(p), 5);
  d = carve(d, egg(p, {-5, -279, -2}, {7.5, 11, 11}), 4);  // olecranon fossa
  return carve(d, egg(p, {15, -279, -4}, {5, 8, 8}), 3);   // coronoid fossa
}

}  // namespace

Clay humerus() {
  return {"humerus_right", humerusField, {-30, -314, -46}, {32, 30, 38}, 1.2, 2000, 6};
}

}  // namespace cervica::visualization::sculpt
