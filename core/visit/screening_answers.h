#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/contract.h"

namespace cervica::core {

/// Yes or no, a number, a choice or a text, as the question's type says.
using ScreeningAnswer = std::variant<bool, double, std::string>;

/// The answers of a visit by question id, in the order of the ids. Like std::map, but in one piece of memory that is
/// used again: a visit has a hundred answers and more, a registry a million visits.
class ScreeningAnswers {
 public:
  using Entry = std::pair<std::string, ScreeningAnswer>;
  using const_iterator = std::vector<Entry>::const_iterator;

  [[nodiscard]] const_iterator begin() const { return entries_.begin(); }
  [[nodiscard]] const_iterator end() const { return entries_.end(); }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  void clear() { entries_.clear(); }

  [[nodiscard]] const_iterator find(std::string_view id) const {
    const auto at = std::lower_bound(begin(), end(), id, before);
    return at != end() && at->first == id ? at : end();
  }
  [[nodiscard]] bool contains(std::string_view id) const { return find(id) != end(); }

  /// The answer to a question, made when there is none.
  ScreeningAnswer& operator[](std::string_view id) {
    auto at = std::lower_bound(entries_.begin(), entries_.end(), id, before);
    if (at == entries_.end() || at->first != id) at = entries_.emplace(at, id, ScreeningAnswer{});
    return at->second;
  }

  /// Hands the entries out to be filled anew, with their memory; the answers are empty until `adopt`.
  [[nodiscard]] std::vector<Entry> release() { return std::exchange(entries_, {}); }
  /// \pre in the order of the ids, no id twice
  void adopt(std::vector<Entry> entries) {
    CERVICA_EXPECTS(std::adjacent_find(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
                      return a.first >= b.first;
                    }) == entries.end());
    entries_ = std::move(entries);
  }

  bool operator==(const ScreeningAnswers&) const = default;

 private:
  static bool before(const Entry& entry, std::string_view id) { return entry.first < id; }

  std::vector<Entry> entries_;
};

}  // namespace cervica::core
