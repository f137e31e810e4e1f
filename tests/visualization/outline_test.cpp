#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <string>
#include <utility>

#include "tests/support/catch_compat.h"
#include "tests/visualization/surface_checks.h"
#include "visualization/anatomy/anatomy.h"
#include "visualization/pose/skeleton.h"

using namespace cervica::visualization;

namespace {

using Eigen::Vector3d;

constexpr double kRadPerDeg = std::numbers::pi / 180.0;

/// Turns of right bones about their joints, in degrees about z: positive swings the hanging arm and leg forwards. The
/// left side does the same.
BoneMotions swung(const std::map<std::string, double>& degrees) {
  BoneMotions motions;
  for (const Bone& bone : skeleton()) {
    Eigen::Affine3d motion = bone.parent.empty() ? Eigen::Affine3d::Identity() : motions.at(bone.parent);
    const auto turn = degrees.find(bone.name.substr(0, bone.name.find('_')));
    if (turn != degrees.end()) {
      motion = motion * Eigen::Translation3d(bone.centre) *
               Eigen::AngleAxisd(turn->second * kRadPerDeg, Vector3d::UnitZ()) * Eigen::Translation3d(-bone.centre);
    }
    motions[bone.name] = motion;
  }
  return motions;
}

/// The point of a triangle nearest to another, by the regions of its corners, edges and face.
Vector3d nearestOn(const Vector3d& a, const Vector3d& b, const Vector3d& c, const Vector3d& p) {
  const Vector3d ab = b - a, ac = c - a, normal = ab.cross(ac);
  const double area = normal.squaredNorm();
  const double u = area > 0.0 ? normal.dot((p - a).cross(ac)) / area : -1.0;
  const double v = area > 0.0 ? normal.dot(ab.cross(p - a)) / area : -1.0;
  if (u >= 0.0 && v >= 0.0 && u + v <= 1.0) return a + u * ab + v * ac;
  Vector3d best = a;
  for (const auto& [from, to] : {std::pair{a, b}, {b, c}, {c, a}}) {
    const Vector3d edge = to - from;
    const double t = std::clamp((p - from).dot(edge) / std::max(edge.squaredNorm(), 1e-18), 0.0, 1.0);
    if ((from + t * edge - p).squaredNorm() < (best - p).squaredNorm()) best = from + t * edge;
  }
  return best;
}

/// Distance from the outline, m: negative inside.
double signedDistance(const Mesh& outline, const Vector3d& point) {
  double least = std::numeric_limits<double>::max();
  for (const auto& [a, b, c] : outline.triangles) {
    const Vector3d nearest = nearestOn(outline.points[a].cast<double>(), outline.points[b].cast<double>(),
                                       outline.points[c].cast<double>(), point);
    least = std::min(least, (nearest - point).squaredNorm());
  }
  return (windingNumber(outline, point) > 0.5 ? -1.0 : 1.0) * std::sqrt(least);
}

}  // namespace

TEST_CASE("The outline is one closed skin within its budgets", "[visualization][outline]") {
  for (const Detail detail : {Detail::Full, Detail::Moving}) {
    const auto outline = shippedMesh("outline", detail);
    REQUIRE(outline != nullptr);
    CHECK(outline->triangles.size() <= (detail == Detail::Full ? 10'000U : 4'000U));
    CHECK(isClosed(*outline));
    // An adult of 1.75 m holds some 0.06 to 0.09 m3.
    CHECK(volumeOf(*outline) > 0.060);
    CHECK(volumeOf(*outline) < 0.090);
    Eigen::AlignedBox3f box;
    for (const auto& point : outline->points) box.extend(point);
    CHECK(std::abs(static_cast<double>(box.sizes().y()) - kRestHeight) < 0.02);
    CHECK(std::abs(box.min().z() + box.max().z()) < 0.004F);
    for (const auto& point : outline->binding.points) {
      float sum = 0.0F;
      for (const float weight : point.weight) sum += weight;
      CHECK(std::abs(sum - 1.0F) < 1e-3F);
    }
  }
}

TEST_CASE("The outline holds the resting bones", "[visualization][outline]") {
  constexpr double kAllowed = 0.002;  // m: where a bone lies right under the skin
  const auto outline = shippedMesh("outline");
  REQUIRE(outline != nullptr);
  for (const auto& bone : shippedAnatomy()) {
    if (bone->name.ends_with("_left")) continue;
    const Eigen::Isometry3d& rest = boneNamed(boneOf(bone->name)).rest;
    double farthest = -1.0;
    for (std::size_t i = 0; i < bone->points.size(); i += bone->points.size() / 60 + 1)
      farthest = std::max(farthest, signedDistance(*outline, rest * bone->points[i].cast<double>()));
    CAPTURE(bone->name);
    CHECK(farthest < kAllowed);
  }
  CHECK(signedDistance(*outline, {0.4, 0.0, 0.0}) > 0.1);
}

TEST_CASE("The outline keeps its shape in the postures of the exercises", "[visualization][outline]") {
  const auto outline = shippedMesh("outline");
  REQUIRE(outline != nullptr);
  const double atRest = volumeOf(*outline);
  const std::map<std::string, std::map<std::string, double>> postures{
      {"arms forwards", {{"humerus", 90.0}}},
      {"arms overhead", {{"clavicle", 15.0}, {"scapula", 35.0}, {"humerus", 120.0}}},
      {"sitting", {{"thigh", 90.0}, {"shank", -90.0}}},
      {"on hands and knees", {{"thigh", 90.0}, {"shank", -90.0}, {"humerus", 90.0}, {"hand", 80.0}}},
      {"head bowed", {{"c7", -7.0}, {"c6", -8.0}, {"c5", -8.0}, {"c4", -8.0}, {"c3", -7.0}, {"skull", -10.0}}}};
  for (const auto& [name, turns] : postures) {
    CAPTURE(name);
    const BoneMotions motions = swung(turns);
    const Mesh posed = deformed(*outline, motions);
    CHECK(isClosed(posed));
    CHECK(std::abs(volumeOf(posed) / atRest - 1.0) < 0.06);
    // What one bone alone carries moves with it.
    for (std::size_t i = 0; i < posed.points.size(); i += 7) {
      const Binding::Point& bound = outline->binding.points[i];
      for (std::size_t k = 0; k < Binding::kMostBones; ++k)
        if (bound.weight[k] > 0.9999F)
          CHECK((posed.points[i] - motions.at(outline->binding.bones[bound.bone[k]]).cast<float>() * outline->points[i])
                    .norm() < 1e-3F);
    }
  }
}

TEST_CASE("Elbow and knee keep their girth when bent", "[visualization][outline]") {
  const auto outline = shippedMesh("outline");
  REQUIRE(outline != nullptr);
  const auto girth = [](const Mesh& mesh, const Vector3d& joint) {
    double least = std::numeric_limits<double>::max();
    for (const auto& point : mesh.points) least = std::min(least, (point.cast<double>() - joint).norm());
    return least;
  };
  const BoneMotions motions = swung({{"forearm", 90.0}, {"shank", -90.0}});
  const Mesh bent = deformed(*outline, motions);
  for (const char* bone : {"forearm_right", "shank_left"}) {
    CAPTURE(bone);
    const Vector3d joint = boneNamed(bone).rest.translation();
    CHECK(girth(bent, motions.at(bone) * joint) > 0.75 * girth(*outline, joint));
  }
}
