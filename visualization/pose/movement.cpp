#include "visualization/pose/movement.h"

#include <algorithm>
#include <utility>

#include "core/base/contract.h"

namespace cervica::visualization {
namespace {

using Seconds = Movement::Seconds;

constexpr Seconds kLongestHold{5}, kChangeOfSides{1};

BodyPosture withPlace(BodyPosture posture, const ExerciseMotion& exercise) {
  posture.support = exercise.support;
  return posture;
}

/// The same apart from the side that would be up in lying on the side.
bool sameBody(const BodyPosture& a, const BodyPosture& b) {
  return a.head.neck == b.head.neck && a.rightArm == b.rightArm && a.leftArm == b.leftArm && a.rightLeg == b.rightLeg &&
         a.leftLeg == b.leftLeg;
}

/// Out, hold and back between two postures.
BodyPosture postureAt(const BodyPosture& start, const BodyPosture& end, Seconds time, const ExerciseMotion& exercise,
                      Seconds hold) {
  const auto along = [](Seconds passed, Seconds whole) { return whole.count() > 0 ? passed / whole : 1.0; };
  if (time < exercise.out) return blend(start, end, along(time, exercise.out));
  if (time < exercise.out + hold) return blend(start, end, 1.0);
  return blend(start, end, 1.0 - along(time - exercise.out - hold, exercise.back));
}

}  // namespace

Movement::Movement(Seconds duration, std::function<Pose(Seconds)> pose) : duration_(duration), pose_(std::move(pose)) {}

Pose Movement::at(Seconds time) const {
  return pose_(std::clamp(time, Seconds(0), duration_));
}

BodyPosture startOf(const ExerciseMotion& exercise) {
  return withPlace(bodyPosture(exercise.start, exercise.start, exercise.movingSide, exercise.position), exercise);
}

BodyPosture endOf(const ExerciseMotion& exercise) {
  return withPlace(bodyPosture(exercise.end, exercise.start, exercise.movingSide, exercise.endPosition), exercise);
}

Movement Movement::ofExercise(const ExerciseMotion& exercise, const BodySize& size) {
  const Seconds hold = std::clamp(exercise.hold, Seconds(0), kLongestHold);
  const Seconds once = exercise.out + hold + exercise.back;
  const BodyPosture start = startOf(exercise), end = endOf(exercise);
  if (!exercise.mirrorOtherSide) {
    return {once, [=](Seconds time) { return poseBody(postureAt(start, end, time, exercise, hold), size); }};
  }
  const BodyPosture otherStart = mirrored(start), otherEnd = mirrored(end);
  const bool turnsOver = start.upperSide != otherStart.upperSide && exercise.position == BodyPosition::SideLying;
  const Seconds change = turnsOver || sameBody(start, otherStart) ? Seconds(0) : kChangeOfSides;
  return {2.0 * (once + change), [=](Seconds time) {
            const bool otherSide = time >= once + change;
            const BodyPosture& from = otherSide ? otherStart : start;
            const Seconds passed = otherSide ? time - once - change : time;
            if (passed > once)
              return poseBody(blend(from, otherSide ? start : otherStart, (passed - once) / change), size);
            return poseBody(postureAt(from, otherSide ? otherEnd : end, passed, exercise, hold), size);
          }};
}

Movement Movement::ofHead(const Pose& posture, std::vector<HeadSample> samples) {
  CERVICA_EXPECTS(!samples.empty());
  CERVICA_EXPECTS(std::is_sorted(samples.begin(), samples.end(),
                                 [](const HeadSample& a, const HeadSample& b) { return a.time <= b.time; }));
  const Seconds first = samples.front().time, duration = samples.back().time - first;
  return {duration, [posture, first, samples = std::move(samples)](Seconds time) {
            const Seconds wanted = first + time;
            const auto after = std::upper_bound(samples.begin(), samples.end(), wanted,
                                                [](Seconds t, const HeadSample& one) { return t < one.time; });
            if (after == samples.begin()) return turned(posture, samples.front().angles);
            if (after == samples.end()) return turned(posture, samples.back().angles);
            const HeadSample& before = *std::prev(after);
            const double share = (wanted - before.time) / (after->time - before.time);
            return turned(posture, neckAnglesOf(rotationOf(before.angles).slerp(share, rotationOf(after->angles))));
          }};
}

}  // namespace cervica::visualization
