#pragma once

#include <functional>

#include "core/base/calendar.h"

namespace cervica::app {

/// What time it is; tests give their own.
using Clock = std::function<core::LocalMoment()>;

/// The machine's clock in its time zone.
[[nodiscard]] core::LocalMoment systemNow();

}  // namespace cervica::app
