#pragma once

#include <chrono>
#include <functional>
#include <vector>

#include "visualization/pose/body_posture.h"
#include "visualization/pose/neck_angles.h"
#include "visualization/pose/pose.h"

namespace cervica::visualization {

/// An exercise as the catalogue describes its animation.
struct ExerciseMotion {
  BodyPosition position = BodyPosition::Standing, endPosition = BodyPosition::Standing;
  Support support = Support::Floor;
  MovingSide movingSide = MovingSide::Both;
  bool mirrorOtherSide = false;
  std::chrono::duration<double> out{2}, hold{0}, back{2};
  BodyAngles start{}, end{};
};

/// A head's angles at a time of a recording.
struct HeadSample {
  std::chrono::duration<double> time{0};
  NeckAngles angles;
};

/// A pose for every moment of a movement. A value; thread safe to ask.
class Movement {
 public:
  using Seconds = std::chrono::duration<double>;

  /// Out, hold, back; then, where the other side is to be mirrored, the same with the other side, with a second in
  /// between when the two start differently. Ends where it starts, so it can be repeated. Continuous, but for turning
  /// over from one side to the other, which is not shown. Holds longer than five seconds are shown as five.
  [[nodiscard]] static Movement ofExercise(const ExerciseMotion& exercise, const BodySize& size = {});

  /// A recorded movement on a person's posture. Between samples the head turns along the shortest way; before the
  /// first and after the last it keeps still. Time 0 is the first sample.
  /// \pre times strictly increasing, at least one sample (broken: ContractViolation)
  [[nodiscard]] static Movement ofHead(const Pose& posture, std::vector<HeadSample> samples);

  [[nodiscard]] Seconds duration() const { return duration_; }
  /// `time` is held within [0, duration].
  [[nodiscard]] Pose at(Seconds time) const;

 private:
  Movement(Seconds duration, std::function<Pose(Seconds)> pose);
  Seconds duration_{0};
  std::function<Pose(Seconds)> pose_;
};

/// The two poses an exercise is drawn with.
[[nodiscard]] BodyPosture startOf(const ExerciseMotion& exercise);
[[nodiscard]] BodyPosture endOf(const ExerciseMotion& exercise);

}  // namespace cervica::visualization
