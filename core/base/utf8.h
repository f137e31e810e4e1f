#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace cervica::core {

/// The offset of the first byte that is no part of well-formed UTF-8 (Unicode 15, table 3-7: no overlong forms, no
/// surrogates, nothing above U+10FFFF); nothing when the whole text is well formed.
[[nodiscard]] std::optional<std::size_t> firstInvalidUtf8(std::string_view text);

}  // namespace cervica::core
