#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cervica::core {

/// Where in a JSON document something stands. Costs nothing until it is told: the text is only put together for an
/// issue. A parent must outlive its children; places stand on the stack together.
class JsonPlace {
 public:
  /// \param prefix  what stands before the pointer, such as a file's name; empty for the document itself
  explicit JsonPlace(std::string_view prefix = {}) : key_(prefix) {}
  JsonPlace(const JsonPlace& parent, std::string_view key) : parent_(&parent), key_(key) {}
  JsonPlace(const JsonPlace& parent, std::size_t index) : parent_(&parent), index_(index) {}

  /// The JSON Pointer (RFC 6901), after the prefix.
  [[nodiscard]] std::string pointer() const {
    if (parent_ == nullptr) return std::string(key_);
    std::string own = parent_->pointer() + '/';
    if (index_) return own + std::to_string(*index_);
    for (const char c : key_) own += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
    return own;
  }

 private:
  const JsonPlace* parent_ = nullptr;
  std::string_view key_;
  std::optional<std::size_t> index_;
};

}  // namespace cervica::core
