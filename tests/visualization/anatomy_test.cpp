#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include <Eigen/Geometry>

#include "core/base/failure.h"
#include "tests/support/catch_compat.h"
#include "tests/visualization/surface_checks.h"
#include "visualization/anatomy/anatomy.h"
#include "visualization/anatomy/mesh_file.h"

using namespace cervica::visualization;

namespace {

constexpr std::array kDetails{Detail::Full, Detail::Moving};

/// How many pieces the surface has that share no point.
std::size_t piecesOf(const Mesh& mesh) {
  std::vector<std::uint32_t> leader(mesh.points.size());
  std::iota(leader.begin(), leader.end(), 0U);
  const auto lead = [&](std::uint32_t point) {
    while (leader[point] != point) point = leader[point] = leader[leader[point]];
    return point;
  };
  for (const auto& [a, b, c] : mesh.triangles) {
    leader[lead(a)] = lead(b);
    leader[lead(b)] = lead(c);
  }
  std::size_t pieces = 0;
  for (std::uint32_t point = 0; point < leader.size(); ++point) pieces += leader[point] == point ? 1 : 0;
  return pieces;
}

/// The cosine between each point's normal and the mean of the faces round it, weighted by their areas.
std::vector<double> agreementOf(const Mesh& mesh) {
  std::vector<Eigen::Vector3d> faces(mesh.points.size(), Eigen::Vector3d::Zero());
  for (const auto& triangle : mesh.triangles) {
    const Eigen::Vector3d a = mesh.points[triangle[0]].cast<double>();
    const Eigen::Vector3d face =
        (mesh.points[triangle[1]].cast<double>() - a).cross(mesh.points[triangle[2]].cast<double>() - a);
    for (const auto corner : triangle) faces[corner] += face;
  }
  std::vector<double> cosines;
  for (std::size_t i = 0; i < faces.size(); ++i)
    cosines.push_back(faces[i].normalized().dot(mesh.normals[i].cast<double>()));
  return cosines;
}

}  // namespace

TEST_CASE("Every bone of the contract is there", "[visualization][anatomy]") {
  for (const Detail detail : kDetails) {
    for (const char* name :
         {"skull", "mandible", "hyoid", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "t1", "t12", "ribcage",
          "clavicle_left", "clavicle_right", "scapula_left", "scapula_right", "humerus_left", "humerus_right"}) {
      CAPTURE(name);
      CHECK(shippedMesh(name, detail) != nullptr);
    }
  }
  CHECK(shippedMesh("tail") == nullptr);
}

TEST_CASE("Every bone is closed, of one piece, and looks outwards", "[visualization][anatomy]") {
  for (const Detail detail : kDetails) {
    for (const auto& mesh : shippedAnatomy(detail)) {
      CAPTURE(mesh->name, detail == Detail::Full);
      CHECK(mesh->points.size() == mesh->normals.size());
      CHECK(mesh->points.size() == mesh->openness.size());
      CHECK(isClosed(*mesh));
      CHECK(volumeOf(*mesh) > 0.5e-6);
      // The rib cage: 24 ribs, the cartilages of ten pairs, the breast bone.
      CHECK(piecesOf(*mesh) == (mesh->name == "ribcage" ? 45U : 1U));
      const std::vector<double> agreement = agreementOf(*mesh);
      CHECK(*std::min_element(agreement.begin(), agreement.end()) > 0.0);
      for (const auto& normal : mesh->normals) REQUIRE(std::abs(normal.norm() - 1.0F) < 0.01F);
    }
  }
}

TEST_CASE("The bones have the size of an adult's", "[visualization][anatomy]") {
  const auto size = [](const char* name) {
    Eigen::AlignedBox<float, 3> box;
    for (const auto& point : shippedMesh(name)->points) box.extend(point);
    return Eigen::Vector3f(box.sizes());
  };
  const Eigen::Vector3f skull = size("skull");
  CHECK(skull.x() > 0.17F);
  CHECK(skull.x() < 0.21F);
  CHECK(skull.z() > 0.13F);
  CHECK(skull.z() < 0.16F);
  CHECK(size("clavicle_left").norm() > 0.12F);
  CHECK(size("c7").x() > size("c4").x());  // the prominent spine
}

