#pragma once

#include <cstddef>

#include "assessment/signals/orientation.h"

namespace cervica::assessment {

/// How many samples lie within the first kNeutralS; at least one.
[[nodiscard]] std::size_t neutralSamples(const Recording& recording);

/// The frame with the neutral of the first kNeutralS and, for the time being, the reference's own axes as the
/// anatomical ones; against the thorax where it was recorded, else the world. \pre the recording has orientations
[[nodiscard]] NeckFrame neutralFrame(const Recording& recording);

}  // namespace cervica::assessment
