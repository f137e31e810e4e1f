#include "app/posture/report_picture.h"

#include <algorithm>

#include "app/posture/visit_scene.h"
#include "visualization/render/offscreen.h"

namespace cervica::app {
namespace {

// 62 x 78 mm at 300 dpi, the picture's frame on the page.
constexpr int kWidth = 732, kHeight = 921;

/// Where a point of the body stands in the picture, pixels from the top left.
QPointF placeIn(const visualization::Camera& camera, const Eigen::Vector3d& point) {
  const double metresPerPixel = std::max(2 * camera.halfHeight / kHeight, 2 * camera.halfWidth / kWidth);
  const Eigen::Vector3d right = camera.towards.cross(camera.up).normalized();
  const Eigen::Vector3d offset = point - camera.focus;
  return {kWidth / 2.0 + offset.dot(right) / metresPerPixel, kHeight / 2.0 - offset.dot(camera.up) / metresPerPixel};
}

}  // namespace

report::PosturePicture reportPicture(const core::Visit& visit, const core::VisitScores& scores,
                                     const core::Catalogue& catalogue) {
  const visualization::Pose pose = visualization::solvePose(visualization::postureFrom(visit, catalogue));
  visualization::SceneOptions options = sceneOptionsFor(visit, scores, catalogue);
  options.layers.annotations = false;
  const visualization::Scene scene = visualization::buildScene(pose, options);
  const visualization::Image image = visualization::renderOffscreen(scene, kWidth, kHeight, 300.0 / 96.0);

  report::PosturePicture picture;
  picture.image = QImage(image.rgb.data(), image.width, image.height, 3 * image.width, QImage::Format_RGB888).copy();
  picture.tragus = placeIn(scene.camera, pose.landmarks.at("tragus_right"));
  picture.c7 = placeIn(scene.camera, pose.landmarks.at("c7"));
  return picture;
}

}  // namespace cervica::app