TEST_CASE("Left bones mirror right ones exactly", "[visualization][anatomy]") {
  const auto mirror = [](const Eigen::Vector3f& v) { return Eigen::Vector3f(v.x(), v.y(), -v.z()); };
  for (const Detail detail : kDetails) {
    for (const std::string bone : {"clavicle", "scapula", "humerus"}) {
      CAPTURE(bone);
      const auto left = shippedMesh(bone + "_left", detail), right = shippedMesh(bone + "_right", detail);
      REQUIRE(left->points.size() == right->points.size());
      CHECK(left->triangles.size() == right->triangles.size());
      CHECK(left->openness == right->openness);
      for (std::size_t i = 0; i < left->points.size(); ++i) {
        REQUIRE(left->points[i] == mirror(right->points[i]));
        REQUIRE((left->normals[i] - mirror(right->normals[i])).norm() < 0.01F);  // kept to half a degree
      }
    }
  }
}

TEST_CASE("The bones are light enough to be turned in software", "[visualization][anatomy]") {
  const std::map<std::string, std::size_t> most{{"skull", 14000},        {"mandible", 5000},
                                                {"hyoid", 600},          {"clavicle_right", 1400},
                                                {"scapula_right", 4200}, {"humerus_right", 2000}};
  std::size_t full = 0, moving = 0;
  for (const auto& mesh : shippedAnatomy(Detail::Full)) {
    CAPTURE(mesh->name);
    full += mesh->triangles.size();
    if (const auto budget = most.find(mesh->name); budget != most.end())
      CHECK(mesh->triangles.size() <= budget->second);
    const auto light = shippedMesh(mesh->name, Detail::Moving);
    REQUIRE(light != nullptr);
    CHECK(light->triangles.size() < mesh->triangles.size());
    moving += light->triangles.size();
  }
  CHECK(full <= 82000);
  CHECK(full > 40000);
  CHECK(moving <= 24000);
}

TEST_CASE("A packed mesh comes back, a damaged file is refused", "[visualization][anatomy]") {
  Mesh mesh{"wedge", {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}}, {{0, 0, 1}, {0, 0, 1}, {0, 0, 1}}, {255, 128, 0}, {{0, 1, 2}}};
  const std::string bytes = packMeshes({mesh});
  const auto back = unpackMeshes(bytes);
  REQUIRE(back.size() == 1);
  CHECK(back[0].name == "wedge");
  CHECK(back[0].points == mesh.points);
  CHECK(back[0].openness == mesh.openness);
  CHECK(back[0].triangles == mesh.triangles);
  for (std::size_t length = 0; length < bytes.size(); ++length)
    CHECK_THROWS_AS(unpackMeshes(std::span(bytes.data(), length)), cervica::core::Failure);
  mesh.triangles[0][2] = 3;
  CHECK_THROWS_AS(unpackMeshes(packMeshes({mesh})), cervica::core::Failure);
}

TEST_CASE("Bones and muscles are exported as VTK files", "[visualization][anatomy]") {
  const auto folder = std::filesystem::temp_directory_path() / "cervica_anatomy_export_test";
  std::filesystem::remove_all(folder);
  const auto files = exportAnatomy(folder);
  CHECK(files.size() > 30);
  for (const char* name : {"skull.vtp", "mandible.vtp", "c1.vtp", "c7.vtp", "clavicle_left.vtp", "scapula_left.vtp",
                           "ribcage.vtp", "upper_trapezius_left.vtp"}) {
    CAPTURE(name);
    std::ifstream in(folder / name);
    std::string first, second;
    std::getline(in, first);
    std::getline(in, second);
    CHECK((first + second).find("PolyData") != std::string::npos);
  }
  std::filesystem::remove_all(folder);
  CHECK_THROWS_AS(exportAnatomy("/dev/null/bones"), cervica::core::Failure);
}
