#include "visualization/scene/muscles.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace cervica::visualization {
namespace {

using Eigen::Vector3d;

/// A point of attachment: bone without side suffix where it is paired ("scapula"), millimetres in its frame, right
/// side.
struct Attachment {
  const char* bone;
  Vector3d mm;
};

/// A sheet of fibres from one row of attachments to another of equal length.
struct Sheet {
  std::vector<Attachment> from;
  std::vector<std::vector<Attachment>> over;  ///< rows that the fibres pass on the way, or none
  std::vector<Attachment> to;
  double bulgeMm;      ///< how far the belly stands out, away from the spine
  double thicknessMm;  ///< of the belly
};

const Sheet& sheetOf(Muscle muscle) {
  static const Sheet trapezius{{{"skull", {-84, 5, 30}},
                                {"skull", {-93, 4, 6}},
                                {"c2", {-46, -10, 3}},
                                {"c4", {-50, -9, 2}},
                                {"c6", {-58, -11, 2}},
                                {"c7", {-63, -14, 2}}},
                               {},
                               {{"clavicle", {-34, 19, 94}},
                                {"clavicle", {-46, 20, 106}},
                                {"clavicle", {-54, 20, 120}},
                                {"scapula", {-14, 4, 20}},
                                {"scapula", {-30, 3, 18}},
                                {"scapula", {-44, -2, 2}}},
                               -9.0,
                               6.5};
  static const Sheet levator{{{"c1", {-6, -1, 39}}, {"c2", {-9, -6, 26}}, {"c3", {-4, -5, 27}}, {"c4", {-4, -5, 28}}},
                             {},
                             {{"scapula", {-44, -12, -72}},
                              {"scapula", {-47, -13, -76}},
                              {"scapula", {-50, -20, -80}},
                              {"scapula", {-54, -32, -84}}},
                             4.0,
                             6.0};
  static const Sheet sternocleidomastoid{
      {{"skull", {-8, -22, 58}}, {"skull", {-14, -16, 62}}, {"skull", {-22, -10, 63}}, {"skull", {-36, -4, 60}}},
      {},
      {{"thorax", {57, -50, 8}}, {"thorax", {55, -46, 16}}, {"clavicle", {0, 11, 12}}, {"clavicle", {-3, 14, 36}}},
      6.0,
      8.0};
  static const Sheet deepFlexors{{{"skull", {4, -29, 4}}, {"skull", {4, -29, 9}}, {"skull", {2, -29, 14}}},
                                 {{{"c2", {10, -6, 4}}, {"c2", {10, -6, 8}}, {"c2", {8, -6, 13}}},
                                  {{"c4", {11, 0, 4}}, {"c4", {11, 0, 8}}, {"c4", {8, 0, 14}}},
                                  {{"c6", {11, 0, 4}}, {"c6", {11, 0, 8}}, {"c6", {9, 0, 13}}}},
                                 {{"t2", {11, 0, 2}}, {"t2", {11, 0, 5}}, {"t2", {10, 0, 8}}},
                                 0.5,
                                 3.5};
  switch (muscle) {
    case Muscle::UpperTrapezius:
      return trapezius;
    case Muscle::LevatorScapulae:
      return levator;
    case Muscle::Sternocleidomastoid:
      return sternocleidomastoid;
    case Muscle::DeepNeckFlexors:
      return deepFlexors;
  }
  return trapezius;
}

Vector3d posed(const Attachment& attachment, core::Side side, const Pose& pose) {
  const bool left = side == core::Side::Left;
  std::string bone = attachment.bone;
  if (bone == "clavicle" || bone == "scapula" || bone == "humerus") bone += left ? "_left" : "_right";
  Vector3d mm = attachment.mm;
  if (left) mm.z() = -mm.z();
  return pose.bones.at(bone) * (mm * 0.001);
}

Vector3d alongRow(const std::vector<Vector3d>& row, double s) {
  const double at = s * static_cast<double>(row.size() - 1);
  const auto i = std::min(static_cast<std::size_t>(at), row.size() - 2);
  const double t = at - static_cast<double>(i);
  const Vector3d& a = row[i == 0 ? 0 : i - 1];
  const Vector3d& b = row[i];
  const Vector3d& c = row[i + 1];
  const Vector3d& d = row[std::min(i + 2, row.size() - 1)];
  return 0.5 * (2.0 * b + (c - a) * t + (2.0 * a - 5.0 * b + 4.0 * c - d) * (t * t) +
                (3.0 * b - a - 3.0 * c + d) * (t * t * t));
}

}  // namespace

MuscleStates allMuscles() {
  MuscleStates states;
  for (const Muscle muscle :
       {Muscle::UpperTrapezius, Muscle::LevatorScapulae, Muscle::Sternocleidomastoid, Muscle::DeepNeckFlexors})
    for (const core::Side side : {core::Side::Left, core::Side::Right})
      states[{muscle, side}] = MuscleState::NotExamined;
  return states;
}

std::string nameOf(Muscle muscle, core::Side side) {
  std::string name;
  switch (muscle) {
    case Muscle::UpperTrapezius:
      name = "upper_trapezius";
      break;
    case Muscle::LevatorScapulae:
      name = "levator_scapulae";
      break;
    case Muscle::Sternocleidomastoid:
      name = "sternocleidomastoid";
      break;
    case Muscle::DeepNeckFlexors:
      name = "deep_neck_flexors";
      break;
  }
  return name + (side == core::Side::Left ? "_left" : "_right");
}

