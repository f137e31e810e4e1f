#include "assessment/devices/witmotion.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "assessment/signals/recording.h"

namespace cervica::assessment {

namespace {

constexpr std::uint8_t kFirstType = 0x50;
constexpr std::uint8_t kLastType = 0x5A;
constexpr std::uint8_t kAcceleration = 0x51;
constexpr std::uint8_t kAngularRate = 0x52;
constexpr std::uint8_t kAngle = 0x53;
constexpr std::uint8_t kQuaternion = 0x59;
constexpr double kFullScale = 32768;
constexpr double kFullScaleG = 16;
constexpr double kFullScaleDegPerS = 2000;
constexpr double kFullScaleDeg = 180;

/// A sensor that sends both kinds sends one of each a cycle; more angles than this in a row: there are no quaternions.
constexpr int kAnglesWithoutQuaternion = 2;

bool isType(std::byte byte) {
  const auto type = std::to_integer<std::uint8_t>(byte);
  return type >= kFirstType && type <= kLastType;
}

}  // namespace

Quaternion rotationOf(const WitAngle& angle) {
  const auto half = [](double deg) { return deg * std::numbers::pi / 360; };
  const Quaternion yaw{std::cos(half(angle.yawDeg)), 0, 0, std::sin(half(angle.yawDeg))};
  const Quaternion pitch{std::cos(half(angle.pitchDeg)), 0, std::sin(half(angle.pitchDeg)), 0};
  const Quaternion roll{std::cos(half(angle.rollDeg)), std::sin(half(angle.rollDeg)), 0, 0};
  return yaw * pitch * roll;
}

void WitMotionParser::feed(std::span<const std::byte> bytes, std::vector<WitReading>& readings) {
  for (const std::byte byte : bytes) {
    frame_[held_++] = byte;
    while (held_ > 0) {
      const std::size_t done = readFront(readings);
      if (done == 0) break;
      drop(done);
    }
  }
}

std::size_t WitMotionParser::readFront(std::vector<WitReading>& readings) {
  if (frame_[0] != kHeader || (held_ > 1 && !isType(frame_[1]))) {
    ++counts_.skippedBytes;
    return 1;
  }
  if (held_ < kFrameBytes) return 0;
  std::uint8_t sum = 0;
  for (std::size_t i = 0; i + 1 < kFrameBytes; ++i) {
    sum = static_cast<std::uint8_t>(sum + std::to_integer<std::uint8_t>(frame_[i]));
  }
  if (sum != std::to_integer<std::uint8_t>(frame_[kFrameBytes - 1])) {
    // The header may have been noise, and the frame begin within these bytes.
    ++counts_.bad;
    ++counts_.skippedBytes;
    return 1;
  }
  if (decode(readings)) {
    ++counts_.good;
  } else {
    ++counts_.bad;
    counts_.skippedBytes += kFrameBytes;
  }
  return kFrameBytes;
}

bool WitMotionParser::decode(std::vector<WitReading>& readings) const {
  const auto scaled = [this](std::size_t index, double full) { return number(index) / kFullScale * full; };
  const auto axes = [&](double full) { return std::array{scaled(0, full), scaled(1, full), scaled(2, full)}; };
  switch (std::to_integer<std::uint8_t>(frame_[1])) {
    case kAcceleration:
      readings.emplace_back(WitAcceleration{axes(kFullScaleG)});
      return true;
    case kAngularRate:
      readings.emplace_back(WitAngularRate{axes(kFullScaleDegPerS)});
      return true;
    case kAngle:
      readings.emplace_back(WitAngle{scaled(0, kFullScaleDeg), scaled(1, kFullScaleDeg), scaled(2, kFullScaleDeg)});
      return true;
    case kQuaternion: {
      const Quaternion q{scaled(0, 1), scaled(1, 1), scaled(2, 1), scaled(3, 1)};
      const double norm = q.norm();
      if (!(std::abs(norm - 1) <= kUnitLengthTolerance)) return false;
      readings.emplace_back(WitQuaternion{{q.w / norm, q.x / norm, q.y / norm, q.z / norm}});
      return true;
    }
    default:
      return true;
  }
}

std::int16_t WitMotionParser::number(std::size_t index) const {
  const auto low = std::to_integer<std::uint16_t>(frame_[2 + 2 * index]);
  const auto high = std::to_integer<std::uint16_t>(frame_[3 + 2 * index]);
  return static_cast<std::int16_t>(static_cast<std::uint16_t>(low | high << 8U));
}

void WitMotionParser::drop(std::size_t count) {
  std::copy(frame_.begin() + static_cast<std::ptrdiff_t>(count), frame_.begin() + static_cast<std::ptrdiff_t>(held_),
            frame_.begin());
  held_ -= count;
}

void WitMotionParser::reset() {
  counts_.skippedBytes += held_;
  held_ = 0;
}

std::optional<Quaternion> WitOrientation::orientation(const WitReading& reading) {
  if (const auto* quaternion = std::get_if<WitQuaternion>(&reading)) {
    anglesAlone_ = 0;
    return quaternion->rotation;
  }
  if (const auto* angle = std::get_if<WitAngle>(&reading)) {
    if (anglesAlone_ >= kAnglesWithoutQuaternion) return rotationOf(*angle);
    ++anglesAlone_;
  }
  return std::nullopt;
}

}  // namespace cervica::assessment
