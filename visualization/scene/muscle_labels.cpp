#include "visualization/scene/muscle_labels.h"

#include <algorithm>
#include <limits>
#include <set>

#include "visualization/scene/pen.h"

namespace cervica::visualization {
namespace {

using Eigen::Vector3d;

constexpr int kMusclePriority = 50, kLegendPriority = 40;

bool isFinding(MuscleState state) {
  return state != MuscleState::NotExamined && state != MuscleState::Normal;
}

/// The point of the muscle's surface that the viewer best sees: of its belly's points, the nearest to the viewer.
Vector3d visiblePoint(const Mesh& mesh, const Vector3d& towards) {
  Vector3d middle = Vector3d::Zero();
  for (const auto& point : mesh.points) middle += point.cast<double>();
  middle /= static_cast<double>(std::max<std::size_t>(1, mesh.points.size()));
  Vector3d best = middle;
  double least = std::numeric_limits<double>::infinity();
  for (const auto& at : mesh.points) {
    const Vector3d offset = at.cast<double>() - middle;
    const double depth = offset.dot(towards);
    const double cost = (offset - depth * towards).norm() + 0.5 * depth;
    if (cost < least) {
      least = cost;
      best = at.cast<double>();
    }
  }
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
  std::set<MuscleState> states;
  for (const auto& [which, state] : options.muscles) {
    states.insert(state);
    const auto& [muscle, side] = which;
    if (!isFinding(state)) continue;
    const auto otherSide =
        options.muscles.find({muscle, side == core::Side::Left ? core::Side::Right : core::Side::Left});
    const bool both = otherSide != options.muscles.end() && otherSide->second == state;
    if (both && side == core::Side::Left) continue;  // said once, at the right one
    const Body* const right = bodyOf(scene, muscle, side);
    const Body* const left = both ? bodyOf(scene, muscle, core::Side::Left) : nullptr;
    if (right == nullptr) continue;
    Label label;
    label.name = "muscle." + right->name;
    label.kind = Label::Kind::Callout;
    const auto translated = options.texts.muscles.find(muscle);
    label.text = translated != options.texts.muscles.end() ? translated->second : std::string(labelOf(muscle));
    label.detail = wordsFor(state, options.texts) + ", " +
                   (both                        ? options.texts.bothSides
                    : side == core::Side::Right ? options.texts.rightSide
                                                : options.texts.leftSide);
    if (const auto note = options.muscleNotes.find(muscle); note != options.muscleNotes.end())
      label.detail += ", " + note->second;
    const Vector3d& towards = scene.camera.towards;
    label.place = visiblePoint(*right->mesh, towards);
    if (left != nullptr) {
      const Vector3d other = visiblePoint(*left->mesh, towards);
      if (other.dot(towards) < label.place.dot(towards) - 1e-6) label.place = other;
    }
    label.sizePx = 12.5;
    label.bold = true;
    label.color = colors.text;
    label.detailColor = colors.textWeak;
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
