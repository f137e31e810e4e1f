#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/json/json.h"

namespace cervica::core {

/// The deepest nesting that is read; a visit document needs four levels.
inline constexpr int kDeepestNesting = 64;

/// Parses JSON more strictly than the standard asks: one document, UTF-8, no member twice in one object, nesting up to
/// kDeepestNesting. \return the value, or an issue whose place is the line and column (or the member that is repeated)
[[nodiscard]] Result<Json> parseStrict(std::string_view bytes);

}  // namespace cervica::core
