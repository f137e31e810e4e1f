#include <array>
#include <cmath>
#include <cstddef>

#include "visualization/anatomy/sculpt/bones.h"
#include "visualization/anatomy/sculpt/loft.h"
#include "visualization/pose/skeleton.h"

namespace cervica::visualization::sculpt {
namespace {

constexpr double kMillimetresPerMetre = 1000.0;

/// How many rings and sides the tubes have, and how much wider they are made: a tube of fewer sides has less in it.
struct Fineness {
  int ribRings, ribSides, cartilageRings, cartilageSides;
  double ribWidening, cartilageWidening;
};
constexpr Fineness kFull{22, 8, 11, 6, 1.0, 1.0};
constexpr Fineness kMoving{12, 4, 6, 4, 1.19, 1.14};

/// A right rib in the frame of the thorax, mm.
struct Rib {
  double halfWidth;  ///< greatest distance from the midline
  Vec front;         ///< where the cartilage starts
  Vec sternal;       ///< where the cartilage ends
  bool cartilage;
};

const std::array<Rib, 12>& ribs() {
  static const std::array<Rib, 12> table{{
      {53, {42, -60, 37}, {51, -58, 22}, true},
      {80, {62, -104, 55}, {66, -92, 15}, true},
      {102, {75, -136, 68}, {74, -118, 15}, true},
      {117, {84, -165, 77}, {81, -141, 16}, true},
      {126, {89, -193, 85}, {87, -162, 17}, true},
      {132, {91, -221, 92}, {92, -181, 17}, true},
      {135, {88, -249, 99}, {96, -195, 13}, true},
      {136, {80, -274, 106}, {98, -226, 44}, true},
      {135, {66, -294, 112}, {88, -252, 66}, true},
      {130, {46, -310, 115}, {76, -274, 86}, true},
      {118, {-6, -318, 112}, {}, false},
      {88, {-50, -316, 84}, {}, false},
  }};
  return table;
}

/// A curve cut at equal lengths.
struct Cut {
  std::vector<Vec> path;
  std::vector<double> parameter;  ///< where on the curve each point lies, in [0, 1] over its control points
};

Cut cutEvenly(const std::vector<Vec>& control, int rings) {
  const std::vector<Vec> fine = curveThrough(control, 16);
  std::vector<double> length{0.0};
  for (std::size_t i = 1; i < fine.size(); ++i) length.push_back(length.back() + (fine[i] - fine[i - 1]).norm());
  Cut cut;
  std::size_t piece = 0;
  for (int ring = 0; ring < rings; ++ring) {
    const double at = length.back() * ring / (rings - 1);
    while (piece + 2 < fine.size() && length[piece + 1] < at) ++piece;
    const double t = clamp01((at - length[piece]) / (length[piece + 1] - length[piece]));
    cut.path.push_back(fine[piece] + t * (fine[piece + 1] - fine[piece]));
    cut.parameter.push_back((static_cast<double>(piece) + t) / static_cast<double>(fine.size() - 1));
  }
  return cut;
}

/// The bones that carry the cage: the breast bone's, then the vertebra of each rib.
const std::vector<std::string>& carriers() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> result{"thorax"};
    for (int level = 1; level <= 12; ++level) result.push_back("t" + std::to_string(level));
    return result;
  }();
  return names;
}

/// A point that the vertebra of a rib carries by `share`, the breast bone by the rest.
Binding::Point carried(std::size_t rib, double share) {
  Binding::Point point;
  point.bone[1] = static_cast<std::uint8_t>(rib + 1);
  point.weight[1] = static_cast<float>(share);
  point.weight[0] = 1.0F - point.weight[1];
  return point;
}

/// How much of a rib's motion is its vertebra's, `s` of the way along it: all of it at the joints with the spine, none
/// where its cartilage hangs on the breast bone; the free ribs keep more.
double vertebralShare(std::size_t rib, double s) {
  const double least = rib < 10 ? 0.0 : rib == 10 ? 0.5 : 0.75;
  const double t = clamp01((s - 0.18) / 0.80);
  return 1.0 - (1.0 - least) * t * t * (3.0 - 2.0 * t);
}

