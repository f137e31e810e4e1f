#include <algorithm>

#include "visualization/scene/scene.h"

namespace cervica::visualization {

bool shows(const Layers& layers, Layer layer) {
  switch (layer) {
    case Layer::Bones:
      return layers.bones;
    case Layer::Muscles:
      return layers.muscles;
    case Layer::Outline:
      return layers.outline;
    case Layer::Annotations:
      return layers.annotations;
    case Layer::Arcs:
      return layers.arcs;
    case Layer::MuscleLabels:
      return layers.muscles && layers.annotations;
    case Layer::Always:
      return true;
  }
  return true;
}

Layer layerOf(Body::Kind kind) {
  switch (kind) {
    case Body::Kind::Bone:
    case Body::Kind::Ghost:
      return Layer::Bones;
    case Body::Kind::Muscle:
      return Layer::Muscles;
    case Body::Kind::Outline:
      return Layer::Outline;
  }
  return Layer::Bones;
}

std::optional<Layers> layersNamed(std::string_view names) {
  Layers layers{.bones = false, .muscles = false, .outline = false, .annotations = false, .arcs = false};
  const auto named = [&](std::string_view name) -> bool* {
    if (name == "bones") return &layers.bones;
    if (name == "muscles") return &layers.muscles;
    if (name == "outline") return &layers.outline;
    if (name == "annotations") return &layers.annotations;
    if (name == "arcs") return &layers.arcs;
    return nullptr;
  };
  while (true) {
    const std::size_t comma = names.find(',');
    bool* const layer = named(names.substr(0, comma));
    if (layer == nullptr || *layer) return std::nullopt;
    *layer = true;
    if (comma == std::string_view::npos) return layers;
    names.remove_prefix(comma + 1);
  }
}

Scene withLayers(Scene scene, const Layers& layers) {
  std::erase_if(scene.bodies, [&](const Body& body) { return !shows(layers, layerOf(body.kind)); });
  std::erase_if(scene.strokes, [&](const Stroke& stroke) { return !shows(layers, stroke.layer); });
  std::erase_if(scene.markers, [&](const Marker& marker) { return !shows(layers, marker.layer); });
  std::erase_if(scene.labels, [&](const Label& label) { return !shows(layers, label.layer); });
  return scene;
}

}  // namespace cervica::visualization
