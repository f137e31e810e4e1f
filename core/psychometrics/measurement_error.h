#pragma once

#include <optional>
#include <string>

#include "core/catalogue/catalogue.h"

namespace cervica::core {

/// The measurement error of one reading, in the measure's unit.
struct MeasurementError {
  double sem = 0;
  double mdc95 = 0;
  const ReliabilityRecord* record = nullptr;  ///< owned by the catalogue
};

/// Looks the error up as reliability.json says: the preferred record of the exact device and rater; else the largest
/// MDC95 among preferred records whose device is the same or open and whose rater is the same or unknown.
///
/// \param device  device id, or empty where it was not recorded (then only records for any device apply)
/// \param value   the reading (the earlier one of a change), for records that give the error in percent of it
[[nodiscard]] std::optional<MeasurementError> measurementError(const Measure& measure, std::optional<Side> side,
                                                               const std::string& device, Rater rater, double value,
                                                               const Catalogue& catalogue);

/// Student's t distribution function, `df` > 0: probability of a value up to `t`, in [0, 1].
[[nodiscard]] double studentCdf(double t, double df);

/// Crawford and Howell's (1998) t for one case against a norm sample: (value - mean) / (sd sqrt((n + 1) / n)).
[[nodiscard]] double crawfordHowellT(double value, double mean, double sd, int n);

}  // namespace cervica::core
