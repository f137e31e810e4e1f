#include "visualization/pose/skeleton.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <string>
#include <string_view>
#include <utility>

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

// Lengths and heights over the stature: rounded proportions, a design choice.
constexpr double kHipHeight = 0.530, kKneeHeight = 0.285, kAnkleHeight = 0.039;
constexpr double kForearm = 0.146, kHand = 0.108;
constexpr double kSkullToVertexMm = 121.0;

/// Adds bones; places are in millimetres in the body frame at rest.
class Builder {
 public:
  void add(std::string name, std::string parent, std::string joint, const Isometry3d& rest, const Vector3d& centre) {
    bones_.push_back({std::move(name), std::move(parent), std::move(joint), rest, centre});
  }
  /// Upright, turning about its own origin.
  void addAt(std::string name, std::string parent, std::string joint, const Vector3d& mm) {
    add(std::move(name), std::move(parent), std::move(joint), placed(mm, 0.0), mm * kMillimetre);
  }
  [[nodiscard]] const Bone& operator[](std::string_view name) const {
    return *std::find_if(bones_.begin(), bones_.end(), [&](const Bone& bone) { return bone.name == name; });
  }
  [[nodiscard]] std::vector<Bone> take() { return std::move(bones_); }

 private:
  std::vector<Bone> bones_;
};

struct Placed {
  Vector3d mm;
  double pitchDeg;
};

std::vector<Placed> thoracicPlaces() {
  std::vector<Placed> places;
  Vector3d at = Vector3d::Zero();
  double before = kPitchC7;
  for (const Level& level : kDown) {
    const double mean = 0.5 * (before + level.pitchDeg) * kRadPerDeg;
    at -= level.stepMm * Vector3d(std::sin(mean), std::cos(mean), 0.0);
    places.push_back({at, level.pitchDeg});
    before = level.pitchDeg;
  }
  return places;
}

// Each vertebra turns about a point in the rear upper half of the body below it, the skull about its condyles.
const Vector3d kTurningMm(-2.0, 3.0, 0.0);

void addTrunk(Builder& bones) {
  const std::vector<Placed> thoracic = thoracicPlaces();
  const Vector3d t12 = thoracic.back().mm;
  const Vector3d lumbosacral = t12 + Vector3d(20.0, -196.0, 0.0);
  bones.addAt("pelvis", "", "", lumbosacral);
  bones.addAt("lumbar", "pelvis", "l5_s1", lumbosacral);
  std::string below = "lumbar";
  // L1 stands as far under T12 as T12 under T11.
  Vector3d centre = placed(t12, thoracic.back().pitchDeg) * ((Vector3d(0.0, -28.0, 0.0) + kTurningMm) * kMillimetre);
  for (std::size_t i = thoracic.size(); i-- > 0;) {
    const std::string name = kDown[i].name;
    const Isometry3d rest = placed(thoracic[i].mm, thoracic[i].pitchDeg);
    bones.add(name, below, name + "_" + (below == "lumbar" ? "l1" : below), rest, centre);
    centre = rest * (kTurningMm * kMillimetre);
    below = name;
  }
  bones.add("thorax", "t4", "", Isometry3d::Identity(), Vector3d::Zero());
  bones.add("c7", "t1", "c7_t1", placed(Vector3d::Zero(), kPitchC7), centre);
}

void addHead(Builder& bones) {
  Vector3d at = Vector3d::Zero();
  double before = kPitchC7;
  std::string below = "c7";
  for (const Level& level : kUp) {
    const double mean = 0.5 * (before + level.pitchDeg) * kRadPerDeg;
    at += level.stepMm * Vector3d(std::sin(mean), std::cos(mean), 0.0);
    bones.add(level.name, below, std::string(level.name) + "_" + below, placed(at, level.pitchDeg),
              bones[below].rest * (kTurningMm * kMillimetre));
    before = level.pitchDeg;
    below = level.name;
  }
  const Vector3d dens = bones["c2"].rest * Vector3d(0.0, 20.0 * kMillimetre, 0.0);
  bones.add("c1", "c2", "c1_c2", placed(dens / kMillimetre, -6.0), dens);
  const Vector3d condyles = bones["c1"].rest * (Vector3d(-4.5, 5.5, 0.0) * kMillimetre);
  // The condyles rest on the atlas; the origin of the skull lies between the ear canals.
  const Isometry3d skull = placed(condyles / kMillimetre - Vector3d(-9.0, -31.0, 0.0), 0.0);
  bones.add("skull", "c1", "c0_c1", skull, condyles + Vector3d(0.0, 6.0, 0.0) * kMillimetre);
  bones.add("mandible", "skull", "", skull, Vector3d::Zero());
  // Held between the jaw and the breastbone, the hyoid keeps its place in front of C3 whatever the head does.
  const Vector3d hyoid = bones["c3"].rest.translation() / kMillimetre + Vector3d(46.0, -4.0, 0.0);
  bones.addAt("hyoid", "c3", "", hyoid);
}

void addArm(Builder& bones, bool right) {
  const double side = right ? 1.0 : -1.0;
  const std::string suffix = right ? "_right" : "_left";
  const Vector3d sternal(50.0, -46.0, 24.0 * side);
  const Vector3d acromial = sternal + Vector3d(-47.0, 26.0, 139.0 * side);
  const Vector3d head = acromial + Vector3d(1.0, -45.0, 12.0 * side);
  const Vector3d elbow = head + Vector3d(6.0, -294.0, 0.0);
  const Vector3d wrist = elbow - Vector3d(0.0, kForearm * kRestHeight / kMillimetre, 0.0);
  bones.addAt("clavicle" + suffix, "thorax", "sternoclavicular" + suffix, sternal);
  bones.addAt("scapula" + suffix, "clavicle" + suffix, "acromioclavicular" + suffix, acromial);
  bones.addAt("humerus" + suffix, "scapula" + suffix, "glenohumeral" + suffix, head);
  bones.addAt("forearm" + suffix, "humerus" + suffix, "elbow" + suffix, elbow);
  bones.addAt("hand" + suffix, "forearm" + suffix, "wrist" + suffix, wrist);
}

