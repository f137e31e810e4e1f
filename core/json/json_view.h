#pragma once

// For .cpp files only: the one header that names simdjson.
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/id_hash.h"
#include "core/base/result.h"
#include "core/json/json_place.h"

namespace cervica::core {

/// A value of a parsed document, read in one pass, for the documents that come by the million; packs, which come once,
/// are read with JsonCursor. A member that is null reads as if it were absent. Views stand on the stack, below their
/// parents, and live as long as the parser's document.
class JsonView {
 public:
  JsonView(simdjson::dom::element root, std::vector<Issue>& issues) : value_(root), issues_(&issues) {}

  /// A member of `parent`.
  JsonView(const JsonView& parent, simdjson::dom::element value, std::string_view key)
      : value_(value), issues_(parent.issues_), place_(parent.place_, key) {}

  [[nodiscard]] bool isNull() const { return value_.is_null(); }
  void report(std::string message) const { issues_->push_back({place_.pointer(), std::move(message)}); }
  /// Reports about a member that may be absent.
  void report(std::string_view member, std::string message) const {
    issues_->push_back({JsonPlace(place_, member).pointer(), std::move(message)});
  }
  void reportUnknown() const { report("is not a member this document knows"); }
  /// Reports a member that was not `found`.
  void require(std::string_view member, bool found) const {
    if (!found) report(member, "is missing");
  }

  /// Calls `visit(std::string_view key, const JsonView& member)` for each member; reports a value that is no object,
  /// and a member that stands twice.
  template <typename Visit>
  void members(Visit visit) const {
    std::uint64_t seen = 0;
    bool maybeTwice = false;
    membersInAnyCase([&](std::string_view key, const JsonView& member) {
      const std::uint64_t bit = std::uint64_t{1} << (IdHash{}(key) % 64);
      maybeTwice = maybeTwice || (seen & bit) != 0;
      seen |= bit;
      visit(key, member);
    });
    if (maybeTwice) reportRepeated();
  }
  /// The same for a caller that sees to it that no member stands twice.
  template <typename Visit>
  void membersInAnyCase(Visit visit) const {
    simdjson::dom::object object;
    if (value_.get(object) != simdjson::SUCCESS) return report("must be an object");
    for (const auto [key, member] : object) visit(key, JsonView(*this, member, key));
  }
  void reportTwice(std::string_view key) const {
    report("the member \"" + std::string(key) + "\" stands twice in one object");
  }
  /// Calls `visit(const JsonView& element)` for each element; reports a value that is no array.
  template <typename Visit>
  void elements(Visit visit) const {
    simdjson::dom::array array;
    if (value_.get(array) != simdjson::SUCCESS) return report("must be an array");
    std::size_t index = 0;
    for (const simdjson::dom::element element : array) visit(JsonView(*this, element, index++));
  }

  /// Each read gives false for null, and reports a value of another type. The text lives as long as the document.
  bool read(std::string_view& text) const { return readAs(text, "must be a text"); }
  bool read(std::string& text) const {
    std::string_view view;
    const bool present = read(view);
    text = view;
    return present;
  }
  bool read(bool& yes) const { return readAs(yes, "must be true or false"); }
  bool read(double& number) const { return readAs(number, "must be a number"); }
  bool read(std::optional<double>& number) const {
    if (isNull()) return false;
    return read(number.emplace());
  }
  bool read(std::optional<int>& number) const {
    double value = 0;
    if (!read(value)) return false;
    if (std::abs(value) > 1e9 || value != std::floor(value)) {
      report("must be a whole number");
    } else {
      number = static_cast<int>(value);
    }
    return true;
  }
  /// One of a few words; reports which are allowed.
  template <typename T>
  bool read(T& choice, std::initializer_list<std::pair<std::string_view, std::type_identity_t<T>>> words) const {
    std::string_view word;
    const std::size_t issuesBefore = issues_->size();
    if (!read(word)) return false;
    if (issues_->size() > issuesBefore) return true;
    std::string allowed;
    for (const auto& [name, value] : words) {
      if (name == word) {
        choice = value;
        return true;
      }
      allowed += (allowed.empty() ? "\"" : ", \"") + std::string(name) + '"';
    }
    report("must be one of " + allowed);
    return true;
  }

  [[nodiscard]] simdjson::dom::element value() const { return value_; }

 private:
  JsonView(const JsonView& parent, simdjson::dom::element value, std::size_t index)
      : value_(value), issues_(parent.issues_), place_(parent.place_, index) {}

  void reportRepeated() const {
    std::vector<std::string_view> keys;
    for (const auto [key, member] : simdjson::dom::object(value_)) keys.push_back(key);
    std::sort(keys.begin(), keys.end());
    const auto twice = std::adjacent_find(keys.begin(), keys.end());
    if (twice != keys.end()) reportTwice(*twice);
  }

  template <typename T>
  bool readAs(T& into, const char* complaint) const {
    if (isNull()) return false;
    if (value_.get(into) != simdjson::SUCCESS) report(complaint);
    return true;
  }

  simdjson::dom::element value_;
  std::vector<Issue>* issues_;
  JsonPlace place_;
};

}  // namespace cervica::core
