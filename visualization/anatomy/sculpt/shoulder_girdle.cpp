#include "visualization/anatomy/sculpt/bones.h"

#include <cstddef>

namespace cervica::visualization::sculpt {
namespace {

/// Origin at the sternoclavicular joint, axes of the body at rest.
double clavicleField(const Vec& p) {
  static const std::vector<Vec> axis = curveThrough(
      {{0, 0, 0}, {0, 4, 16}, {-1, 7, 34}, {-8, 9, 56}, {-22, 11, 78}, {-39, 13, 98}, {-53, 14, 114}, {-62, 15, 132}},
      4);
  double d = run(axis, [&](std::size_t i) {
    const double t = static_cast<double>(i) / static_cast<double>(axis.size() - 2);
    const double lateral = clamp01((t - 0.55) / 0.35), medial = clamp01((0.3 - t) / 0.3);
    const double radius = 6.2 + 3.6 * medial * medial + 4.2 * lateral;
    return strap(p, axis[i], axis[i + 1], radius, radius, Vec::UnitY(), 1.0 - 0.46 * lateral);
  });
  d = join(d, egg(p, {-1, 0, 2}, {10.5, 11.5, 5.0}), 4);  // sternal end
  d = join(d, ball(p, {-56, 9, 110}, 3.6), 6);            // conoid tubercle
  return d;
}

// The shoulder blade's origin is the acromioclavicular joint, axes of the body at rest.
const Vec kNeck(-13, -38, -9), kSpineRoot(-60, -46, -86), kUpperAngle(-46, -14, -78), kLowerAngle(-86, -166, -66);
const Vec kHeadCentre(3, -41, 19);

double scapulaField(const Vec& p) {
  static const Plate body = [] {
    Plate plate;
    plate.origin = kNeck;
    plate.u = (kSpineRoot - kNeck).normalized();
    Vec down = kLowerAngle - kNeck;
    plate.v = -(down - plate.u * down.dot(plate.u)).normalized();
    const auto flat = [&](const Vec& q) {
      return Eigen::Vector2d((q - plate.origin).dot(plate.u), (q - plate.origin).dot(plate.v));
    };
    const std::vector<Vec> rim = curveThrough({kNeck + Vec(2, 14, 3),
                                               {-26, -13, -34},
                                               {-36, -8, -60},
                                               kUpperAngle,
                                               {-54, -28, -85},
                                               kSpineRoot,
                                               {-68, -78, -89},
                                               {-78, -124, -82},
                                               kLowerAngle + Vec(4, 6, -8),
                                               kLowerAngle + Vec(1, 0, 3),
                                               {-76, -146, -50},
                                               {-48, -98, -28},
                                               {-24, -66, -12},
                                               kNeck + Vec(-3, -16, -1)},
                                              4);
    for (const Vec& q : rim) plate.outline.push_back(flat(q));
    return plate;
  }();
  static const Plate crest = [] {
    Plate plate;
    plate.origin = kNeck;
    plate.u = (kSpineRoot - kNeck).normalized();
    const Vec base(-40, -10, -8);
    const Vec out = base - kNeck;
    plate.v = (out - plate.u * out.dot(plate.u)).normalized();
    const auto flat = [&](const Vec& q) {
      return Eigen::Vector2d((q - plate.origin).dot(plate.u), (q - plate.origin).dot(plate.v));
    };
    plate.outline = {flat(kNeck + Vec(-6, 2, -8)), flat(kSpineRoot + Vec(2, 0, 2)), flat({-58, -32, -56}),
                     flat({-50, -17, -26}), flat({-38, -7, 0})};
    return plate;
  }();
  // The blade is hollowed towards the ribs.
  const Vec normal = body.u.cross(body.v);
  const double hollow = 7.0 * std::exp(-((p - Vec(-52, -80, -58)).squaredNorm()) / (2 * 34.0 * 34.0));
  const Vec bent = p - normal * (normal.x() < 0 ? hollow : -hollow);
  double d = body(bent, 1.7);
  static const std::vector<Vec> lateral =
      curveThrough({kNeck + Vec(-5, -14, -2), {-28, -68, -16}, {-50, -100, -31}, kLowerAngle + Vec(2, 3, 4)}, 4);
  d = join(d,
           run(lateral,
               [&](std::size_t i) {
                 const double t = static_cast<double>(i) / static_cast<double>(lateral.size() - 1);
                 return limb(bent, lateral[i], lateral[i + 1], 5.6 - 2.4 * t, 5.4 - 2.4 * t);
               }),
           6);
  static const std::vector<Vec> medial = curveThrough({kUpperAngle + Vec(0, -1, 1),
                                                       {-54, -28, -83},
                                                       kSpineRoot + Vec(0, 0, 2),
                                                       {-68, -78, -87},
                                                       {-78, -124, -80},
                                                       kLowerAngle + Vec(3, 5, -5)},
                                                      3);
  d = join(d, run(medial, [&](std::size_t i) { return limb(bent, medial[i], medial[i + 1], 2.8, 2.8); }), 6);
  d = join(d, crest(p, 2.2), 4);
  const std::vector<Vec> ridge = curveThrough({kSpineRoot, {-60, -33, -56}, {-52, -17, -26}, {-40, -6, 0}}, 4);
  d = join(d, run(ridge, [&](std::size_t i) { return limb(p, ridge[i], ridge[i + 1], 4.2, 4.2); }), 3);
  // Acromion: a flat tongue forwards over the head of the humerus.
  const Vec up = Vec(-0.1, 1.0, 0.25).normalized();
  d = join(d, strap(p, {-40, -7, 0}, {-26, -3, 18}, 10.0, 12.0, up, 0.42), 4);
  d = join(d, strap(p, {-26, -3, 18}, {-4, -3, 20}, 12.0, 10.5, up, 0.40), 4);
  d = join(d, strap(p, {-10, -2, 14}, {6, -3, 13}, 10.0, 7.5, up, 0.42), 4);
  // Glenoid and coracoid process.
  const Vec facing = (kHeadCentre - kNeck).normalized();
  Eigen::Matrix3d turn;
  turn.col(0) = facing;
  turn.col(1) = (Vec::UnitY() - facing * facing.y()).normalized();
  turn.col(2) = turn.col(0).cross(turn.col(1));
  d = join(d, limb(p, kNeck + Vec(-6, 2, -6), kNeck + facing * 8, 9.0, 12.0), 7);
  d = join(d, egg(p, kNeck + facing * 9, {6.0, 19.0, 13.5}, turn), 4);
  d = carve(d, ball(p, kHeadCentre, 25.0), 1.5);
  const std::vector<Vec> hook = curveThrough({{-12, -24, -18}, {-2, -13, -20}, {14, -15, -12}, {25, -25, -3}}, 4);
  d = join(d,
           run(hook,
               [&](std::size_t i) {
                 const double t = static_cast<double>(i) / static_cast<double>(hook.size() - 1);
                 return limb(p, hook[i], hook[i + 1], 8.6 - 3.0 * t, 8.4 - 3.0 * t);
               }),
           3);
  return d;
}

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

Clay clavicle() {
  return {"clavicle_right", clavicleField, {-84, -16, -10}, {18, 32, 146}, 1.0, 1700, 6};
}
Clay scapula() {
  return {"scapula_right", scapulaField, {-110, -178, -98}, {36, 14, 40}, 1.0, 5600, 14};
}
Clay humerus() {
  return {"humerus_right", humerusField, {-30, -312, -42}, {30, 30, 38}, 1.4, 1800, 6};
}

}  // namespace cervica::visualization::sculpt
