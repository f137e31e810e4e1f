#include <cmath>
#include <memory>
#include <utility>

#include "tests/support/catch_compat.h"
#include "visualization/scene/pick.h"

using namespace cervica::visualization;
using Catch::Matchers::WithinAbs;
using Eigen::Vector3d;

namespace {

/// A square of 2 cm across x and y round the origin of its own frame.
std::shared_ptr<const Mesh> square() {
  auto mesh = std::make_shared<Mesh>();
  mesh->name = "square";
  mesh->points = {{-0.01F, -0.01F, 0}, {0.01F, -0.01F, 0}, {0.01F, 0.01F, 0}, {-0.01F, 0.01F, 0}};
  mesh->normals.assign(4, Eigen::Vector3f::UnitZ());
  mesh->openness.assign(4, 255);
  mesh->triangles = {{0, 1, 2}, {0, 2, 3}};
  return mesh;
}

Body body(const std::string& name, Body::Kind kind, const Vector3d& at, double scale = 1.0) {
  Body result;
  result.name = name;
  result.kind = kind;
  result.mesh = square();
  result.pose = Eigen::Translation3d(at) * Eigen::UniformScaling<double>(scale);
  return result;
}

Ray alongZ(double x, double y) {
  return {{x, y, 1.0}, {0, 0, -1}};
}

}  // namespace

TEST_CASE("A line of sight meets the nearest bone or muscle", "[visualization][pick]") {
  Scene scene;
  scene.bodies = {body("far", Body::Kind::Bone, {0, 0, 0}), body("near", Body::Kind::Muscle, {0, 0, 0.2}),
                  body("skin", Body::Kind::Outline, {0, 0, 0.4}), body("before", Body::Kind::Ghost, {0, 0, 0.5})};
  const auto hit = pick(scene, alongZ(0.004, -0.003));
  REQUIRE(hit);
  CHECK(hit->body == "near");
  CHECK_THAT(hit->distance, WithinAbs(0.8, 1e-9));
  CHECK_THAT((hit->point - Vector3d(0.004, -0.003, 0.2)).norm(), WithinAbs(0.0, 1e-9));

  Layers bonesOnly;
  bonesOnly.muscles = false;
  CHECK(pick(scene, alongZ(0, 0), bonesOnly)->body == "far");
  bonesOnly.bones = false;
  CHECK(!pick(scene, alongZ(0, 0), bonesOnly));
}

TEST_CASE("A line of sight that passes by, or begins behind, meets nothing", "[visualization][pick]") {
  Scene scene;
  CHECK(!pick(scene, alongZ(0, 0)));
  scene.bodies = {body("bone", Body::Kind::Bone, {0, 0, 0})};
  CHECK(!pick(scene, alongZ(0.0101, 0)));
  CHECK(pick(scene, alongZ(0.0099, 0)));
  CHECK(!pick(scene, {{0, 0, -0.1}, {0, 0, -1}}));
  CHECK(!pick(scene, {{0, 0, 0.5}, {1, 0, 0}}));  // along the square's plane
}

TEST_CASE("Distances are those of the body frame whatever the size of the person", "[visualization][pick]") {
  Scene scene;
  scene.bodies = {body("large", Body::Kind::Bone, {0, 0, 0.1}, 2.0)};
  const auto hit = pick(scene, alongZ(0.019, 0));
  REQUIRE(hit);
  CHECK_THAT(hit->distance, WithinAbs(0.9, 1e-9));
}

TEST_CASE("The posed model is picked on both sides alike", "[visualization][pick]") {
  const Pose pose = solvePose({});
  const Scene scene = buildScene(pose, {});
  const double side = pose.landmarks.at("acromion_right").z();
  for (const char* bone : {"humerus", "scapula", "clavicle"}) {
    const Vector3d right = pose.bones.at(std::string(bone) + "_right").translation();
    CAPTURE(bone, right.z());
    CHECK(right.z() > 0.0);
    CHECK(right.z() < side + 0.05);
  }
  // Near an edge a ray may just meet or just miss: the two sides of a bone are not triangulated alike.
  const auto grazes = [&](const Hit& hit, double x, double y) {
    for (const auto& [dx, dy] : {std::pair{1e-3, 0.0}, {-1e-3, 0.0}, {0.0, 1e-3}, {0.0, -1e-3}}) {
      const auto beside = pick(scene, {{x + dx, y + dy, 1.0}, {0, 0, -1}});
      if (!beside || beside->body != hit.body || std::abs(beside->distance - hit.distance) > 4e-3) return true;
    }
    return false;
  };
  int met = 0;
  for (double x = -0.15; x <= 0.15; x += 0.013) {
    for (double y = -0.20; y <= 0.22; y += 0.017) {
      const auto fromRight = pick(scene, {{x, y, 1.0}, {0, 0, -1}}), fromLeft = pick(scene, {{x, y, -1.0}, {0, 0, 1}});
      REQUIRE(fromRight.has_value() == fromLeft.has_value());
      if (!fromRight || grazes(*fromRight, x, y)) continue;
      ++met;
      CAPTURE(x, y, fromRight->body, fromLeft->body);
      CHECK_THAT(fromRight->distance, WithinAbs(fromLeft->distance, 2e-3));
      std::string mirrored = fromRight->body;
      if (const auto at = mirrored.rfind("_right"); at != std::string::npos) mirrored.replace(at, 6, "_left");
      CHECK(mirrored == fromLeft->body);
    }
  }
  CHECK(met > 100);
  CHECK(pick(scene, {pose.landmarks.at("vertex") + Vector3d(0, 1, 0), {0, -1, 0}})->body == "skull");
}
