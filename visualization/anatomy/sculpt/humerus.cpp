#include "visualization/anatomy/sculpt/bones.h"

namespace cervica::visualization::sculpt {
namespace {

/// Origin at the centre of the head, hanging arm.
double humerusField(const Vec& p) {
  double d = ball(p, {0, 0, 0}, 23.0);
  d = join(d, egg(p, {2, -4, 17}, {13.5, 15, 11}), 6);             // greater tubercle
  d = join(d, egg(p, {15, -9, 8}, {7, 11, 7}), 5);                 // lesser tubercle
  d = carve(d, limb(p, {22, 2, 17}, {17, -45, 14}, 3.0, 2.2), 3);  // groove between them
  d = join(d, chain(p, {{2, -16, 8}, {2, -62, 9}, {0, -170, 6}, {2, -262, 2}}, {17, 11.2, 10.2, 10.5}), 8);
  d = join(d, egg(p, {2, -112, 14}, {7, 34, 6}), 8);  // deltoid tuberosity
  d = join(d, strap(p, {2, -258, 2}, {6, -288, 0}, 12, 25, Vec::UnitX(), 0.42), 6);
  d = join(d, limb(p, {8, -296, -16}, {8, -294, 16}, 9.5, 8.5), 5);  // trochlea and capitulum
  d = join(d, ball(p, {2, -284, -30}, 5.5), 7);                      // medial epicondyle
  d = join(d, ball(p, {2, -284, 24}, 4.5), 7);
  d = carve(d, egg(p, {-8, -282, 0}, {7, 12, 12}), 4);  // olecranon fossa
  return d;
}

}  // namespace

Clay humerus() {
  return {"humerus_right", humerusField, {-30, -312, -42}, {30, 30, 38}, 1.4, 2000, 6};
}

}  // namespace cervica::visualization::sculpt
