#pragma once

#include <algorithm>
#include <random>
#include <vector>

#include "visualization/pose/posture_input.h"

namespace cervica::tests {

/// Plausible sets of measurements, all measures together. Where the catalogue has a norm: normally distributed about
/// its mean, cut at three standard deviations (craniovertebral angle 51.8 (5.9) silva2009, sagittal head angle 17.2
/// (5.7) and shoulder-C7 angle 51.4 (8.5) ruivo2014). Kyphosis 41 (9): 120 women in their third decade, by inclinometer
/// (Physiother Theory Pract "Thoracic kyphosis and mobility: the effect of age", abstract). The others have no norm:
/// spreads are a design choice (head tilt 3, shoulder line 2, upward rotation 5 about the resting model's and at most
/// 5 between the sides).
inline std::vector<visualization::PostureInput> plausiblePostures(std::size_t count,
                                                                  core::Angle restingUpwardRotation) {
  std::mt19937 random(20260117);
  // Not std::normal_distribution: its numbers differ between standard libraries.
  const auto uniform = [&](double from, double to) {
    return from + (to - from) * (static_cast<double>(random()) + 0.5) / 4294967296.0;
  };
  const auto normal = [&](double mean, double sd) {
    double sum = -6.0;
    for (int i = 0; i < 12; ++i) sum += uniform(0.0, 1.0);
    return core::Angle::degrees(mean + sd * std::clamp(sum, -3.0, 3.0));
  };
  std::vector<visualization::PostureInput> inputs;
  for (std::size_t i = 0; i < count; ++i) {
    visualization::PostureInput input;
    input.craniovertebral = normal(51.8, 5.9);
    input.sagittalHead = normal(17.2, 5.7);
    input.shoulderC7 = normal(51.4, 8.5);
    input.headLateralTilt = normal(0.0, 3.0);
    input.shoulderHeightDifference = normal(0.0, 2.0);
    input.thoracicKyphosis = normal(41.0, 9.0);
    const core::Angle upward = normal(restingUpwardRotation.inDegrees(), 5.0);
    const core::Angle difference = core::Angle::degrees(uniform(-2.5, 2.5));
    input.upwardRotationRight = upward + difference;
    input.upwardRotationLeft = upward - difference;
    input.height = core::Length::metres(uniform(1.45, 2.00));
    input.sex = i % 2 == 0 ? core::Sex::Female : core::Sex::Male;
    inputs.push_back(input);
  }
  return inputs;
}

}  // namespace cervica::tests
