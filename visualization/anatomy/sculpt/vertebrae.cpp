#include "visualization/anatomy/sculpt/bones.h"

#include <array>
#include <cstddef>
#include <string>

namespace cervica::visualization::sculpt {
namespace {

/// Sizes of a cervical vertebra from C3 to C7, mm.
struct CervicalSizes {
  double depth, width, height;  ///< of the body
  double spineX, spineY;        ///< tip of the spinous process
  double reach;                 ///< half width over the transverse processes
  bool bifid;
};
constexpr std::array<CervicalSizes, 5> kCervical{{
    {15.5, 17.5, 13.0, -40.0, -8.0, 26.5, true},
    {16.0, 18.5, 12.5, -41.0, -8.5, 27.5, true},
    {16.0, 19.5, 12.5, -45.0, -9.5, 28.5, true},
    {16.5, 21.5, 13.0, -51.0, -11.0, 30.5, true},
    {17.0, 24.5, 14.5, -57.0, -12.0, 34.0, false},
}};

double typicalCervical(const Vec& p, const CervicalSizes& s) {
  const Vec q = mirroredRight(p);
  const double top = 0.5 * s.height;
  double d = drum(q, {0, 0, 0}, 0.5 * s.depth, 0.5 * s.width, top, 2.0);
  d = carve(d, egg(q, {11.5, 0, 4}, {4.0, 4.2, 14}), 3);                                  // waist in front
  d = join(d, egg(q, {-1, top + 0.6, 0.5 * s.width - 1.2}, {6.0, 3.4, 2.2}), 2.0);        // uncinate process
  d = carve(d, egg(q, {0, top + 4.2, 0}, {8.5, 4.4, 0.5 * s.width - 2.6}), 1.5);          // upper end plate
  d = join(d, egg(q, {6.0, -top, 0}, {3.0, 3.0, 0.32 * s.width}), 2.5);                   // lower front lip
  d = join(d, limb(q, {-5, 1.0, 0.5 * s.width - 2.5}, {-12, 0.5, 17.5}, 3.7, 4.2), 2.5);  // pedicle
  const double pillar = 15.5 + 0.17 * s.width;
  double mass = block(q, {-13, -0.5, pillar}, {6.0, 9.2, 5.8}, 2.4, turned(0, 0, 33));
  d = join(d, mass, 2.5);
  // Lamina and spinous process.
  const Vec lean = Vec(-0.80, 0.42, 0.43).normalized();
  d = join(d, strap(q, {-16.5, -1.5, pillar - 1.0}, {-28, -4.5, 2.0}, 7.0, 7.0, lean, 0.38), 3);
  const Vec root(-27, -4.0, 0), tip(s.spineX, s.spineY, 0);
  d = join(d, strap(q, root, tip, 6.6, s.bifid ? 4.6 : 5.4, Vec::UnitZ(), 0.5), 3.5);
  if (s.bifid)
    d = join(d, limb(q, tip + Vec(5, 0.6, 0.8), tip + Vec(-0.5, -1.5, 4.4), 2.6, 2.4), 2.0);
  else
    d = join(d, egg(q, tip, {5.0, 5.8, 4.4}), 4);
  // Transverse process: two bars with the hole for the artery between them.
  d = join(d, limb(q, {2.5, -1.5, 0.5 * s.width - 1.5}, {4.0, -3.0, s.reach - 5.0}, 2.8, 2.5), 2);
  d = join(d, limb(q, {-9.5, 0, pillar + 1.0}, {-3.0, -4.5, s.reach - 2.6}, 3.4, 2.9), 2);
  d = join(d, limb(q, {4.0, -3.0, s.reach - 5.0}, {-3.0, -4.5, s.reach - 2.6}, 2.6, 2.9), 2);
  d = carve(d, limb(q, {-2.6, -14, 0.5 * s.width + 4.2}, {-2.6, 14, 0.5 * s.width + 4.2}, 2.6, 2.6), 1.2);
  // Canal.
  return carve(d, limb(q, {-15.2, -20, 2.8}, {-15.2, 20, 2.8}, 6.6, 6.6), 1.5);
}

double atlasField(const Vec& p) {
  const Vec q = mirroredRight(p);
  const std::vector<Vec> front = curveThrough({{9.2, 0, 0}, {8.0, 0, 7}, {2.5, 0, 14.5}}, 4);
  double d = run(front, [&](std::size_t i) {
    const Vec outward = Vec(front[i].x() + 4.0, 0.0, front[i].z()).normalized();
    return strap(q, front[i], front[i + 1], 5.6, 5.2, outward, 0.58);
  });
  d = join(d, egg(q, {11.5, -0.5, 0}, {3.0, 4.2, 4.5}), 3);  // anterior tubercle
  d = join(d, egg(q, {-4.0, 0, 18.0}, {10.0, 8.8, 6.8}, turned(0, 22, 0)), 3);
  d = carve(d, egg(q, {-4.5, 12.5, 19.0}, {11.0, 7.6, 5.6}, turned(0, 24, 0)), 1.5);  // for the occipital condyle
  d = carve(d, egg(q, {-4.0, -13.5, 18.0}, {10, 7.0, 8.5}), 1.5);
  d = join(d, limb(q, {-2.0, -0.5, 22}, {-3.5, -1.0, 35.5}, 3.4, 3.6), 2);  // transverse process, two bars
  d = join(d, limb(q, {-11.0, -0.5, 22}, {-6.5, -1.0, 35.5}, 3.4, 4.2), 2);
  d = join(d, egg(q, {-5.5, -1.2, 36.0}, {4.6, 4.4, 4.0}), 2.0);
  d = carve(d, limb(q, {-6.5, -12, 28.5}, {-6.5, 12, 28.5}, 3.0, 3.0), 0.8);
  const std::vector<Vec> back = curveThrough({{-12, 0.5, 20.5}, {-22, 1.5, 18}, {-31, 1.0, 10.5}, {-35, 0, 0}}, 4);
  d = join(d, run(back, [&](std::size_t i) { return limb(q, back[i], back[i + 1], 3.9, 3.9); }), 2.0);
  d = join(d, egg(q, {-37.5, -0.5, 0}, {4.2, 4.6, 4.0}), 3);  // posterior tubercle
  return d;
}

double axisField(const Vec& p) {
  const Vec q = mirroredRight(p);
  double d = drum(q, {0, -1, 0}, 7.8, 9.0, 10.0, 2.5);
  d = join(d, egg(q, {4.5, -9.5, 0}, {4.0, 4.0, 6.0}), 3);          // lower lip
  d = join(d, limb(q, {0.5, 6, 0}, {-0.5, 25.5, 0}, 5.6, 4.7), 3);  // dens
  d = carve(d, egg(q, {6.4, 21.5, 0}, {1.6, 4.0, 4.0}), 1.2);
  d = join(d, egg(q, {-3.5, 6.0, 13.5}, {9.0, 4.8, 8.6}, turned(24, 0, -4)), 5);  // upper facet
  d = join(d, limb(q, {-6, 1, 13}, {-14, -6, 18}, 6.0, 6.0), 4);
  d = join(d, block(q, {-15, -8, 18.5}, {6.0, 7.0, 5.6}, 2.4, turned(0, 0, 33)), 3);  // lower facet
  d = join(d, limb(q, {-6, -1, 17}, {-8, -5, 25.5}, 4.0, 2.9), 2.5);                  // transverse process
  const Vec lean = Vec(-0.80, 0.35, 0.5).normalized();
  d = join(d, strap(q, {-17, -5, 16}, {-29, -6, 2}, 8.2, 8.6, lean, 0.45), 3);
  d = join(d, strap(q, {-28, -4, 0}, {-39, -10, 0}, 9.0, 6.6, Vec::UnitZ(), 0.62), 4);
  d = join(d, limb(q, {-35, -9.5, 1.5}, {-41.5, -12.5, 6.0}, 4.0, 3.2), 2.5);  // forked tip
  d = carve(d, limb(q, {-15.5, -24, 2.5}, {-15.5, 24, 2.5}, 7.2, 7.2), 1.5);
  return d;
}

double thoracicField(const Vec& p, int level) {
  const Vec q = mirroredRight(p);
  const double t = (level - 1) / 11.0;
  const double rx = 8.6 + 6.4 * t, rz = 13.0 + 4.6 * t - (level > 1 && level < 6 ? 1.2 : 0.0);
  const double half = 8.4 + 3.6 * t;
  double d = drum(q, {0, 0, 0}, rx, rz, half, 2.0);
  d = carve(d, egg(q, {rx + 6.0, 0, 0}, {7.0, 0.55 * half, 22}), 3);  // waist
  d = carve(d, egg(q, {0, 0, rz + 5.5}, {rx, 0.5 * half, 6.2}), 3);
  const double back = -rx;
  d = join(d, limb(q, {back + 2, 3.5, 8.5}, {back - 9, 3.5, 11.0}, 4.4, 4.6), 3);  // pedicle
  const Vec lean = Vec(-0.86, 0.28, 0.42).normalized();
  d = join(d, strap(q, {back - 10, 0, 11}, {back - 17, -2, 2}, 10.0, 10.5, lean, 0.36), 3);  // lamina
  d = join(d, egg(q, {back - 9, 9.0, 10.5}, {3.4, 6.4, 5.4}), 3);                            // upper facet
  d = join(d, egg(q, {back - 13, -11.0, 9.5}, {3.2, 6.2, 5.0}), 3);                          // lower facet
  const double reach = level >= 11 ? 20.0 - 3.0 * (level - 11) : 35.0 - 1.0 * level;
  d = join(d, limb(q, {back - 10, 3, 11}, {back - 19, 5.0, reach}, 4.8, 4.2), 3);  // transverse
  d = join(d, ball(q, {back - 19, 5.2, reach}, 5.0), 2);
  // The spinous processes hang most steeply in the middle.
  const double steep = (level <= 2 ? 22.0 : level <= 9 ? 52.0 - 5.0 * std::abs(level - 6.5) : 24.0) * 0.0174533;
  const double length = level <= 2 ? 34.0 : level <= 9 ? 38.0 : 28.0;
  const Vec root(back - 15, -2, 0);
  const Vec tip = root + length * Vec(-std::cos(steep), -std::sin(steep), 0);
  d = join(d, strap(q, root, tip, 7.4, 4.4, Vec::UnitZ(), 0.5), 4);
  d = join(d, egg(q, tip, {4.0, 4.6, 3.4}), 3);
  return carve(d, limb(q, {back - 7.2, -24, 0}, {back - 7.2, 24, 0}, 7.2, 7.2), 1.5);
}

}  // namespace

Clay cervicalVertebra(int level) {
  const std::string name = "c" + std::to_string(level);
  if (level == 1) return {name, atlasField, {-46, -12, -46}, {18, 14, 46}, 0.8, 2600, 5};
  if (level == 2) return {name, axisField, {-50, -22, -34}, {14, 36, 34}, 0.8, 2800, 5};
  const CervicalSizes sizes = kCervical[static_cast<std::size_t>(level - 3)];
  return {name, [sizes](const Vec& p) { return typicalCervical(p, sizes); }, {-68, -24, -40}, {16, 18, 40}, 0.8, 2400,
          5};
}

Clay thoracicVertebra(int level) {
  return {"t" + std::to_string(level),
          [level](const Vec& p) { return thoracicField(p, level); },
          {-78, -50, -44},
          {22, 24, 44},
          1.2,
          1100,
          5};
}

}  // namespace cervica::visualization::sculpt
