#pragma once

#include <cmath>
#include <random>
#include <vector>

#include "assessment/signals/orientation.h"
#include "assessment/signals/recording.h"

namespace cervica::tests {

/// Builds a head's movement of known angles, 100 samples a second.
class MovingHead {
 public:
  void rest(double seconds) {
    for (int i = 0; i < seconds * 100; ++i) angles.push_back(last());
  }
  /// Along a minimum-jerk path.
  void moveTo(assessment::NeckAngles to, double seconds) {
    const assessment::NeckAngles from = last();
    const int samples = static_cast<int>(std::lround(seconds * 100));
    for (int i = 1; i <= samples; ++i) {
      const double x = static_cast<double>(i) / samples;
      const double share = x * x * x * (10 - 15 * x + 6 * x * x);
      angles.push_back({from.flexionExtensionDeg + share * (to.flexionExtensionDeg - from.flexionExtensionDeg),
                        from.lateralFlexionDeg + share * (to.lateralFlexionDeg - from.lateralFlexionDeg),
                        from.axialRotationDeg + share * (to.axialRotationDeg - from.axialRotationDeg)});
    }
  }
  /// There in one second, half a second's pause, and back to neutral in one second, then a second's rest.
  void reach(assessment::NeckAngles to) {
    moveTo(to, 1);
    rest(0.6);
    moveTo({}, 1);
    rest(1);
  }

  /// As sensors record it: the head's sensor turned by `mounting`, the thorax turning slowly, its sensor by
  /// `thoraxMounting`, both signs of quaternions in turn.
  [[nodiscard]] assessment::Recording recorded(assessment::Quaternion neutral, assessment::Quaternion mounting,
                                               assessment::Quaternion thoraxMounting, bool withThorax,
                                               assessment::Quaternion heading = {}) const {
    assessment::Recording recording;
    for (std::size_t i = 0; i < angles.size(); ++i) {
      const double t = static_cast<double>(i) / 100;
      assessment::Quaternion thorax = heading;
      if (withThorax && t > 2.5)
        thorax = heading * assessment::rotationOf({2 * std::sin(t), std::cos(t) - 1, 3 * t / 60});
      assessment::Quaternion head = thorax * assessment::rotationOf(angles[i]) * neutral * mounting;
      if (i % 3 == 0) head = {-head.w, -head.x, -head.y, -head.z};
      recording.timeS.push_back(t);
      recording.head.push_back(head);
      if (withThorax) recording.thorax.push_back(thorax * thoraxMounting);
    }
    assessment::findGaps(recording);
    return recording;
  }

  std::vector<assessment::NeckAngles> angles;

 private:
  [[nodiscard]] assessment::NeckAngles last() const {
    return angles.empty() ? assessment::NeckAngles{} : angles.back();
  }
};

}  // namespace cervica::tests
