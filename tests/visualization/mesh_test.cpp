#include "visualization/anatomy/mesh.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>
#include <string>

#include "core/base/contract.h"
#include "core/base/failure.h"
#include "tests/support/catch_compat.h"
#include "tests/visualization/surface_checks.h"
#include "visualization/anatomy/anatomy.h"
#include "visualization/anatomy/bone_motions.h"
#include "visualization/anatomy/decimate.h"
#include "visualization/anatomy/mesh_file.h"
#include "visualization/anatomy/names.h"
#include "visualization/pose/skeleton.h"

using namespace cervica::visualization;

namespace {

constexpr double kRadPerDeg = std::numbers::pi / 180.0;

/// A tube of radius 1 along y from -4 to 4, closed, that bends at its middle: "lower" below, "upper" above.
Mesh tube() {
  constexpr std::uint32_t kSides = 16, kRings = 33;
  Mesh mesh;
  mesh.name = "tube";
  mesh.binding.bones = {"lower", "upper"};
  const auto add = [&](const Eigen::Vector3f& point, const Eigen::Vector3f& normal) {
    mesh.points.push_back(point);
    mesh.normals.push_back(normal);
    mesh.openness.push_back(200);
    const float upper = std::clamp(0.5F + 0.5F * point.y(), 0.0F, 1.0F);
    mesh.binding.points.push_back({{0, 1, 0, 0}, {1.0F - upper, upper, 0.0F, 0.0F}});
  };
  for (std::uint32_t ring = 0; ring < kRings; ++ring) {
    for (std::uint32_t side = 0; side < kSides; ++side) {
      const float angle = 2.0F * std::numbers::pi_v<float> * static_cast<float>(side) / kSides;
      const Eigen::Vector3f out(std::cos(angle), 0.0F, std::sin(angle));
      add(out + Eigen::Vector3f(0.0F, -4.0F + 0.25F * static_cast<float>(ring), 0.0F), out);
      if (ring == 0) continue;
      const std::uint32_t a = (ring - 1) * kSides + side, b = (ring - 1) * kSides + (side + 1) % kSides;
      mesh.triangles.push_back({a, a + kSides, b});
      mesh.triangles.push_back({b, a + kSides, b + kSides});
    }
  }
  add({0, -4, 0}, {0, -1, 0});
  add({0, 4, 0}, {0, 1, 0});
  const std::uint32_t last = (kRings - 1) * kSides, bottom = kRings * kSides;
  for (std::uint32_t side = 0; side < kSides; ++side) {
    const std::uint32_t next = (side + 1) % kSides;
    mesh.triangles.push_back({bottom, side, next});
    mesh.triangles.push_back({bottom + 1, last + next, last + side});
  }
  return mesh;
}

Eigen::Affine3d turnedAboutZ(double degrees) {
  return Eigen::Affine3d(Eigen::AngleAxisd(degrees * kRadPerDeg, Eigen::Vector3d::UnitZ()));
}

std::size_t trianglesOf(Detail detail) {
  std::size_t triangles = 0;
  for (const auto& mesh : shippedAnatomy(detail)) triangles += mesh->triangles.size();
  return triangles;
}

}  // namespace

TEST_CASE("A bound mesh follows its bones and keeps its girth", "[visualization][mesh]") {
  const Mesh mesh = tube();
  REQUIRE(isClosed(mesh));
  REQUIRE(volumeOf(mesh) > 0.0);
  const Mesh same = deformed(mesh, {{"lower", Eigen::Affine3d::Identity()}, {"upper", Eigen::Affine3d::Identity()}});
  CHECK((same.points[40] - mesh.points[40]).norm() < 1e-5F);
  CHECK((same.normals[40] - mesh.normals[40]).norm() < 1e-5F);
  CHECK(same.binding.empty());

  for (const double degrees : {90.0, 150.0}) {
    CAPTURE(degrees);
    const Mesh bent = deformed(mesh, {{"lower", Eigen::Affine3d::Identity()}, {"upper", turnedAboutZ(degrees)}});
    // The ring at the joint is carried half by either bone: blended matrices would pinch it to cos(half the angle).
    for (std::uint32_t side = 0; side < 16; ++side) CHECK(bent.points[16 * 16 + side].norm() > 0.98F);
    CHECK((bent.points[32 * 16] - (turnedAboutZ(degrees).cast<float>() * mesh.points[32 * 16])).norm() < 1e-4F);
    for (const auto& normal : bent.normals) CHECK(std::abs(normal.norm() - 1.0F) < 1e-4F);
  }
}

