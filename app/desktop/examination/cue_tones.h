#pragma once

#include <cstdint>
#include <vector>

#include "assessment/tests/structured_test.h"

namespace cervica::app {

/// Samples a second of the tones.
inline constexpr int kToneRate = 44'100;

/// The tone of a cue as mono PCM, 16 bits: low and high beep at the ends of holds, a short tick, a chime of two notes,
/// a shutter's click. Begins and ends in silence, so that it does not crack. Empty for CueSound::None.
[[nodiscard]] std::vector<std::int16_t> toneOf(assessment::CueSound sound);

}  // namespace cervica::app
