#pragma once

#include <cstddef>
#include <deque>

namespace cervica::app {

/// How far back the trace on the page goes.
inline constexpr double kTraceS = 60;

/// One value of the phase's signal: for drawing, not for measuring.
struct TracePoint {
  double timeS = 0;       ///< of the run
  double value = 0;       ///< in the phase's unit; angles to the left negative
  std::size_t phase = 0;  ///< index into the test's phases
};

/// The newest kTraceS of a signal.
class LiveTrace {
 public:
  void add(const TracePoint& point) {
    if (!points_.empty() && point.timeS <= points_.back().timeS) return;
    points_.push_back(point);
    while (points_.front().timeS < point.timeS - kTraceS) points_.pop_front();
  }
  [[nodiscard]] const std::deque<TracePoint>& points() const { return points_; }

 private:
  std::deque<TracePoint> points_;
};

}  // namespace cervica::app
