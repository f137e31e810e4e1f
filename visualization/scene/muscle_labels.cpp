#include "visualization/scene/muscle_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "visualization/scene/pen.h"

namespace cervica::visualization {
namespace {

using Eigen::Vector3d;

constexpr int kMusclePriority = 50, kLegendPriority = 40;

/// A muscle of which a smaller part of the points is seen counts as hidden.
constexpr double kGlimpse = 0.25;

bool isFinding(MuscleState state) {
  return state != MuscleState::NotExamined && state != MuscleState::Normal;
}

/// What the viewer sees first, in coarse cells of the picture: depths along the direction of looking, m.
class DepthGrid {
 public:
  explicit DepthGrid(const Scene& scene)
      : towards_(scene.camera.towards),
        right_(towards_.cross(scene.camera.up).normalized()),
        up_(right_.cross(towards_)) {
    for (const Body& body : scene.bodies) {
      if (body.opacity < 1.0 || (body.kind != Body::Kind::Bone && body.kind != Body::Kind::Muscle)) continue;
      for (const auto& point : body.mesh->points) {
        const Vector3d place = body.pose * point.cast<double>();
        const auto [cell, unused] = nearest_.try_emplace(cellOf(place), std::numeric_limits<double>::infinity());
        cell->second = std::min(cell->second, place.dot(towards_));
      }
    }
  }

  [[nodiscard]] bool visible(const Vector3d& place) const {
    const auto cell = nearest_.find(cellOf(place));
    return cell == nearest_.end() || place.dot(towards_) < cell->second + kSurfaceM;
  }
  /// Distance of two points in the picture, m.
  [[nodiscard]] double apart(const Vector3d& a, const Vector3d& b) const {
    return std::hypot((a - b).dot(right_), (a - b).dot(up_));
  }

