#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/catch_compat.h"
#include "tests/visualization/posture_samples.h"
#include "tests/visualization/surface_probe.h"
#include "visualization/anatomy/anatomy.h"
#include "visualization/anatomy/bone_motions.h"
#include "visualization/pose/pose.h"
#include "visualization/pose/posture_measures.h"

using namespace cervica;
using namespace cervica::visualization;

namespace {

/// How much deeper than at rest one bone may dip into its neighbour: half the thickness of a facet's cartilage and
/// capsule that the dry bones leave out, rounded; a design choice.
constexpr double kAllowedVertebraMm = 2.0;
constexpr double kAllowedBladeMm = 4.0;  ///< shoulder blade into the ribs: muscle lies in between

core::Angle restingUpwardRotation() {
  return measurePosture(solvePose({}).landmarks).at(kUpwardRotationRightId);
}

/// Two neighbours whose surfaces may meet.
class Pair {
 public:
  Pair(const std::string& mover, const std::string& other)
      : name_(mover + " in " + other),
        moverBone_(mover),
        otherBone_(other),
        mesh_(shippedMesh(mover)),
        probe_(*shippedMesh(other)) {
    // Only points that can come near: within twelve millimetres at rest.
    const Pose rest = solvePose({});
    const Eigen::Affine3f between = betweenBones(rest);
    const Mesh& target = *shippedMesh(other);
    for (const Eigen::Vector3f& point : mesh_->points) {
      const Eigen::Vector3f here = between * point;
      const bool near = std::any_of(target.points.begin(), target.points.end(), [&](const Eigen::Vector3f& its) {
        return (its - here).squaredNorm() < kNear * kNear;
      });
      if (near) points_.push_back(point);
    }
    atRest_ = deepest(rest);
  }

  /// Depth beyond that at rest, mm of the resting model.
  [[nodiscard]] double beyondRestMm(const Pose& pose) const { return deepest(pose) - atRest_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] double atRestMm() const { return atRest_; }

 private:
  static constexpr float kNear = 0.012F;

  [[nodiscard]] Eigen::Affine3f betweenBones(const Pose& pose) const {
    return (pose.bones.at(otherBone_).inverse() * pose.bones.at(moverBone_)).cast<float>();
  }
  [[nodiscard]] double deepest(const Pose& pose) const {
    const Eigen::Affine3f between = betweenBones(pose);
    double most = 0;
    for (const Eigen::Vector3f& point : points_) most = std::max(most, probe_.depth(between * point));
    return 1000.0 * most;
  }

  std::string name_, moverBone_, otherBone_;
  std::shared_ptr<const Mesh> mesh_;
  tests::SurfaceProbe probe_;
  std::vector<Eigen::Vector3f> points_;
  double atRest_ = 0;
};

std::vector<std::unique_ptr<Pair>> neighbours() {
  std::vector<std::string> column{"skull"};
  for (int i = 1; i <= 7; ++i) column.push_back("c" + std::to_string(i));
  for (int i = 1; i <= 12; ++i) column.push_back("t" + std::to_string(i));
  std::vector<std::unique_ptr<Pair>> pairs;
  const auto both = [&](const std::string& a, const std::string& b) {
    pairs.push_back(std::make_unique<Pair>(a, b));
    pairs.push_back(std::make_unique<Pair>(b, a));
  };
  for (std::size_t i = 0; i + 1 < column.size(); ++i) both(column[i], column[i + 1]);
  both("skull", "c2");
  for (const char* vertebra : {"c1", "c2", "c3"}) both("mandible", vertebra);
  for (const char* vertebra : {"c2", "c3", "c4"}) both("hyoid", vertebra);
  return pairs;
}

}  // namespace

TEST_CASE("No vertebra passes through its neighbour", "[visualization][pose]") {
  const auto pairs = neighbours();
  std::map<std::string, double> worst;
  for (const PostureInput& input : tests::plausiblePostures(500, restingUpwardRotation())) {
    const Pose pose = solvePose(input);
    for (const auto& pair : pairs) {
      double& most = worst[pair->name()];
      most = std::max(most, pair->beyondRestMm(pose));
    }
  }
  for (const auto& pair : pairs) {
    CAPTURE(pair->name());
    CHECK(pair->atRestMm() <= kAllowedVertebraMm);
  }
  for (const auto& [name, mm] : worst) {
    CAPTURE(name);
    CHECK(mm <= kAllowedVertebraMm);
  }
}

TEST_CASE("A vertebra pushed into its neighbour is noticed", "[visualization][pose]") {
  Pose pose = solvePose({});
  const Pair pair("c5", "c6");
  CHECK(pair.atRestMm() < kAllowedVertebraMm);
  CHECK(pair.beyondRestMm(pose) == 0.0);
  pose.bones.at("c5").pretranslate(Eigen::Vector3d(0.0, -0.008, 0.0));
  CHECK(pair.beyondRestMm(pose) > kAllowedVertebraMm);
}

TEST_CASE("The shoulder blades stay on the ribs, the arms in their sockets", "[visualization][pose]") {
  const std::shared_ptr<const Mesh> cage = shippedMesh("ribcage");
  const auto deepest = [&](const Pose& pose, const char* side) {
    const Mesh ribs = deformed(*cage, boneMotions(pose));
    const tests::SurfaceProbe probe(ribs);
    const Eigen::Affine3f blade = pose.bones.at(std::string("scapula") + side).cast<float>();
    double most = 0;
    const auto& points = shippedMesh(std::string("scapula") + side)->points;
    for (std::size_t i = 0; i < points.size(); i += 2) most = std::max(most, probe.depth(blade * points[i]));
    return 1000.0 * most / pose.scale;
  };
  const Pose rest = solvePose({});
  const double atRest = deepest(rest, "_right");
  const Eigen::Vector3d socket = rest.bones.at("scapula_right").inverse() * rest.landmarks.at("glenohumeral_right");
  double worst = 0;
  const auto inputs = tests::plausiblePostures(500, restingUpwardRotation());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Pose pose = solvePose(inputs[i]);
    const Eigen::Vector3d head = pose.bones.at("scapula_right").inverse() * pose.landmarks.at("glenohumeral_right");
    CHECK((head - socket).norm() < 1e-9);
    if (i % 10 == 0)
      for (const char* side : {"_right", "_left"}) worst = std::max(worst, deepest(pose, side) - atRest);
  }
  CHECK(worst <= kAllowedBladeMm);
}