TEST_CASE("A person's size passes through a binding", "[visualization][mesh]") {
  const Mesh mesh = tube();
  Eigen::Affine3d larger = turnedAboutZ(30.0);
  larger.linear() *= 1.2;
  larger.translation() = Eigen::Vector3d(0.1, 0.2, 0.3);
  const Mesh moved = deformed(mesh, {{"lower", larger}, {"upper", larger}});
  for (std::size_t i = 0; i < mesh.points.size(); i += 50)
    CHECK((moved.points[i] - larger.cast<float>() * mesh.points[i]).norm() < 1e-4F);
}

TEST_CASE("A mesh whose bone has no motion is a bug of the caller", "[visualization][mesh]") {
  CHECK_THROWS_AS(deformed(tube(), {{"lower", Eigen::Affine3d::Identity()}}), cervica::core::ContractViolation);
}

TEST_CASE("Mirroring changes the side of a binding", "[visualization][mesh]") {
  Mesh mesh = tube();
  mesh.binding.bones = {"thorax", "humerus_right"};
  const Mesh left = mirrored(mesh, "other");
  CHECK(left.binding.bones == std::vector<std::string>{"thorax", "humerus_left"});
  CHECK(isClosed(left));
  CHECK(volumeOf(left) > 0.0);
}

TEST_CASE("A binding comes back from the file, a damaged one is refused", "[visualization][mesh]") {
  const Mesh mesh = tube();
  const std::string bytes = packMeshes({mesh});
  const auto back = unpackMeshes(bytes);
  REQUIRE(back.size() == 1);
  CHECK(back[0].binding.bones == mesh.binding.bones);
  CHECK(back[0].binding.points == mesh.binding.points);

  const auto refused = [](const Mesh& damaged) {
    CHECK_THROWS_AS(unpackMeshes(packMeshes({damaged})), cervica::core::Failure);
  };
  Mesh damaged = mesh;
  damaged.binding.points[3].weight[0] += 0.1F;
  refused(damaged);
  damaged = mesh;
  damaged.binding.points[3].bone[2] = 2;
  refused(damaged);
  damaged = mesh;
  damaged.points[5].x() = std::numeric_limits<float>::quiet_NaN();
  refused(damaged);
  CHECK_THROWS_AS(unpackMeshes(bytes + "x"), cervica::core::Failure);
  CHECK_THROWS_AS(unpackMeshes(std::span(bytes).first(bytes.size() - 3)), cervica::core::Failure);
}

