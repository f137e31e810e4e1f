#include "visualization/anatomy/anatomy.h"

#include <cstddef>
#include <span>

#include "visualization/anatomy/mesh_file.h"

extern "C" const char cervica_anatomy[];
extern "C" const char cervica_anatomy_end[];

namespace cervica::visualization {

const std::vector<std::shared_ptr<const Mesh>>& shippedAnatomy() {
  static const std::vector<std::shared_ptr<const Mesh>> bones = [] {
    std::vector<std::shared_ptr<const Mesh>> result;
    const std::span bytes(cervica_anatomy, static_cast<std::size_t>(cervica_anatomy_end - cervica_anatomy));
    for (Mesh& mesh : unpackMeshes(bytes)) result.push_back(std::make_shared<const Mesh>(std::move(mesh)));
    return result;
  }();
  return bones;
}

std::shared_ptr<const Mesh> shippedMesh(std::string_view name) {
  for (const auto& mesh : shippedAnatomy())
    if (mesh->name == name) return mesh;
  return nullptr;
}

}  // namespace cervica::visualization
