#pragma once

#include <string>
#include <string_view>

#include "assessment/runner/run_event.h"
#include "core/base/result.h"

namespace cervica::assessment {

/// An event as one line of JSON without the line's end: {"t":1.25,"p":23.8}. Numbers read back as the same.
[[nodiscard]] std::string writeRunEvent(const RunEvent& event);

/// What writeRunEvent wrote. \return InvalidInput when it is no such line
[[nodiscard]] core::Result<RunEvent> readRunEvent(std::string_view line);

}  // namespace cervica::assessment
