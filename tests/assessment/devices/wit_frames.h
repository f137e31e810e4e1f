#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "assessment/signals/quaternion.h"

namespace cervica::test {

using Bytes = std::vector<std::byte>;

/// A frame as the sensor sends it, its checksum right.
inline Bytes witFrame(std::uint8_t type, const std::array<std::int16_t, 4>& numbers) {
  Bytes frame{std::byte{0x55}, std::byte{type}};
  for (const std::int16_t number : numbers) {
    const auto bits = static_cast<std::uint16_t>(number);
    frame.push_back(static_cast<std::byte>(bits & 0xFFU));
    frame.push_back(static_cast<std::byte>(bits >> 8U));
  }
  unsigned sum = 0;
  for (const std::byte byte : frame) sum += std::to_integer<unsigned>(byte);
  frame.push_back(static_cast<std::byte>(sum & 0xFFU));
  return frame;
}

inline std::int16_t witNumber(double share) {
  return static_cast<std::int16_t>(std::lround(std::fmin(std::fmax(share * 32768, -32768), 32767)));
}

inline Bytes witQuaternion(const assessment::Quaternion& q) {
  return witFrame(0x59, {witNumber(q.w), witNumber(q.x), witNumber(q.y), witNumber(q.z)});
}

inline Bytes witAngles(double rollDeg, double pitchDeg, double yawDeg) {
  return witFrame(0x53, {witNumber(rollDeg / 180), witNumber(pitchDeg / 180), witNumber(yawDeg / 180), 0});
}

inline Bytes& operator+=(Bytes& bytes, const Bytes& more) {
  bytes.insert(bytes.end(), more.begin(), more.end());
  return bytes;
}

inline Bytes bytesOf(std::string_view text) {
  Bytes bytes;
  for (const char c : text) bytes.push_back(static_cast<std::byte>(c));
  return bytes;
}

}  // namespace cervica::test