Mesh rib(std::size_t index, const Fineness& fineness) {
  const Rib& r = ribs()[index];
  const std::string level = "t" + std::to_string(index + 1);
  const Eigen::Isometry3d& vertebra = boneNamed(level).rest;
  const Vec c = vertebra.translation() * kMillimetresPerMetre;
  const double t = static_cast<double>(index) / 11.0;
  const Vec head = c + vertebra.linear() * Vec(-7.0 - 4.0 * t, 7.0, 14.5 + 2.0 * t);
  const Vec tubercle = c + vertebra.linear() * Vec(-24.0 - 5.0 * t, 7.0, 30.0 - 2.0 * t);
  const double back = tubercle.x();
  const double drop = tubercle.y() - r.front.y();
  const bool first = index == 0;
  const double angleZ = std::min(0.55 * r.halfWidth, 44.0 + 22.0 * std::min(t * 2.0, 1.0));
  const Vec angle(back - (first ? -1.0 : 8.0 + 6.0 * std::min(2.0 * t, 1.0)),
                  tubercle.y() - (first ? 2.0 : 0.09 * drop + 2.0), angleZ);
  const double span = r.front.x() - angle.x();
  std::vector<Vec> control;
  if (index < 10) {
    control = {head,
               tubercle,
               angle,
               {angle.x() + 0.16 * span, tubercle.y() - 0.24 * drop, 0.86 * r.halfWidth},
               {angle.x() + 0.44 * span, tubercle.y() - 0.50 * drop, r.halfWidth},
               {angle.x() + 0.76 * span, tubercle.y() - 0.80 * drop, 0.60 * r.front.z() + 0.40 * r.halfWidth},
               r.front};
  } else {
    control = {head,
               tubercle,
               angle,
               {angle.x() + 0.30 * span, tubercle.y() - 0.38 * drop, 0.92 * r.halfWidth},
               {angle.x() + 0.66 * span, tubercle.y() - 0.72 * drop, r.halfWidth},
               r.front};
  }
  const Cut cut = cutEvenly(control, fineness.ribRings);
  const std::vector<Vec>& path = cut.path;
  std::vector<Eigen::Vector2d> across;
  std::vector<Vec> up;
  const Vec axis(c.x() + 55.0, 0.0, 0.0);
  for (std::size_t i = 0; i < path.size(); ++i) {
    const double s = cut.parameter[i];
    const double neck = std::exp(-std::pow((s - 0.08) / 0.05, 2.0));
    double tall = 6.0 + 1.6 * std::sin(3.0 * s) + 1.4 * s - 1.0 * neck + (i == 0 ? 1.5 : 0.0);
    double thick = 2.7 - 0.3 * s + 1.5 * neck;
    if (index >= 10) {
      tall *= 0.85;
      if (s > 0.75) tall *= 1.0 - 0.6 * (s - 0.75) / 0.25, thick *= 1.0 - 0.4 * (s - 0.75) / 0.25;
    }
    Vec outward = path[i] - axis;
    outward.y() = 0.0;
    outward.normalize();
    // The first rib lies flat, the second half so; the others stand on edge, leaning with the wall of the chest.
    const double flat = first ? 1.25 : index == 1 ? 0.75 : 0.30 - 0.045 * static_cast<double>(index);
    up.push_back((Vec::UnitY() * std::cos(flat) - outward * std::sin(flat)).normalized());
    across.emplace_back(fineness.ribWidening * Eigen::Vector2d(first ? tall * 1.15 : tall, thick));
  }
  const auto sides = static_cast<std::size_t>(fineness.ribSides);
  Mesh mesh = loft(path, across, up, fineness.ribSides);
  mesh.binding.bones = carriers();
  for (std::size_t i = 0; i < mesh.points.size(); ++i) {
    const std::size_t ring = i / sides;  // the two middles of the ends come last
    const double s = ring < path.size() ? cut.parameter[ring] : i + 1 == mesh.points.size() ? 1.0 : 0.0;
    mesh.binding.points.push_back(carried(index, vertebralShare(index, s)));
  }
  // The inside of the cage is darker.
  for (std::size_t i = 0; i < mesh.points.size(); ++i) {
    Eigen::Vector3f outward = mesh.points[i] - (axis * 0.001).cast<float>();
    outward.y() = 0.0F;
    const float facing = mesh.normals[i].dot(outward.normalized());
    mesh.openness[i] = static_cast<std::uint8_t>(205.0F + 50.0F * facing - (facing < 0 ? 30.0F : 0.0F));
  }
  return mesh;
}

