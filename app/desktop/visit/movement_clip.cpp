#include "app/desktop/visit/movement_clip.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include <QCoreApplication>

#include "app/desktop/visit/wording.h"
#include "app/posture/movement_scene.h"
#include "app/posture/visit_scene.h"
#include "visualization/pose/posture_input.h"

namespace cervica::app {

namespace {

/// Across the plane of the largest angle.
visualization::View bestView(const std::vector<assessment::NeckAngles>& angles) {
  std::array<double, 3> most{};
  for (const assessment::NeckAngles& each : angles) {
    most[0] = std::max(most[0], std::abs(each.flexionExtensionDeg));
    most[1] = std::max(most[1], std::abs(each.lateralFlexionDeg));
    most[2] = std::max(most[2], std::abs(each.axialRotationDeg));
  }
  const auto plane = std::max_element(most.begin(), most.end()) - most.begin();
  constexpr std::array<visualization::View, 3> kViews{visualization::View::Lateral, visualization::View::Anterior,
                                                      visualization::View::Oblique};
  return kViews[static_cast<std::size_t>(plane)];
}

}  // namespace

MotionClip movementClip(const core::Visit& visit, const core::Catalogue& catalogue, const RecordedMotion& motion,
                        std::shared_ptr<const visualization::AnatomySet> anatomy) {
  auto options = sceneOptionsFor(visit, core::score(visit, catalogue), catalogue);
  options.anatomy = std::move(anatomy);
  const auto movement = std::make_shared<const RecordedMovement>(visualization::postureFrom(visit, catalogue),
                                                                 headSamples(motion.timeS, motion.angles), options);
  MotionClip clip;
  clip.seconds = movement->duration().count();
  clip.view = bestView(motion.angles);
  clip.loops = false;
  clip.description =
      QCoreApplication::translate("MovementClip", "Recorded movement of the head, %1 s").arg(number(clip.seconds, 1));
  clip.sceneAt = [movement](double seconds, visualization::View view, visualization::Detail detail) {
    return movement->at(RecordedMovement::Seconds(seconds), view, shownScheme(), detail);
  };
  return clip;
}

}  // namespace cervica::app
