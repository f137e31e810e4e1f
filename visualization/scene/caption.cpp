#include "visualization/scene/caption.h"

#include <limits>
#include <string>
#include <vector>

#include "visualization/scene/wording.h"

namespace cervica::visualization {
namespace {

constexpr int kComparisonPriority = 85;

/// The angles that a view shows best, and that are written there.
std::vector<std::string> comparedIn(View view) {
  switch (view) {
    case View::Lateral:
    case View::Oblique:
      return {"posture.craniovertebral_angle"};
    case View::Anterior:
      return {"posture.head_lateral_tilt", "posture.shoulder_height_difference"};
    case View::Posterior:
      return {"posture.shoulder_height_difference"};
  }
  return {};
}

}  // namespace

void addCaption(Scene& scene, const Pose& pose, const SceneOptions& options) {
  const Palette& colors = palette(options.scheme);
  const std::size_t measured = pose.asked.size();
  Label label;
  label.name = "caption";
  label.kind = Label::Kind::Caption;
  label.text = !options.caption.empty() ? options.caption
               : measured == 0          ? options.texts.captionNeutral
               : measured == 1          ? options.texts.captionOne
                                        : filled(options.texts.caption, {std::to_string(measured)});
  label.sizePx = 11;
  label.color = colors.textWeak;
  label.plate = colors.surface;
  label.priority = std::numeric_limits<int>::max();
  label.layer = Layer::Always;
  scene.labels.push_back(std::move(label));
}

void addComparison(Scene& scene, const SceneOptions& options) {
  if (!options.ghost) return;
  const Palette& colors = palette(options.scheme);
  const auto row = [&](const std::string& name, const std::string& text, Label::Swatch swatch, const Color& color,
                       bool bold, int priority) {
    if (text.empty()) return;
    Label label;
    label.name = name;
    label.kind = Label::Kind::Corner;
    label.corner = Label::Corner::BottomRight;
    label.text = text;
    label.bold = bold;
    label.color = bold ? colors.text : colors.textWeak;
    label.plate = colors.surface;
    label.swatch = swatch;
    label.swatchColor = color;
    label.priority = priority;
    scene.labels.push_back(std::move(label));
  };
  bool compared = false;
  for (const std::string& measure : comparedIn(options.view)) {
    const auto angle = options.ghost->angles.find(measure);
    if (angle == options.ghost->angles.end()) continue;
    compared = true;
    const std::string name = "comparison." + measure;
    row(name + ".now", nameOfMeasure(measure, options.texts) + " " + angle->second.now, Label::Swatch::Line,
        colors.text, true, kComparisonPriority);
    row(name + ".before", angle->second.before, Label::Swatch::Dashes, colors.textWeak, false, kComparisonPriority);
    row(name + ".difference", angle->second.difference, Label::Swatch::None, {}, false, kComparisonPriority + 1);
  }
  if (!compared)
    row("comparison.ghost", options.ghost->name, Label::Swatch::Box, colors.ghost, false, kComparisonPriority);
}

}  // namespace cervica::visualization
