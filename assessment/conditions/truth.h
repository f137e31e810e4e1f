#pragma once

#include <algorithm>
#include <cstdint>

namespace cervica::assessment {

/// An answer of three-valued (Kleene) logic. The order is that of the logic: "and" is the smaller of two, "or" the
/// larger.
enum class Truth : std::uint8_t { No, Unknown, Yes };

[[nodiscard]] constexpr Truth truthOf(bool yes) {
  return yes ? Truth::Yes : Truth::No;
}
[[nodiscard]] constexpr Truth both(Truth a, Truth b) {
  return std::min(a, b);
}
[[nodiscard]] constexpr Truth either(Truth a, Truth b) {
  return std::max(a, b);
}
[[nodiscard]] constexpr Truth opposite(Truth a) {
  return static_cast<Truth>(static_cast<std::uint8_t>(Truth::Yes) - static_cast<std::uint8_t>(a));
}

}  // namespace cervica::assessment
