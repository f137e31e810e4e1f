#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cervica::assessment {

/// Gives the readings of one device the times at which they were taken, from the times at which they were received.
/// A sensor takes them evenly, but an operating system hands over several at once, some late; with the time of
/// reception a burst would be one instant and a velocity infinite. So readings follow each other at the interval of the
/// device, which is measured, and that train is held to the times of reception: never later than reception, drawn back
/// at once when it would be, forward gently when it falls behind, and set anew after a gap. No clock of its own, no
/// port.
class SampleClock {
 public:
  /// \param intervalS  nominal distance of two readings, > 0; used until it has been measured (1 s)
  explicit SampleClock(double intervalS) : intervalS_(intervalS) {}

  /// Appends the times of `count` readings that were received together at `arrivalS`: strictly increasing, also over
  /// calls. \pre arrivalS does not decrease
  void stamp(double arrivalS, std::size_t count, std::vector<double>& times);

  /// The device was away: the next reading starts a new train; the interval stays known.
  void restart();

  [[nodiscard]] double intervalS() const { return intervalS_; }
  /// Gaps of more than three intervals while the device was there, and how many readings they would have held.
  [[nodiscard]] std::uint64_t gaps() const { return gaps_; }
  [[nodiscard]] std::uint64_t missing() const { return missing_; }

 private:
  void measure(double elapsedS, std::size_t count);

  double intervalS_;
  bool measured_ = false;
  bool running_ = false;
  double lastS_ = 0;
  double lastArrivalS_ = 0;
  double windowS_ = 0;
  double windowCount_ = 0;
  std::uint64_t gaps_ = 0;
  std::uint64_t missing_ = 0;
};

}  // namespace cervica::assessment
