// cervica_sculpt OUT: makes the bones once, when the program is built, and writes them as one file that is put into it.

#include <exception>
#include <fstream>
#include <iostream>
#include <thread>
#include <vector>

#include "visualization/anatomy/mesh_file.h"
#include "visualization/anatomy/sculpt/bones.h"
#include "visualization/anatomy/sculpt/mesher.h"

namespace {

using namespace cervica::visualization;

std::vector<Mesh> sculptAll() {
  std::vector<sculpt::Clay> clays{sculpt::skull(), sculpt::mandible(), sculpt::clavicle(), sculpt::scapula(),
                                  sculpt::humerus()};
  for (int level = 1; level <= 7; ++level) clays.push_back(sculpt::cervicalVertebra(level));
  for (int level = 1; level <= 12; ++level) clays.push_back(sculpt::thoracicVertebra(level));
  std::vector<Mesh> fired(clays.size());
  // The skull takes as long as all the others together.
  std::thread skull([&] { fired[0] = sculpt::fire(clays[0]); });
  for (std::size_t i = 1; i < clays.size(); ++i) fired[i] = sculpt::fire(clays[i]);
  skull.join();

  std::vector<Mesh> all;
  for (Mesh& mesh : fired) {
    constexpr std::string_view kRight = "_right";
    const std::size_t at = mesh.name.find(kRight);
    if (at != std::string::npos) all.push_back(mirrored(mesh, mesh.name.substr(0, at) + "_left"));
    all.push_back(std::move(mesh));
  }
  all.push_back(sculpt::ribcage());
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: cervica_sculpt OUT\n";
    return 2;
  }
  try {
    const std::vector<Mesh> meshes = sculptAll();
    std::size_t triangles = 0;
    for (const Mesh& mesh : meshes) {
      if (mesh.triangles.empty()) throw std::runtime_error(mesh.name + " has no surface");
      triangles += mesh.triangles.size();
    }
    std::ofstream out(argv[1], std::ios::binary);
    out << packMeshes(meshes);
    out.close();
    if (!out) throw std::runtime_error(std::string("cannot write ") + argv[1]);
    std::cout << meshes.size() << " bones, " << triangles << " triangles\n";
  } catch (const std::exception& error) {
    std::cerr << "cervica_sculpt: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
