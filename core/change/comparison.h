#pragma once

#include <vector>

#include "core/change/change.h"

namespace cervica::core {

/// Two visits of one patient: `cervica.comparison.v1`.
struct Comparison {
  PatientId patient;
  VisitId earlier, later;
  std::vector<Change> changes;  ///< per measure and side present in both, in the catalogue's order
  std::vector<Caveat> caveats;  ///< of the comparison as a whole
};

/// Compares two visits.
/// \return InvalidInput when they are of different patients or the later one started first
/// \pre both are valid
[[nodiscard]] Result<Comparison> compare(const Visit& earlier, const Visit& later, const Catalogue& catalogue);

}  // namespace cervica::core