/// From the rib's front end to the breast bone; ribs eight to ten lean on the cartilage above.
Mesh cartilage(std::size_t index, const Fineness& fineness) {
  const Rib& r = ribs()[index];
  const Vec before = r.front + Vec(6, -4 - 3.0 * static_cast<double>(std::min<std::size_t>(index, 5)) / 5.0, -10);
  std::vector<Vec> control = {r.front + Vec(-5, 3, 5), r.front};
  if (index >= 1) control.push_back(0.62 * before + 0.38 * r.sternal + Vec(4, index >= 4 ? -9.0 : -3.0, 0));
  control.push_back(0.25 * before + 0.75 * r.sternal + Vec(3, 0, 0));
  control.push_back(r.sternal);
  const std::vector<Vec> path = cutEvenly(control, fineness.cartilageRings).path;
  std::vector<Eigen::Vector2d> across;
  std::vector<Vec> up;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const double s = static_cast<double>(i) / static_cast<double>(path.size() - 1);
    across.emplace_back(fineness.cartilageWidening * Eigen::Vector2d(7.0 - 1.6 * s, 4.0 - 0.6 * s));
    up.push_back(Vec(-0.25, 1.0, 0.25).normalized());
  }
  return loft(path, across, up, fineness.cartilageSides);
}

/// Carried by the breast bone alone.
void bindToThorax(Mesh& mesh) {
  mesh.binding.bones = carriers();
  mesh.binding.points.assign(mesh.points.size(), carried(0, 0.0));
}

double sternumField(const Vec& p) {
  const Vec q = mirroredRight(p);
  // Handle and body lean forwards and meet at an angle.
  const Vec notch(50, -46, 0), louis(68, -92, 0), lower(97, -198, 0);
  static const auto plate = [](const Vec& top, const Vec& bottom, std::vector<Eigen::Vector2d> outline) {
    Plate result;
    result.origin = top;
    result.v = (top - bottom).normalized();
    result.u = Vec::UnitZ();
    std::vector<Eigen::Vector2d> whole = outline;
    for (auto it = outline.rbegin(); it != outline.rend(); ++it) whole.emplace_back(-it->x(), it->y());
    result.outline = whole;
    return result;
  };
  static const Plate handle =
      plate(notch, louis, {{9, 1}, {15, 4}, {25, 1}, {31, -8}, {29, -20}, {20, -34}, {13, -48}});
  static const Plate body =
      plate(louis, lower,
            {{13, 1}, {13.5, -12}, {14.5, -25}, {15, -38}, {17, -52}, {19, -68}, {20, -84}, {18, -100}, {11, -112}});
  double d = handle(p, 5.0);
  d = join(d, body(p, 4.2), 4);
  d = join(d, limb(q, louis + Vec(1.5, 0, 0), louis + Vec(1, 0, 13), 5.2, 4.6), 4);
  d = join(d, strap(q, {97, -198, 0}, {99, -232, 0}, 8.5, 3.5, Vec::UnitX(), 0.45), 6);
  d = carve(d, ball(q, notch + Vec(0, 9, 0), 10.5), 3);
  return d;
}

}  // namespace

Clay sternum() {
  return {"sternum", sternumField, {32, -244, -40}, {118, -34, 40}, 1.3, 2000, 6, 500};
}

Fired ribcage() {
  Fired cage = fire(sternum());
  for (const bool moving : {false, true}) {
    Mesh& mesh = moving ? cage.moving : cage.full;
    const Fineness& fineness = moving ? kMoving : kFull;
    mesh.name = "ribcage";
    bindToThorax(mesh);
    for (std::size_t i = 0; i < ribs().size(); ++i) {
      Mesh right = rib(i, fineness);
      if (ribs()[i].cartilage) {
        Mesh front = cartilage(i, fineness);
        bindToThorax(front);
        append(right, front);
      }
      append(mesh, right);
      append(mesh, mirrored(right, ""));
    }
  }
  return cage;
}

}  // namespace cervica::visualization::sculpt
