#include <filesystem>
#include <fstream>

#include <Eigen/Geometry>

#include "core/base/failure.h"
#include "tests/support/catch_compat.h"
#include "visualization/anatomy/anatomy.h"
#include "visualization/anatomy/mesh_file.h"

using namespace cervica::visualization;

namespace {

/// Signed volume by the divergence theorem, cubic centimetres: positive when the triangles look outwards.
double volumeCm3(const Mesh& mesh) {
  double volume = 0.0;
  for (const auto& t : mesh.triangles) {
    const Eigen::Vector3d a = mesh.points[t[0]].cast<double>(), b = mesh.points[t[1]].cast<double>(),
                          c = mesh.points[t[2]].cast<double>();
    volume += a.dot(b.cross(c)) / 6.0;
  }
  return volume * 1e6;
}

}  // namespace

TEST_CASE("Every bone of the contract is there, closed and outwards", "[visualization][anatomy]") {
  for (const char* name :
       {"skull", "mandible", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "t1", "t12", "ribcage", "clavicle_left",
        "clavicle_right", "scapula_left", "scapula_right", "humerus_left", "humerus_right"}) {
    CAPTURE(name);
    const auto mesh = shippedMesh(name);
    REQUIRE(mesh != nullptr);
    CHECK(mesh->triangles.size() > 500);
    CHECK(mesh->points.size() == mesh->normals.size());
    CHECK(mesh->points.size() == mesh->openness.size());
    CHECK(volumeCm3(*mesh) > 1.0);
  }
  CHECK(shippedMesh("tail") == nullptr);
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

TEST_CASE("Left bones mirror right ones", "[visualization][anatomy]") {
  const auto left = shippedMesh("scapula_left"), right = shippedMesh("scapula_right");
  REQUIRE(left->points.size() == right->points.size());
  CHECK(left->points.front().z() == -right->points.front().z());
  CHECK(volumeCm3(*left) > 0.0);
}

TEST_CASE("The whole model is light enough to be turned in software", "[visualization][anatomy]") {
  std::size_t triangles = 0;
  for (const auto& mesh : shippedAnatomy()) triangles += mesh->triangles.size();
  CHECK(triangles > 40000);
  CHECK(triangles < 150000);
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
