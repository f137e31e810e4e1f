#pragma once

// For .cpp files only: what a visit document says about the examination itself.
#include "core/json/json_view.h"
#include "core/visit/visit.h"

namespace cervica::core {

/// Reads a moment; what is no moment is reported.
/// \return false for null
bool readMoment(const JsonView& at, LocalMoment& moment);

[[nodiscard]] ScreeningAcknowledgement readAcknowledgement(const JsonView& at);
[[nodiscard]] TestRun readTestRun(const JsonView& at);

}  // namespace cervica::core
