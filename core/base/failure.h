#pragma once

#include <stdexcept>
#include <string>

namespace cervica::core {

/// The outside world failed (server gone, disk full, file unreadable). `what()` is a sentence with the way out and
/// never holds patient data; the technical cause travels as a nested exception.
class Failure : public std::runtime_error {
 public:
  enum class Kind { DatabaseUnavailable, PermissionDenied, Storage, Graphics, Internal };

  Failure(Kind kind, const std::string& sentence) : std::runtime_error(sentence), kind_(kind) {}
  [[nodiscard]] Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

}  // namespace cervica::core
