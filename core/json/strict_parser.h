#pragma once

// For .cpp files only: names simdjson.
#include <simdjson.h>

#include <string_view>

#include "core/base/result.h"

namespace cervica::core {

/// As strict as parseStrict, at the speed of simdjson, for the documents that come by the million: one document, UTF-8,
/// nesting up to kDeepestNesting. A document that is refused is read again by parseStrict, which says where and why. A
/// member that stands twice in an object is left to JsonView::members, which sees every name anyway.
class StrictParser {
 public:
  StrictParser();

  /// \return the root, until the next call; or what is wrong, as parseStrict says it
  [[nodiscard]] Result<simdjson::dom::element> parse(std::string_view bytes, std::size_t largest);

 private:
  simdjson::dom::parser parser_;
};

}  // namespace cervica::core
