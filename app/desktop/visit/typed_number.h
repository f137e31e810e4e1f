#pragma once

#include <optional>

#include <QString>

namespace cervica::app {

/// The number a person typed: digits with at most one decimal point or comma, a leading minus allowed (also U+2212).
/// No exponent, no thousands separators, nothing else; nothing when it is not such a number.
[[nodiscard]] std::optional<double> typedNumber(const QString& text);

/// A number as an entry field shows it: the shortest form that reads back as the same value, with the decimal mark of
/// the person's locale and without grouping.
[[nodiscard]] QString textOfNumber(double value);

}  // namespace cervica::app
