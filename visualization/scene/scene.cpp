#include "visualization/scene/scene.h"

#include <utility>

#include "visualization/scene/annotations.h"
#include "visualization/scene/bodies.h"
#include "visualization/scene/caption.h"
#include "visualization/scene/movement_arcs.h"
#include "visualization/scene/muscle_labels.h"

namespace cervica::visualization {

Scene buildScene(const Pose& pose, const SceneOptions& options) {
  Scene scene;
  scene.view = options.view;
  scene.scheme = options.scheme;
  scene.camera = options.wholeBody ? cameraForBody(options.view, pose) : cameraFor(options.view, pose);
  addBodies(scene, pose, options);
  if (!options.wholeBody) {
    if (options.postureAngles) annotate(scene, pose, options);
    addMovementArcs(scene, pose, options);
    addComparison(scene, options);
  }
  addMuscleLabels(scene, options);
  addCaption(scene, pose, options);
  return withLayers(std::move(scene), options.layers);
}

}  // namespace cervica::visualization
