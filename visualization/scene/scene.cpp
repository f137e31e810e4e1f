#include "visualization/scene/scene.h"

#include <utility>

#include "visualization/scene/annotations.h"
#include "visualization/scene/bodies.h"
#include "visualization/scene/caption.h"
#include "visualization/scene/movement_arcs.h"
#include "visualization/scene/muscle_labels.h"
#include "visualization/scene/pen.h"

namespace cervica::visualization {

namespace {

/// The ground under the body, across the picture.
void addFloor(Scene& scene, const Pose& pose) {
  Pen pen(scene, Layer::Outline);
  const Eigen::Vector3d right = scene.camera.towards.cross(scene.camera.up).normalized();
  Eigen::Vector3d middle = scene.camera.focus;
  middle.y() = pose.floor;
  pen.line("floor", {middle - 3.0 * scene.camera.halfWidth * right, middle + 3.0 * scene.camera.halfWidth * right},
           pen.colors().ground, 1.5);
}

}  // namespace

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
  if (options.wholeBody) addFloor(scene, pose);
  addMuscleLabels(scene, options);
  addCaption(scene, pose, options);
  return withLayers(std::move(scene), options.layers);
}

}  // namespace cervica::visualization
