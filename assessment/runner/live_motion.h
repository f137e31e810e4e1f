#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "assessment/runner/attempt.h"
#include "assessment/signals/orientation.h"
#include "assessment/signals/range_of_motion.h"
#include "assessment/signals/sample.h"

namespace cervica::assessment {

/// A movement with its times, which stay true when the series is gone.
struct TimedMovement {
  Movement movement;
  double startS = 0, peakS = 0, endS = 0;
};

/// The direction that a measure and its side ask for, nothing of measures that are no neck movement; of the peak speed
/// of rotation either side: nothing too.
[[nodiscard]] std::optional<NeckDirection> directionOf(std::string_view measure, std::optional<core::Side> side);

/// How far towards a direction the neck stands, degrees; away from it negative.
[[nodiscard]] double towardsDeg(const NeckAngles& angles, NeckDirection direction);

/// Orientations of a run as they come: angles at once, movements when they are over. The same formulas as on a whole
/// recording. Movements before the first frame are lost: neutral first.
class LiveMotion {
 public:
  explicit LiveMotion(Alignment alignment = Alignment::Anatomical, WorldUp up = WorldUp::Y)
      : alignment_(alignment), up_(up) {}

  /// \param sample  with `head`; later than the one before
  void add(const Sample& sample);

  /// Takes neutral anew: from now on samples are gathered until `neutralTaken`.
  void takeNeutral();
  /// The frame is there: two still seconds (kStillDeg) since takeNeutral or the first sample are over, and with
  /// Alignment::GravityNod three nods were seen after them.
  [[nodiscard]] bool neutralTaken() const { return taken_; }
  [[nodiscard]] double neutralSpreadDeg() const { return frame_ ? frame_->neutralSpreadDeg : 0; }
  /// The average position of the last `overS` seconds, at least the newest one, is neutral. \return false when there
  /// is no frame yet
  bool setNeutral(double overS);

  /// Of the newest sample; nothing without frame.
  [[nodiscard]] const std::optional<NeckAngles>& angles() const { return angles_; }
  [[nodiscard]] const std::optional<Quaternion>& orientation() const { return newest_; }  ///< head on reference

  /// Movements from now on only.
  void forget() { window_ = recording_.timeS.size(); }
  /// The head has come back from a movement and its end can be told.
  [[nodiscard]] bool movementOver() const { return over_; }
  /// The movements that are over since `forget` or the last call, oldest first.
  [[nodiscard]] std::vector<TimedMovement> takeMovements();
  /// The movement with its end of range where the examiner puts it. \return nothing when `peakS` is outside of it
  [[nodiscard]] std::optional<TimedMovement> measureAgain(const TimedMovement& movement, double peakS) const;

 private:
  [[nodiscard]] std::pair<Recording, std::size_t> slice(double fromS, double toS) const;
  void findFrame();
  void watch(double timeS);

  Alignment alignment_;
  WorldUp up_;
  Recording recording_;  ///< head, thorax and times of the run
  std::size_t neutralFrom_ = 0;
  bool taken_ = false;
  double tried_ = -1;  ///< when the frame was looked for last
  std::optional<NeckFrame> frame_;
  std::optional<NeckAngles> angles_;
  std::optional<Quaternion> newest_;
  std::size_t window_ = 0;  ///< index of the first sample that movements are looked for in
  double peakDeg_ = 0;
  std::optional<double> backS_;  ///< since when the head is back
  bool over_ = false;
};

}  // namespace cervica::assessment