 private:
  static constexpr double kCellM = 0.006, kSurfaceM = 0.006;
  using Cell = std::pair<int, int>;
  [[nodiscard]] Cell cellOf(const Vector3d& place) const {
    return {static_cast<int>(std::floor(place.dot(right_) / kCellM)),
            static_cast<int>(std::floor(place.dot(up_) / kCellM))};
  }
  Vector3d towards_, right_, up_;
  std::map<Cell, double> nearest_;
};

/// The point of the muscle's surface to speak of: of those that can be seen the nearest to its middle. Nothing where
/// only glimpses of it are seen, between two bones.
std::optional<Vector3d> visiblePoint(const Mesh& mesh, const DepthGrid& depths) {
  Vector3d middle = Vector3d::Zero();
  for (const auto& point : mesh.points) middle += point.cast<double>();
  middle /= static_cast<double>(std::max<std::size_t>(1, mesh.points.size()));
  std::optional<Vector3d> best;
  double least = std::numeric_limits<double>::infinity();
  std::size_t seen = 0;
  for (const auto& at : mesh.points) {
    const Vector3d point = at.cast<double>();
    if (!depths.visible(point)) continue;
    ++seen;
    const double distance = depths.apart(point, middle);
    if (distance >= least) continue;
    least = distance;
    best = point;
  }
  if (static_cast<double>(seen) < kGlimpse * static_cast<double>(mesh.points.size())) return std::nullopt;
  return best;
}

const Body* bodyOf(const Scene& scene, Muscle muscle, core::Side side) {
  const std::string name = nameOf(muscle, side);
  const auto found = std::find_if(scene.bodies.begin(), scene.bodies.end(), [&](const Body& body) {
    return body.kind == Body::Kind::Muscle && body.name == name;
  });
  return found == scene.bodies.end() ? nullptr : &*found;
}

std::string wordsFor(MuscleState state, const SceneTexts& texts) {
  const auto words = texts.states.find(state);
  return words == texts.states.end() ? std::string() : words->second;
}

}  // namespace

Color muscleColor(MuscleState state, const Palette& colors) {
  switch (state) {
    case MuscleState::Normal:
      return colors.muscleNormal;
    case MuscleState::Short:
      return colors.muscleShort;
    case MuscleState::Weak:
      return colors.muscleWeak;
    case MuscleState::Overactive:
      return colors.muscleOveractive;
    case MuscleState::NotExamined:
      return colors.muscleUnknown;
  }
  return colors.muscleUnknown;
}

void addMuscleLabels(Scene& scene, const SceneOptions& options) {
  Pen pen(scene, Layer::MuscleLabels);
  const Palette& colors = pen.colors();
  const DepthGrid depths(scene);
  std::set<MuscleState> states;
  for (const auto& [which, state] : options.muscles) states.insert(state);
  for (const auto& [which, state] : options.muscles) {
    const auto& [muscle, side] = which;
    if (!isFinding(state)) continue;
    const auto stateOf = [&](Muscle other, core::Side otherSide) {
      const auto found = options.muscles.find({other, otherSide});
      return found == options.muscles.end() ? MuscleState::NotExamined : found->second;
    };
    const bool both = stateOf(muscle, side == core::Side::Left ? core::Side::Right : core::Side::Left) == state;
    if (both && side == core::Side::Left) continue;  // said once, at the right one
    // The deep neck flexors are examined together and said together.
    const bool deep = std::find(kDeepNeckFlexors.begin(), kDeepNeckFlexors.end(), muscle) != kDeepNeckFlexors.end() &&
                      std::all_of(kDeepNeckFlexors.begin(), kDeepNeckFlexors.end(),
                                  [&](Muscle one) { return stateOf(one, side) == state; });
    if (deep && muscle != kDeepNeckFlexors.front()) continue;

    std::optional<Vector3d> place;
    const std::vector<Muscle> named =
        deep ? std::vector<Muscle>(kDeepNeckFlexors.begin(), kDeepNeckFlexors.end()) : std::vector<Muscle>{muscle};
    for (const core::Side seen : {side, core::Side::Left}) {
      for (const Muscle one : named) {
        const Body* const body = seen == side || both ? bodyOf(scene, one, seen) : nullptr;
        if (!place && body != nullptr) place = visiblePoint(*body->mesh, depths);
      }
    }
    if (!place) continue;  // hidden from here
    Label label;
    label.name = "muscle." + nameOf(muscle, side);
    label.kind = Label::Kind::Callout;
    const auto translated = options.texts.muscles.find(muscle);
    label.text = deep                                        ? options.texts.deepNeckFlexors
                 : translated != options.texts.muscles.end() ? translated->second
                                                             : std::string(labelOf(muscle));
    label.detail = wordsFor(state, options.texts) + ", " +
                   (both                        ? options.texts.bothSides
                    : side == core::Side::Right ? options.texts.rightSide
                                                : options.texts.leftSide);
    if (const auto note = options.muscleNotes.find(muscle); note != options.muscleNotes.end())
      label.detail += ", " + note->second;
    label.place = *place;
    label.sizePx = 12.5;
    label.bold = true;
    label.color = colors.text;
    label.detailColor = colors.textWeak;
    label.plate = colors.surface;
    label.priority = kMusclePriority;
    pen.label(std::move(label));
  }
  if (std::none_of(states.begin(), states.end(), isFinding)) return;
  for (const MuscleState state : states) {
    Label row;
    row.name = "legend." + wordsFor(state, options.texts);
    row.kind = Label::Kind::Corner;
    row.corner = Label::Corner::BottomLeft;
    row.text = wordsFor(state, options.texts);
    row.sizePx = 11;
    row.color = colors.textWeak;
    row.plate = colors.surface;
    row.swatch = Label::Swatch::Box;
    row.swatchColor = muscleColor(state, colors);
    row.priority = kLegendPriority;
    pen.label(std::move(row));
  }
}

}  // namespace cervica::visualization