std::string_view labelOf(Muscle muscle) {
  switch (muscle) {
    case Muscle::UpperTrapezius:
      return "Upper trapezius";
    case Muscle::LevatorScapulae:
      return "Levator scapulae";
    case Muscle::Sternocleidomastoid:
      return "Sternocleidomastoid";
    case Muscle::DeepNeckFlexors:
      return "Deep neck flexors";
  }
  return {};
}

std::shared_ptr<const Mesh> muscleMesh(Muscle muscle, core::Side side, const Pose& pose) {
  const Sheet& sheet = sheetOf(muscle);
  std::vector<std::vector<Vector3d>> rows;
  const auto add = [&](const std::vector<Attachment>& attachments) {
    std::vector<Vector3d> row;
    for (const Attachment& attachment : attachments) row.push_back(posed(attachment, side, pose));
    rows.push_back(std::move(row));
  };
  add(sheet.from);
  for (const auto& row : sheet.over) add(row);
  add(sheet.to);

  // The middle surface: across the fibres s, along them t.
  constexpr std::size_t kAcross = 40, kAlong = 18;
  std::vector<std::vector<Vector3d>> middle(kAcross + 1, std::vector<Vector3d>(kAlong + 1));
  const Vector3d spine = pose.bones.at("c5").translation();
  for (std::size_t i = 0; i <= kAcross; ++i) {
    const double s = static_cast<double>(i) / kAcross;
    std::vector<Vector3d> fibre;
    for (const auto& row : rows) fibre.push_back(alongRow(row, s));
    for (std::size_t j = 0; j <= kAlong; ++j) {
      const double t = static_cast<double>(j) / kAlong;
      Vector3d p = alongRow(fibre, t);
      Vector3d away = p - spine;
      away.y() = 0.0;
      if (away.norm() > 1e-9)
        p += away.normalized() * (sheet.bulgeMm * 0.001 * pose.scale * std::sin(t * std::numbers::pi));
      middle[i][j] = p;
    }
  }
  const auto normalAt = [&](std::size_t i, std::size_t j) {
    const Vector3d u = middle[std::min(i + 1, kAcross)][j] - middle[i == 0 ? 0 : i - 1][j];
    const Vector3d v = middle[i][std::min(j + 1, kAlong)] - middle[i][j == 0 ? 0 : j - 1];
    const Vector3d n = u.cross(v);
    return n.norm() > 1e-15 ? Vector3d(n.normalized()) : Vector3d::UnitX().eval();
  };

  auto mesh = std::make_shared<Mesh>();
  mesh->name = nameOf(muscle, side);
  // Two faces, lens shaped in both directions; a fine ripple makes fibres.
  for (const double face : {1.0, -1.0}) {
    const auto first = static_cast<std::uint32_t>(mesh->points.size());
    for (std::size_t i = 0; i <= kAcross; ++i) {
      const double s = static_cast<double>(i) / kAcross;
      const double rim = std::pow(std::max(0.0, 1.0 - std::pow(2.0 * s - 1.0, 6.0)), 0.5);
      const double ripple = std::sin(s * 2.0 * std::numbers::pi * 13.0);
      for (std::size_t j = 0; j <= kAlong; ++j) {
        const double t = static_cast<double>(j) / kAlong;
        const double belly = 0.25 + 0.75 * std::sin(std::clamp(t, 0.02, 0.98) * std::numbers::pi);
        const Vector3d n = normalAt(i, j);
        const double half = 0.5 * sheet.thicknessMm * 0.001 * pose.scale * belly * rim * (1.0 + 0.05 * ripple);
        mesh->points.push_back((middle[i][j] + n * (face * half)).cast<float>());
        const Vector3d across = (middle[std::min(i + 1, kAcross)][j] - middle[i == 0 ? 0 : i - 1][j]).normalized();
        const double lean = 0.9 * std::pow(2.0 * s - 1.0, 5.0) + 0.22 * std::cos(s * 2.0 * std::numbers::pi * 13.0);
        mesh->normals.push_back((n * face + across * lean).normalized().cast<float>());
        mesh->openness.push_back(
            static_cast<std::uint8_t>(std::clamp(205.0 + 26.0 * ripple + 24.0 * belly, 0.0, 255.0)));
      }
    }
    const auto index = [&](std::size_t i, std::size_t j) {
      return first + static_cast<std::uint32_t>(i * (kAlong + 1) + j);
    };
    for (std::size_t i = 0; i < kAcross; ++i) {
      for (std::size_t j = 0; j < kAlong; ++j) {
        std::array<std::uint32_t, 3> a{index(i, j), index(i + 1, j), index(i + 1, j + 1)};
        std::array<std::uint32_t, 3> b{index(i, j), index(i + 1, j + 1), index(i, j + 1)};
        if (face < 0) std::swap(a[1], a[2]), std::swap(b[1], b[2]);
        mesh->triangles.push_back(a);
        mesh->triangles.push_back(b);
      }
    }
  }
  return mesh;
}

}  // namespace cervica::visualization
