#include "visualization/anatomy/mesh_file.h"

#include <cmath>
#include <cstring>
#include <string_view>

#include "core/base/failure.h"

namespace cervica::visualization {
namespace {

constexpr std::string_view kMagic = "CERVICA ANATOMY 2\n";
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
  /// A number that can be drawn.
  float finite() {
    const auto value = get<float>();
    if (!std::isfinite(value)) damaged();
    return value;
  }
  [[nodiscard]] bool atEnd() const { return rest_.empty(); }
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

void putBinding(Writer& out, const Binding& binding) {
  out.put(static_cast<std::uint32_t>(binding.bones.size()));
  for (const std::string& bone : binding.bones) out.put(std::string_view(bone));
  for (const Binding::Point& point : binding.points) {
    for (const auto bone : point.bone) out.put(bone);
    for (const auto weight : point.weight) out.put(weight);
  }
}

Binding getBinding(Reader& in, std::size_t points) {
  constexpr float kWeightTolerance = 1e-3F;
  Binding binding;
  binding.bones.resize(in.count(1));
  for (std::string& bone : binding.bones) bone = in.text(in.count(1));
  if (binding.bones.empty()) return binding;
  binding.points.resize(points);
  for (Binding::Point& point : binding.points) {
    for (auto& bone : point.bone) {
      bone = in.get<std::uint8_t>();
      if (bone >= binding.bones.size()) Reader::damaged();
    }
    float sum = 0.0F;
    for (auto& weight : point.weight) {
      weight = in.finite();
      if (weight < 0.0F) Reader::damaged();
      sum += weight;
    }
    if (std::abs(sum - 1.0F) > kWeightTolerance) Reader::damaged();
  }
  return binding;
}

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
    putBinding(out, mesh.binding);
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
      for (int axis = 0; axis < 3; ++axis) point[axis] = in.finite();
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
    mesh.binding = getBinding(in, points);
  }
  if (!in.atEnd()) Reader::damaged();
  return meshes;
}

}  // namespace cervica::visualization
