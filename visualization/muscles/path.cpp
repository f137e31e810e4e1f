#include "visualization/muscles/path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <string>
#include <string_view>

#include "visualization/anatomy/anatomy.h"
#include "visualization/muscles/chest_surface.h"
#include "visualization/pose/skeleton.h"

namespace cervica::visualization {
namespace {

using Eigen::Affine3d;
using Eigen::Vector3d;

constexpr double kClearBy = 0.16;  ///< part of the length over which a fibre rises from its bone to its clearance

bool paired(const std::string& bone) {
  return bone == "clavicle" || bone == "scapula" || bone == "humerus";
}

std::string sided(const std::string& bone, core::Side side) {
  return paired(bone) ? bone + (side == core::Side::Left ? "_left" : "_right") : bone;
}

/// The same bone of the other side, for bones of the right side.
std::string onSide(const std::string& bone, core::Side side) {
  constexpr std::string_view kRight = "_right";
  if (side == core::Side::Right || !bone.ends_with(kRight)) return bone;
  return bone.substr(0, bone.size() - kRight.size()) + "_left";
}

/// A site as the bones carry it: its place on the resting model is kept in the frame of every bone it follows.
struct Anchor {
  struct Part {
    std::string bone;
    double weight;
    Vector3d place;  ///< m, frame of the bone
  };
  std::vector<Part> parts;
};

/// The nearest point of the bone's mesh, and what carries it there: a bound mesh, the rib cage, has several bones.
Anchor onBone(const std::string& bone, const Vector3d& given) {
  const auto mesh = shippedMesh(bone == "thorax" ? "ribcage" : bone);
  if (!mesh) return {{{bone, 1.0, given}}};
  const Eigen::Vector3f wanted = given.cast<float>();
  const auto nearest = std::min_element(mesh->points.begin(), mesh->points.end(), [&](const auto& a, const auto& b) {
    return (a - wanted).squaredNorm() < (b - wanted).squaredNorm();
  });
  const Vector3d place = nearest->cast<double>();
  if (mesh->binding.empty()) return {{{bone, 1.0, place}}};
  Anchor anchor;
  const Binding::Point& carried = mesh->binding.points[static_cast<std::size_t>(nearest - mesh->points.begin())];
  for (std::size_t i = 0; i < Binding::kMostBones; ++i) {
    if (carried.weight[i] <= 0.0F) continue;
    const std::string& carrier = mesh->binding.bones[carried.bone[i]];
    anchor.parts.push_back({carrier, carried.weight[i], boneNamed(carrier).rest.inverse() * place});
  }
  return anchor;
}

Anchor anchored(const Site& site) {
  const std::string bone = sided(site.bone, core::Side::Right);
  const Vector3d given = site.mm * 0.001;
  if (site.attached) return onBone(bone, given);
  if (site.other.empty()) return {{{bone, 1.0, given}}};
  const std::string other = sided(site.other, core::Side::Right);
  const Vector3d elsewhere = boneNamed(other).rest.inverse() * (boneNamed(bone).rest * given);
  return {{{bone, 1.0 - site.share, given}, {other, site.share, elsewhere}}};
}

struct AnchoredBelly {
  const Belly* shape;
  std::vector<std::vector<Anchor>> rows;
};

std::vector<AnchoredBelly> anchored(Muscle muscle) {
  std::vector<AnchoredBelly> result;
  for (const Belly& belly : shapeOf(muscle)) {
    AnchoredBelly one{&belly, {}};
    for (const auto& row : belly.rows) {
      auto& anchors = one.rows.emplace_back();
      for (const Site& site : row) anchors.push_back(anchored(site));
    }
    result.push_back(std::move(one));
  }
  return result;
}

const std::vector<AnchoredBelly>& anchorsOf(Muscle muscle) {
  static const std::array<std::vector<AnchoredBelly>, kMuscles.size()> all = [] {
    std::array<std::vector<AnchoredBelly>, kMuscles.size()> result;
    for (const Muscle one : kMuscles) result[static_cast<std::size_t>(one)] = anchored(one);
    return result;
  }();
  return all[static_cast<std::size_t>(muscle)];
}

/// The mirror image of a frame in the median plane; of the right side it stays as it is.
Affine3d onRight(const Affine3d& frame, core::Side side) {
  if (side == core::Side::Right) return frame;
  const Eigen::DiagonalMatrix<double, 3> flip(1.0, 1.0, -1.0);
  Affine3d mirrored = Affine3d::Identity();
  mirrored.linear() = flip * frame.linear() * flip;
  mirrored.translation() = flip * frame.translation();
  return mirrored;
}

/// A smooth curve through points, by centripetal Catmull-Rom: it does not overshoot where points are unevenly spaced.
class Curve {
 public:
  explicit Curve(const std::vector<Vector3d>& points) : points_(points), knots_(points.size(), 0.0) {
    for (std::size_t i = 1; i < points.size(); ++i)
      knots_[i] = knots_[i - 1] + std::max(1e-6, std::sqrt((points[i] - points[i - 1]).norm()));
  }

