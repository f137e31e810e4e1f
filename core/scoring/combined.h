#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/catalogue/catalogue.h"
#include "core/visit/visit.h"

namespace cervica::core {

/// The trials of one measure and side as one value, or a derived value. In the measure's unit.
struct CombinedMeasurement {
  const Measure* measure = nullptr;  ///< owned by the catalogue
  std::optional<Side> side;
  double value = 0;
  const Device* device = nullptr;  ///< owned by the catalogue; null: not recorded, or the trials name different ones
  bool mixedDevices = false;
  std::string protocol;  ///< the variant of the test; empty: the usual one, or the trials name different ones
  bool mixedProtocols = false;
  int trials = 0;  ///< how many values it was made from; of a derived value the fewest trials of a part
  bool derived = false;
};

/// Combines trials by each measure's rule and adds the derived measures whose parts are all present.
///
/// Order: that of the catalogue's measures, left before right. `Best` is the highest value, the lowest where lower is
/// better, and the closest to the target where there is one. `Last` is the highest trial number, or the last entry
/// where trials are not numbered. Derived measures need parts of one device; a body height where it is used.
///
/// \pre validate(visit, catalogue) is empty
[[nodiscard]] std::vector<CombinedMeasurement> combine(const Visit& visit, const Catalogue& catalogue);

/// A derived measure whose parts were all taken, but that could not be computed from them.
struct NotDerived {
  const Measure* measure = nullptr;  ///< owned by the catalogue
  std::optional<Side> side;
  std::string reason;  ///< a sentence
};

/// The derived measures that `combined` lacks although their parts are there, in the catalogue's order.
[[nodiscard]] std::vector<NotDerived> notDerived(const Visit& visit, const std::vector<CombinedMeasurement>& combined,
                                                 const Catalogue& catalogue);

}  // namespace cervica::core
