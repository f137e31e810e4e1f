#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/contract.h"

namespace cervica::core {

/// One thing wrong with an input: where (a JSON Pointer, or "FILE:LINE") and what, with the way out.
struct Issue {
  std::string place;    ///< RFC 6901 JSON Pointer ("" is the whole document), or file and line
  std::string message;  ///< a sentence for the person who wrote the input; no patient data
  bool operator==(const Issue&) const = default;
};

/// Why an expected operation gave no value. Validation reports every issue, not just the first.
struct Error {
  enum class Code { InvalidInput, NotFound, Conflict, NotApplicable };
  Code code = Code::InvalidInput;
  std::vector<Issue> issues;

  [[nodiscard]] static Error at(std::string place, std::string message) {
    return {Code::InvalidInput, {{std::move(place), std::move(message)}}};
  }
  /// The issues as lines "PLACE: message".
  [[nodiscard]] std::string text() const;
  bool operator==(const Error&) const = default;
};

/// A value or the reason why there is none. For expected outcomes; a failing world throws `Failure` instead.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit by design
  Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit by design

  [[nodiscard]] bool ok() const { return content_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// \pre ok()
  [[nodiscard]] const T& value() const& {
    CERVICA_EXPECTS(ok());
    return std::get<0>(content_);
  }
  [[nodiscard]] T&& value() && {
    CERVICA_EXPECTS(ok());
    return std::get<0>(std::move(content_));
  }
  /// \pre !ok()
  [[nodiscard]] const Error& error() const {
    CERVICA_EXPECTS(!ok());
    return std::get<1>(content_);
  }
  const T& operator*() const& { return value(); }
  const T* operator->() const { return &value(); }

 private:
  std::variant<T, Error> content_;
};

}  // namespace cervica::core
