#include "visualization/anatomy/mesh_file.h"

#include <cmath>
#include <cstring>
#include <string_view>

#include "core/base/failure.h"

namespace cervica::visualization {
namespace {

constexpr std::string_view kMagic = "CERVICA ANATOMY 1\n";
constexpr float kNormalSteps = 127.0F;

class Writer {
 public:
  template <typename T>
  void put(T value) {
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    bytes_.append(raw, sizeof(T));
  }
  void put(std::string_view text) {
    put(static_cast<std::uint32_t>(text.size()));
    bytes_.append(text);
  }
  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::span<const char> bytes) : rest_(bytes) {}

  template <typename T>
  T get() {
    T value;
    std::memcpy(&value, take(sizeof(T)).data(), sizeof(T));
    return value;
  }
  std::string_view text(std::size_t length) {
    const auto part = take(length);
    return {part.data(), part.size()};
  }
  /// A count of items of `itemBytes` each, which must still be there.
  std::size_t count(std::size_t itemBytes) {
    const auto n = get<std::uint32_t>();
    if (n > rest_.size() / itemBytes) damaged();
    return n;
  }
  [[noreturn]] static void damaged() {
    throw core::Failure(core::Failure::Kind::Internal,
                        "The anatomy inside the program is damaged. Install Cervica again.");
  }

 private:
  std::span<const char> take(std::size_t length) {
    if (length > rest_.size()) damaged();
    const auto part = rest_.first(length);
    rest_ = rest_.subspan(length);
    return part;
  }
  std::span<const char> rest_;
};

}  // namespace

std::string packMeshes(const std::vector<Mesh>& meshes) {
  Writer out;
  out.bytes_ = kMagic;
  out.put(static_cast<std::uint32_t>(meshes.size()));
  for (const Mesh& mesh : meshes) {
    out.put(std::string_view(mesh.name));
    out.put(static_cast<std::uint32_t>(mesh.points.size()));
    for (const auto& point : mesh.points)
      for (int axis = 0; axis < 3; ++axis) out.put(point[axis]);
    for (const auto& normal : mesh.normals)
      for (int axis = 0; axis < 3; ++axis) out.put(static_cast<std::int8_t>(std::lround(normal[axis] * kNormalSteps)));
    for (const auto openness : mesh.openness) out.put(openness);
    out.put(static_cast<std::uint32_t>(mesh.triangles.size()));
    for (const auto& triangle : mesh.triangles)
      for (const auto index : triangle) out.put(index);
  }
  return out.bytes_;
}

std::vector<Mesh> unpackMeshes(std::span<const char> bytes) {
  Reader in(bytes);
  if (in.text(kMagic.size()) != kMagic) Reader::damaged();
  std::vector<Mesh> meshes(in.count(1));
  for (Mesh& mesh : meshes) {
    mesh.name = in.text(in.count(1));
    const std::size_t points = in.count(3 * sizeof(float));
    mesh.points.resize(points);
    for (auto& point : mesh.points)
      for (int axis = 0; axis < 3; ++axis) point[axis] = in.get<float>();
    mesh.normals.resize(points);
    for (auto& normal : mesh.normals) {
      for (int axis = 0; axis < 3; ++axis) normal[axis] = static_cast<float>(in.get<std::int8_t>());
      normal.normalize();
    }
    mesh.openness.resize(points);
    for (auto& openness : mesh.openness) openness = in.get<std::uint8_t>();
    mesh.triangles.resize(in.count(3 * sizeof(std::uint32_t)));
    for (auto& triangle : mesh.triangles) {
      for (auto& index : triangle) {
        index = in.get<std::uint32_t>();
        if (index >= points) Reader::damaged();
      }
    }
  }
  return meshes;
}

}  // namespace cervica::visualization
