#pragma once

#include <string_view>

namespace cervica::assessment {

inline constexpr std::string_view kTestsFile = "tests.json";
inline constexpr std::string_view kRulesFile = "rules.json";
inline constexpr std::string_view kScreeningFile = "screening.json";
inline constexpr std::string_view kInstrumentsFile = "instruments.json";

/// The bytes of a shipped file of this layer ("tests.json", "rules.json"), or empty.
[[nodiscard]] std::string_view shippedFile(std::string_view name);

}  // namespace cervica::assessment
