#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace cervica::core {

/// A textual identifier that cannot be mistaken for another kind of identifier.
template <typename Tag>
class StrongId {
 public:
  StrongId() = default;
  explicit StrongId(std::string text) : text_(std::move(text)) {}

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  auto operator<=>(const StrongId&) const = default;

 private:
  std::string text_;
};

using PatientId = StrongId<struct PatientIdTag>;
using VisitId = StrongId<struct VisitIdTag>;

}  // namespace cervica::core

template <typename Tag>
struct std::hash<cervica::core::StrongId<Tag>> {
  std::size_t operator()(const cervica::core::StrongId<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.text());
  }
};