void addLeg(Builder& bones, bool right) {
  const double side = right ? 1.0 : -1.0;
  const std::string suffix = right ? "_right" : "_left";
  const double floorMm =
      bones["skull"].rest.translation().y() / kMillimetre + kSkullToVertexMm - kRestHeight / kMillimetre;
  const double pelvisMm = bones["pelvis"].rest.translation().x() / kMillimetre;
  const auto height = [&](double overStature) { return floorMm + overStature * kRestHeight / kMillimetre; };
  const Vector3d hip(pelvisMm + 22.0, height(kHipHeight), 86.0 * side);
  const Vector3d knee(pelvisMm + 22.0, height(kKneeHeight), 82.0 * side);
  const Vector3d ankle(pelvisMm + 6.0, height(kAnkleHeight), 78.0 * side);
  bones.addAt("thigh" + suffix, "pelvis", "hip" + suffix, hip);
  bones.addAt("shank" + suffix, "thigh" + suffix, "knee" + suffix, knee);
  bones.addAt("foot" + suffix, "shank" + suffix, "ankle" + suffix, ankle);
}

std::vector<Bone> build() {
  Builder bones;
  addTrunk(bones);
  addHead(bones);
  for (const bool right : {true, false}) {
    addArm(bones, right);
    addLeg(bones, right);
  }
  return bones.take();
}

std::vector<LandmarkSite> buildSites() {
  struct Site {
    const char* name;
    const char* bone;
    Vector3d mm;  ///< bone frame; of the right side where `paired`
    bool paired;
  };
  const double foot = -kAnkleHeight * kRestHeight / kMillimetre;
  const double hand = -kHand * kRestHeight / kMillimetre;
  const std::array<Site, 36> sites{{
      {"tragus", "skull", {8, -2, 74}, true},
      {"canthus", "skull", {72, 17, 46}, true},
      {"nasion", "skull", {97, 22, 0}, false},
      {"chin", "mandible", {99, -95, 0}, false},
      {"vertex", "skull", {-5, kSkullToVertexMm, 0}, false},
      {"occiput", "skull", {-98, 20, 0}, false},
      {"c7", "c7", {-66, -12, 0}, false},
      {"t1", "t1", {-66, -16, 0}, false},
      {"t2", "t2", {-66, -20, 0}, false},
      {"t7", "t7", {-62, -36, 0}, false},
      {"t12", "t12", {-66, -18, 0}, false},
      {"l1", "lumbar", {-73, 136, 0}, false},
      {"sacrum", "pelvis", {-86, -66, 0}, false},
      {"belly", "pelvis", {118, 20, 0}, false},
      {"pubis", "pelvis", {96, -112, 0}, false},
      {"sternal_notch", "thorax", {56, -47, 0}, false},
      {"xiphoid", "thorax", {110, -196, 0}, false},
      {"acromion", "scapula", {-42, -5, 12}, true},
      {"scapular_spine_root", "scapula", {-103, -49, -78}, true},
      {"inferior_angle", "scapula", {-84, -172, -45}, true},
      {"glenohumeral", "humerus", {0, 0, 0}, true},
      {"elbow", "forearm", {-34, 6, 0}, true},
      {"wrist", "hand", {0, 0, 0}, true},
      {"palm", "hand", {0, 0.45 * hand, -18}, true},
      {"fingertip", "hand", {0, hand, 0}, true},
      {"hip", "thigh", {0, 0, 0}, true},
      {"ischium", "thigh", {-18, -92, -22}, true},
      {"trochanter", "thigh", {-6, 0, 86}, true},
      {"knee", "shank", {52, 0, 0}, true},
      {"knee_outer", "shank", {6, 0, 54}, true},
      {"ankle", "foot", {0, 0, 0}, true},
      {"ankle_outer", "foot", {0, 0, 38}, true},
      {"heel", "foot", {-62, foot, 0}, true},
      {"heel_back", "foot", {-72, 0.6 * foot, 0}, true},
      {"ball", "foot", {128, foot, 0}, true},
      {"toe", "foot", {192, foot + 6.0, 0}, true},
  }};
  std::vector<LandmarkSite> result;
  for (const Site& site : sites) {
    if (!site.paired) {
      result.push_back({site.name, site.bone, boneNamed(site.bone).rest * (site.mm * kMillimetre)});
      continue;
    }
    const bool onSkull = std::string_view(site.bone) == "skull";
    for (const bool right : {true, false}) {
      const std::string suffix = right ? "_right" : "_left";
      const Vector3d mm(site.mm.x(), site.mm.y(), right ? site.mm.z() : -site.mm.z());
      const std::string bone = onSkull ? std::string(site.bone) : site.bone + suffix;
      result.push_back({site.name + suffix, bone, boneNamed(bone).rest * (mm * kMillimetre)});
    }
  }
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

std::size_t boneIndex(std::string_view name) {
  const auto& bones = skeleton();
  const auto found = std::find_if(bones.begin(), bones.end(), [&](const Bone& bone) { return bone.name == name; });
  CERVICA_EXPECTS(found != bones.end());
  return static_cast<std::size_t>(found - bones.begin());
}

const Bone& boneNamed(std::string_view name) {
  return skeleton()[boneIndex(name)];
}

}  // namespace cervica::visualization
