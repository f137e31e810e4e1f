#include <string>

#include "visualization/anatomy/sculpt/bones.h"
#include "visualization/anatomy/sculpt/vertebrae.h"

namespace cervica::visualization::sculpt {
namespace {

double thoracicField(const Vec& p, int level) {
  const Vec q = mirroredRight(p);
  const double t = (level - 1) / 11.0;  // 0 at T1, 1 at T12
  // Body: narrower from side to side in the upper middle of the chest, with half facets for the heads of the ribs.
  const double depth = 17.5 + 12.5 * t, width = 26.0 + 9.0 * t - (level > 1 && level < 6 ? 2.5 : 0.0);
  const double half = 8.4 + 3.6 * t;
  const double back = -0.5 * depth;
  double d = Body{depth, 2.0 * half, width - 1.0, width + 1.0}(q);
  d = carve(d, egg(q, {0.5 * depth + 6.0, 0, 0}, {7.0, 0.55 * half, 22}), 3);  // waist
  d = carve(d, egg(q, {0, 0, 0.5 * width + 5.5}, {0.5 * depth, 0.5 * half, 6.2}), 3);
  d = join(d, egg(q, {back + 3.0, half - 3.0, 0.5 * width - 3.0}, {3.6, 2.8, 3.0}), 1.5);
  // Pedicle high on the body, so that the nerve leaves below it.
  d = join(d, limb(q, {back + 2, 0.35 * half, 8.5}, {back - 9, 0.30 * half, 10.0}, 4.0, 4.2), 3);
  // Laminae like shingles: their lower end lies behind the upper facets of the next vertebra.
  const Vec lean = Vec(-0.86, 0.32, 0.40).normalized();
  d = join(d, strap(q, {back - 11, -0.1 * half, 9.5}, {back - 17, -0.3 * half, 2}, half - 0.6, half - 0.2, lean, 0.32),
           2.5);
  // Facets in the frontal plane, the upper ones looking back; T1 receives C7's, which lie lower.
  const double upper = level == 1 ? half - 3.6 : half - 1.0;
  d = join(d, block(q, {back - 8.2, upper, 9.5}, {1.9, 4.6, 4.6}, 1.5, turned(0, 0, -14)), 2);
  d = join(d, block(q, {back - 14.0, 1.0 - half, 8.0}, {1.8, 4.6, 4.2}, 1.5, turned(0, 0, -14)), 2);
  // Transverse process, its end carrying the facet for the tubercle of the rib; short on the last two.
  const double reach = level >= 11 ? 20.0 - 3.0 * (level - 11) : 35.0 - 1.0 * level;
  const Vec side(back - 19, 4.5, reach);
  d = join(d, limb(q, {back - 10.5, 2, 10.5}, side, 4.6, 3.6), 2.5);
  d = join(d, ball(q, side, level >= 11 ? 3.6 : 4.4), 2);
  if (level <= 10) d = carve(d, ball(q, side + Vec(6.2, 1.5, 1.0), 3.4), 1.0);
  // The spinous processes hang most steeply in the middle.
  const double steep = (level <= 2   ? 27.0 + 3.0 * level
                        : level <= 9 ? 52.0 - 5.0 * std::abs(level - 6.5)
                                     : 24.0) *
                       0.0174533;
  const double length = level <= 2 ? 34.0 : level <= 9 ? 38.0 : 28.0;
  const Vec root(back - 15, -2, 0);
  const Vec tip = root + length * Vec(-std::cos(steep), -std::sin(steep), 0);
  d = join(d, strap(q, root, tip, 7.0, level >= 10 ? 6.2 : 4.2, Vec::UnitZ(), 0.46), 4);
  d = join(d, egg(q, tip, {3.6, 4.4, 3.2}), 3);
  const double canal = 7.4;  // nearly round
  return carve(d, limb(q, {back - canal, -26, 0.8}, {back - canal, 26, 0.8}, canal, canal), 1.5);
}

}  // namespace

Clay thoracicVertebra(int level) {
  return {"t" + std::to_string(level),
          [level](const Vec& p) { return thoracicField(p, level); },
          {-78, -50, -44},
          {22, 24, 44},
          1.2,
          850,
          5};
}

}  // namespace cervica::visualization::sculpt