TEST_CASE("Both details hold the same bones within their budgets", "[visualization][mesh]") {
  const auto& full = shippedAnatomy(Detail::Full);
  const auto& moving = shippedAnatomy(Detail::Moving);
  REQUIRE(full.size() == moving.size());
  for (std::size_t i = 0; i < full.size(); ++i) {
    CAPTURE(full[i]->name);
    CHECK(moving[i]->name == full[i]->name);
    CHECK(moving[i]->triangles.size() < full[i]->triangles.size() / 2);
    CHECK(isClosed(*full[i]));
    CHECK(isClosed(*moving[i]));
    CHECK(std::abs(volumeOf(*moving[i]) / volumeOf(*full[i]) - 1.0) < 0.08);
  }
  CHECK(trianglesOf(Detail::Full) <= 82'000);
  CHECK(trianglesOf(Detail::Moving) <= 24'000);
  CHECK(shippedMesh("ribcage")->triangles.size() <= 14'000);
  CHECK(shippedAnatomySet() == shippedAnatomySet());
  CHECK(shippedAnatomySet()->bonesAt(Detail::Moving) == moving);
}

TEST_CASE("Decimation keeps a surface closed and its volume", "[visualization][mesh]") {
  const Mesh vertebra = *shippedMesh("c4");
  for (const std::size_t wanted : {1200U, 400U}) {
    const Mesh fewer = decimated(vertebra, wanted);
    CHECK(fewer.triangles.size() <= wanted);
    CHECK(fewer.triangles.size() + 2 >= wanted);
    CHECK(isClosed(fewer));
    CHECK(std::abs(volumeOf(fewer) / volumeOf(vertebra) - 1.0) < 0.04);
    CHECK(fewer.openness.size() == fewer.points.size());
  }
  // A tetrahedron cannot get smaller and stay closed.
  const Mesh least = decimated(vertebra, 0);
  CHECK(isClosed(least));
  CHECK(!least.triangles.empty());
}

TEST_CASE("The rib cage bends with the thoracic spine without tearing", "[visualization][mesh]") {
  for (const Detail detail : {Detail::Full, Detail::Moving}) {
    const auto cage = shippedMesh("ribcage", detail);
    REQUIRE_FALSE(cage->binding.empty());
    // Each vertebra leans two degrees more than the one below it, T12 by none; the breast bone goes with T4.
    BoneMotions motions;
    Eigen::Affine3d motion = Eigen::Affine3d::Identity();
    for (int level = 12; level >= 1; --level) {
      const std::string name = "t" + std::to_string(level);
      const Eigen::Vector3d at = motion * boneNamed(name).rest.translation();
      motion = Eigen::Translation3d(at) * turnedAboutZ(-2.0) * Eigen::Translation3d(-at) * motion;
      motions[name] = motion;
      if (level == 4) motions["thorax"] = motion;
    }
    const Mesh bent = deformed(*cage, motions);
    CHECK(isClosed(bent));
    CHECK(std::abs(volumeOf(bent) / volumeOf(*cage) - 1.0) < 0.10);
    // The heads of the ribs stay at their vertebrae: points near one keep their place on it.
    for (std::size_t i = 0; i < bent.points.size(); ++i) {
      for (std::size_t k = 0; k < Binding::kMostBones; ++k) {
        if (cage->binding.points[i].weight[k] < 0.9999F) continue;
        const auto& bone = cage->binding.bones[cage->binding.points[i].bone[k]];
        CHECK((bent.points[i] - motions.at(bone).cast<float>() * cage->points[i]).norm() < 1e-4F);
      }
    }
    CHECK(stretchOf(*cage, bent).most < 1.7);
    CHECK(stretchOf(*cage, bent).least > 0.5);
  }
}

TEST_CASE("Motions of a pose at rest leave bound meshes where they are", "[visualization][mesh]") {
  const auto cage = shippedMesh("ribcage");
  Pose rest;
  for (const Bone& bone : skeleton()) rest.bones[bone.name] = Eigen::Affine3d(bone.rest);
  const Mesh same = deformed(*cage, boneMotions(rest));
  for (std::size_t i = 0; i < same.points.size(); i += 101) CHECK((same.points[i] - cage->points[i]).norm() < 1e-5F);
}

TEST_CASE("Every bone has its name in words", "[visualization][mesh]") {
  CHECK(labelOf("c7") == "Seventh cervical vertebra (C7, vertebra prominens)");
  CHECK(labelOf("c2") == "Second cervical vertebra (C2, axis)");
  CHECK(labelOf("t12") == "Twelfth thoracic vertebra (T12)");
  CHECK(labelOf("clavicle_left") == "Collarbone (clavicle), left");
  CHECK(labelOf("scapula_right") == "Shoulder blade (scapula), right");
  CHECK(labelOf("outline") == "Outline of the body");
  CHECK(labelOf("some_thing") == "some thing");
  for (const Bone& bone : skeleton()) {
    CAPTURE(bone.name);
    const std::string label = labelOf(bone.name);
    CHECK(label != bone.name);
    CHECK(std::isupper(static_cast<unsigned char>(label.front())) != 0);
  }
}
