#include "app/posture/movement_scene.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/contract.h"

namespace cervica::app {
namespace {

using core::Angle;
using core::Side;

/// Angles smaller than this are not drawn as a movement.
constexpr double kStillDeg = 1.0;

/// The arcs of a moment: how far the head is turned now.
std::vector<visualization::MovementArc> arcsOf(const visualization::NeckAngles& now) {
  std::vector<visualization::MovementArc> arcs;
  const auto add = [&](const char* measure, std::optional<Side> side, Angle angle) {
    if (std::abs(angle.inDegrees()) < kStillDeg) return;
    arcs.push_back({measure, side, Angle::radians(std::abs(angle.inRadians())), std::nullopt, false});
  };
  const auto sideOf = [](Angle angle) { return angle < Angle() ? Side::Left : Side::Right; };
  add(now.flexion < Angle() ? "rom.cervical.extension" : "rom.cervical.flexion", std::nullopt, now.flexion);
  add("rom.cervical.lateral_flexion", sideOf(now.lateralFlexion), now.lateralFlexion);
  add("rom.cervical.rotation", sideOf(now.rotation), now.rotation);
  return arcs;
}

}  // namespace

std::vector<visualization::HeadSample> headSamples(const std::vector<double>& timeS,
                                                   const std::vector<assessment::NeckAngles>& angles) {
  CERVICA_EXPECTS(timeS.size() == angles.size());
  std::vector<visualization::HeadSample> samples;
  samples.reserve(angles.size());
  for (std::size_t i = 0; i < angles.size(); ++i) {
    // The recording counts extension and turning to the left as positive, the model flexion and turning to the right.
    samples.push_back({visualization::Movement::Seconds(timeS[i] - timeS.front()),
                       {Angle::degrees(-angles[i].flexionExtensionDeg), Angle::degrees(angles[i].lateralFlexionDeg),
                        Angle::degrees(-angles[i].axialRotationDeg)}});
  }
  return samples;
}

core::Result<std::vector<visualization::HeadSample>> headSamples(const assessment::Recording& recording,
                                                                 assessment::Alignment alignment,
                                                                 assessment::WorldUp up) {
  std::size_t first = 0;
  assessment::NeckFrame frame;
  if (alignment == assessment::Alignment::GravityNod) {
    auto aligned = assessment::alignByGravityAndNods(recording, up);
    if (!aligned) return aligned.error();
    frame = aligned.value().frame;
    first = aligned.value().firstFree;
  } else {
    auto anatomical = assessment::anatomicalFrame(recording);
    if (!anatomical) return anatomical.error();
    frame = anatomical.value();
  }
  return headSamples({recording.timeS.begin() + static_cast<std::ptrdiff_t>(first), recording.timeS.end()},
                     assessment::neckAngles(recording, frame, first));
}

RecordedMovement::RecordedMovement(const visualization::PostureInput& posture,
                                   std::vector<visualization::HeadSample> samples, visualization::SceneOptions options)
    : posture_(visualization::solvePose(posture)),
      movement_(visualization::Movement::ofHead(posture_, std::move(samples))),
      options_(std::move(options)) {
  options_.ghost.reset();
  options_.movements.clear();
  options_.movementTotals.clear();
  options_.postureAngles = false;
  constexpr int kLooks = 48;
  for (int i = 0; i <= kLooks; ++i) {
    const visualization::Pose pose = movement_.at(movement_.duration() * i / kLooks);
    for (const char* landmark : {"vertex", "nasion", "chin", "occiput", "tragus_left", "tragus_right"})
      reach_.push_back(pose.landmarks.at(landmark));
  }
}

visualization::Scene RecordedMovement::at(Seconds time, visualization::View view, visualization::Scheme scheme,
                                          visualization::Detail detail) const {
  const visualization::Pose pose = movement_.at(time);
  visualization::SceneOptions options = options_;
  options.view = view;
  options.scheme = scheme;
  options.detail = detail;
  options.movements = arcsOf(visualization::neckAnglesBetween(posture_, pose));
  visualization::Scene scene = visualization::buildScene(pose, options);
  scene.camera = visualization::widened(visualization::cameraFor(view, posture_), reach_, 0.03 * posture_.scale);
  return scene;
}

}  // namespace cervica::app
