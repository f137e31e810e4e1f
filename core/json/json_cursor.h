#pragma once

#include <cmath>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/json/json.h"
#include "core/json/json_place.h"

namespace cervica::core {

/// A place in a JSON document that reads typed values and reports what is wrong as issues with their JSON Pointer.
/// A parent must outlive its children (they stand on the stack together); the pointer is only built for an issue.
/// Members that are absent and members that are null read alike.
class JsonCursor {
 public:
  JsonCursor(const Json& root, std::vector<Issue>& issues, std::string_view prefix = {})
      : value_(&root), issues_(&issues), place_(prefix) {}

  [[nodiscard]] bool present() const { return value_ != nullptr && !value_->is_null(); }
  [[nodiscard]] const Json& json() const { return *value_; }
  [[nodiscard]] std::string pointer() const { return place_.pointer(); }
  void report(std::string message) const { issues_->push_back({pointer(), std::move(message)}); }

  [[nodiscard]] bool expectObject() const {
    if (present() && value_->is_object()) return true;
    report(present() ? "must be an object" : "is missing");
    return false;
  }
  [[nodiscard]] bool expectArray() const {
    if (present() && value_->is_array()) return true;
    report(present() ? "must be an array" : "is missing");
    return false;
  }
  /// Reports every member that is not listed. \pre the value is an object
  void onlyMembers(std::initializer_list<std::string_view> allowed) const {
    onlyMembers(std::span(allowed.begin(), allowed.size()));
  }
  void onlyMembers(std::span<const std::string_view> allowed) const {
    for (const auto& [name, member] : value_->items()) {
      bool known = false;
      for (const std::string_view candidate : allowed) known = known || candidate == name;
      if (!known) JsonCursor(*this, &member, name).report("is not a member this document knows");
    }
  }
  /// \pre the value is an object or absent
  [[nodiscard]] JsonCursor operator[](std::string_view key) const {
    if (!present()) return {*this, nullptr, key};
    const auto found = value_->find(key);
    return {*this, found == value_->end() ? nullptr : &*found, key};
  }
  /// \pre the value is an array
  [[nodiscard]] JsonCursor at(std::size_t index) const {
    return {*this, index < value_->size() ? &(*value_)[index] : nullptr, index};
  }
  /// Calls `visit(JsonCursor element, std::size_t index)` for each element; reports a value that is no array.
  template <typename Visit>
  void forEach(Visit visit) const {
    if (!expectArray()) return;
    for (std::size_t i = 0; i < value_->size(); ++i) visit(JsonCursor(*this, &(*value_)[i], i), i);
  }

  [[nodiscard]] std::string text() const { return read<std::string>("must be a text", &Json::is_string); }
  [[nodiscard]] std::string optionalText() const { return present() ? text() : std::string{}; }
  [[nodiscard]] double number() const { return read<double>("must be a number", &Json::is_number); }
  [[nodiscard]] std::optional<double> optionalNumber() const {
    return present() ? std::optional(number()) : std::nullopt;
  }
  [[nodiscard]] int integer() const {
    const double value = number();
    if (std::abs(value) > 1e9 || value != std::floor(value)) {
      report("must be a whole number");
      return 0;
    }
    return static_cast<int>(value);
  }
  [[nodiscard]] std::optional<int> optionalInteger() const {
    return present() ? std::optional(integer()) : std::nullopt;
  }
  [[nodiscard]] bool boolean() const { return read<bool>("must be true or false", &Json::is_boolean); }
  [[nodiscard]] bool optionalBoolean(bool otherwise) const { return present() ? boolean() : otherwise; }
  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> all;
    forEach([&](const JsonCursor& element, std::size_t) { all.push_back(element.text()); });
    return all;
  }
  [[nodiscard]] std::vector<std::string> optionalTexts() const {
    return present() ? texts() : std::vector<std::string>{};
  }
  /// One of a few words; reports which are allowed. Gives the first value after a report.
  template <typename T>
  [[nodiscard]] T choice(std::initializer_list<std::pair<std::string_view, T>> words) const {
    const std::string word = text();
    std::string allowed;
    for (const auto& [name, value] : words) {
      if (name == word) return value;
      allowed += (allowed.empty() ? "\"" : ", \"") + std::string(name) + '"';
    }
    if (present() && value_->is_string()) report("must be one of " + allowed);
    return words.begin()->second;
  }

 private:
  JsonCursor(const JsonCursor& parent, const Json* value, std::string_view key)
      : value_(value), issues_(parent.issues_), place_(parent.place_, key) {}
  JsonCursor(const JsonCursor& parent, const Json* value, std::size_t index)
      : value_(value), issues_(parent.issues_), place_(parent.place_, index) {}

  template <typename T>
  [[nodiscard]] T read(const char* complaint, bool (Json::*is)() const noexcept) const {
    if (!present()) {
      report("is missing");
      return T{};
    }
    if (!(value_->*is)()) {
      report(complaint);
      return T{};
    }
    return value_->get<T>();
  }

  const Json* value_ = nullptr;
  std::vector<Issue>* issues_ = nullptr;
  JsonPlace place_;
};

}  // namespace cervica::core
