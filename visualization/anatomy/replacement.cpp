#include "visualization/anatomy/replacement.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "core/base/failure.h"
#include "visualization/anatomy/decimate.h"
#include "visualization/anatomy/mesh_shading.h"
#include "visualization/anatomy/registration.h"
#include "visualization/anatomy/vtp_reader.h"
#include "visualization/pose/skeleton.h"

namespace cervica::visualization {
namespace {

using Eigen::Vector3d;
namespace fs = std::filesystem;

constexpr double kMillimetresPerMetre = 1000.0;
constexpr double kSmallest = 0.35, kLargest = 2.8;  ///< a bone's size over the shipped one's: a child's to a giant's
constexpr std::string_view kLeft = "_left", kRight = "_right";

[[noreturn]] void refuse(const std::string& sentence) {
  throw core::Failure(core::Failure::Kind::Storage, sentence);
}

/// OpenSim's words for a bone without its side, in the order of preference after our own.
std::vector<std::string> wordsFor(const std::string& bone) {
  if (bone == "skull") return {"skull", "hat_skull", "cranium"};
  if (bone == "mandible") return {"mandible", "jaw", "hat_jaw"};
  if (bone == "ribcage") return {"ribcage", "ribs", "thorax", "hat_ribs"};
  const std::string level = bone.substr(1);
  const bool numbered =
      !level.empty() && std::all_of(level.begin(), level.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  if (numbered && bone[0] == 'c')
    return {bone, "cerv" + level, "cerv" + level + "sm", "rotatedcerv" + level, "cervical" + level};
  if (numbered && bone[0] == 't') return {bone, "thor" + level, "thoracic" + level};
  return {bone};
}

/// The file names, without ending and in small letters, that may hold a bone.
std::vector<std::string> stemsFor(const std::string& bone) {
  for (const bool right : {false, true}) {
    const std::string_view side = right ? kRight : kLeft;
    if (!bone.ends_with(side)) continue;
    const std::string base = bone.substr(0, bone.size() - side.size()), letter = right ? "r" : "l";
    std::vector<std::string> stems{bone, letter + base, base + "_" + letter, base + "_" + letter + "v", base + letter};
    if (right) stems.push_back(base);  // OpenSim's models of one arm are right ones
    return stems;
  }
  return wordsFor(bone);
}

std::map<std::string, fs::path> meshFilesIn(const fs::path& directory) {
  std::error_code error;
  if (!fs::is_directory(directory, error))
    refuse("There is no folder " + directory.string() + ". Choose the folder that holds the bone meshes.");
  std::map<std::string, fs::path> files;
  for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
    std::string ending = it->path().extension().string(), stem = it->path().stem().string();
    const auto lower = [](unsigned char c) { return static_cast<char>(std::tolower(c)); };
    std::transform(ending.begin(), ending.end(), ending.begin(), lower);
    std::transform(stem.begin(), stem.end(), stem.begin(), lower);
    if (ending != ".vtp") continue;
    const auto [same, isNew] = files.try_emplace(stem, it->path());
    if (!isNew) same->second = std::min(same->second, it->path());  // one of two that differ in capitals only
  }
  if (error) refuse("The folder " + directory.string() + " cannot be read: " + error.message() + ".");
  return files;
}

std::vector<Vector3d> inBodyFrame(const Mesh& mesh) {
  const Eigen::Isometry3d& rest = boneNamed(boneOf(mesh.name)).rest;
  std::vector<Vector3d> points;
  for (const auto& point : mesh.points)
    points.emplace_back(mesh.binding.empty() ? Vector3d(rest * point.cast<double>()) : point.cast<double>());
  return points;
}

double diagonal(const std::vector<Vector3d>& points) {
  Eigen::AlignedBox3d box;
  for (const Vector3d& point : points) box.extend(point);
  return box.diagonal().norm();
}

/// Metres or millimetres: whichever makes it a person's bone.
void checkSize(const std::vector<Vector3d>& points, const std::vector<Vector3d>& shipped, const fs::path& file) {
  const double ratio = diagonal(points) / diagonal(shipped);
  for (const double unit : {1.0, kMillimetresPerMetre})
    if (ratio / unit > kSmallest && ratio / unit < kLargest) return;
  refuse("The bone mesh " + file.string() + " measures " + std::to_string(diagonal(points)) +
         " from corner to corner: that is no bone in metres or millimetres.");
}

/// Binds each point like the shipped points nearest to it.
void bindLike(const Mesh& shipped, Mesh& mesh) {
  constexpr std::size_t kNeighbours = 4;
  mesh.binding.bones = shipped.binding.bones;
  for (const auto& point : mesh.points) {
    std::array<std::pair<float, std::size_t>, kNeighbours> nearest;
    nearest.fill({std::numeric_limits<float>::max(), 0});
    for (std::size_t j = 0; j < shipped.points.size(); ++j) {
      const float squared = (shipped.points[j] - point).squaredNorm();
      if (squared >= nearest.back().first) continue;
      nearest.back() = {squared, j};
      std::sort(nearest.begin(), nearest.end());
    }
    std::vector<float> shares(shipped.binding.bones.size(), 0.0F);
    for (const auto& [squared, j] : nearest) {
      const Binding::Point& from = shipped.binding.points[j];
      for (std::size_t k = 0; k < Binding::kMostBones; ++k) shares[from.bone[k]] += from.weight[k] / (squared + 1e-6F);
    }
    Binding::Point bound;
    float sum = 0.0F;
    for (std::size_t k = 0; k < Binding::kMostBones; ++k) {
      const auto most = std::max_element(shares.begin(), shares.end());
      bound.bone[k] = static_cast<std::uint8_t>(most - shares.begin());
      bound.weight[k] = *most;
      sum += *most;
      *most = 0.0F;
    }
    for (float& weight : bound.weight) weight /= sum;
    mesh.binding.points.push_back(bound);
  }
}

/// The mesh of a file in the place of a shipped one, at full detail of the file.
Mesh fitted(Mesh mesh, const Mesh& shipped, const fs::path& file) {
  const std::vector<Vector3d> target = inBodyFrame(shipped);
  std::vector<Vector3d> points;
  for (const auto& point : mesh.points) points.emplace_back(point.cast<double>());
  checkSize(points, target, file);
  Eigen::Affine3d motion = laidOnto(points, target);
  if (shipped.binding.empty()) motion = boneNamed(boneOf(shipped.name)).rest.inverse() * motion;
  for (std::size_t i = 0; i < points.size(); ++i) mesh.points[i] = (motion * points[i]).cast<float>();
  mesh.name = shipped.name;
  return mesh;
}

std::shared_ptr<const Mesh> finished(const Mesh& mesh, const Mesh& shipped) {
  Mesh result = mesh.triangles.size() > shipped.triangles.size() ? decimated(mesh, shipped.triangles.size()) : mesh;
  shade(result);
  if (!shipped.binding.empty()) bindLike(shipped, result);
  return std::make_shared<const Mesh>(std::move(result));
}

std::string otherSide(const std::string& bone) {
  if (bone.ends_with(kLeft)) return bone.substr(0, bone.size() - kLeft.size()).append(kRight);
  if (bone.ends_with(kRight)) return bone.substr(0, bone.size() - kRight.size()).append(kLeft);
  return {};
}

}  // namespace

Replacement loadReplacement(const fs::path& directory) {
  const std::map<std::string, fs::path> files = meshFilesIn(directory);
  std::vector<std::string> used;
  const auto fileOf = [&](const std::string& bone) -> std::optional<fs::path> {
    for (const std::string& stem : stemsFor(bone)) {
      const auto found = files.find(stem);
      if (found == files.end()) continue;
      used.push_back(stem);
      return found->second;
    }
    return std::nullopt;
  };
  Replacement result;
  auto set = std::make_shared<AnatomySet>(*shippedAnatomySet());
  for (std::size_t i = 0; i < set->bones.size(); ++i) {
    const Mesh shipped = *set->bones[i];
    std::optional<fs::path> file = fileOf(shipped.name);
    const bool mirror = !file && !otherSide(shipped.name).empty();
    if (mirror) file = fileOf(otherSide(shipped.name));
    if (!file) {
      result.sculpted.push_back(shipped.name);
      continue;
    }
    Mesh mesh = readVtp(*file, kMostReplacementTriangles);
    if (mirror) mesh = mirrored(mesh, shipped.name);
    mesh = fitted(std::move(mesh), shipped, *file);
    set->movingBones[i] = finished(mesh, *set->movingBones[i]);
    set->bones[i] = finished(mesh, shipped);
    result.replaced.push_back(shipped.name);
  }
  if (result.replaced.empty()) {
    refuse("The folder " + directory.string() +
           " has no mesh of a known bone. Files are named as in OpenSim, for example skull.vtp, cerv1.vtp and "
           "lclavicle.vtp.");
  }
  for (const auto& [stem, file] : files)
    if (std::find(used.begin(), used.end(), stem) == used.end()) result.ignored.push_back(file.filename().string());
  result.anatomy = std::move(set);
  return result;
}

}  // namespace cervica::visualization
