#include "assessment/devices/sample_clock.h"

#include <algorithm>
#include <cmath>

#include "assessment/signals/recording.h"

namespace cervica::assessment {

namespace {

constexpr double kForwardGain = 0.01;  ///< of the lag a chunk: 16 ms of jitter move a time by 0.2 ms
constexpr double kShortestS = 1e-6;    ///< two readings are never at one time
constexpr double kPauseS = 1;          ///< longer silence says nothing about the interval
constexpr double kMeasureAfterS = 1;   ///< of reception
constexpr double kForgetAfterS = 8;    ///< the older half of the measurement

}  // namespace

void SampleClock::stamp(double arrivalS, std::size_t count, std::vector<double>& times) {
  if (count == 0) return;
  const double readings = static_cast<double>(count);
  if (!running_) {
    running_ = true;
    // The first chunk may be what was waiting in the port; it ends at its reception.
    const double from = std::max(lastS_ + kShortestS, arrivalS - readings * intervalS_);
    const double step = std::max(kShortestS, (arrivalS - from) / readings);
    for (std::size_t i = 0; i < count; ++i) times.push_back(lastS_ = from + step * static_cast<double>(i + 1));
    lastArrivalS_ = arrivalS;
    return;
  }
  const double behindS = arrivalS - (lastS_ + readings * intervalS_);
  double endS = lastS_ + readings * intervalS_ + kForwardGain * behindS;
  double stepS = 0;
  if (behindS > (kGapIntervals - 1) * intervalS_ && arrivalS - lastArrivalS_ > kGapIntervals * intervalS_) {
    if (measured_) {
      ++gaps_;
      missing_ += static_cast<std::uint64_t>(std::llround(behindS / intervalS_));
    }
    endS = arrivalS;
    stepS = intervalS_;
  } else {
    endS = std::min(endS, arrivalS);
    stepS = (endS - lastS_) / readings;
  }
  const double startS = lastS_;
  for (std::size_t i = 0; i < count; ++i) {
    const double even = endS - stepS * static_cast<double>(count - 1 - i);
    lastS_ = std::max({even, lastS_ + kShortestS, startS + kShortestS});
    times.push_back(lastS_);
  }
  measure(arrivalS - lastArrivalS_, count);
  lastArrivalS_ = arrivalS;
}

void SampleClock::measure(double elapsedS, std::size_t count) {
  if (elapsedS > kPauseS) return;
  windowS_ += elapsedS;
  windowCount_ += static_cast<double>(count);
  if (windowS_ < kMeasureAfterS) return;
  measured_ = true;
  intervalS_ = windowS_ / windowCount_;
  if (windowS_ > kForgetAfterS) {
    windowS_ /= 2;
    windowCount_ /= 2;
  }
}

void SampleClock::restart() {
  running_ = false;
}

}  // namespace cervica::assessment
