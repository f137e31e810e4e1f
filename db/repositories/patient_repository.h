#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/visit/visit.h"
#include "db/session/database.h"

namespace cervica::db {

/// The patients of the clinic. Every function throws core::Failure when the database fails.
class PatientRepository {
 public:
  /// \param database  must outlive the repository
  explicit PatientRepository(Database& database) : session_(&database.session()) {}

  /// Adds a patient, or changes the record of the same person.
  /// \return Conflict when the identifier belongs to somebody else: two of family name, given name and birth date
  /// differ
  core::Result<core::PatientId> save(const core::Patient& patient);

  /// Searches as one types: by identifier, by birth date (YYYY-MM-DD), and by names in any order, each given whole or
  /// by its beginning, accents and a typing error or two forgiven. Everything typed must fit. \param limit  at least 1
  /// \return       best match first: identifier, whole names, beginnings, then the nearest spellings; alphabetical
  /// within
  [[nodiscard]] std::vector<core::Patient> find(const std::string& text, int limit);

  /// \return NotFound when there is none
  [[nodiscard]] core::Result<core::Patient> show(const core::PatientId& id);

  [[nodiscard]] std::int64_t count();

  /// Those saved or visited last, newest first.
  [[nodiscard]] std::vector<core::Patient> recent(int limit);

  /// Every statement, for the test that prepares them.
  [[nodiscard]] static std::span<const Statement> statements();

 private:
  Session* session_;
};

}  // namespace cervica::db
