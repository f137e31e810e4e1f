#include "assessment/runner/live_motion.h"

#include <algorithm>
#include <cmath>

namespace cervica::assessment {
namespace {

/// So long after coming back the low-pass filter's end no longer reaches the movement.
constexpr double kSettledS = kStillS + 0.1;
/// Looking for neutral or the three nods costs a pass over the recording: this often.
constexpr double kLookEveryS = 0.5;

bool endsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

std::optional<NeckDirection> directionOf(std::string_view measure, std::optional<core::Side> side) {
  if (!measure.starts_with("rom.cervical.") && !measure.starts_with("movement.jpe.")) return std::nullopt;
  const bool left = side == core::Side::Left;
  if (endsWith(measure, ".lateral_flexion")) {
    return left ? NeckDirection::LateralFlexionLeft : NeckDirection::LateralFlexionRight;
  }
  if (endsWith(measure, ".rotation")) return left ? NeckDirection::RotationLeft : NeckDirection::RotationRight;
  if (endsWith(measure, ".flexion")) return NeckDirection::Flexion;
  if (endsWith(measure, ".extension")) return NeckDirection::Extension;
  return std::nullopt;
}

double towardsDeg(const NeckAngles& angles, NeckDirection direction) {
  switch (direction) {
    case NeckDirection::Flexion:
      return -angles.flexionExtensionDeg;
    case NeckDirection::Extension:
      return angles.flexionExtensionDeg;
    case NeckDirection::LateralFlexionRight:
      return angles.lateralFlexionDeg;
    case NeckDirection::LateralFlexionLeft:
      return -angles.lateralFlexionDeg;
    case NeckDirection::RotationLeft:
      return angles.axialRotationDeg;
    case NeckDirection::RotationRight:
      return -angles.axialRotationDeg;
  }
  return 0;
}

void LiveMotion::add(const Sample& sample) {
  if (!sample.head) return;
  if (!recording_.timeS.empty() && sample.timeS <= recording_.timeS.back()) return;
  // One sensor or two is decided by the first sample; a thorax sensor that falls silent keeps its last orientation.
  const bool two = recording_.timeS.empty() ? sample.thorax.has_value() : !recording_.thorax.empty();
  recording_.timeS.push_back(sample.timeS);
  recording_.head.push_back(*sample.head);
  if (two) recording_.thorax.push_back(sample.thorax ? *sample.thorax : recording_.thorax.back());
  if (!taken_) findFrame();
  if (!frame_) return;
  const Quaternion& thorax = two ? recording_.thorax.back() : frame_->fixed;
  newest_ = thorax.inverse() * *sample.head;
  angles_ = neckAngles(frame_->movement(*sample.head, thorax));
  watch(sample.timeS);
}

void LiveMotion::takeNeutral() {
  neutralFrom_ = recording_.timeS.size();
  taken_ = false;
  tried_ = -kLookEveryS;
}

std::pair<Recording, std::size_t> LiveMotion::slice(double fromS, double toS) const {
  const auto& times = recording_.timeS;
  const auto first = std::lower_bound(times.begin(), times.end(), fromS) - times.begin();
  const auto last = std::upper_bound(times.begin(), times.end(), toS) - times.begin();
  Recording part;
  part.timeS.assign(times.begin() + first, times.begin() + last);
  part.head.assign(recording_.head.begin() + first, recording_.head.begin() + last);
  if (!recording_.thorax.empty()) {
    part.thorax.assign(recording_.thorax.begin() + first, recording_.thorax.begin() + last);
  }
  if (part.timeS.size() >= 2) findGaps(part);
  return {std::move(part), static_cast<std::size_t>(first)};
}

void LiveMotion::findFrame() {
  const double nowS = recording_.timeS.back();
  const double fromS = recording_.timeS[std::min(neutralFrom_, recording_.timeS.size() - 1)];
  if (nowS - fromS < kNeutralS || nowS - tried_ < kLookEveryS) return;
  tried_ = nowS;
  const Recording still = slice(fromS, nowS).first;
  if (still.timeS.size() < 2) return;
  const auto upright = anatomicalFrame(still);
  if (!upright) return;
  if (upright->neutralSpreadDeg > kStillDeg) {  // the person moved: two seconds that begin later
    const auto later = std::lower_bound(recording_.timeS.begin(), recording_.timeS.end(), fromS + kLookEveryS);
    neutralFrom_ = static_cast<std::size_t>(later - recording_.timeS.begin());
    return;
  }
  if (alignment_ == Alignment::Anatomical) {
    frame_ = *upright;
  } else {
    const auto aligned = alignByGravityAndNods(still, up_);
    if (!aligned) return;
    frame_ = aligned->frame;
  }
  taken_ = true;
  forget();
}

bool LiveMotion::setNeutral(double overS) {
  if (!frame_) return false;
  const double nowS = recording_.timeS.back();
  const Recording present = slice(nowS - overS, nowS).first;
  std::vector<Quaternion> rotations;
  rotations.reserve(present.timeS.size());
  for (std::size_t i = 0; i < present.timeS.size(); ++i) {
    const Quaternion& thorax = present.thorax.empty() ? frame_->fixed : present.thorax[i];
    rotations.push_back(thorax.inverse() * present.head[i]);
  }
  frame_->neutral = averageRotation(rotations);
  angles_ =
      neckAngles(frame_->movement(present.head.back(), present.thorax.empty() ? frame_->fixed : present.thorax.back()));
  forget();
  return true;
}

/// Follows how far the head is from neutral, in whatever plane.
void LiveMotion::watch(double timeS) {
  const double deg = std::max({std::abs(angles_->flexionExtensionDeg), std::abs(angles_->lateralFlexionDeg),
                               std::abs(angles_->axialRotationDeg)});
  if (window_ + 1 >= recording_.timeS.size()) {
    peakDeg_ = 0;
    backS_.reset();
    over_ = false;
  }
  if (deg > peakDeg_) peakDeg_ = deg;
  if (peakDeg_ < kAwayDeg || deg >= kBackDeg) {
    backS_.reset();
    return;
  }
  if (!backS_) backS_ = timeS;
  over_ = over_ || timeS - *backS_ >= kSettledS;
}

std::vector<TimedMovement> LiveMotion::takeMovements() {
  std::vector<TimedMovement> found;
  if (!frame_ || window_ + 2 > recording_.timeS.size()) return found;
  const Recording part = slice(recording_.timeS[window_], recording_.timeS.back()).first;
  const MotionSeries series = motionSeries(part, neckAngles(part, *frame_));
  for (const Movement& movement : findMovements(series)) {
    found.push_back({movement, series.timeS[movement.start], series.timeS[movement.peak], series.timeS[movement.end]});
  }
  forget();
  peakDeg_ = 0;
  backS_.reset();
  over_ = false;
  return found;
}

std::optional<TimedMovement> LiveMotion::measureAgain(const TimedMovement& movement, double peakS) const {
  if (!frame_) return std::nullopt;
  constexpr double kMarginS = 1;  // the filter's ends stay outside of the movement
  const Recording part = slice(movement.startS - kMarginS, movement.endS + kMarginS).first;
  if (part.timeS.size() < 3) return std::nullopt;
  const MotionSeries series = motionSeries(part, neckAngles(part, *frame_));
  const auto indexOf = [&](double timeS) {
    const auto at = std::lower_bound(series.timeS.begin(), series.timeS.end(), timeS);
    return static_cast<std::size_t>(std::min(at, series.timeS.end() - 1) - series.timeS.begin());
  };
  const std::size_t start = indexOf(movement.startS), peak = indexOf(peakS), end = indexOf(movement.endS);
  if (start >= peak || peak > end) return std::nullopt;
  const Movement again = measureMovement(series, movement.movement.direction, start, peak, end);
  return TimedMovement{again, series.timeS[start], series.timeS[peak], series.timeS[end]};
}

}  // namespace cervica::assessment
