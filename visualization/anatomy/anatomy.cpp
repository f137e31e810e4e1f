#include "visualization/anatomy/anatomy.h"

#include <cstddef>
#include <span>

#include "visualization/anatomy/mesh_file.h"

extern "C" const char cervica_anatomy_full[];
extern "C" const char cervica_anatomy_full_end[];
extern "C" const char cervica_anatomy_moving[];
extern "C" const char cervica_anatomy_moving_end[];

namespace cervica::visualization {
namespace {

constexpr std::string_view kOutline = "outline";

struct Shipped {
  std::vector<std::shared_ptr<const Mesh>> bones;
  std::shared_ptr<const Mesh> outline;
};

Shipped unpacked(const char* begin, const char* end) {
  Shipped shipped;
  for (Mesh& mesh : unpackMeshes(std::span(begin, static_cast<std::size_t>(end - begin)))) {
    const bool outline = mesh.name == kOutline;
    auto shared = std::make_shared<const Mesh>(std::move(mesh));
    if (outline)
      shipped.outline = std::move(shared);
    else
      shipped.bones.push_back(std::move(shared));
  }
  return shipped;
}

const Shipped& shipped(Detail detail) {
  if (detail == Detail::Full) {
    static const Shipped full = unpacked(cervica_anatomy_full, cervica_anatomy_full_end);
    return full;
  }
  static const Shipped moving = unpacked(cervica_anatomy_moving, cervica_anatomy_moving_end);
  return moving;
}

}  // namespace

const std::vector<std::shared_ptr<const Mesh>>& shippedAnatomy(Detail detail) {
  return shipped(detail).bones;
}

std::shared_ptr<const Mesh> shippedMesh(std::string_view name, Detail detail) {
  if (name == kOutline) return shipped(detail).outline;
  for (const auto& mesh : shipped(detail).bones)
    if (mesh->name == name) return mesh;
  return nullptr;
}

std::string_view boneOf(std::string_view mesh) {
  return mesh == "ribcage" ? "thorax" : mesh;
}

const std::shared_ptr<const AnatomySet>& shippedAnatomySet() {
  static const std::shared_ptr<const AnatomySet> set = std::make_shared<const AnatomySet>(
      AnatomySet{shippedAnatomy(Detail::Full), shippedAnatomy(Detail::Moving), shippedMesh(kOutline, Detail::Full),
                 shippedMesh(kOutline, Detail::Moving)});
  return set;
}

}  // namespace cervica::visualization
