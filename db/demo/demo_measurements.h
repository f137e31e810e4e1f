#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/catalogue/catalogue.h"
#include "core/visit/visit.h"
#include "db/demo/dice.h"

namespace cervica::db {

/// How one synthetic patient stands to the norms, the same at every visit.
struct DemoCase {
  core::Patient patient;
  int ageYears = 0;
  double severity = 0;  ///< how many SD worse than the norm at the first visit, [0.2, 2.4]
  core::Side worseSide = core::Side::Left;
  std::map<std::string, double> offsets;  ///< by measure: this patient's own deviation in SD
};

/// Draws what was measured at one visit.
/// \param severity  of this visit, in SD
[[nodiscard]] std::vector<core::Measurement> demoMeasurements(const core::Catalogue& catalogue, const DemoCase& person,
                                                              double severity, Dice& dice);

/// Draws the patient's own deviations.
[[nodiscard]] std::map<std::string, double> demoOffsets(const core::Catalogue& catalogue, Dice& dice);

}  // namespace cervica::db
