#include "assessment/devices/calibration.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

namespace cervica::assessment {

namespace {

constexpr double kPascalPerMmHg = 133.322387415;
constexpr double kNewtonPerKgf = 9.80665;
constexpr double kLargest = 1e9;
constexpr double kLeastRawShare = 1e-6;  ///< of the larger raw value: closer ones are one reading, rounded

}  // namespace

Scaling Calibration::scaling() const {
  const double scale = (valueHigh - valueLow) / (rawHigh - rawLow);
  return {scale, valueLow - scale * rawLow};
}

double unitsPerSampleUnit(std::string_view unit) {
  if (unit == "mmHg" || unit == "N") return 1;
  if (unit == "kPa") return kPascalPerMmHg / 1000;
  if (unit == "kgf") return 1 / kNewtonPerKgf;
  return 0;
}

core::Result<Calibration> checkedCalibration(Calibration calibration) {
  std::vector<core::Issue> issues;
  const auto finite = [&](double number, const char* name) {
    if (!(std::abs(number) <= kLargest)) issues.push_back({name, "is no usable number"});
  };
  finite(calibration.rawLow, "raw_low");
  finite(calibration.rawHigh, "raw_high");
  finite(calibration.valueLow, "value_low");
  finite(calibration.valueHigh, "value_high");
  const double perUnit = unitsPerSampleUnit(calibration.unit);
  if (perUnit == 0) issues.push_back({"unit", "must be mmHg, kPa, N or kgf"});
  if (calibration.by.empty()) issues.push_back({"by", "says who calibrated"});
  if (issues.empty()) {
    const double largest = std::max(std::abs(calibration.rawLow), std::abs(calibration.rawHigh));
    if (std::abs(calibration.rawHigh - calibration.rawLow) <= kLeastRawShare * largest) {
      issues.push_back({"raw_high", "the device sent the same at both points: is it connected to what is measured?"});
    }
    if (calibration.valueHigh - calibration.valueLow < kLeastSpan * perUnit) {
      issues.push_back({"value_high",
                        "the second point must be above the first by at least 5 mmHg or 5 N, or the slope between "
                        "them is a guess"});
    }
  }
  if (!issues.empty()) return core::Error{core::Error::Code::InvalidInput, std::move(issues)};
  return calibration;
}

int ageDays(const Calibration& calibration, const core::LocalMoment& now) {
  const auto age = std::chrono::floor<std::chrono::days>(now.utc() - calibration.at.utc());
  return std::max(0, static_cast<int>(age.count()));
}

}  // namespace cervica::assessment
