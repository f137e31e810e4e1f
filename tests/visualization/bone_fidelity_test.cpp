#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <Eigen/Geometry>

#include "tests/support/catch_compat.h"
#include "visualization/anatomy/anatomy.h"
#include "visualization/pose/skeleton.h"

using namespace cervica::visualization;

namespace {

/// How near a bone comes to the reference.
struct Likeness {
  std::array<double, 3> overlaps;  ///< side, front, above, in [0, 1]
  double distancePercent;
};

/// A row of the table in FIDELITY.md.
struct Row {
  std::optional<Likeness> likeness;
  Eigen::Vector3d boxMm;
  double diagonalMm;
  std::size_t triangles;
};

std::vector<std::string> cellsOf(std::string_view line) {
  std::vector<std::string> cells;
  for (line.remove_prefix(1); line.find('|') != std::string_view::npos; line.remove_prefix(line.find('|') + 1)) {
    std::string_view cell = line.substr(0, line.find('|'));
    while (cell.starts_with(' ')) cell.remove_prefix(1);
    while (cell.ends_with(' ')) cell.remove_suffix(1);
    cells.emplace_back(cell);
  }
  return cells;
}

double number(const std::string& cell) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size()) throw std::runtime_error("no number: " + cell);
  return value;
}

/// The rows whose first cell is a bone: "| skull | ... |".
std::map<std::string, Row> readTable() {
  std::ifstream in(CERVICA_FIDELITY_FILE);
  std::map<std::string, Row> rows;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("| ")) continue;
    const std::vector<std::string> cells = cellsOf(line);
    if (cells.size() != 10 || shippedMesh(cells[0]) == nullptr) continue;
    Row row{.likeness = {},
            .boxMm = {number(cells[5]), number(cells[6]), number(cells[7])},
            .diagonalMm = number(cells[8]),
            .triangles = static_cast<std::size_t>(number(cells[9]))};
    if (cells[1] != "-")
      row.likeness = Likeness{{number(cells[1]), number(cells[2]), number(cells[3])}, number(cells[4])};
    rows.emplace(cells[0], row);
  }
  return rows;
}

/// Of the bone at rest, in the frame of the body.
Eigen::Vector3d boxMm(const Mesh& mesh) {
  const Eigen::Isometry3d rest =
      mesh.binding.empty() ? boneNamed(boneOf(mesh.name)).rest : Eigen::Isometry3d::Identity();
  Eigen::AlignedBox3d box;
  for (const auto& point : mesh.points) box.extend(rest * point.cast<double>());
  return 1000.0 * box.sizes();
}

}  // namespace

TEST_CASE("Every shipped bone is the one that was measured", "[visualization][anatomy][fidelity]") {
  const auto table = readTable();
  for (const auto& mesh : shippedAnatomy()) {
    CAPTURE(mesh->name);
    if (mesh->name.ends_with("_right")) continue;  // the mirror image of the left one
    const auto row = table.find(mesh->name);
    REQUIRE(row != table.end());
    CHECK((boxMm(*mesh) - row->second.boxMm).cwiseAbs().maxCoeff() < 0.5);
    CHECK(std::abs(boxMm(*mesh).norm() - row->second.diagonalMm) < 0.5);
    CHECK(mesh->triangles.size() == row->second.triangles);
  }
}

TEST_CASE("The bones that a reference shows are like it", "[visualization][anatomy][fidelity]") {
  std::map<std::string, Likeness> measured;
  for (const auto& [bone, row] : readTable())
    if (row.likeness) measured.emplace(bone, *row.likeness);
  double sum = 0.0;
  for (const char* bone :
       {"skull", "mandible", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "clavicle_left", "scapula_left", "ribcage"}) {
    CAPTURE(bone);
    REQUIRE(measured.contains(bone));
    for (const double overlap : measured.at(bone).overlaps) {
      CHECK(overlap >= 0.70);
      CHECK(overlap <= 1.0);
      sum += overlap;
    }
    CHECK(measured.at(bone).distancePercent <= 2.5);
    CHECK(measured.at(bone).distancePercent > 0.0);
  }
  CHECK(measured.size() == 12);
  CHECK(sum / (3.0 * static_cast<double>(measured.size())) >= 0.80);
}
