#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "tests/support/catch_compat.h"
#include "visualization/anatomy/anatomy.h"
#include "visualization/muscles/muscle_length.h"
#include "visualization/muscles/muscle_mesh.h"
#include "visualization/muscles/path.h"
#include "visualization/muscles/shape.h"
#include "visualization/pose/skeleton.h"

using namespace cervica;
using namespace cervica::visualization;
using core::Side;

namespace {

constexpr std::array<Side, 2> kSides{Side::Left, Side::Right};

Pose forwardHead(double craniovertebralDeg) {
  PostureInput input;
  input.craniovertebral = core::Angle::degrees(craniovertebralDeg);
  return solvePose(input);
}

/// Shoulders carried forward, by the angle of acromion and C7, compared with rest.
Pose roundedShoulders(double byDeg) {
  const core::Angle rest = measurePosture(solvePose({}).landmarks).at("posture.shoulder_c7_angle");
  PostureInput input;
  input.shoulderC7 = core::Angle::degrees(rest.inDegrees() - byDeg);
  return solvePose(input);
}

/// The model with every bone's place mirrored in the median plane and exchanged with its counterpart.
Pose mirrorImage(const Pose& pose) {
  const Eigen::DiagonalMatrix<double, 3> flip(1.0, 1.0, -1.0);
  Pose result = pose;
  for (const auto& [name, place] : pose.bones) {
    std::string other = name;
    if (other.ends_with("_left")) {
      other.replace(other.size() - 4, 4, "right");
    } else if (other.ends_with("_right")) {
      other.replace(other.size() - 5, 5, "left");
    }
    Eigen::Affine3d image = Eigen::Affine3d::Identity();
    image.linear() = flip * place.linear() * flip;
    image.translation() = flip * place.translation();
    result.bones[other] = image;
  }
  return result;
}

/// The resting model with the head turned; to the right positive.
Pose turnedHead(double deg) {
  NeckAngles angles;
  angles.rotation = core::Angle::degrees(deg);
  return poseOf({}, angles);
}

/// The points of the skull, the vertebrae and the rib cage with their normals, found quickly by place.
class BoneSurfaces {
 public:
  explicit BoneSurfaces(const Pose& pose) {
    for (const auto& mesh : shippedAnatomy()) {
      const bool vertebra = mesh->name.size() <= 3 && (mesh->name[0] == 'c' || mesh->name[0] == 't');
      if (!vertebra && mesh->name != "skull" && mesh->name != "ribcage") continue;
      const Eigen::Affine3d& place = pose.bones.at(std::string(boneOf(mesh->name)));
      for (std::size_t i = 0; i < mesh->points.size(); ++i) {
        const Eigen::Vector3d at = place * mesh->points[i].cast<double>();
        cells_[cellOf(at)].push_back({at, place.linear() * mesh->normals[i].cast<double>(), &mesh->name});
      }
    }
  }

  /// How far a point is below the nearest surface, m, and of which bone; nothing: outside, or far from every bone.
  [[nodiscard]] std::pair<double, std::string> depthOf(const Eigen::Vector3d& point) const {
    const Point* nearest = nullptr;
    double least = kCell;
    const Cell middle = cellOf(point);
    for (int x = -1; x <= 1; ++x) {
      for (int y = -1; y <= 1; ++y) {
        for (int z = -1; z <= 1; ++z) {
          const auto cell = cells_.find({middle[0] + x, middle[1] + y, middle[2] + z});
          if (cell == cells_.end()) continue;
          for (const Point& one : cell->second) {
            if ((one.at - point).norm() >= least) continue;
            least = (one.at - point).norm();
            nearest = &one;
          }
        }
      }
    }
    if (nearest == nullptr) return {0.0, {}};
    return {-(point - nearest->at).dot(nearest->normal), *nearest->bone};
  }

 private:
  using Cell = std::array<int, 3>;
  struct Point {
    Eigen::Vector3d at, normal;
    const std::string* bone;
  };
  static constexpr double kCell = 0.008;
  static Cell cellOf(const Eigen::Vector3d& p) {
    const auto index = [](double x) { return static_cast<int>(std::floor(x / kCell)); };
    return {index(p.x()), index(p.y()), index(p.z())};
  }
  std::map<Cell, std::vector<Point>> cells_;
};

double enclosedVolume(const Mesh& mesh) {
  double six = 0.0;
  for (const auto& [a, b, c] : mesh.triangles) {
    six += mesh.points[a].cast<double>().dot(mesh.points[b].cast<double>().cross(mesh.points[c].cast<double>()));
  }
  return six / 6.0;
}

std::string meshOf(const std::string& bone) {
  if (bone == "thorax") return "ribcage";
  const bool paired = bone == "clavicle" || bone == "scapula" || bone == "humerus";
  return paired ? bone + "_right" : bone;
}

}  // namespace

