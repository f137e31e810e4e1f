#pragma once

#include <string_view>

namespace cervica::protocols {

inline constexpr std::string_view kExercisesFile = "exercises.json";

/// The bytes of a shipped file of this layer ("exercises.json"), or empty.
[[nodiscard]] std::string_view shippedFile(std::string_view name);

}  // namespace cervica::protocols
