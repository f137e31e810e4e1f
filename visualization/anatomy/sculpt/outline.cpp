#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "visualization/anatomy/sculpt/bones.h"
#include "visualization/anatomy/sculpt/outline_clay.h"
#include "visualization/anatomy/skinning.h"
#include "visualization/pose/skeleton.h"

namespace cervica::visualization::sculpt {
namespace {

constexpr double kMillimetresPerMetre = 1000.0;

double smooth(double from, double to, double value) {
  const double t = clamp01((value - from) / (to - from));
  return t * t * (3.0 - 2.0 * t);
}

Vec jointOf(const std::string& bone) {
  return boneNamed(bone).rest.translation() * kMillimetresPerMetre;
}

using Shares = std::vector<std::pair<std::string, double>>;

/// The column of trunk and neck from below, each with the height at which it carries alone, mm.
const std::vector<std::pair<std::string, double>>& column() {
  static const std::vector<std::pair<std::string, double>> places = [] {
    std::vector<std::pair<std::string, double>> result;
    const double sacrum = jointOf("pelvis").y(), lowest = jointOf("t12").y();
    result.emplace_back("pelvis", sacrum - 55.0);
    result.emplace_back("lumbar", 0.5 * (sacrum + lowest));
    for (const char* name : {"t11", "t8", "t6", "t4", "t2", "c7", "c6", "c5", "c4", "c3", "c2", "c1"})
      result.emplace_back(name, jointOf(name).y());
    return result;
  }();
  return places;
}

/// The two of the column next to a height.
Shares alongColumn(double height) {
  const auto& places = column();
  if (height <= places.front().second) return {{places.front().first, 1.0}};
  if (height >= places.back().second) return {{places.back().first, 1.0}};
  std::size_t i = 0;
  while (height > places[i + 1].second) ++i;
  const double t = smooth(places[i].second, places[i + 1].second, height);
  return {{places[i].first, 1.0 - t}, {places[i + 1].first, t}};
}

/// What carries the trunk and the neck; `p` on the right half. In front and at the sides the chest is one piece.
Shares carriersOfTrunk(const Vec& p, const std::string& side) {
  // The discs of the lower neck lean forwards: its front belongs to higher vertebrae.
  const double lean = 0.30 * smooth(-30.0, 10.0, p.y()) * (1.0 - smooth(70.0, 110.0, p.y()));
  const double level = p.y() + lean * (p.x() - 5.0);
  const double notBack = 1.0 - (1.0 - smooth(-90.0, 20.0, p.x())) * (1.0 - smooth(50.0, 110.0, p.z()));
  Shares shares;
  for (const auto& [name, share] : alongColumn(level)) {
    const bool chest = name.front() == 't';
    shares.emplace_back(name, chest ? share * (1.0 - notBack) : share);
    if (chest) shares.emplace_back("thorax", share * notBack);
  }
  // The shoulder's top and the skin over the blade go with the shoulder girdle.
  const double toRidge = limb(p, {-24, -28, 96}, jointOf("scapula_right") + Vec(-3, -18, 18), 0.0, 0.0);
  const double overBlade = (p - Vec(-100, -120, 92)).norm();
  const double girdle = std::max(1.0 - smooth(24.0, 120.0, toRidge), 0.45 * (1.0 - smooth(30.0, 110.0, overBlade)));
  const double blade = 1.0 - smooth(-70.0, 10.0, p.x());
  for (auto& [name, share] : shares) share *= 1.0 - girdle;
  shares.emplace_back("clavicle" + side, girdle * (1.0 - blade));
  shares.emplace_back("scapula" + side, girdle * blade);
  return shares;
}

Shares carriersOfArm(const Vec& p, const std::string& side) {
  const Vec q = sculptedArm().inverse() * p;
  const double elbow = smooth(50.0, -50.0, q.y() - jointOf("forearm_right").y());
  const double wrist = smooth(28.0, -28.0, q.y() - jointOf("hand_right").y());
  return {{"humerus" + side, 1.0 - elbow}, {"forearm" + side, elbow * (1.0 - wrist)}, {"hand" + side, elbow * wrist}};
}

Shares carriersOfLeg(const Vec& p, const std::string& side) {
  const Vec q = sculptedLeg().inverse() * p;
  const double knee = smooth(65.0, -65.0, q.y() - jointOf("shank_right").y());
  const Vec fromAnkle = q - jointOf("foot_right");
  const double ankle = smooth(-32.0, 32.0, 10.0 - fromAnkle.y() + 0.55 * fromAnkle.x());
  const double foot = ankle * smooth(150.0, 90.0, fromAnkle.y());
  return {{"thigh" + side, 1.0 - knee}, {"shank" + side, knee * (1.0 - foot)}, {"foot" + side, knee * foot}};
}

/// Which bones carry a point of the sculpted outline, and by how much.
Shares carriersAt(const Vec& sculpted) {
  const Vec p = mirroredRight(sculpted);
  const std::string side = sculpted.z() >= 0.0 ? "_right" : "_left";
  const double trunk = outlineTrunk(p), toArm = outlineArm(p), toLeg = outlineLeg(p);
  const double head = smooth(-26.0, 26.0, trunk - outlineHead(p)) * smooth(-40.0, 20.0, p.y());
  const Vec shoulder = jointOf("humerus_right");
  const double alongArm = shoulder.y() - (sculptedArm().inverse() * p).y();
  const double arm = smooth(-58.0, 58.0, std::min(trunk, toLeg) - toArm) * smooth(-46.0, 92.0, alongArm);
  const double leg = smooth(-80.0, 80.0, std::min(trunk, toArm) - toLeg);
  Shares shares;
  const auto add = [&](const Shares& more, double share) {
    for (const auto& [name, part] : more)
      if (part * share > 1e-4) shares.emplace_back(name, part * share);
  };
  add({{"skull", 1.0}}, head);
  add(carriersOfArm(p, side), (1.0 - head) * arm);
  add(carriersOfLeg(p, side), (1.0 - head) * (1.0 - arm) * leg);
  add(carriersOfTrunk(p, side), (1.0 - head) * (1.0 - arm) * (1.0 - leg));
  return shares;
}

/// The four that carry most.
Binding::Point bound(const Shares& shares, std::vector<std::string>& bones) {
  Shares merged;
  for (const auto& [name, share] : shares) {
    const auto same = std::find_if(merged.begin(), merged.end(), [&](const auto& one) { return one.first == name; });
    if (same == merged.end())
      merged.emplace_back(name, share);
    else
      same->second += share;
  }
  std::stable_sort(merged.begin(), merged.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (merged.size() > Binding::kMostBones) merged.resize(Binding::kMostBones);
  double sum = 0.0;
  for (const auto& [name, share] : merged) sum += share;
  Binding::Point point;
  for (std::size_t k = 0; k < merged.size(); ++k) {
    const auto found = std::find(bones.begin(), bones.end(), merged[k].first);
    point.bone[k] = static_cast<std::uint8_t>(found - bones.begin());
    if (found == bones.end()) bones.push_back(merged[k].first);
    point.weight[k] = static_cast<float>(merged[k].second / sum);
  }
  return point;
}

/// Where the bones are while the outline is sculpted.
BoneMotions sculptedPosture() {
  const auto metres = [](Eigen::Isometry3d motion) {
    motion.translation() /= kMillimetresPerMetre;
    return Eigen::Affine3d(motion);
  };
  BoneMotions motions;
  const Eigen::DiagonalMatrix<double, 3> flip(1.0, 1.0, -1.0);
  for (const Bone& bone : skeleton()) {
    Eigen::Affine3d motion = Eigen::Affine3d::Identity();
    const std::string part = bone.name.substr(0, bone.name.find('_'));
    if (part == "humerus" || part == "forearm" || part == "hand") motion = metres(sculptedArm());
    if (part == "thigh" || part == "shank" || part == "foot") motion = metres(sculptedLeg());
    if (bone.name.ends_with("_left")) {
      motion.linear() = flip * motion.linear() * flip;
      motion.translation().z() = -motion.translation().z();
    }
    motions.emplace(bone.name, motion);
  }
  return motions;
}

void bindAndLower(Mesh& mesh) {
  for (const auto& point : mesh.points)
    mesh.binding.points.push_back(bound(carriersAt(point.cast<double>() * kMillimetresPerMetre), mesh.binding.bones));
  const Skinning sculpted(mesh.binding.bones, sculptedPosture());
  for (std::size_t i = 0; i < mesh.points.size(); ++i) {
    const Eigen::Affine3f lower = sculpted.at(mesh.binding.points[i]).inverse();
    mesh.points[i] = lower * mesh.points[i];
    mesh.normals[i] = (lower.linear() * mesh.normals[i]).normalized();
  }
}

}  // namespace

Fired outline() {
  Fired fired = fire(outlineClay());
  bindAndLower(fired.full);
  bindAndLower(fired.moving);
  return fired;
}

}  // namespace cervica::visualization::sculpt