TEST_CASE("Every muscle has a name, words and a way back from its name", "[visualization][muscles]") {
  CHECK(nameOf(Muscle::UpperTrapezius, Side::Right) == "upper_trapezius_right");
  CHECK(labelOf(Muscle::LevatorScapulae) == "Levator scapulae");
  std::set<std::string> names;
  for (const Muscle muscle : kMuscles) {
    for (const Side side : kSides) {
      names.insert(nameOf(muscle, side));
      CHECK(muscleNamed(nameOf(muscle, side)) == SidedMuscle{muscle, side});
    }
  }
  CHECK(names.size() == 2 * kMuscles.size());
  CHECK(allMuscles().size() == names.size());
  CHECK_FALSE(muscleNamed("upper_trapezius").has_value());
  CHECK_FALSE(muscleNamed("skull").has_value());
}

TEST_CASE("Muscles are closed surfaces that face outwards", "[visualization][muscles]") {
  const Pose pose = forwardHead(45.0);
  for (const Detail detail : {Detail::Full, Detail::Moving}) {
    for (const Muscle muscle : kMuscles) {
      for (const Side side : kSides) {
        const auto mesh = muscleMesh(muscle, side, pose, detail);
        INFO(mesh->name);
        CHECK(mesh->name == nameOf(muscle, side));
        REQUIRE(mesh->normals.size() == mesh->points.size());
        REQUIRE(mesh->openness.size() == mesh->points.size());
        REQUIRE(mesh->tendon.size() == mesh->points.size());
        std::map<std::pair<std::uint32_t, std::uint32_t>, int> edges;
        for (const auto& triangle : mesh->triangles)
          for (std::size_t i = 0; i < 3; ++i) ++edges[{triangle[i], triangle[(i + 1) % 3]}];
        CHECK(std::all_of(edges.begin(), edges.end(), [&](const auto& edge) {
          return edge.second == 1 && edges.contains({edge.first.second, edge.first.first});
        }));
        CHECK(enclosedVolume(*mesh) > 2e-7);  // m^3: a fifth of a cubic centimetre
        for (const auto& normal : mesh->normals) REQUIRE(std::abs(normal.norm() - 1.0F) < 1e-3F);
      }
    }
  }
}

TEST_CASE("The muscles stay within their share of the triangles", "[visualization][muscles]") {
  const Pose pose = solvePose({});
  const auto triangles = [&](Detail detail) {
    std::size_t sum = 0;
    for (const Muscle muscle : kMuscles)
      for (const Side side : kSides) sum += muscleMesh(muscle, side, pose, detail)->triangles.size();
    return sum;
  };
  CHECK(triangles(Detail::Full) <= 26000);
  CHECK(triangles(Detail::Moving) <= 11000);
}

TEST_CASE("Left and right are mirror images", "[visualization][muscles]") {
  PostureInput input;
  input.craniovertebral = core::Angle::degrees(44.0);
  input.headLateralTilt = core::Angle::degrees(5.0);
  input.shoulderHeightDifference = core::Angle::degrees(3.0);
  const Pose pose = solvePose(input), image = mirrorImage(pose);
  for (const Muscle muscle : kMuscles) {
    const auto right = muscleMesh(muscle, Side::Right, pose), left = muscleMesh(muscle, Side::Left, image);
    const Mesh turned = mirrored(*left, right->name);
    CHECK(turned.points == right->points);
    CHECK(turned.triangles == right->triangles);
    CHECK(muscleLength(muscle, Side::Right, pose) == muscleLength(muscle, Side::Left, image));
  }
}

TEST_CASE("Attachments are where the bones are", "[visualization][muscles]") {
  constexpr double kFarthestMm = 10.0;
  for (const Muscle muscle : kMuscles) {
    for (const Belly& belly : shapeOf(muscle)) {
      for (const auto& row : belly.rows) {
        for (const Site& site : row) {
          if (!site.attached) continue;
          const auto mesh = shippedMesh(meshOf(site.bone));
          REQUIRE(mesh);
          double nearest = 1.0;
          for (const auto& point : mesh->points)
            nearest = std::min(nearest, (point.cast<double>() - 0.001 * site.mm).norm());
          INFO(nameOf(muscle) << " on " << site.bone << " at " << site.mm.transpose());
          CHECK(1000.0 * nearest < kFarthestMm);
        }
      }
    }
  }
}

