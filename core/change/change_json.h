#pragma once

// For .cpp files that write changes into a document; public headers carry its text.
#include "core/change/change.h"
#include "core/json/json.h"
#include "core/json/json_text.h"

namespace cervica::core {

[[nodiscard]] inline OrderedJson orNull(const std::optional<double>& value) {
  return value ? OrderedJson(rounded(*value, 6)) : OrderedJson(nullptr);
}

[[nodiscard]] inline OrderedJson orNull(const std::optional<Interval>& interval) {
  return interval ? OrderedJson{rounded(interval->low, 6), rounded(interval->high, 6)} : OrderedJson(nullptr);
}

/// Adds the sentences as `caveats` and, in the same order, their codes as `caveat_codes`.
void addCaveats(OrderedJson& to, const std::vector<Caveat>& caveats);

/// The members of a change from `before` on, in the contract's order.
void addChange(OrderedJson& to, const Change& change);

}  // namespace cervica::core
