#pragma once

#include <string>

#include "core/change/comparison.h"

namespace cervica::core {

/// The `cervica.comparison.v1` document.
[[nodiscard]] std::string writeComparison(const Comparison& comparison, bool compact = false);

}  // namespace cervica::core
