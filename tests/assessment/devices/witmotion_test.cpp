#include "assessment/devices/witmotion.h"

#include <rapidcheck.h>

#include <numbers>

#include "assessment/signals/recording.h"
#include "tests/assessment/devices/wit_frames.h"
#include "tests/support/catch_compat.h"

using namespace cervica::assessment;
using namespace cervica::test;
using Catch::Matchers::WithinAbs;

namespace {

/// Feeds the bytes in pieces of these sizes (again and again), or all at once.
std::vector<WitReading> parse(WitMotionParser& parser, const Bytes& bytes,
                              const std::vector<std::size_t>& pieces = {}) {
  std::vector<WitReading> readings;
  std::span<const std::byte> rest(bytes);
  for (std::size_t i = 0; !rest.empty(); ++i) {
    const std::size_t size = pieces.empty() ? rest.size() : std::min(rest.size(), pieces[i % pieces.size()]);
    parser.feed(rest.first(size), readings);
    rest = rest.subspan(size);
  }
  return readings;
}

/// What the header file promises about the bytes.
void checkAllBytesCounted(const WitMotionParser& parser, std::size_t fed) {
  const StreamCounts& counts = parser.counts();
  RC_ASSERT(counts.good * WitMotionParser::kFrameBytes + counts.skippedBytes + parser.pendingBytes() == fed);
}

auto anyBytes() {
  return rc::gen::map(rc::gen::container<std::vector<std::uint8_t>>(
                          rc::gen::oneOf(rc::gen::arbitrary<std::uint8_t>(), rc::gen::element<std::uint8_t>(0x55),
                                         rc::gen::inRange<std::uint8_t>(0x50, 0x5B))),
                      [](const std::vector<std::uint8_t>& numbers) {
                        Bytes bytes;
                        for (const std::uint8_t number : numbers) bytes.push_back(std::byte{number});
                        return bytes;
                      });
}

auto anyFrame() {
  const auto number = rc::gen::arbitrary<std::int16_t>();
  return rc::gen::apply(
      [](std::uint8_t type, std::int16_t a, std::int16_t b, std::int16_t c, std::int16_t d) {
        return witFrame(type, {a, b, c, d});
      },
      rc::gen::element<std::uint8_t>(0x51, 0x52, 0x53), number, number, number, number);
}

auto anyPieces() {
  return rc::gen::nonEmpty(rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(1, 40)));
}

}  // namespace

TEST_CASE("WitMotion frames are read in the maker's units", "[assessment][devices][witmotion]") {
  WitMotionParser parser;
  Bytes bytes = witFrame(0x51, {2048, -4096, 16384, 0});
  bytes += witFrame(0x52, {16384, -16384, 1, 0});
  bytes += witAngles(90, -45, 0);
  bytes += witFrame(0x54, {1, 2, 3, 4});  // magnetic field: good, but nothing for us
  const auto readings = parse(parser, bytes);
  REQUIRE(readings.size() == 3);
  CHECK(std::get<WitAcceleration>(readings[0]) == WitAcceleration{{1, -2, 8}});
  CHECK(std::get<WitAngularRate>(readings[1]) == WitAngularRate{{1000, -1000, 2000.0 / 32768}});
  CHECK(std::get<WitAngle>(readings[2]) == WitAngle{90, -45, 0});
  CHECK(parser.counts() == StreamCounts{4, 0, 0});
}

TEST_CASE("A frame of the maker's data sheet is read byte by byte", "[assessment][devices][witmotion]") {
  // 0x4000 is half of full scale: a roll of 90 degrees; sum of the ten bytes: 0x55 + 0x53 + 0x40 = 0xE8.
  const Bytes bytes{std::byte{0x55}, std::byte{0x53}, std::byte{0x00}, std::byte{0x40}, std::byte{0},   std::byte{0},
                    std::byte{0},    std::byte{0},    std::byte{0},    std::byte{0},    std::byte{0xE8}};
  WitMotionParser parser;
  const auto readings = parse(parser, bytes, {1});
  REQUIRE(readings.size() == 1);
  CHECK(std::get<WitAngle>(readings[0]).rollDeg == 90);
}

TEST_CASE("Angles turn about z, then the new y, then the new x", "[assessment][devices][witmotion]") {
  // Yaw 90 first carries the sensor's y axis to the world's -x; pitch then turns about that axis.
  const Quaternion q = rotationOf(WitAngle{0, 90, 90});
  const Quaternion x = q * Quaternion{0, 1, 0, 0} * q.inverse();
  CHECK_THAT(x.x, WithinAbs(0, 1e-12));
  CHECK_THAT(x.y, WithinAbs(0, 1e-12));
  CHECK_THAT(x.z, WithinAbs(-1, 1e-12));
  CHECK_THAT(turnRad(rotationOf(WitAngle{0, 0, 30})), WithinAbs(std::numbers::pi / 6, 1e-12));
}

