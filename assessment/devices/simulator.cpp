#include "assessment/devices/simulator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace cervica::assessment {

namespace {

constexpr double kRadPerDeg = std::numbers::pi / 180;
constexpr double kTwoPi = 2 * std::numbers::pi;

/// Rises from 0 to 1 without a jerk while `t` goes from 0 to `duration`.
double rise(double t, double duration) {
  const double x = std::clamp(t / duration, 0.0, 1.0);
  return x * x * x * (10 - 15 * x + 6 * x * x);
}

/// 0 before, 1 during and 0 after a hold that begins at 0: rise, hold, fall.
double plateau(double t, double riseS, double holdS) {
  return rise(t, riseS) - rise(t - riseS - holdS, riseS);
}

double wrapped(double timeS) {
  return std::fmod(std::max(0.0, timeS), kSimulationS);
}

/// From anatomical axes (x forward, y up, z right) to a world with x forward, y left, z up.
constexpr Quaternion kUpright{0.70710678118654752, 0.70710678118654752, 0, 0};

Quaternion inWorld(const NeckAngles& angles) {
  return kUpright * rotationOf(angles);
}

}  // namespace

double simulatedPressureMmHg(double timeS) {
  constexpr double kBaseline = 20;
  constexpr double kRestS = 10;
  constexpr double kLevelS = 20;
  constexpr double kBreathMmHg = 0.15;
  constexpr double kBreathHz = 0.25;
  const double t = wrapped(timeS);
  const double level = std::floor((t - kRestS) / kLevelS);
  double target = 0;
  if (level >= 0 && level < 5) target = (level + 1) * 2 * plateau(t - kRestS - level * kLevelS, 2, 11);
  return kBaseline + target + kBreathMmHg * std::sin(kTwoPi * kBreathHz * t);
}

double simulatedForceN(double timeS) {
  constexpr double kRestS = 5;
  constexpr double kEveryS = 15;
  constexpr double kPeakN = 120;
  constexpr double kTremorN = 1.2;
  const double t = wrapped(timeS) - kRestS;
  if (t < 0) return 0;
  const double pull = plateau(std::fmod(t, kEveryS), 1, 4);
  return pull * (kPeakN + kTremorN * std::sin(kTwoPi * 4 * t));
}

Quaternion simulatedHead(double timeS) {
  constexpr double kStillS = 4;
  constexpr double kNodEveryS = 2;
  constexpr int kNods = 3;
  constexpr double kNodDepthDeg = 20;
  constexpr double kMoveEveryS = 5;
  struct Move {
    double NeckAngles::*axis;
    double deg;
  };
  constexpr std::array<Move, 6> kMoves = {{{&NeckAngles::flexionExtensionDeg, -50},
                                           {&NeckAngles::flexionExtensionDeg, 60},
                                           {&NeckAngles::lateralFlexionDeg, -40},
                                           {&NeckAngles::lateralFlexionDeg, 42},
                                           {&NeckAngles::axialRotationDeg, 68},
                                           {&NeckAngles::axialRotationDeg, -64}}};
  constexpr double kFirstMoveS = kStillS + kNods * kNodEveryS + 2;
  const double t = wrapped(timeS);
  NeckAngles angles;
  if (t >= kStillS && t < kStillS + kNods * kNodEveryS) {
    angles.flexionExtensionDeg = -kNodDepthDeg * plateau(std::fmod(t - kStillS, kNodEveryS), 0.9, 0);
  }
  const double move = std::floor((t - kFirstMoveS) / kMoveEveryS);
  if (move >= 0 && move < 3.0 * kMoves.size()) {
    const Move& one = kMoves[static_cast<std::size_t>(move) % kMoves.size()];
    angles.*one.axis = one.deg * plateau(t - kFirstMoveS - move * kMoveEveryS, 1.5, 1);
  }
  return inWorld(angles);
}

Quaternion simulatedThorax(double timeS) {
  constexpr double kSwayRad = 0.5 * kRadPerDeg;
  constexpr double kSwayHz = 0.2;
  const double half = kSwayRad * std::sin(kTwoPi * kSwayHz * wrapped(timeS)) / 2;
  return Quaternion{std::cos(half), 0, std::sin(half), 0} * kUpright;
}

}  // namespace cervica::assessment
