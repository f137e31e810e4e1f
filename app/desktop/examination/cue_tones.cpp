#include "app/desktop/examination/cue_tones.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace cervica::app {

using assessment::CueSound;

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kFadeS = 0.008;
constexpr double kLoudness = 0.5;  // of full scale
constexpr double kFullScale = 32'767;

void add(std::vector<std::int16_t>& tone, double hertz, double seconds, double decayS = 0) {
  const auto count = static_cast<std::size_t>(seconds * kToneRate);
  for (std::size_t i = 0; i < count; ++i) {
    const double at = static_cast<double>(i) / kToneRate;
    const double edge = std::min({at / kFadeS, (seconds - at) / kFadeS, 1.0});
    const double fall = decayS > 0 ? std::exp(-at / decayS) : 1;
    tone.push_back(static_cast<std::int16_t>(kFullScale * kLoudness * edge * fall * std::sin(2 * kPi * hertz * at)));
  }
}

}  // namespace

std::vector<std::int16_t> toneOf(CueSound sound) {
  std::vector<std::int16_t> tone;
  switch (sound) {
    case CueSound::None:
      break;
    case CueSound::Tick:
      add(tone, 1200, 0.04, 0.012);
      break;
    case CueSound::BeepLow:
      add(tone, 440, 0.18);
      break;
    case CueSound::BeepHigh:
      add(tone, 880, 0.22);
      break;
    case CueSound::Chime:
      add(tone, 660, 0.18, 0.1);
      add(tone, 990, 0.4, 0.14);
      break;
    case CueSound::Shutter:
      add(tone, 2400, 0.02, 0.006);
      add(tone, 1600, 0.03, 0.008);
      break;
  }
  return tone;
}

}  // namespace cervica::app
