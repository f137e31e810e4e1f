#include "visualization/anatomy/sculpt/bones.h"
#include "visualization/anatomy/sculpt/vertebrae.h"

namespace cervica::visualization::sculpt {
namespace {

/// Sizes of the axis in mm, in a frame whose origin is the middle of the body and whose y axis is the dens'. Positions
/// of paired parts are those of the right side; radii are half thicknesses.
struct AxisSizes {
  double bodyDepth, bodyHeight;
  double bodyWidthAbove, bodyWidthBelow;
  double lip;    ///< how far the front lower rim hangs down
  double densX;  ///< of its axis where it leaves the body
  double densTop;
  double densRadius;                    ///< at its waist
  double shoulderY, shoulderZ;          ///< middle of the upper facet
  double shoulderWidth, shoulderDepth;  ///< half
  double shoulderSlope;                 ///< deg, falling outwards
  double pillarX, pillarY, pillarZ;     ///< lower facet
  double pillarHeight, pillarWidth;     ///< half
  double tipX, tipY, reach;             ///< transverse process
  double tipSize;                       ///< half its height
  double canalDepth, canalWidth;
  double laminaHeight, laminaY;
  double spineX, spineY;       ///< tip of the spinous process
  double spineRoot, spineEnd;  ///< half height
  double spineWidth;           ///< half
  double fork;                 ///< half the distance between its two tips
  double foramen;              ///< radius
};
constexpr AxisSizes kAxis{20, 16,  22, 24,   1, 1,    24, 4.2, 8.5,  13.5, 7.5, 8.5, 22, -18, 1, 18.5, 6,
                          5,  -12, 0,  27.5, 6, 13.5, 20, 7.5, -4.5, -49,  -14, 3.5, 4,  4.2, 4, 2.6};

double axisField(const Vec& p, const AxisSizes& s) {
  const Vec q = mirroredRight(p);
  const double top = 0.5 * s.bodyHeight, back = -0.5 * s.bodyDepth;
  double d = Body{s.bodyDepth, s.bodyHeight, s.bodyWidthAbove, s.bodyWidthBelow}(q);
  d = join(d, egg(q, {0.5 * s.bodyDepth - 4.0, -top, 0}, {4.0, s.lip + 1.0, 0.3 * s.bodyWidthBelow}), 3);
  const Vec corner(0, -top, 0.5 * s.bodyWidthAbove - 2.0);  // bevelled for the uncinate processes of C3
  d = carve(d, (corner - q).dot(Vec(0, -0.62, 0.78)), 1.5);
  // Dens with a waist, a facet in front for the atlas and the ridge it stands on.
  d = join(d,
           limb(q, {s.densX, top - 4, 0}, {s.densX - 0.5, s.densTop - s.densRadius + 0.6, 0}, s.densRadius + 0.3,
                s.densRadius - 0.6),
           4);
  d = join(d, egg(q, {s.densX - 0.3, s.densTop - 6.2, 0}, {s.densRadius + 0.2, 4.0, s.densRadius + 0.2}), 2);
  d = carve(d, egg(q, {s.densX + s.densRadius + 1.4, s.densTop - 5.5, 0}, {1.6, 3.4, 3.4}), 1.0);
  d = carve(d, egg(q, {0.5 * s.bodyDepth + 2.0, -1.0, 5.2}, {4.0, 0.4 * s.bodyHeight, 3.4}),
            2.5);  // either side of the front ridge
  // Upper facets like shoulders, pedicles, lower facets.
  d = join(d,
           egg(q, {-2.0, s.shoulderY - 1.5, s.shoulderZ}, {s.shoulderDepth, 4.8, s.shoulderWidth},
               turned(s.shoulderSlope, 0, -3)),
           4);
  d = join(d, limb(q, {back + 4, 1, 11}, {s.pillarX + 2, s.pillarY + 2, s.pillarZ - 1.5}, 5.5, 5.5), 4);
  d = join(d, block(q, {s.pillarX, s.pillarY, s.pillarZ}, {5.0, s.pillarHeight, s.pillarWidth}, 2.4, turned(0, 0, -33)),
           3);
  // Laminae and spinous process, forked.
  const Vec meeting(back - s.canalDepth - 3.0, s.laminaY, 1.5);
  const Vec lean = Vec(-0.80, 0.35, 0.5).normalized();
  d = join(d,
           strap(q, {s.pillarX - 1.0, s.pillarY, s.pillarZ - 2.0}, meeting, s.laminaHeight + 1.0, s.laminaHeight, lean,
                 0.45),
           3);
  const Vec tip(s.spineX, s.spineY, 0);
  d = join(d,
           strap(q, meeting + Vec(1, 0, -1.5), tip + Vec(s.spineEnd, 0, 0), s.spineRoot, s.spineEnd, Vec::UnitZ(),
                 s.spineWidth / s.spineRoot),
           5);
  d = join(d,
           strap(q, tip + Vec(13, 1.0, 1.0), tip + Vec(3.0, -1.0, s.fork), s.spineEnd, s.spineEnd - 0.4, Vec::UnitZ(),
                 2.6 / s.spineEnd),
           2.5);
  d = carve(d, limb(q, tip + Vec(-0.5, -8, 0), tip + Vec(-0.5, 8, 0), 2.6, 2.6), 1.5);
  d = carve(d, limb(q, tip + Vec(0, -s.spineEnd - 0.4, 0), tip + Vec(18, -s.spineRoot - 0.4, 0), 2.2, 1.2),
            1.5);  // groove below
  // Transverse process, one small tubercle; the hole for the artery runs outwards.
  d = join(d, limb(q, {-5, s.tipY + 1, s.shoulderZ + 3}, {s.tipX + 1, s.tipY, s.reach - 3}, 4.2, 3.0), 2.5);
  d = join(d, egg(q, {s.tipX, s.tipY, s.reach - 3.0}, {4.0, s.tipSize, 3.0}), 2.5);
  d = carve(d, limb(q, {-5, -14, s.reach - 9.5}, {-5, 3, s.reach - 7.0}, s.foramen, s.foramen), 1.0);
  d = carve(d, limb(q, {-5, 3, s.reach - 7.0}, {-5, 7, s.reach + 4.0}, s.foramen, s.foramen), 1.0);
  const double radius = 0.5 * s.canalDepth;
  return carve(d,
               limb(q, {back - radius, -26, 0.5 * s.canalWidth - radius},
                    {back - radius, 26, 0.5 * s.canalWidth - radius}, radius, radius),
               1.5);
}

}  // namespace

Clay axis() {
  return {"c2", [](const Vec& p) { return axisField(p, kAxis); }, {-58, -34, -34}, {16, 36, 34}, 0.8, 2150, 5};
}

}  // namespace cervica::visualization::sculpt
