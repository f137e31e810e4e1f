#pragma once

namespace cervica::core {

/// Several lambdas as one visitor: std::visit(Overloaded{[](A) {}, [](B) {}}, variant).
template <typename... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};

}  // namespace cervica::core