TEST_CASE("A quaternion that is no rotation counts as bad", "[assessment][devices][witmotion]") {
  WitMotionParser parser;
  Bytes bytes = witQuaternion({0.5, 0.5, 0.5, 0.5});
  bytes += witQuaternion({0.5, 0.5, 0.5, 0});
  bytes += witQuaternion({0, 0, 0, 0});
  const auto readings = parse(parser, bytes);
  REQUIRE(readings.size() == 1);
  CHECK_THAT(std::get<WitQuaternion>(readings[0]).rotation.norm(), WithinAbs(1, 1e-12));
  CHECK(parser.counts() == StreamCounts{1, 2, 22});
}

TEST_CASE("A wrong checksum costs one frame and no more", "[assessment][devices][witmotion]") {
  for (std::size_t broken = 2; broken < WitMotionParser::kFrameBytes; ++broken) {
    Bytes bytes = witAngles(1, 2, 3);
    bytes[broken] ^= std::byte{0x10};
    bytes += witAngles(4, 5, 6);
    WitMotionParser parser;
    const auto readings = parse(parser, bytes);
    REQUIRE(readings.size() == 1);
    CHECK_THAT(std::get<WitAngle>(readings[0]).rollDeg, WithinAbs(4, 0.01));
    CHECK(parser.counts().bad >= 1);
    CHECK(parser.counts().skippedBytes == 11);
  }
}

TEST_CASE("A cut frame is forgotten with its line", "[assessment][devices][witmotion]") {
  WitMotionParser parser;
  Bytes torn = witAngles(1, 2, 3);
  torn.resize(7);
  CHECK(parse(parser, torn).empty());
  parser.reset();
  CHECK(parse(parser, witAngles(4, 5, 6)).size() == 1);
  CHECK(parser.counts() == StreamCounts{1, 0, 7});
}

TEST_CASE("Quaternions go before angles, angles serve where there are no quaternions",
          "[assessment][devices][witmotion]") {
  const WitReading angle = WitAngle{10, 0, 0};
  const WitReading quaternion = WitQuaternion{{0, 1, 0, 0}};
  WitOrientation both;
  for (int cycle = 0; cycle < 5; ++cycle) {
    CHECK_FALSE(both.orientation(angle).has_value());
    CHECK(both.orientation(quaternion) == Quaternion{0, 1, 0, 0});
  }
  WitOrientation anglesOnly;
  int used = 0;
  for (int cycle = 0; cycle < 10; ++cycle) used += anglesOnly.orientation(angle).has_value() ? 1 : 0;
  CHECK(used == 8);
  CHECK_FALSE(anglesOnly.orientation(WitAcceleration{}).has_value());
}

TEST_CASE("Any bytes in any pieces give the same frames", "[assessment][devices][witmotion]") {
  CHECK(rc::check("chunking", [] {
    const Bytes bytes = *anyBytes();
    const auto pieces = *anyPieces();
    WitMotionParser whole;
    WitMotionParser cut;
    RC_ASSERT(parse(whole, bytes) == parse(cut, bytes, pieces));
    RC_ASSERT(whole.counts() == cut.counts());
    checkAllBytesCounted(whole, bytes.size());
  }));
}

TEST_CASE("Every frame after and between noise is found", "[assessment][devices][witmotion]") {
  CHECK(rc::check("noise without the header byte", [] {
    const auto frames = *rc::gen::container<std::vector<Bytes>>(anyFrame());
    Bytes stream;
    std::vector<WitReading> expected;
    for (const Bytes& frame : frames) {
      for (const std::byte byte : *anyBytes()) {
        if (byte != std::byte{0x55}) stream.push_back(byte);
      }
      stream += frame;
      WitMotionParser alone;
      for (const WitReading& reading : parse(alone, frame)) expected.push_back(reading);
    }
    WitMotionParser parser;
    RC_ASSERT(parse(parser, stream, *anyPieces()) == expected);
    RC_ASSERT(parser.counts().good == frames.size());
    RC_ASSERT(parser.counts().bad == 0U);
  }));
  // With header bytes in the noise, a piece of noise can pass for the start of a frame, and one time in 256 its
  // checksum fits. That frame is wrong and cannot be told; it may hide the first right ones, never a later one.
  CHECK(rc::check("any noise", [] {
    Bytes stream = *anyBytes();
    constexpr int kFrames = 12;
    for (int i = 0; i < kFrames; ++i) stream += *anyFrame();
    WitMotionParser parser;
    const auto readings = parse(parser, stream);
    WitMotionParser tail;
    const auto last = parse(tail, Bytes(stream.end() - 11, stream.end()));
    RC_ASSERT(parser.counts().good + 3 >= static_cast<std::uint64_t>(kFrames));
    RC_ASSERT(!readings.empty());
    RC_ASSERT(readings.back() == last.back());
    checkAllBytesCounted(parser, stream.size());
  }));
}
