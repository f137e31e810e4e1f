#pragma once

#include <QString>
#include <functional>
#include <utility>
#include <variant>

#include "core/base/contract.h"

namespace cervica::app {

/// Why the records did not do what they were asked: a sentence for the person, with the way out.
struct Problem {
  enum class Kind {
    Refused,  ///< the input is wrong
    NotFound,
    Conflict,     ///< somebody else stored a newer version, or the identifier is taken
    Unavailable,  ///< the database cannot be reached
    PermissionDenied,
    Internal
  };
  Kind kind = Kind::Internal;
  QString sentence;
  bool operator==(const Problem&) const = default;
};

/// A value or the problem that stands in its place.
template <typename T>
class [[nodiscard]] Outcome {
 public:
  Outcome(T value) : content_(std::in_place_index<0>, std::move(value)) {}            // NOLINT: implicit by design
  Outcome(Problem problem) : content_(std::in_place_index<1>, std::move(problem)) {}  // NOLINT: implicit by design

  [[nodiscard]] bool ok() const { return content_.index() == 0; }
  explicit operator bool() const { return ok(); }
  /// \pre ok()
  [[nodiscard]] const T& value() const {
    CERVICA_EXPECTS(ok());
    return std::get<0>(content_);
  }
  /// \pre !ok()
  [[nodiscard]] const Problem& problem() const {
    CERVICA_EXPECTS(!ok());
    return std::get<1>(content_);
  }
  const T& operator*() const { return value(); }
  const T* operator->() const { return &value(); }

 private:
  std::variant<T, Problem> content_;
};

/// Nothing to say but that it was done.
struct Done {
  bool operator==(const Done&) const = default;
};

/// Receives an outcome, always on the GUI thread, always after the call that asked has returned.
template <typename T>
using Answer = std::function<void(const Outcome<T>&)>;

}  // namespace cervica::app
