#include "assessment/runner/hold_detector.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cervica::assessment {

void HoldDetector::Sums::add(double value) {
  n += 1;
  highest = n == 1 ? value : std::max(highest, value);
  const double from = value - mean;
  mean += from / n;
  squares += from * (value - mean);
}

void HoldDetector::Sums::add(const Sums& other) {
  if (other.n == 0) return;
  const double from = other.mean - mean;
  const double total = n + other.n;
  squares += other.squares + from * from * n * other.n / total;
  mean += from * other.n / total;
  highest = n == 0 ? other.highest : std::max(highest, other.highest);
  n = total;
}

HoldDetector::Place HoldDetector::place(double value) const {
  if (value < rule_.target - rule_.tolerance) return Place::Below;
  return value > rule_.target + rule_.tolerance ? Place::Above : Place::Within;
}

/// When the straight line from the last sample to this one passes the edge.
double HoldDetector::crossing(double timeS, double value, double edge) const {
  const double share = (edge - last_) / (value - last_);
  return lastS_ + std::clamp(share, 0.0, 1.0) * (timeS - lastS_);
}

void HoldDetector::begin(double timeS, double value, bool afterGap) {
  holding_ = true;
  gap_ = false;
  sums_ = {};
  outside_ = {};
  const double edge = rule_.target + (last_ < rule_.target ? -rule_.tolerance : rule_.tolerance);
  startS_ = started_ && !afterGap ? crossing(timeS, value, edge) : timeS;
}

void HoldDetector::count(double value) {
  sums_.add(outside_);
  outside_ = {};
  sums_.add(value);
}

bool HoldDetector::longEnough() const {
  return holding_ && heldS(lastS_) + intervalS_ >= rule_.holdS;
}

double HoldDetector::heldS(double timeS) const {
  if (!holding_) return 0;
  return (where_ == Place::Within ? timeS : leftS_) - startS_;
}

Hold HoldDetector::end(double endS, const char* reason) {
  Hold hold;
  hold.startS = startS_;
  hold.endS = endS;
  hold.mean = sums_.mean;
  hold.sd = sums_.n > 1 ? std::sqrt(sums_.squares / (sums_.n - 1)) : 0;
  hold.highest = sums_.highest;
  hold.counted = !gap_ && hold.heldS() + intervalS_ >= rule_.holdS;
  if (!hold.counted) hold.reason = gap_ ? "gap" : reason;
  holding_ = false;
  return hold;
}

std::optional<Hold> HoldDetector::add(double timeS, double value, bool afterGap) {
  std::optional<Hold> ended;
  const Place now = place(value);
  if (started_ && !afterGap) intervalS_ = timeS - lastS_;
  if (holding_) {
    gap_ = gap_ || afterGap;
    if (now == Place::Within) {
      where_ = now;
      count(value);
    } else {
      if (where_ != now) {  // left the band just now, or crossed it without a sample within
        const double edge = rule_.target + (now == Place::Below ? -rule_.tolerance : rule_.tolerance);
        leftS_ = where_ == Place::Within ? crossing(timeS, value, edge) : leftS_;
        where_ = now;
      }
      outside_.add(value);
      if (timeS - leftS_ >= rule_.leftForS) {
        ended = end(leftS_, now == Place::Below ? "pressure_fall" : "overshoot");
      }
    }
  } else if (now == Place::Within) {
    begin(timeS, value, afterGap);
    where_ = now;
    count(value);
  }
  started_ = true;
  lastS_ = timeS;
  last_ = value;
  if (!holding_) where_ = now;
  return ended;
}

std::optional<Hold> HoldDetector::finish() {
  if (!holding_) return std::nullopt;
  if (where_ == Place::Within) return end(lastS_, "recording_end");
  return end(leftS_, where_ == Place::Below ? "pressure_fall" : "overshoot");
}

}  // namespace cervica::assessment
