#include "app/posture/visit_scene.h"

#include <array>

#include "core/scoring/combined.h"

namespace cervica::app {
namespace {

using visualization::Muscle;
using visualization::MuscleState;

constexpr std::array<std::pair<const char*, Muscle>, 3> kLengthTests{
    {{"length.upper_trapezius", Muscle::UpperTrapezius},
     {"length.levator_scapulae", Muscle::LevatorScapulae},
     {"length.sternocleidomastoid", Muscle::Sternocleidomastoid}}};
constexpr const char* kDeepFlexorTest = "ccft.highest_pressure";
constexpr const char* kCraniovertebralAngle = "posture.craniovertebral_angle";

/// "Short" is the second level of every muscle length test.
constexpr double kShort = 1;

visualization::MuscleStates muscleStates(const core::Visit& visit, const core::VisitScores& scores,
                                         const core::Catalogue& catalogue) {
  visualization::MuscleStates states = visualization::allMuscles();
  for (const core::CombinedMeasurement& one : core::combine(visit, catalogue)) {
    for (const auto& [measure, muscle] : kLengthTests) {
      if (one.measure->id != measure || !one.side) continue;
      if (one.value == kShort) {
        states[{muscle, *one.side}] = MuscleState::Short;
      } else {
        states.erase({muscle, *one.side});
      }
    }
  }
  for (const core::Score& score : scores.scores) {
    if (score.measurement.measure->id != kDeepFlexorTest) continue;
    for (const core::Side side : {core::Side::Left, core::Side::Right}) {
      if (score.band == core::Band::BelowTypical) {
        states[{Muscle::DeepNeckFlexors, side}] = MuscleState::Weak;
      } else {
        states.erase({Muscle::DeepNeckFlexors, side});
      }
    }
  }
  return states;
}

}  // namespace

visualization::SceneOptions sceneOptionsFor(const core::Visit& visit, const core::VisitScores& scores,
                                            const core::Catalogue& catalogue,
                                            const std::optional<core::Visit>& earlier) {
  visualization::SceneOptions options;
  options.muscles = muscleStates(visit, scores, catalogue);
  for (const core::Score& score : scores.scores) {
    const core::Norm& norm = *score.match.norm;
    if (score.measurement.measure->id == kCraniovertebralAngle && norm.method == core::NormMethod::Normal) {
      options.craniovertebralNorm =
          visualization::NormAngles{core::Angle::degrees(*norm.mean), core::Angle::degrees(*norm.sd)};
    }
  }
  if (earlier) options.earlier = visualization::solvePose(visualization::postureFrom(*earlier, catalogue));
  return options;
}

}  // namespace cervica::app