  /// \param t  0 to 1, even in the knots
  [[nodiscard]] Vector3d at(double t) const {
    const std::size_t last = points_.size() - 1;
    const double knot = t * knots_[last];
    std::size_t i = 0;
    while (i + 2 < points_.size() && knots_[i + 1] < knot) ++i;
    const Vector3d& b = points_[i];
    const Vector3d& c = points_[i + 1];
    const double span = knots_[i + 1] - knots_[i];
    const double u = (knot - knots_[i]) / span;
    const Vector3d chord = c - b;
    const auto slope = [&](std::size_t k) -> Vector3d {
      if (k == 0 || k == last) return chord;
      const double before = knots_[k] - knots_[k - 1], after = knots_[k + 1] - knots_[k];
      const Vector3d in = (points_[k] - points_[k - 1]) / before, out = (points_[k + 1] - points_[k]) / after;
      return span * (in * after + out * before) / (before + after);
    };
    const double u2 = u * u, u3 = u2 * u;
    return (2 * u3 - 3 * u2 + 1) * b + (u3 - 2 * u2 + u) * slope(i) + (3 * u2 - 2 * u3) * c + (u3 - u2) * slope(i + 1);
  }

 private:
  const std::vector<Vector3d>& points_;
  std::vector<double> knots_;
};

/// A place in a row of sites, spaced evenly: so that the fibres of all rows belong together.
Vector3d alongRow(const std::vector<Vector3d>& row, double s) {
  if (row.size() == 1) return row.front();
  const double at = s * static_cast<double>(row.size() - 1);
  const auto i = std::min(static_cast<std::size_t>(at), row.size() - 2);
  const double t = at - static_cast<double>(i);
  const Vector3d& b = row[i];
  const Vector3d& c = row[i + 1];
  const Vector3d into = i == 0 ? Vector3d(c - b) : Vector3d(0.5 * (c - row[i - 1]));
  const Vector3d out = i + 2 == row.size() ? Vector3d(c - b) : Vector3d(0.5 * (row[i + 2] - b));
  const double t2 = t * t, t3 = t2 * t;
  return (2 * t3 - 3 * t2 + 1) * b + (t3 - 2 * t2 + t) * into + (3 * t2 - 2 * t3) * c + (t3 - t2) * out;
}

}  // namespace

MusclePath::MusclePath(Muscle muscle, core::Side side, const Pose& pose)
    : thorax_(onRight(pose.bones.at("thorax"), side)), toThorax_(thorax_.inverse()), scale_(pose.scale) {
  for (const AnchoredBelly& belly : anchorsOf(muscle)) {
    PosedBelly& posed = bellies_.emplace_back(PosedBelly{belly.shape, {}});
    for (const auto& row : belly.rows) {
      auto& points = posed.rows.emplace_back();
      for (const Anchor& anchor : row) {
        Vector3d place = Vector3d::Zero();
        for (const Anchor::Part& part : anchor.parts)
          place += part.weight * (onRight(pose.bones.at(onSide(part.bone, side)), side) * part.place);
        points.push_back(place);
      }
    }
  }
}

Fibres MusclePath::fibres(std::size_t belly, const std::vector<double>& across, std::size_t stations,
                          bool slips) const {
  const PosedBelly& posed = bellies_[belly];
  Fibres result{across.size(), stations, {}};
  result.points.reserve(across.size() * stations);
  const double clearance = posed.shape->clearanceMm * 0.001;
  std::vector<Vector3d> leading(posed.rows.size());
  for (const double s : across) {
    for (std::size_t row = 0; row < posed.rows.size(); ++row) leading[row] = alongRow(posed.rows[row], s);
    const Curve curve(leading);
    const double notch = std::sin(s * static_cast<double>(posed.rows.front().size() - 1) * std::numbers::pi);
    const double begin = slips ? posed.shape->slips * notch * notch : 0.0;
    for (std::size_t station = 0; station < stations; ++station) {
      const double t = begin + (1.0 - begin) * static_cast<double>(station) / static_cast<double>(stations - 1);
      Vector3d point = curve.at(t);
      if (clearance > 0.0) {
        const double rise = std::clamp(std::min(t, 1.0 - t) / kClearBy, 0.0, 1.0);
        const double height = clearance * rise * (2.0 - rise);
        if (height > 0.0) point = thorax_ * ChestSurface::shipped().outside(toThorax_ * point, height);
      }
      result.points.push_back(point);
    }
  }
  return result;
}

}  // namespace cervica::visualization