TEST_CASE("Muscles run outside of skull, vertebrae and ribs", "[visualization][muscles]") {
  // What two bones that come close leave no room for; attachments themselves are on the bones.
  constexpr double kDeepestM = 0.0045, kFromEnds = 0.15;
  const std::vector<double> across{0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95};
  constexpr std::size_t kStations = 41;
  const std::array<std::pair<const char*, Pose>, 5> postures{{{"rest", solvePose({})},
                                                              {"head forward", forwardHead(40.0)},
                                                              {"shoulders forward", roundedShoulders(20.0)},
                                                              {"turned to the right", turnedHead(60.0)},
                                                              {"turned to the left", turnedHead(-60.0)}}};
  for (const auto& [name, pose] : postures) {
    const BoneSurfaces bones(pose);
    for (const Muscle muscle : kMuscles) {
      const MusclePath path(muscle, Side::Right, pose);
      for (std::size_t belly = 0; belly < path.bellies(); ++belly) {
        const Fibres fibres = path.fibres(belly, across, kStations, false);
        double deepest = 0.0;
        std::string bone;
        for (std::size_t column = 0; column < across.size(); ++column) {
          for (std::size_t station = 0; station < kStations; ++station) {
            const double t = static_cast<double>(station) / (kStations - 1);
            if (t < kFromEnds || t > 1.0 - kFromEnds) continue;
            const auto [depth, which] = bones.depthOf(fibres.at(column, station));
            if (depth <= deepest) continue;
            deepest = depth;
            bone = which;
          }
        }
        INFO(name << ": " << nameOf(muscle) << ", belly " << belly << " in " << bone);
        CHECK(deepest < kDeepestM);
      }
    }
  }
}

TEST_CASE("Turning the head shortens the sternocleidomastoid of the other side", "[visualization][muscles]") {
  const Pose pose = turnedHead(-60.0);
  CHECK(lengthRatio(Muscle::Sternocleidomastoid, Side::Right, pose) < 0.99);
  CHECK(lengthRatio(Muscle::Sternocleidomastoid, Side::Left, pose) > 1.05);
  CHECK(lengthRatio(Muscle::Splenius, Side::Left, pose) < 0.995);
  CHECK(lengthRatio(Muscle::Splenius, Side::Right, pose) > 1.05);
  CHECK(lengthRatio(Muscle::Rhomboids, Side::Right, pose) < 1.01);
}

TEST_CASE("A resting muscle has its neutral length, at any size", "[visualization][muscles]") {
  PostureInput tall;
  tall.height = core::Length::metres(1.95);
  tall.sex = core::Sex::Male;
  for (const Muscle muscle : kMuscles) {
    for (const Side side : kSides) {
      CHECK(std::abs(lengthRatio(muscle, side, solvePose({})) - 1.0) < 1e-9);
      CHECK(std::abs(lengthRatio(muscle, side, solvePose(tall)) - 1.0) < 1e-9);
    }
    CHECK(muscleLength(muscle, Side::Left, solvePose({})).inMillimetres() > 25.0);
  }
}

TEST_CASE("A head carried forward shortens the back of the upper neck and the sternocleidomastoid",
          "[visualization][muscles]") {
  const Pose pose = forwardHead(40.0);
  for (const Side side : kSides) {
    CHECK(lengthRatio(Muscle::Suboccipitals, side, pose) < 0.95);
    CHECK(lengthRatio(Muscle::Sternocleidomastoid, side, pose) < 0.97);
    CHECK(lengthRatio(Muscle::LongusCapitis, side, pose) > 1.01);
    CHECK(lengthRatio(Muscle::LevatorScapulae, side, pose) > 1.02);
    CHECK(std::abs(lengthRatio(Muscle::PectoralisMinor, side, pose) - 1.0) < 1e-6);
  }
}

TEST_CASE("Rounded shoulders shorten pectoralis minor and lengthen what draws the blades together",
          "[visualization][muscles]") {
  const Pose pose = roundedShoulders(25.0);
  for (const Side side : kSides) {
    CHECK(lengthRatio(Muscle::PectoralisMinor, side, pose) < 0.98);
    CHECK(lengthRatio(Muscle::SerratusAnterior, side, pose) < 0.98);
    CHECK(lengthRatio(Muscle::Rhomboids, side, pose) > 1.05);
    CHECK(lengthRatio(Muscle::MiddleTrapezius, side, pose) > 1.05);
    CHECK(lengthRatio(Muscle::LowerTrapezius, side, pose) > 1.05);
  }
}

TEST_CASE("Bending the head to the right shortens the muscles of the right side", "[visualization][muscles]") {
  PostureInput input;
  input.headLateralTilt = core::Angle::degrees(20.0);
  const Pose pose = solvePose(input);
  for (const Muscle muscle : {Muscle::UpperTrapezius, Muscle::LevatorScapulae, Muscle::Sternocleidomastoid,
                              Muscle::Scalenes, Muscle::Splenius}) {
    INFO(nameOf(muscle));
    CHECK(lengthRatio(muscle, Side::Right, pose) < 0.995);
    CHECK(lengthRatio(muscle, Side::Left, pose) > 1.005);
  }
}
