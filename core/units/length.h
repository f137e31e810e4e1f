#pragma once

#include <compare>

namespace cervica::core {

/// A length. Stored in metres; made and read only by naming the unit.
class Length {
 public:
  constexpr Length() = default;
  [[nodiscard]] static constexpr Length metres(double value) { return Length(value); }
  [[nodiscard]] static constexpr Length centimetres(double value) { return Length(value / 100.0); }
  [[nodiscard]] static constexpr Length millimetres(double value) { return Length(value / 1000.0); }
  [[nodiscard]] constexpr double inMetres() const { return m_; }
  [[nodiscard]] constexpr double inCentimetres() const { return m_ * 100.0; }
  [[nodiscard]] constexpr double inMillimetres() const { return m_ * 1000.0; }

  friend constexpr Length operator+(Length a, Length b) { return Length(a.m_ + b.m_); }
  friend constexpr Length operator-(Length a, Length b) { return Length(a.m_ - b.m_); }
  friend constexpr Length operator*(Length a, double factor) { return Length(a.m_ * factor); }
  friend constexpr double operator/(Length a, Length b) { return a.m_ / b.m_; }
  constexpr auto operator<=>(const Length&) const = default;

 private:
  constexpr explicit Length(double m) : m_(m) {}
  double m_ = 0.0;
};

}  // namespace cervica::core
