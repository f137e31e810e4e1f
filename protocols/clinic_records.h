#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue/catalogue.h"

namespace cervica::protocols {

/// How many records of each kind.
struct RecordCounts {
  int measures = 0, norms = 0, errors = 0, importantDifferences = 0;
  bool operator==(const RecordCounts&) const = default;
};

/// Records on their way into a clinic's pack.
struct ClinicRecords {
  std::string file;      ///< its name, for the places of problems
  std::string document;  ///< `cervica.clinic_pack.v1`; `version` and `created` are of no account
  /// Of records that come from a table: the place "FILE:LINE" of each norm and each error; else empty.
  std::vector<std::string> normPlaces, errorPlaces;
  int skipped = 0;  ///< rows of the table without values
};

/// The identifier of the source that these words name: a source of the catalogue with this identifier or citation, else
/// a new one, "clinic.own_series_2025".
/// \param isNew  whether the catalogue does not have it yet
[[nodiscard]] std::string sourceId(const std::string& words, const core::Catalogue& catalogue, bool& isNew);

/// Whether these bytes are meant as JSON, not as a table, whatever their file is called.
[[nodiscard]] bool isClinicDocument(std::string_view bytes);

/// Records of a `cervica.clinic_pack.v1` document. What is wrong with it is found when they are added.
/// \param source  whom records without a `source` are from (as sourceId()), or empty
[[nodiscard]] ClinicRecords readClinicDocument(std::string bytes, const std::string& file, const std::string& source,
                                               const core::Catalogue& catalogue);

/// "clinic.err.rom.cervical.rotation.left.crom.same"
[[nodiscard]] std::string ownErrorId(const core::ReliabilityRecord& record);

}  // namespace cervica::protocols
