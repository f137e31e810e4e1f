#include "visualization/pose/skeleton.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "core/base/contract.h"

namespace cervica::visualization {
namespace {

using Eigen::Isometry3d;
using Eigen::Vector3d;

constexpr double kMillimetre = 0.001;
constexpr double kRadPerDeg = std::numbers::pi / 180.0;

/// Rotation that leans forwards by `pitchDeg`.
Isometry3d placed(const Vector3d& mm, double pitchDeg) {
  Isometry3d frame = Isometry3d::Identity();
  frame.translation() = mm * kMillimetre;
  frame.rotate(Eigen::AngleAxisd(-pitchDeg * kRadPerDeg, Vector3d::UnitZ()));
  return frame;
}

struct Level {
  const char* name;
  double stepMm;    ///< to the vertebra before (C7 is the start)
  double pitchDeg;  ///< forward lean of the vertebra: the lordosis and the kyphosis
};
constexpr std::array<Level, 5> kUp{
    {{"c6", 18.2, 18.0}, {"c5", 17.6, 12.0}, {"c4", 17.2, 6.0}, {"c3", 17.4, 1.0}, {"c2", 18.0, -2.0}}};
constexpr std::array<Level, 12> kDown{{{"t1", 19.0, 26.0},
                                       {"t2", 19.5, 26.0},
                                       {"t3", 20.0, 23.0},
                                       {"t4", 20.5, 19.0},
                                       {"t5", 21.0, 15.0},
                                       {"t6", 21.8, 10.0},
                                       {"t7", 22.4, 5.0},
                                       {"t8", 23.2, 0.0},
                                       {"t9", 24.0, -4.0},
                                       {"t10", 25.0, -8.0},
                                       {"t11", 26.0, -11.0},
                                       {"t12", 27.0, -13.0}}};
constexpr double kPitchC7 = 22.0;

std::vector<Bone> build() {
  std::vector<Bone> bones;
  const auto add = [&](std::string name, std::string parent, std::string joint, const Isometry3d& rest,
                       const Vector3d& centre) {
    bones.push_back({std::move(name), std::move(parent), std::move(joint), rest, centre});
  };
  add("thorax", "", "", Isometry3d::Identity(), Vector3d::Zero());
  Vector3d at = Vector3d::Zero();
  double before = kPitchC7;
  for (const Level& level : kDown) {
    const double mean = 0.5 * (before + level.pitchDeg) * kRadPerDeg;
    at -= level.stepMm * Vector3d(std::sin(mean), std::cos(mean), 0.0);
    add(level.name, "thorax", "", placed(at, level.pitchDeg), Vector3d::Zero());
    before = level.pitchDeg;
  }
  // Each vertebra turns about a point in the rear upper half of the body below it, the skull about its condyles.
  const Vector3d turning = Vector3d(-2.0, 3.0, 0.0) * kMillimetre;
  const Isometry3d t1 = bones[1].rest;
  add("c7", "thorax", "c7_t1", placed(Vector3d::Zero(), kPitchC7), t1 * turning);
  at = Vector3d::Zero();
  before = kPitchC7;
  for (const Level& level : kUp) {
    const double mean = 0.5 * (before + level.pitchDeg) * kRadPerDeg;
    at += level.stepMm * Vector3d(std::sin(mean), std::cos(mean), 0.0);
    const Bone below = bones.back();
    add(level.name, below.name, std::string(level.name) + "_" + below.name, placed(at, level.pitchDeg),
        below.rest * turning);
    before = level.pitchDeg;
  }
  const Isometry3d c2 = bones.back().rest, c3 = bones[bones.size() - 2].rest;
  const Vector3d dens = c2 * Vector3d(0.0, 20.5 * kMillimetre, 0.0);
  add("c1", "c2", "c1_c2", placed(dens / kMillimetre, -6.0), dens);
  const Vector3d condyles = bones.back().rest * (Vector3d(-4.5, 5.5, 0.0) * kMillimetre);
  // The condyles rest on the atlas; the origin of the skull lies between the ear canals.
  const Isometry3d skull = placed(condyles / kMillimetre - Vector3d(-9.0, -31.0, 0.0), 0.0);
  add("skull", "c1", "c0_c1", skull, condyles + Vector3d(0.0, 6.0, 0.0) * kMillimetre);
  add("mandible", "skull", "", skull, Vector3d::Zero());
  // Held between the jaw and the breastbone, the hyoid keeps its place in front of C3 whatever the head does.
  add("hyoid", "c3", "", placed(c3.translation() / kMillimetre + Vector3d(46.0, -4.0, 0.0), 0.0), Vector3d::Zero());

  for (const bool right : {true, false}) {
    const double side = right ? 1.0 : -1.0;
    const std::string suffix = right ? "_right" : "_left";
    const Vector3d sternal(50.0, -46.0, 24.0 * side);
    const Vector3d acromial = sternal + Vector3d(-47.0, 26.0, 139.0 * side);
    const Vector3d head = acromial + Vector3d(1.0, -45.0, 12.0 * side);
    add("clavicle" + suffix, "thorax", "sternoclavicular" + suffix, placed(sternal, 0.0), sternal * kMillimetre);
    add("scapula" + suffix, "clavicle" + suffix, "acromioclavicular" + suffix, placed(acromial, 0.0),
        acromial * kMillimetre);
    add("humerus" + suffix, "scapula" + suffix, "glenohumeral" + suffix, placed(head, 0.0), head * kMillimetre);
  }
  return bones;
}

std::vector<LandmarkSite> buildSites() {
  struct Site {
    const char* name;
    const char* bone;
    Vector3d mm;  ///< bone frame
  };
  const std::array<Site, 16> sites{{
      {"tragus_right", "skull", {8, -2, 74}},
      {"tragus_left", "skull", {8, -2, -74}},
      {"canthus_right", "skull", {72, 17, 46}},
      {"canthus_left", "skull", {72, 17, -46}},
      {"nasion", "skull", {97, 22, 0}},
      {"chin", "mandible", {99, -95, 0}},
      {"vertex", "skull", {-5, 121, 0}},
      {"c7", "c7", {-66, -12, 0}},
      {"t1", "t1", {-66, -16, 0}},
      {"sternal_notch", "thorax", {56, -47, 0}},
      {"acromion_right", "scapula_right", {-27, 0, 18}},
      {"acromion_left", "scapula_left", {-27, 0, -18}},
      {"inferior_angle_right", "scapula_right", {-84, -172, -45}},
      {"inferior_angle_left", "scapula_left", {-84, -172, 45}},
      {"glenohumeral_right", "humerus_right", {0, 0, 0}},
      {"glenohumeral_left", "humerus_left", {0, 0, 0}},
  }};
  std::vector<LandmarkSite> result;
  for (const Site& site : sites)
    result.push_back({site.name, site.bone, boneNamed(site.bone).rest * (site.mm * kMillimetre)});
  return result;
}

}  // namespace

const std::vector<Bone>& skeleton() {
  static const std::vector<Bone> bones = build();
  return bones;
}

const std::vector<LandmarkSite>& landmarkSites() {
  static const std::vector<LandmarkSite> sites = buildSites();
  return sites;
}

const Bone& boneNamed(std::string_view name) {
  const auto& bones = skeleton();
  const auto found = std::find_if(bones.begin(), bones.end(), [&](const Bone& bone) { return bone.name == name; });
  CERVICA_EXPECTS(found != bones.end());
  return *found;
}

}  // namespace cervica::visualization
