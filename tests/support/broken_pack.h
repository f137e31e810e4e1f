#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/json/json.h"
#include "tests/support/catch_compat.h"

namespace cervica::tests {

/// A file of the pack as JSON, to be broken in one place.
inline core::Json parsed(std::string_view bytes) {
  return core::Json::parse(bytes);
}

/// A copy of `document` with the member at `pointer` replaced.
inline core::Json with(core::Json document, const std::string& pointer, core::Json value) {
  document[core::Json::json_pointer(pointer)] = std::move(value);
  return document;
}

/// A copy of `document` without the member at `pointer`.
inline core::Json without(core::Json document, const std::string& parent, const std::string& member) {
  document[core::Json::json_pointer(parent)].erase(member);
  return document;
}

/// Whether the error names exactly this place, and nothing else is wrong.
template <typename T>
bool refusedOnlyAt(const core::Result<T>& result, const std::string& place) {
  if (result.ok()) {
    UNSCOPED_INFO("was accepted instead of refused at " << place);
    return false;
  }
  UNSCOPED_INFO("refused at:\n" << result.error().text());
  const auto& issues = result.error().issues;
  return !issues.empty() &&
         std::all_of(issues.begin(), issues.end(), [&](const core::Issue& issue) { return issue.place == place; });
}

/// Whether the error names this place, whatever else follows from it.
template <typename T>
bool refusedAt(const core::Result<T>& result, const std::string& place) {
  if (result.ok()) return false;
  const auto& issues = result.error().issues;
  return std::any_of(issues.begin(), issues.end(), [&](const core::Issue& issue) { return issue.place == place; });
}

}  // namespace cervica::tests
