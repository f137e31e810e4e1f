#include "app/desktop/examination/live_model_state.h"

#include <QCoreApplication>

#include "assessment/runner/live_motion.h"

namespace cervica::app {

using assessment::NeckAngles;
using assessment::NeckDirection;
using SeenFrom = LiveModelState::SeenFrom;

namespace {

SeenFrom bestFor(NeckDirection direction) {
  switch (direction) {
    case NeckDirection::Flexion:
    case NeckDirection::Extension:
      return SeenFrom::Right;
    case NeckDirection::LateralFlexionRight:
    case NeckDirection::LateralFlexionLeft:
      return SeenFrom::Front;
    case NeckDirection::RotationLeft:
    case NeckDirection::RotationRight:
      return SeenFrom::Above;
  }
  return SeenFrom::Right;
}

NeckAngles wayOf(NeckDirection direction) {
  switch (direction) {
    case NeckDirection::Flexion:
      return {.flexionExtensionDeg = -kShownWayDeg};
    case NeckDirection::Extension:
      return {.flexionExtensionDeg = kShownWayDeg};
    case NeckDirection::LateralFlexionRight:
      return {.lateralFlexionDeg = kShownWayDeg};
    case NeckDirection::LateralFlexionLeft:
      return {.lateralFlexionDeg = -kShownWayDeg};
    case NeckDirection::RotationLeft:
      return {.axialRotationDeg = kShownWayDeg};
    case NeckDirection::RotationRight:
      return {.axialRotationDeg = -kShownWayDeg};
  }
  return {};
}

}  // namespace

std::optional<LiveModelState> liveModelState(const assessment::RunView& view) {
  const auto direction = assessment::directionOf(view.slot.measure, view.slot.side);
  if (!direction) return std::nullopt;
  LiveModelState state;
  state.seenFrom = bestFor(*direction);
  state.measured = view.angles.has_value();
  // While neutral is taken the head is where it belongs: nothing that goes anywhere is shown.
  state.angles = view.angles ? *view.angles : view.neutralWanted ? NeckAngles{} : wayOf(*direction);
  return state;
}

QString liveModelWords(const LiveModelState& state) {
  return state.measured
             ? QCoreApplication::translate("LiveModel", "Model, as the sensor sees the head")
             : QCoreApplication::translate("LiveModel", "Model: which way to move. Nothing is measured here.");
}

}  // namespace cervica::app
