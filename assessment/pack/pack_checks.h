#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/catalogue/catalogue.h"
#include "core/json/json_cursor.h"

// For the .cpp files that read the clinical pack: names the JSON library through core/json.

namespace cervica::assessment {

/// An inclusive range of numbers.
struct Limits {
  double lowest = 0, highest = 0;
};

/// Parses a file of the pack. \return its value, or the issue with the file's name in front of the place
[[nodiscard]] core::Result<core::Json> parsePackFile(std::string_view file, std::string_view bytes);

/// Reports a `schema` member that is not `expected`. \pre the root is an object
void expectSchema(const core::JsonCursor& root, std::string_view expected);

/// A text that says something.
[[nodiscard]] std::string sentence(const core::JsonCursor& at);
/// A list of such texts, and one that must hold at least one.
[[nodiscard]] std::vector<std::string> sentences(const core::JsonCursor& at);
[[nodiscard]] std::vector<std::string> someSentences(const core::JsonCursor& at);

/// Numbers within their range; the optional ones may be absent or null.
[[nodiscard]] double numberIn(const core::JsonCursor& at, Limits limits);
[[nodiscard]] std::optional<double> optionalNumberIn(const core::JsonCursor& at, Limits limits);
[[nodiscard]] int integerIn(const core::JsonCursor& at, int lowest, int highest);
[[nodiscard]] std::optional<int> optionalIntegerIn(const core::JsonCursor& at, int lowest, int highest);

using KnownId = std::function<bool(const std::string&)>;

/// One id, or a list of different ids, that must be `known`; `kind` says of what ("measure").
[[nodiscard]] std::string reference(const core::JsonCursor& at, std::string_view kind, const KnownId& known);
[[nodiscard]] std::vector<std::string> references(const core::JsonCursor& at, std::string_view kind,
                                                  const KnownId& known);
[[nodiscard]] std::vector<std::string> sourceReferences(const core::JsonCursor& at, const core::Catalogue& catalogue);

/// The ids of one kind of record: each begins with a prefix and is used once.
class IdRegister {
 public:
  explicit IdRegister(std::string prefix) : prefix_(std::move(prefix)) {}
  /// Reads an id and reports one that is badly formed or used before.
  std::string read(const core::JsonCursor& at);
  [[nodiscard]] bool has(std::string_view id) const { return ids_.find(id) != ids_.end(); }

 private:
  std::string prefix_;
  std::set<std::string, std::less<>> ids_;
};

}  // namespace cervica::assessment
