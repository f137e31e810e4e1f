#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "assessment/signals/quaternion.h"

namespace cervica::assessment {

/// How clean a stream of bytes was. Bytes fed = frames * their length + skipped + those of a frame still incomplete.
struct StreamCounts {
  std::uint64_t good = 0;          ///< whole frames or lines with a value
  std::uint64_t bad = 0;           ///< frames with a wrong checksum, lines without a value
  std::uint64_t skippedBytes = 0;  ///< in no good frame or line
  bool operator==(const StreamCounts&) const = default;
};

/// What the sensor feels, in its own axes.
struct WitAcceleration {
  std::array<double, 3> g{};  ///< x, y, z; [-16, 16)
  bool operator==(const WitAcceleration&) const = default;
};
struct WitAngularRate {
  std::array<double, 3> degPerS{};  ///< about x, y, z; [-2000, 2000)
  bool operator==(const WitAngularRate&) const = default;
};
/// Turned about z (yaw), then the new y (pitch), then the new x (roll): the order the maker states.
struct WitAngle {
  double rollDeg = 0, pitchDeg = 0, yawDeg = 0;  ///< [-180, 180)
  bool operator==(const WitAngle&) const = default;
};
/// Sensor to world (z up), brought to length one.
struct WitQuaternion {
  Quaternion rotation;
  bool operator==(const WitQuaternion&) const = default;
};
using WitReading = std::variant<WitAcceleration, WitAngularRate, WitAngle, WitQuaternion>;

/// The rotation sensor to world of the angles, Rz(yaw) Ry(pitch) Rx(roll).
[[nodiscard]] Quaternion rotationOf(const WitAngle& angle);

/// Reads WitMotion's serial protocol: frames of eleven bytes, 0x55, a type 0x50 to 0x5A, four little-endian 16-bit
/// numbers, and the low byte of the sum of the ten bytes before. Starts anywhere in a stream and finds its way back
/// after noise: bytes that begin no frame with a right checksum are passed over one by one. What is found does not
/// depend on how the bytes are cut into pieces. No clock, no port.
class WitMotionParser {
 public:
  static constexpr std::size_t kFrameBytes = 11;
  static constexpr std::byte kHeader{0x55};

  /// Appends the readings that these bytes complete; frames of other types are good and give none, a quaternion that
  /// is not near length one (kUnitLengthTolerance of recordings) counts as bad.
  void feed(std::span<const std::byte> bytes, std::vector<WitReading>& readings);
  /// Forgets an incomplete frame, which counts as skipped: the line was cut.
  void reset();
  [[nodiscard]] const StreamCounts& counts() const { return counts_; }
  [[nodiscard]] std::size_t pendingBytes() const { return held_; }

 private:
  /// \return how many bytes at the front are done with; 0: more are needed
  std::size_t readFront(std::vector<WitReading>& readings);
  [[nodiscard]] bool decode(std::vector<WitReading>& readings) const;
  [[nodiscard]] std::int16_t number(std::size_t index) const;
  void drop(std::size_t count);

  std::array<std::byte, kFrameBytes> frame_{};
  std::size_t held_ = 0;
  StreamCounts counts_;
};

/// Chooses between the quaternions and the angles of one sensor: quaternions where it sends them (angles have a
/// singular position and less resolution), else the angles.
class WitOrientation {
 public:
  [[nodiscard]] std::optional<Quaternion> orientation(const WitReading& reading);
  void reset() { anglesAlone_ = 0; }

 private:
  int anglesAlone_ = 0;  ///< angle frames since the last quaternion
};

}  // namespace cervica::assessment
