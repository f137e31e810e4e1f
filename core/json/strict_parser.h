#pragma once

// For .cpp files only: names simdjson.
#include <simdjson.h>

#include <string_view>

#include "core/base/result.h"

namespace cervica::core {

/// As strict as parseStrict, at the speed of simdjson, for the documents that come by the million: one document, UTF-8,
/// no member twice in one object, nesting up to kDeepestNesting. A refused document is read again by parseStrict, which
/// says where and why.
class StrictParser {
 public:
  /// \return the root, until the next call; or what is wrong, as parseStrict says it
  [[nodiscard]] Result<simdjson::dom::element> parse(std::string_view bytes, std::size_t largest);

 private:
  simdjson::dom::parser parser_;
};

}  // namespace cervica::core
