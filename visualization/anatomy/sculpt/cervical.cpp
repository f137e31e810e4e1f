#include <array>
#include <cstddef>
#include <string>

#include "visualization/anatomy/sculpt/bones.h"
#include "visualization/anatomy/sculpt/vertebrae.h"

namespace cervica::visualization::sculpt {
namespace {

/// Sizes of a cervical vertebra from C3 to C7 in mm, in a frame whose origin is the middle of the body and whose y axis
/// is the body's own. Positions of paired parts are those of the right side; radii are half thicknesses.
struct Sizes {
  double bodyDepth, bodyHeight;
  double bodyWidthAbove, bodyWidthBelow;
  double lip;    ///< how far the front lower rim hangs down
  double uncus;  ///< how far the uncinate process stands above the end plate
  double canalDepth, canalWidth;
  double pillarWidth;  ///< of the articular pillar, side to side
  double pillarTop, pillarBottom;
  double pillarDepth;
  double pillarTilt;  ///< deg, of the articular surfaces
  double laminaHeight;
  double laminaY;              ///< where the laminae meet
  double spineX, spineY;       ///< tip of the spinous process
  double spineRoot, spineEnd;  ///< half height at the laminae and at the tip
  double spineWidth;           ///< half
  double fork;                 ///< half the distance between the two tips; 0 for one blunt tip
  double reach;                ///< half width over the transverse processes
  double tipX, tipY;           ///< posterior tubercle
  double tipSize;              ///< half its height
  double frontX, frontY;       ///< anterior tubercle
  double frontZ;
  double frontSize;
  double foramen;  ///< radius of the hole for the vertebral artery
};

constexpr std::array<Sizes, 5> kSizes{{
    {19,  15,  22, 25,  1,   3,   13.5, 21,  13.5, 7, -6.5, 9,  40,   7,   -5.5,
     -48, -15, 3,  3.6, 3.4, 3.4, 25,   -11, 1,    5, -4.5, -2, 18.5, 2.5, 2.6},
    {19,    15,  23,  26,  1,   3,   13.5, 21.5,  13.5, 7, -6, 9,    40,   7,   -5,
     -47.5, -14, 2.5, 3.2, 3.4, 3.4, 25.5, -10.5, 0,    5, -5, -0.5, 20.5, 2.5, 2.6},
    {19,    14.5,  24, 27, 1,   3,   13.5, 22,  13.5, 6.5, -5,   9, 40, 7,   -4,
     -54.5, -12.5, 3,  3,  3.4, 3.4, 27.5, -11, 2.5,  5,   -4.5, 0, 21, 2.5, 2.6},
    {19.5, 15,  25, 28, 1,   3,   13.5, 22.5, 13.5, 6, -5, 9, 40,   7, -4,
     -55,  -13, 3,  3,  3.4, 3.4, 31,   -13,  2.5,  5, -5, 1, 22.5, 4, 2.6},
    {19.5,  15.5, 27,  30,  1, 3, 13.5, 22.5, 13.5, 6, -5,   9, 40, 7, -4,
     -54.5, -15,  3.5, 3.3, 4, 0, 30.5, -13,  2.5,  5, -5.5, 1, 22, 2, 1.8},
}};

double field(const Vec& p, const Sizes& s) {
  const Vec q = mirroredRight(p);
  const double top = 0.5 * s.bodyHeight, back = -0.5 * s.bodyDepth;
  double d = Body{s.bodyDepth, s.bodyHeight, s.bodyWidthAbove, s.bodyWidthBelow}(q);
  d = carve(d, egg(q, {0.5 * s.bodyDepth + 5.2, 0, 0}, {6.0, 0.36 * s.bodyHeight, 0.6 * s.bodyWidthBelow}),
            3);  // waist
  d = join(d, egg(q, {0.5 * s.bodyDepth - 4.5, -top, 0}, {4.0, s.lip + 1.0, 0.32 * s.bodyWidthBelow}), 3);

  // Uncinate processes and the hollow between them; the lower end plate is bevelled for those of the vertebra below.
  d = join(d, egg(q, {-1.5, top - 0.5, 0.5 * s.bodyWidthAbove - 1.2}, {0.38 * s.bodyDepth, s.uncus + 1.0, 2.8}), 2.0);
  d = carve(d, egg(q, {1.0, top + 3.4, 0}, {0.62 * s.bodyDepth, 4.0, 0.5 * s.bodyWidthAbove - 2.6}), 1.5);
  const Vec corner(0, -top, 0.5 * s.bodyWidthAbove - 1.4);
  d = carve(d, (corner - q).dot(Vec(0, -0.62, 0.78)), 1.5);

  // Pedicle and articular pillar, whose two surfaces slant upwards to the front.
  const double inner = 0.5 * s.canalWidth;
  const Vec pillar(back - 4.0 - 0.5 * s.pillarDepth, 0.5 * (s.pillarTop + s.pillarBottom), inner + 0.5 * s.pillarWidth);
  d = join(d, limb(q, {back + 3, 2.0, 0.5 * s.bodyWidthAbove - 2.5}, pillar + Vec(2, 0, -1.0), 3.8, 4.6), 2.5);
  const double tilt = s.pillarTilt * 0.0174533;
  Vec sheared = q - pillar;
  sheared.y() = (sheared.y() - sheared.x() * std::tan(tilt)) * std::cos(tilt);
  const double half = 0.5 * (s.pillarTop - s.pillarBottom) * std::cos(tilt);
  d = join(d, block(sheared, Vec::Zero(), {0.5 * s.pillarDepth, half, 0.5 * s.pillarWidth}, 2.0), 2.0);

  // Laminae and spinous process.
  const Vec meeting(back - s.canalDepth - 3.0, s.laminaY, 1.5);
  const Vec lean = Vec(-0.80, 0.42, 0.43).normalized();
  d = join(d, strap(q, pillar + Vec(-2.5, -0.5, -1.0), meeting, s.laminaHeight + 1.0, s.laminaHeight, lean, 0.36), 3);
  const Vec tip(s.spineX, s.spineY, 0);
  d = join(d,
           strap(q, meeting + Vec(1, 0, -1.5), tip + Vec(s.spineEnd, 0, 0), s.spineRoot, s.spineEnd, Vec::UnitZ(),
                 s.spineWidth / s.spineRoot),
           5);
  if (s.fork > 0) {
    d = join(d,
             strap(q, tip + Vec(10, 0.5, 1.0), tip + Vec(2.4, -0.5, s.fork), s.spineEnd - 0.5, s.spineEnd - 0.8,
                   Vec::UnitZ(), 2.2 / s.spineEnd),
             2.5);
    d = carve(d, limb(q, tip + Vec(-0.5, -8, 0), tip + Vec(-0.5, 8, 0), 2.2, 2.2), 1.5);
    d = carve(d, limb(q, tip + Vec(0, -s.spineEnd - 0.6, 0), tip + Vec(16, -s.spineRoot - 0.6, 0), 1.8, 1.0),
              1.5);  // groove below
  } else {
    d = join(d, egg(q, tip + Vec(4.5, 0, 0), {5.0, s.spineEnd + 0.3, s.spineWidth + 1.0}), 4);
  }

  // Transverse process: a bar before and one behind the hole for the artery, a gutter for the nerve between their ends.
  const Vec rear(s.tipX, s.tipY, s.reach - 2.6), front(s.frontX, s.frontY, s.frontZ);
  d = join(d, strap(q, pillar + Vec(3, 0.5 - pillar.y(), 1.0), rear, 4.6, s.tipSize, Vec::UnitX(), 0.62), 2.5);
  d = join(d, limb(q, {-1.0, -1.5, 0.5 * s.bodyWidthAbove - 2.0}, front, 2.8, 2.6), 2);
  d = join(d, egg(q, front, {2.4, s.frontSize, 2.4}), 1.5);
  d = join(d, limb(q, front, rear, 2.2, 2.4), 2);
  const double holeZ = 0.5 * (0.5 * s.bodyWidthAbove + front.z()) + 0.6;
  const double holeX = 0.5 * (s.frontX + s.tipX) + 0.6;
  d = carve(d, limb(q, {holeX, -16, holeZ}, {holeX, 16, holeZ}, s.foramen, s.foramen), 1.2);

  // Canal: a rounded triangle, flat behind the body.
  const double radius = 0.5 * s.canalDepth;
  return carve(d,
               limb(q, {back - radius, -24, 0.5 * s.canalWidth - radius},
                    {back - radius, 24, 0.5 * s.canalWidth - radius}, radius, radius),
               1.5);
}

}  // namespace

Clay typicalCervical(int level) {
  const Sizes sizes = kSizes[static_cast<std::size_t>(level - 3)];
  return {"c" + std::to_string(level),
          [sizes](const Vec& p) { return field(p, sizes); },
          {-66, -34, -40},
          {16, 22, 40},
          0.8,
          2150,
          5};
}

}  // namespace cervica::visualization::sculpt
