#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "protocols/clinic_records.h"

namespace cervica::protocols {

/// The tables that a clinic can fill: "reliability", and the published tables of norms.json by their identifiers
/// without "template.".
[[nodiscard]] std::vector<std::string> tableTemplates(const core::Catalogue& catalogue);

/// A table to fill, as CSV: a header, then a row for each cell (measure, side, sex, ages, device) with empty values.
/// \param name  with or without "template."
/// \return      nothing for an unknown name
[[nodiscard]] std::optional<std::string> tableTemplate(std::string_view name, const core::Catalogue& catalogue);

/// Reads a filled table: norms, or measurement errors when it has the column "rater". Rows without values are skipped
/// and counted.
/// \param bytes       CSV as core::parseCsv reads it
/// \param source      whom the values are from: a source's identifier, or words that become a source of the clinic's
/// own \param population  of rows that do not name theirs; may be empty \return            the records, checked no
/// further than that cells are numbers; or every problem at "FILE:LINE"
[[nodiscard]] core::Result<ClinicRecords> readClinicTable(std::string_view bytes, const std::string& file,
                                                          const std::string& source, const std::string& population,
                                                          const core::Catalogue& catalogue);

}  // namespace cervica::protocols
