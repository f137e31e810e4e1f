#pragma once

#include <optional>
#include <string_view>

#include "assessment/tests/structured_test.h"

namespace cervica::assessment {

/// Reads "start", "hold_start", "hold_end", "end", "peak", "go", "7s", "every_6s" or "event:first_loss"; nothing for
/// anything else.
[[nodiscard]] std::optional<CueTime> parseCueTime(std::string_view text);

}  // namespace cervica::assessment
