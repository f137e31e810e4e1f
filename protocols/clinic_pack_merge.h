#pragma once

#include <map>
#include <string>

#include "core/json/json.h"
#include "protocols/clinic_records.h"

// For clinic_pack_store.cpp.

namespace cervica::protocols {

/// New records after those that a clinic has already, and where each problem of the whole came from.
class ClinicPackMerge {
 public:
  /// \param base      a valid clinic pack, or an empty text
  /// \param baseName  its name, for places
  ClinicPackMerge(const std::string& base, std::string baseName);

  /// \param replace  records for the same cell, or with the same identifier, give way
  /// \return         what is wrong with the shape of the new records
  [[nodiscard]] std::vector<core::Issue> add(const ClinicRecords& records, bool replace);

  /// The whole as a document of this version.
  [[nodiscard]] std::string document(int version, const std::string& created);
  [[nodiscard]] const RecordCounts& added() const { return added_; }
  [[nodiscard]] const RecordCounts& replaced() const { return replaced_; }

  /// Problems of the whole ("MERGED/norms/12/sd") at the place where the person finds them ("table.csv:5").
  /// \param merged  the name that the whole was read under
  [[nodiscard]] core::Error placed(const core::Error& error, const std::string& merged) const;

 private:
  [[nodiscard]] bool fromTable(const std::string& section) const;
  /// Where the person finds a new record.
  [[nodiscard]] std::string placeOf(const std::string& section, std::size_t index) const;
  [[nodiscard]] core::Issue placed(const core::Issue& issue, const std::string& merged) const;

  core::Json whole_;
  std::string baseName_;
  std::string file_;
  std::map<std::string, std::vector<std::string>> places_;  ///< of new records from a table, by section
  std::map<std::string, std::size_t> kept_;                 ///< how many records were there before, by section
  RecordCounts added_, replaced_;
};

/// How many records a clinic pack has.
[[nodiscard]] RecordCounts countsOf(const core::Json& pack);

}  // namespace cervica::protocols
