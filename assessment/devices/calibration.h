#pragma once

#include <string>
#include <string_view>

#include "core/base/calendar.h"
#include "core/base/result.h"

namespace cervica::assessment {

/// A straight line from what a device sends to what it measures.
struct Scaling {
  double scale = 1;
  double offset = 0;
  [[nodiscard]] double value(double raw) const { return scale * raw + offset; }
  bool operator==(const Scaling&) const = default;
};

/// A device set against two known values: what it sent at each.
struct Calibration {
  double rawLow = 0, rawHigh = 0;      ///< as the device sent them, before any scale
  double valueLow = 0, valueHigh = 0;  ///< known, in `unit`
  std::string unit;                    ///< "mmHg", "kPa", "N" or "kgf"
  core::LocalMoment at;
  std::string by;  ///< who did it
  [[nodiscard]] Scaling scaling() const;
  bool operator==(const Calibration&) const = default;
};

/// Older than this a calibration is shown as due again. Our choice: the clinic's own quality rules come first.
inline constexpr int kCalibrationDays = 365;

/// How many of `unit`'s quantity make one of the unit that samples carry (mmHg or newton); 0 for another unit.
[[nodiscard]] double unitsPerSampleUnit(std::string_view unit);

/// Whether the two points make a line that can be used: finite; the raw values apart by more than rounding, in either
/// order; the known values at least kLeastSpan of the sample's unit apart.
/// \return every problem; its place the JSON name of the value ("raw_high")
[[nodiscard]] core::Result<Calibration> checkedCalibration(Calibration calibration);

/// mmHg or newton. The narrowest span that a slope can be judged from: with the 0.5 that a gauge is read to, a tenth.
inline constexpr double kLeastSpan = 5;

/// Whole days since the calibration, not below 0.
[[nodiscard]] int ageDays(const Calibration& calibration, const core::LocalMoment& now);

}  // namespace cervica::assessment
