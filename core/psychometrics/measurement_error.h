#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "core/catalogue/catalogue.h"

namespace cervica::core {

/// The measurement error of one reading, in the measure's unit.
struct MeasurementError {
  double sem = 0;
  double mdc95 = 0;
  const ReliabilityRecord* record = nullptr;  ///< owned by the catalogue
};

/// The records that say how large the error of a measure is with one instrument; which of them holds may depend on the
/// reading. Points into the catalogue.
class ErrorRecords {
 public:
  ErrorRecords() = default;
  explicit ErrorRecords(std::vector<const ReliabilityRecord*> records) : records_(std::move(records)) {}

  /// The largest error that a record gives for this reading (the earlier one of a change); nothing without a record.
  [[nodiscard]] std::optional<MeasurementError> at(double value) const;

 private:
  std::vector<const ReliabilityRecord*> records_;
};

/// Looks the error up as reliability.json says: the preferred record of the exact device and rater; else the largest
/// MDC95 among preferred records whose device is the same or open and whose rater is the same or unknown. Among
/// records of the exact device and rater the clinic's own go before shipped ones.
///
/// \param device  null where it was not recorded (then only records for any device apply)
[[nodiscard]] ErrorRecords errorRecords(const Measure& measure, std::optional<Side> side, const Device* device,
                                        Rater rater, const Catalogue& catalogue);

/// Student's t distribution function, `df` > 0: probability of a value up to `t`, in [0, 1].
[[nodiscard]] double studentCdf(double t, double df);

/// Crawford and Howell's (1998) t for one case against a norm sample: (value - mean) / (sd sqrt((n + 1) / n)).
[[nodiscard]] double crawfordHowellT(double value, double mean, double sd, int n);

}  // namespace cervica::core
