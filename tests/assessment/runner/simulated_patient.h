#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include "assessment/signals/orientation.h"
#include "assessment/signals/recording.h"
#include "assessment/signals/sample.h"

namespace cervica::test {

/// Streams with a known truth, sample by sample.
class SimulatedPatient {
 public:
  explicit SimulatedPatient(double rateHz, double noise = 0, unsigned seed = 1)
      : rateHz_(rateHz), noise_(0, noise > 0 ? noise : 1), noisy_(noise > 0), dice_(seed) {}

  [[nodiscard]] const std::vector<assessment::Sample>& samples() const { return samples_; }
  [[nodiscard]] double nowS() const { return static_cast<double>(count_) / rateHz_; }

  // Pressure ---------------------------------------------------------------------------------------------------------
  void pressure(double mmHg, double seconds) {
    const double from = mmHg_;
    static_cast<void>(from);
    mmHg_ = mmHg;
    each(seconds, [&](double) { return pressureSample(mmHg_); });
  }
  void pressureRamp(double toMmHg, double seconds) {
    const double from = mmHg_;
    each(seconds, [&](double share) { return pressureSample(from + (toMmHg - from) * share); });
    mmHg_ = toMmHg;
  }

  // Force ------------------------------------------------------------------------------------------------------------
  void force(double newton, double seconds) {
    each(seconds, [&](double) {
      assessment::Sample sample;
      sample.forceN = std::max(0.0, newton + noise());
      return sample;
    });
  }

  // Orientation ------------------------------------------------------------------------------------------------------
  void still(double seconds) {
    each(seconds, [&](double) { return headSample(angles_); });
  }
  /// A minimum-jerk way to these angles.
  void turnTo(const assessment::NeckAngles& to, double seconds) {
    const assessment::NeckAngles from = angles_;
    each(seconds, [&](double x) {
      const double s = x * x * x * (10 - 15 * x + 6 * x * x);
      return headSample({from.flexionExtensionDeg + s * (to.flexionExtensionDeg - from.flexionExtensionDeg),
                         from.lateralFlexionDeg + s * (to.lateralFlexionDeg - from.lateralFlexionDeg),
                         from.axialRotationDeg + s * (to.axialRotationDeg - from.axialRotationDeg)});
    });
    angles_ = to;
  }
  void mark() {
    still(1 / rateHz_);
    samples_.back().mark = true;
    still(1 / rateHz_);
  }
  void thoraxAt(const assessment::Quaternion& thorax) { thorax_ = thorax; }

  /// Samples are lost.
  void gap(double seconds) { count_ += static_cast<std::size_t>(std::lround(seconds * rateHz_)); }

  [[nodiscard]] assessment::Recording recording() const {
    assessment::Recording all;
    for (const assessment::Sample& sample : samples_) {
      all.timeS.push_back(sample.timeS);
      if (sample.pressureMmHg) all.pressureMmHg.push_back(*sample.pressureMmHg);
      if (sample.forceN) all.forceN.push_back(*sample.forceN);
      if (sample.head) all.head.push_back(*sample.head);
      if (sample.thorax) all.thorax.push_back(*sample.thorax);
      all.mark.push_back(sample.mark ? 1 : 0);
    }
    assessment::findGaps(all);
    return all;
  }

 private:
  double noise() { return noisy_ ? noise_(dice_) : 0; }
  assessment::Sample pressureSample(double mmHg) {
    assessment::Sample sample;
    sample.pressureMmHg = mmHg + noise();
    return sample;
  }
  assessment::Sample headSample(const assessment::NeckAngles& angles) {
    assessment::Sample sample;
    assessment::NeckAngles noisy = angles;
    noisy.flexionExtensionDeg += noise();
    noisy.lateralFlexionDeg += noise();
    noisy.axialRotationDeg += noise();
    sample.head = thorax_ * assessment::rotationOf(noisy);
    sample.thorax = thorax_;
    return sample;
  }
  template <typename Make>
  void each(double seconds, const Make& make) {
    const auto n = static_cast<std::size_t>(std::lround(seconds * rateHz_));
    for (std::size_t i = 1; i <= n; ++i) {
      samples_.push_back(make(static_cast<double>(i) / static_cast<double>(n)));
      samples_.back().timeS = nowS();
      ++count_;
    }
  }

  double rateHz_;
  std::normal_distribution<double> noise_;
  bool noisy_;
  std::mt19937 dice_;
  std::size_t count_ = 0;
  double mmHg_ = 20;
  assessment::NeckAngles angles_;
  assessment::Quaternion thorax_ = {1, 0, 0, 0};
  std::vector<assessment::Sample> samples_;
};

}  // namespace cervica::test
