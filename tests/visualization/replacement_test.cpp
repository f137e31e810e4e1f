#include "visualization/anatomy/replacement.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <Eigen/Geometry>

#include "core/base/failure.h"
#include "tests/support/catch_compat.h"
#include "tests/visualization/surface_checks.h"
#include "visualization/anatomy/registration.h"
#include "visualization/anatomy/vtp_reader.h"
#include "visualization/pose/skeleton.h"

using namespace cervica::visualization;
namespace fs = std::filesystem;

namespace {

/// A folder that is gone at the end of the test.
class Folder {
 public:
  explicit Folder(const std::string& name) : path_(fs::temp_directory_path() / ("cervica_replacement_" + name)) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// A bone as another program would write it: its points in the frame of the body, moved and scaled.
void writeVtp(const fs::path& file, const Mesh& mesh, double scale, const Eigen::Vector3d& shift = {0, 0, 0}) {
  const Eigen::Isometry3d& rest = boneNamed(boneOf(mesh.name)).rest;
  std::ofstream out(file);
  out << "<?xml version=\"1.0\"?>\n<VTKFile type=\"PolyData\" version=\"0.1\" byte_order=\"LittleEndian\">\n"
      << "<PolyData><Piece NumberOfPoints=\"" << mesh.points.size()
      << "\" NumberOfVerts=\"0\" NumberOfLines=\"0\" NumberOfStrips=\"0\" NumberOfPolys=\"" << mesh.triangles.size()
      << "\">\n<Points><DataArray type=\"Float32\" NumberOfComponents=\"3\" format=\"ascii\">\n";
  for (const auto& point : mesh.points) {
    const Eigen::Vector3d p = scale * (rest * point.cast<double>() + shift);
    out << p.x() << ' ' << p.y() << ' ' << p.z() << '\n';
  }
  out << "</DataArray></Points>\n<Polys><DataArray type=\"Int32\" Name=\"connectivity\" format=\"ascii\">\n";
  for (const auto& [a, b, c] : mesh.triangles) out << a << ' ' << b << ' ' << c << '\n';
  out << "</DataArray><DataArray type=\"Int32\" Name=\"offsets\" format=\"ascii\">\n";
  for (std::size_t i = 1; i <= mesh.triangles.size(); ++i) out << 3 * i << '\n';
  out << "</DataArray></Polys></Piece></PolyData></VTKFile>\n";
}

std::shared_ptr<const Mesh> boneOfSet(const AnatomySet& set, const std::string& name, Detail detail = Detail::Full) {
  for (const auto& mesh : set.bonesAt(detail))
    if (mesh->name == name) return mesh;
  return nullptr;
}

Eigen::AlignedBox3f boxOf(const Mesh& mesh) {
  Eigen::AlignedBox3f box;
  for (const auto& point : mesh.points) box.extend(point);
  return box;
}

/// Largest difference of the corners of the boxes, mm.
float apart(const Mesh& a, const Mesh& b) {
  const auto first = boxOf(a), second = boxOf(b);
  return 1000.0F * std::max((first.min() - second.min()).norm(), (first.max() - second.max()).norm());
}

std::string refusalOf(const fs::path& folder) {
  try {
    static_cast<void>(loadReplacement(folder));
  } catch (const cervica::core::Failure& failure) {
    return failure.what();
  }
  return "";
}

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

TEST_CASE("Our own export replaces every bone by itself", "[visualization][replacement]") {
  const Folder folder("export");
  exportAnatomy(folder.path());
  const Replacement replacement = loadReplacement(folder.path());
  CHECK(replacement.sculpted.empty());
  CHECK(replacement.replaced.size() == shippedAnatomy().size());
  CHECK(holds(replacement.ignored, "upper_trapezius_left.vtp"));
  for (const Detail detail : {Detail::Full, Detail::Moving}) {
    for (std::size_t i = 0; i < shippedAnatomy(detail).size(); ++i) {
      const Mesh &mine = *shippedAnatomy(detail)[i], &theirs = *replacement.anatomy->bonesAt(detail)[i];
      CAPTURE(mine.name);
      CHECK(theirs.name == mine.name);
      CHECK(theirs.triangles.size() <= mine.triangles.size());
      CHECK(apart(mine, theirs) < 2.5F);
      CHECK(theirs.normals.size() == theirs.points.size());
      CHECK(theirs.openness.size() == theirs.points.size());
      CHECK(theirs.binding.empty() == mine.binding.empty());
      CHECK(volumeOf(theirs) > 0.0);
    }
  }
  CHECK(replacement.anatomy->outline == shippedMesh("outline"));
}

TEST_CASE("OpenSim's names, places and units are understood", "[visualization][replacement]") {
  const Folder folder("opensim");
  writeVtp(folder.path() / "cerv4.vtp", *shippedMesh("c4"), 1.0, {0.3, 0.1, -0.2});
  writeVtp(folder.path() / "rotatedcerv7.vtp", *shippedMesh("c7"), 1000.0);  // millimetres
  writeVtp(folder.path() / "Jaw.VTP", *shippedMesh("mandible"), 1.0);
  writeVtp(folder.path() / "lclavicle.vtp", *shippedMesh("clavicle_left"), 0.9);
  writeVtp(folder.path() / "humerus.vtp", *shippedMesh("humerus_right"), 1.0);
  writeVtp(folder.path() / "pelvis.vtp", *shippedMesh("c4"), 1.0);
  const Replacement replacement = loadReplacement(folder.path());
  CHECK(replacement.replaced == [] {
    std::vector<std::string> names;
    for (const auto& mesh : shippedAnatomy())
      for (const char* name :
           {"mandible", "c4", "c7", "clavicle_left", "clavicle_right", "humerus_left", "humerus_right"})
        if (mesh->name == name) names.emplace_back(name);
    return names;
  }());
  CHECK(replacement.replaced.size() == 7);
  CHECK(holds(replacement.sculpted, "skull"));
  CHECK(replacement.ignored == std::vector<std::string>{"pelvis.vtp"});
  for (const auto& name : replacement.replaced) {
    CAPTURE(name);
    CHECK(apart(*shippedMesh(name), *boneOfSet(*replacement.anatomy, name)) < 1.5F);
  }
  CHECK(boneOfSet(*replacement.anatomy, "skull") == shippedMesh("skull"));
  CHECK(boneOfSet(*replacement.anatomy, "c4", Detail::Moving)->triangles.size() <=
        shippedMesh("c4", Detail::Moving)->triangles.size());
}

TEST_CASE("The same folder gives the same bones", "[visualization][replacement]") {
  const Folder folder("same");
  writeVtp(folder.path() / "cerv3.vtp", *shippedMesh("c3"), 1.03, {0.01, 0.02, 0.03});
  const auto first = boneOfSet(*loadReplacement(folder.path()).anatomy, "c3");
  const auto second = boneOfSet(*loadReplacement(folder.path()).anatomy, "c3");
  CHECK(first->points == second->points);
  CHECK(first->triangles == second->triangles);
  CHECK(first->openness == second->openness);
}

TEST_CASE("A replaced rib cage bends with the spine", "[visualization][replacement]") {
  const Folder folder("ribs");
  writeVtp(folder.path() / "ribcage.vtp", *shippedMesh("ribcage"), 1.0);
  const Replacement replacement = loadReplacement(folder.path());
  const auto cage = boneOfSet(*replacement.anatomy, "ribcage");
  REQUIRE_FALSE(cage->binding.empty());
  CHECK(cage->binding.bones == shippedMesh("ribcage")->binding.bones);
  for (const auto& point : cage->binding.points)
    CHECK(std::abs(point.weight[0] + point.weight[1] + point.weight[2] + point.weight[3] - 1.0F) < 1e-3F);
}

TEST_CASE("What cannot be used is said with its name", "[visualization][replacement]") {
  const Folder folder("damaged");
  CHECK(refusalOf(folder.path() / "nowhere").find("There is no folder") != std::string::npos);
  CHECK(refusalOf(folder.path()).find("no mesh of a known bone") != std::string::npos);

  const fs::path skull = folder.path() / "skull.vtp";
  std::ofstream(skull) << "not a mesh";
  CHECK(refusalOf(folder.path()).find("skull.vtp is not a VTK XML PolyData file") != std::string::npos);

  writeVtp(skull, *shippedMesh("skull"), 37.0);
  CHECK(refusalOf(folder.path()).find("skull.vtp measures") != std::string::npos);

  writeVtp(skull, *shippedMesh("skull"), 1.0);
  REQUIRE(refusalOf(folder.path()).empty());
  std::string text;
  {
    std::ifstream in(skull);
    text.assign(std::istreambuf_iterator<char>(in), {});
  }
  for (const double part : {0.02, 0.3, 0.6, 0.9}) {
    CAPTURE(part);
    std::ofstream(skull) << text.substr(0, static_cast<std::size_t>(part * static_cast<double>(text.size())));
    CHECK(refusalOf(folder.path()).find("skull.vtp") != std::string::npos);
  }
}

TEST_CASE("A file may not have more triangles than allowed", "[visualization][replacement]") {
  const Folder folder("many");
  const fs::path file = folder.path() / "c5.vtp";
  const Mesh& mesh = *shippedMesh("c5");
  writeVtp(file, mesh, 1.0);
  CHECK(readVtp(file, mesh.triangles.size()).triangles.size() == mesh.triangles.size());
  try {
    static_cast<void>(readVtp(file, 10));
    FAIL("not refused");
  } catch (const cervica::core::Failure& failure) {
    CHECK(std::string(failure.what()).find("At most 10 can be shown") != std::string::npos);
  }
}

TEST_CASE("A turned surface is laid back on its like", "[visualization][replacement]") {
  std::vector<Eigen::Vector3d> target, points;
  for (const auto& point : shippedMesh("c6")->points) target.emplace_back(point.cast<double>());
  const Eigen::Affine3d turn = Eigen::Translation3d(0.2, -0.1, 0.4) *
                               Eigen::AngleAxisd(0.12, Eigen::Vector3d(1, 2, -1).normalized()) * Eigen::Scaling(1.3);
  for (const auto& point : target) points.push_back(turn * point);
  const Eigen::Affine3d back = laidOnto(points, target);
  double worst = 0.0;
  for (std::size_t i = 0; i < points.size(); ++i) worst = std::max(worst, (back * points[i] - target[i]).norm());
  CHECK(worst < 0.004);
}
