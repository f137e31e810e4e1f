#pragma once

#include <string>

#include "core/catalogue/measure.h"
#include "core/psychometrics/bland_altman.h"

namespace cervica::app::ctl {

/// The chart of Bland and Altman as an SVG document: differences against means, bias and limits with their 95 %
/// intervals as bands. Subjects at the same place are one larger dot. Own text, without Qt, because it must be made
/// where no display and no fonts are.
///
/// \param table    two columns, the one that `pair` comes from
/// \param measure  gives title and unit; or null: which was not said
[[nodiscard]] std::string agreementChart(const core::RatingTable& table, const core::BlandAltman& pair,
                                         const core::Measure* measure);

}  // namespace cervica::app::ctl
