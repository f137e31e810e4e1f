#include <vector>

#include "visualization/anatomy/sculpt/bones.h"
#include "visualization/anatomy/sculpt/vertebrae.h"

namespace cervica::visualization::sculpt {
namespace {

/// Sizes of the atlas in mm, in a frame whose origin is the axis of the dens and whose x-z plane is that of the ring.
/// Positions of paired parts are those of the right side.
struct AtlasSizes {
  double frontX;                             ///< middle of the anterior arch
  double frontHeight, frontThickness;        ///< half
  double frontWidth;                         ///< half width of its straight part
  double massX, massZ;                       ///< centre of the lateral mass
  double massLength, massWidth, massHeight;  ///< half
  double massTurn;                           ///< deg, its front towards the middle
  double massUp;                             ///< of its upper rim over the plane of the ring
  double cupDepth;                           ///< of the hollow for the occipital condyle
  double backX;                              ///< middle of the posterior arch
  double flankX, flankZ;                     ///< where the posterior arch is widest
  double bendX, bendZ;
  double backHeight, backThickness;  ///< half
  double backY;                      ///< of the posterior arch and tubercle
  double tubercle;                   ///< half, of the posterior one
  double reach;                      ///< half width over the transverse processes
  double tipX, tipHeight;            ///< of the transverse process
  double tipLength;                  ///< half, front to back
  double foramenX, foramenZ, foramen;
  double barFrontX, barBackX;  ///< where the bars of the transverse process leave the lateral mass
};
constexpr AtlasSizes kAtlas{8,     4.5,  2.8, 8,   -8, 18.5, 13,   6.5, 8,   20, 2,    5.5, -38, -24, 24.5,
                            -32.5, 10.5, 4,   4.5, 0,  2,    40.5, -10, 3.2, 5,  -7.5, 28,  3.2, 0.5, -18};

double atlasField(const Vec& p, const AtlasSizes& s) {
  const Vec q = mirroredRight(p);
  const std::vector<Vec> front = curveThrough(
      {{s.frontX, 0, 0}, {s.frontX - 0.5, 0, s.frontWidth}, {s.massX + 0.6 * s.massLength, 0, s.massZ - 2}}, 4);
  double d = run(front, [&](std::size_t i) {
    const Vec outward = Vec(front[i].x() + 6.0, 0.0, front[i].z()).normalized();
    return strap(q, front[i], front[i + 1], s.frontHeight, s.frontHeight, outward, s.frontThickness / s.frontHeight);
  });
  d = join(d, egg(q, {s.frontX + 1.8, -0.8, 0}, {2.6, s.frontHeight - 1.0, 4.0}), 3);  // anterior tubercle
  // Lateral mass with the hollows for the occipital condyle above and the axis below.
  const Eigen::Matrix3d turn = turned(0, s.massTurn, 0);
  d = join(d, block(q, {s.massX, s.massUp - 2.0, s.massZ}, {s.massLength, s.massHeight, s.massWidth}, 5.5, turn), 3);
  const double rim = s.massUp - 2.0 + s.massHeight;
  d = carve(d,
            egg(q, {s.massX + 2.5, rim + 6.6 - s.cupDepth, s.massZ - 1.5}, {s.massLength - 0.5, 6.6, s.massWidth - 1.0},
                turn),
            1.5);
  d = carve(d,
            egg(q, {s.massX, s.massUp - 2.0 - s.massHeight - 4.2, s.massZ - 4.0},
                {s.massLength - 1.0, 5.4, s.massWidth + 1.5}, turned(-18, s.massTurn, 0)),
            1.5);
  // Transverse process, two bars round the hole for the artery.
  const Vec tip(s.tipX, -1.0, s.reach - 3.6);
  d = join(d, limb(q, {s.barFrontX, 0, s.massZ + 3}, tip + Vec(s.tipLength - 3.0, 0, 0), 3.2, s.tipHeight - 0.6), 2);
  d = join(d, limb(q, {s.barBackX, 0, s.massZ + 3}, tip - Vec(s.tipLength - 3.0, 0, 0), 3.2, s.tipHeight - 0.6), 2);
  d = join(d, egg(q, tip, {s.tipLength, s.tipHeight, 3.6}), 2.0);
  // Posterior arch, with the groove for the artery behind the lateral mass.
  const std::vector<Vec> back = curveThrough({{s.massX - 0.6 * s.massLength, 0, s.massZ + 1},
                                              {s.flankX, 0, s.flankZ - s.backThickness},
                                              {s.bendX, s.backY, s.bendZ},
                                              {s.backX, s.backY, 0}},
                                             4);
  d = join(d,
           run(back,
               [&](std::size_t i) {
                 return strap(q, back[i], back[i + 1], s.backThickness, s.backThickness, Vec::UnitY(),
                              s.backHeight / s.backThickness);
               }),
           2.5);
  d = join(d, egg(q, {s.backX - s.backThickness, s.backY - 0.5, 0}, {s.tubercle, s.backHeight, s.tubercle + 0.5}), 3);
  d = carve(d, egg(q, {s.flankX - 1.0, s.backHeight + 2.6, s.flankZ - 4.0}, {4.5, 3.4, 7.5}, turned(0, -30, 0)), 1.5);
  return carve(d, limb(q, {s.foramenX, -14, s.foramenZ}, {s.foramenX, 14, s.foramenZ}, s.foramen, s.foramen), 0.8);
}

}  // namespace

Clay atlas() {
  return {"c1", [](const Vec& p) { return atlasField(p, kAtlas); }, {-56, -16, -48}, {20, 18, 48}, 0.8, 2150, 5};
}

}  // namespace cervica::visualization::sculpt
