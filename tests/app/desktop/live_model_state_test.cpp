#include "app/desktop/examination/live_model_state.h"

#include "tests/support/catch_compat.h"

using namespace cervica;
using app::LiveModelState;
using SeenFrom = app::LiveModelState::SeenFrom;

namespace {

assessment::RunView viewOf(const std::string& measure, std::optional<core::Side> side = {}) {
  assessment::RunView view;
  view.slot.measure = measure;
  view.slot.side = side;
  return view;
}

}  // namespace

TEST_CASE("Each movement is seen from where it is seen best", "[app][examination]") {
  CHECK(app::liveModelState(viewOf("rom.cervical.flexion"))->seenFrom == SeenFrom::Right);
  CHECK(app::liveModelState(viewOf("rom.cervical.extension"))->seenFrom == SeenFrom::Right);
  CHECK(app::liveModelState(viewOf("rom.cervical.lateral_flexion", core::Side::Left))->seenFrom == SeenFrom::Front);
  CHECK(app::liveModelState(viewOf("rom.cervical.rotation", core::Side::Right))->seenFrom == SeenFrom::Above);
  CHECK(app::liveModelState(viewOf("movement.jpe.rotation", core::Side::Right))->seenFrom == SeenFrom::Above);
}

TEST_CASE("What is no movement of the neck has no model", "[app][examination]") {
  CHECK_FALSE(app::liveModelState(viewOf("ccft.highest_pressure")));
  CHECK_FALSE(app::liveModelState(viewOf("posture.craniovertebral_angle")));
  CHECK_FALSE(app::liveModelState(viewOf("")));
}

TEST_CASE("The model follows the sensor in all planes", "[app][examination]") {
  auto view = viewOf("rom.cervical.rotation", core::Side::Left);
  view.angles = assessment::NeckAngles{-3, 5, 41};
  const auto state = app::liveModelState(view);
  REQUIRE(state);
  CHECK(state->measured);
  CHECK(state->angles == assessment::NeckAngles{-3, 5, 41});
  CHECK(app::liveModelWords(*state).contains(QStringLiteral("sensor")));
}

TEST_CASE("Without a sensor the model shows the way and says that nothing is measured", "[app][examination]") {
  const auto left = app::liveModelState(viewOf("rom.cervical.rotation", core::Side::Left));
  REQUIRE(left);
  CHECK_FALSE(left->measured);
  CHECK(left->angles.axialRotationDeg == app::kShownWayDeg);
  CHECK(app::liveModelWords(*left).contains(QStringLiteral("Nothing is measured")));
  const auto right = app::liveModelState(viewOf("rom.cervical.rotation", core::Side::Right));
  CHECK(right->angles.axialRotationDeg == -left->angles.axialRotationDeg);
  CHECK(app::liveModelState(viewOf("rom.cervical.flexion"))->angles.flexionExtensionDeg < 0);
}

TEST_CASE("While neutral is taken the model stands in neutral", "[app][examination]") {
  auto view = viewOf("rom.cervical.extension");
  view.neutralWanted = true;
  CHECK(app::liveModelState(view)->angles == assessment::NeckAngles{});
}
