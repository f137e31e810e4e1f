#include "visualization/scene/palette.h"

namespace cervica::visualization {
namespace {

constexpr Color hex(unsigned value) {
  return {((value >> 16U) & 0xFFU) / 255.0, ((value >> 8U) & 0xFFU) / 255.0, (value & 0xFFU) / 255.0};
}

constexpr Palette kLight{hex(0xE9EDF3), hex(0xF8F9FB), hex(0x14181F), hex(0x454E5C), hex(0xFFFFFF), hex(0x2557D6),
                         hex(0x2F7A43), hex(0xBFE0C9), hex(0x0B7391), hex(0x6F42C1), hex(0xC99A8D), hex(0xB5513F),
                         hex(0x4F79AE), hex(0xC9961A), hex(0xB9B2AE), hex(0xC2453D), hex(0xE4DAC6), hex(0xD3D2CB),
                         hex(0x7C8FC4), hex(0xB08A76), hex(0xA9B3C2)};
constexpr Palette kDark{hex(0x262D38), hex(0x14181E), hex(0xE9ECF1), hex(0xB7BFCB), hex(0x1A1E25), hex(0x86A8FF),
                        hex(0x86CF97), hex(0x3C6A4A), hex(0x57C7E0), hex(0xBBA0F7), hex(0xB68C80), hex(0xD9735F),
                        hex(0x7EA4D6), hex(0xE0B04A), hex(0x7C7672), hex(0xE0695C), hex(0xDDD3C0), hex(0xC4C3BD),
                        hex(0x8FA6E8), hex(0xC7A696), hex(0x566273)};

}  // namespace

const Palette& palette(Scheme scheme) {
  return scheme == Scheme::Dark ? kDark : kLight;
}

}  // namespace cervica::visualization
