#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/psychometrics/measurement_error.h"
#include "core/scoring/combined.h"

namespace cervica::core {

enum class ChangeVerdict { Improved, Worsened, NoRealChange, Uncertain };
[[nodiscard]] std::string toText(ChangeVerdict verdict);

/// One measure and side, earlier and later. Values in the measure's unit.
struct Change {
  const Measure* measure = nullptr;
  std::optional<Side> side;
  double before = 0, after = 0;
  double difference = 0;  ///< after minus before
  std::optional<double> mdc95;
  std::optional<double> mcid;
  std::optional<double> rci;  ///< difference / (sqrt(2) SEM)
  ChangeVerdict verdict = ChangeVerdict::Uncertain;
  bool important = false;            ///< the difference also reaches the MCID
  std::vector<std::string> caveats;  ///< of this measure: other device, other number of trials, ...
  const ReliabilityRecord* error = nullptr;
};

/// Two visits of one patient: `cervica.comparison.v1`.
struct Comparison {
  PatientId patient;
  VisitId earlier, later;
  std::vector<Change> changes;       ///< per measure and side present in both, in the catalogue's order
  std::vector<std::string> caveats;  ///< of the comparison as a whole
};

/// Compares two visits.
/// \return InvalidInput when they are of different patients or the later one started first
/// \pre both are valid
[[nodiscard]] Result<Comparison> compare(const Visit& earlier, const Visit& later, const Catalogue& catalogue);

}  // namespace cervica::core
