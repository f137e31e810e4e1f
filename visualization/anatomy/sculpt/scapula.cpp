#include <array>
#include <cstddef>

#include "visualization/anatomy/sculpt/bones.h"
#include "visualization/anatomy/sculpt/sweep.h"

namespace cervica::visualization::sculpt {
namespace {

/// The plane of the blade lies this far from the frontal plane when the shoulder hangs at rest.
constexpr double kScapularPlaneDeg = 30.0;

/// The frame of the blade: x lateral within its plane, y up, z dorsal. Origin at the acromioclavicular joint; all
/// points of this file are given in it, in mm.
const Eigen::Matrix3d kBlade = turned(0, kScapularPlaneDeg - 90.0, 0);

/// A curve over one coordinate: smooth between its knots, level beyond them.
template <std::size_t Count>
double along(double at, const std::array<std::array<double, 2>, Count>& knots) {
  if (at <= knots.front()[0]) return knots.front()[1];
  if (at >= knots.back()[0]) return knots.back()[1];
  const auto slope = [&](std::size_t i) {
    if (i == 0 || i + 1 == Count) return 0.0;
    return (knots[i + 1][1] - knots[i - 1][1]) / (knots[i + 1][0] - knots[i - 1][0]);
  };
  std::size_t i = 1;
  while (at > knots[i][0]) ++i;
  const double span = knots[i][0] - knots[i - 1][0], t = (at - knots[i - 1][0]) / span;
  const double start = slope(i - 1) * span, end = slope(i) * span, rise = knots[i][1] - knots[i - 1][1];
  return knots[i - 1][1] + t * (start + t * (3.0 * rise - 2.0 * start - end + t * (start + end - 2.0 * rise)));
}

/// How far dorsally the middle of the blade lies. Below the spine it is almost flat; above, the supraspinous part leans
/// forwards, and towards the neck the blade bends forwards to the socket.
double blade(const Vec& p) {
  constexpr std::array<std::array<double, 2>, 5> kLean{{{-98, 0.0}, {-74, 0.09}, {-58, 0.23}, {-40, 0.44}, {-18, 0.6}}};
  constexpr std::array<std::array<double, 2>, 5> kMedial{
      {{-176, 41.5}, {-120, 46.5}, {-76, 46.2}, {-46, 43}, {-18, 36}}};
  const double fromMedial = std::max(p.x() + 114.0, -4.0), neck = std::max(0.0, p.x() + 62.0);
  return along(p.y(), kMedial) - along(p.y(), kLean) * fromMedial - 0.0088 * neck * neck;
}

const std::vector<Eigen::Vector2d>& rim() {
  static const std::vector<Eigen::Vector2d> result = [] {
    const std::vector<Vec> knots = curveThrough(
        {{-106, -18, 0},   {-99, -15.5, 0},  {-92, -17.5, 0},  {-83, -26, 0},   {-74, -33.5, 0}, {-61, -39, 0},
         {-47, -41, 0},    {-38, -42, 0},    {-33, -48, 0},    {-29, -66, 0},   {-30, -82, 0},   {-36, -96, 0},
         {-43.5, -110, 0}, {-50, -126, 0},   {-56, -142, 0},   {-61, -158, 0},  {-67, -171, 0},  {-75, -176, 0},
         {-83, -175.5, 0}, {-92, -166, 0},   {-103, -148, 0},  {-112, -126, 0}, {-116, -104, 0}, {-117.5, -80, 0},
         {-117.5, -56, 0}, {-115.5, -38, 0}, {-111.5, -24, 0}, {-106, -18, 0}},
        3);
    std::vector<Eigen::Vector2d> points;
    for (std::size_t i = 0; i + 1 < knots.size(); ++i) points.emplace_back(knots[i].x(), knots[i].y());
    return points;
  }();
  return result;
}

double body(const Vec& p) {
  static const Plate flat{Vec::Zero(), Vec::UnitX(), Vec::UnitY(), rim()};
  const double half = 1.25 + 0.7 * along(p.y(), std::array<std::array<double, 2>, 2>{{{-172, 1.0}, {-140, 0.0}}});
  double d = 0.84 * flat({p.x(), p.y(), p.z() - blade(p)}, half);
  const auto on = [](double x, double y, double dorsal) { return Vec(x, y, blade({x, y, 0}) + dorsal); };
  static const Sweep lateral({{{-21, -63, 16}, 6.5, 7},
                              {on(-27, -74, 0.5), 5.5, 6},
                              {on(-34, -89, 1), 5, 5},
                              {on(-43, -106, 2), 5.2, 4.6},
                              {on(-52, -124, 3), 5.2, 4.6},
                              {on(-60, -144, 2.5), 4.4, 4.6},
                              {on(-67, -162, 1.5), 3.6, 4.4}},
                             Vec::UnitZ(), 3, 4.0);
  d = join(d, lateral(p), 5);
  static const std::vector<Vec> medial =
      curveThrough({on(-106, -22, 0), on(-113, -34, 0), on(-115, -52, 0), on(-115, -80, 0), on(-113, -106, 0),
                    on(-109, -126, 0), on(-100, -147, 0), on(-89, -165, 0), on(-79, -172, 0)},
                   3);
  return join(d, run(medial, [&](std::size_t i) { return limb(p, medial[i], medial[i + 1], 1.9, 1.9); }), 4);
}

/// The spine: a web that rises from the blade to a crest, its free lateral edge the spinoglenoid notch.
double spine(const Vec& p) {
  constexpr std::array<std::array<double, 2>, 6> kCrestUp{
      {{-116, -50}, {-96, -49.5}, {-78, -46}, {-58, -33}, {-42, -24.5}, {-24, -17}}};
  constexpr std::array<std::array<double, 2>, 5> kCrestBack{
      {{-116, 46}, {-100, 49.5}, {-80, 55}, {-62, 52}, {-24, 40}}};
  constexpr std::array<std::array<double, 2>, 3> kBaseUp{{{-116, -51}, {-70, -51}, {-30, -48}}};
  const double x = p.x();
  const Vec base(0, along(x, kBaseUp), blade({x, along(x, kBaseUp), 0}) + 1.0);
  const Vec crest(0, along(x, kCrestUp), along(x, kCrestBack));
  const Vec q(0, p.y(), p.z());
  double d = limb(q, base, crest, 2.0, 1.5);
  d = join(d, limb(q, crest - Vec(0, 0.8, 0.6), crest + Vec(0, 0.8, 0.6), 3.0, 3.0), 3);
  const double notch = x + 32.0 - 0.4 * (p.y() + 42.0);
  return 0.85 * both(both(d, notch, 4), -118.0 - x, 4);
}

double acromion(const Vec& p) {
  static const Sweep tongue({{{-38, -23.5, 45}, 4.5, 6},
                             {{-27, -18.5, 42.5}, 4.2, 8},
                             {{-15, -15, 35}, 4.0, 11},
                             {{-7, -11, 25}, 4.0, 12},
                             {{-3, -6.5, 14}, 4.0, 11.5},
                             {{0, -3.5, 2}, 3.4, 9.5}},
                            Vec(0.1, 1.0, 0.4), 4, 3.5);
  return tongue(p);
}

/// A hook, forwards and laterally.
double coracoid(const Vec& p) {
  static const Sweep hook({{{-29, -44, 11}, 8, 9},
                           {{-33, -33.5, 2}, 6.6, 9},
                           {{-31, -28.5, -9}, 5.8, 8},
                           {{-24, -31.5, -20}, 5.4, 7},
                           {{-16, -37, -27}, 5.4, 6.2},
                           {{-11, -41, -30}, 4.4, 5}},
                          Vec(0.3, 1.0, 0.0), 4, 3.5);
  return hook(p);
}

const Vec kSocket(-13.5, -52, 13), kFacing = Vec(0.94, 0.16, -0.25).normalized();

double scapulaField(const Vec& inBody) {
  const Vec p = kBlade.transpose() * inBody;
  double d = body(p);
  d = join(d, spine(p), 3);
  d = join(d, acromion(p), 4);
  d = join(d, limb(p, {-38, -54, 23}, kSocket - kFacing * 6, 8.0, 12.0), 9);
  Eigen::Matrix3d turn;
  turn.col(0) = kFacing;
  turn.col(1) = (Vec(0.0, 1.0, 0.1) - kFacing * kFacing.dot(Vec(0.0, 1.0, 0.1))).normalized();
  turn.col(2) = turn.col(0).cross(turn.col(1));
  d = join(d, egg(p, kSocket - kFacing * 1.0, {6.0, 19.0, 13.5}, turn), 4);
  d = join(d, egg(p, kSocket - kFacing * 2.0 + Vec(0, -6, 0), {5.0, 13.0, 14.5}, turn), 4);  // broader below
  d = join(d, coracoid(p), 4);
  return carve(d, ball(p, kSocket + kFacing * 26.5, 25.0), 1.0);
}

}  // namespace

Clay scapula() {
  return {"scapula_right", scapulaField, {-114, -184, -92}, {32, 10, 30}, 0.9, 4200, 10};
}

}  // namespace cervica::visualization::sculpt
