#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "assessment/signals/recording.h"

namespace cervica::assessment {

/// Says of each sample of a live stream whether samples are missing before it: as findGaps() does of a recording, with
/// the median of the last intervals in place of all.
class GapWatch {
 public:
  /// \param timeS  increasing
  bool add(double timeS) {
    if (!started_) {
      started_ = true;
      lastS_ = timeS;
      return false;
    }
    const double interval = timeS - lastS_;
    lastS_ = timeS;
    const bool gap = known_ >= kFirst && interval > kGapIntervals * median();
    intervals_[next_] = interval;
    next_ = (next_ + 1) % intervals_.size();
    known_ = std::min(known_ + 1, intervals_.size());
    return gap;
  }

 private:
  static constexpr std::size_t kFirst = 5;  ///< fewer intervals say nothing of the rate

  [[nodiscard]] double median() const {
    auto sorted = intervals_;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(known_ / 2);
    std::nth_element(sorted.begin(), middle, sorted.begin() + static_cast<std::ptrdiff_t>(known_));
    return *middle;
  }

  std::array<double, 15> intervals_{};
  std::size_t known_ = 0, next_ = 0;
  bool started_ = false;
  double lastS_ = 0;
};

}  // namespace cervica::assessment
