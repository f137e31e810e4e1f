// cervica_sculpt FULL MOVING: makes the bones once, when the program is built, and writes them as two files, one for
// each detail, that are put into it.

#include <algorithm>
#include <atomic>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "visualization/anatomy/mesh_file.h"
#include "visualization/anatomy/sculpt/bones.h"
#include "visualization/anatomy/sculpt/mesher.h"

namespace {

using namespace cervica::visualization;
using sculpt::Fired;

/// Does the jobs on all processors; the first ones are begun first.
/// \throws what the first failing job threw, after all have ended
void doAll(const std::vector<std::function<void()>>& jobs) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::exception_ptr> failures(jobs.size());
  const auto work = [&] {
    for (std::size_t i = next++; i < jobs.size(); i = next++) {
      try {
        jobs[i]();
      } catch (...) {
        failures[i] = std::current_exception();
      }
    }
  };
  {
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < std::max(std::thread::hardware_concurrency(), 1U); ++i) workers.emplace_back(work);
  }
  for (const auto& failure : failures)
    if (failure) std::rethrow_exception(failure);
}

std::vector<Fired> sculptAll() {
  // The largest come first: the pool is busy to the end.
  std::vector<std::function<Fired()>> recipes{[] { return sculpt::fire(sculpt::skull()); },
                                              [] { return sculpt::outline(); },
                                              [] { return sculpt::fire(sculpt::mandible()); },
                                              [] { return sculpt::fire(sculpt::scapula()); },
                                              [] { return sculpt::fire(sculpt::clavicle()); },
                                              [] { return sculpt::fire(sculpt::humerus()); },
                                              [] { return sculpt::ribcage(); },
                                              [] { return sculpt::fire(sculpt::hyoid()); }};
  for (int level = 1; level <= 7; ++level)
    recipes.emplace_back([level] { return sculpt::fire(sculpt::cervicalVertebra(level)); });
  for (int level = 1; level <= 12; ++level)
    recipes.emplace_back([level] { return sculpt::fire(sculpt::thoracicVertebra(level)); });
  std::vector<Fired> fired(recipes.size());
  std::vector<std::function<void()>> jobs;
  for (std::size_t i = 0; i < recipes.size(); ++i) jobs.emplace_back([&, i] { fired[i] = recipes[i](); });
  doAll(jobs);

  std::vector<Fired> all;
  for (Fired& mesh : fired) {
    constexpr std::string_view kRight = "_right";
    const std::size_t at = mesh.full.name.find(kRight);
    if (at != std::string::npos) {
      const std::string left = mesh.full.name.substr(0, at) + "_left";
      all.push_back({mirrored(mesh.full, left), mirrored(mesh.moving, left)});
    }
    all.push_back(std::move(mesh));
  }
  return all;
}

/// \return the triangles written
std::size_t write(const std::vector<Fired>& all, Mesh Fired::*detail, const char* file) {
  std::vector<Mesh> meshes;
  std::size_t triangles = 0;
  for (const Fired& fired : all) {
    meshes.push_back(fired.*detail);
    if (meshes.back().triangles.empty()) throw std::runtime_error(meshes.back().name + " has no surface");
    triangles += meshes.back().triangles.size();
  }
  std::ofstream out(file, std::ios::binary);
  out << packMeshes(meshes);
  out.close();
  if (!out) throw std::runtime_error(std::string("cannot write ") + file);
  return triangles;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: cervica_sculpt FULL MOVING\n";
    return 2;
  }
  try {
    const std::vector<Fired> all = sculptAll();
    const std::size_t full = write(all, &Fired::full, argv[1]);
    const std::size_t moving = write(all, &Fired::moving, argv[2]);
    std::cout << all.size() << " meshes, " << full << " triangles at rest, " << moving << " while moving\n";
  } catch (const std::exception& error) {
    std::cerr << "cervica_sculpt: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
