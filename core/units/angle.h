#pragma once

#include <compare>
#include <numbers>

namespace cervica::core {

/// A plane angle. Stored in radians; made and read only by naming the unit.
class Angle {
 public:
  constexpr Angle() = default;
  [[nodiscard]] static constexpr Angle radians(double value) { return Angle(value); }
  [[nodiscard]] static constexpr Angle degrees(double value) { return Angle(value * std::numbers::pi / 180.0); }
  [[nodiscard]] constexpr double inRadians() const { return rad_; }
  [[nodiscard]] constexpr double inDegrees() const { return rad_ * 180.0 / std::numbers::pi; }

  constexpr Angle operator-() const { return Angle(-rad_); }
  constexpr Angle& operator+=(Angle other) {
    rad_ += other.rad_;
    return *this;
  }
  constexpr Angle& operator-=(Angle other) {
    rad_ -= other.rad_;
    return *this;
  }
  friend constexpr Angle operator+(Angle a, Angle b) { return a += b; }
  friend constexpr Angle operator-(Angle a, Angle b) { return a -= b; }
  friend constexpr Angle operator*(Angle a, double factor) { return Angle(a.rad_ * factor); }
  friend constexpr Angle operator*(double factor, Angle a) { return a * factor; }
  friend constexpr double operator/(Angle a, Angle b) { return a.rad_ / b.rad_; }
  constexpr auto operator<=>(const Angle&) const = default;

 private:
  constexpr explicit Angle(double rad) : rad_(rad) {}
  double rad_ = 0.0;
};

namespace literals {
constexpr Angle operator""_deg(long double value) {
  return Angle::degrees(static_cast<double>(value));
}
constexpr Angle operator""_deg(unsigned long long value) {
  return Angle::degrees(static_cast<double>(value));
}
}  // namespace literals

}  // namespace cervica::core
