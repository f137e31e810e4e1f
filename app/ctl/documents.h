#pragma once

#include <string>

#include "app/ctl/invocation.h"
#include "core/catalogue/catalogue.h"
#include "core/visit/visit.h"
#include "core/visit/visit_document.h"

namespace cervica::app::ctl {

/// The bytes of a document; "-" is standard input. At most one byte more than `largest` is read, so that what is larger
/// is refused by its reader without being held. \throws InputRefused when it cannot be read
[[nodiscard]] std::string readDocument(const std::string& path, Invocation& call,
                                       std::size_t largest = core::kLargestDocument);

/// A checked visit document. \throws InputRefused
[[nodiscard]] core::Visit readVisit(const std::string& path, Invocation& call, const core::Catalogue& catalogue);

/// The value, or the end of the command with its issues.
/// \throws InputRefused
template <typename T>
[[nodiscard]] T accepted(core::Result<T> result, const std::string& file = {}) {
  if (!result) throw InputRefused(file, result.error());
  return std::move(result).value();
}

}  // namespace cervica::app::ctl
