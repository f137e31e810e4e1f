#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/session/database.h"

namespace cervica::db {

/// One step of the schema: the file `NNNN_words.sql`. Never changed once released; a change is a new file.
/// A first line `-- min_reader_version: X.Y.Z` names the oldest program that can still work with the result.
struct Migration {
  int version = 0;
  std::string name;
  std::string_view sql;
  std::string sha256;
  std::string minReaderVersion;
};

/// The steps that this program brings, in order.
[[nodiscard]] std::vector<Migration> embeddedMigrations();

/// The version of the newest step that the database has had; 0: not set up.
[[nodiscard]] int schemaVersion(Session& session);

/// Checks the schema and brings it up to date as the policy says: under an advisory lock, each file whole, in one
/// transaction together with its row in schema_migration. A second program waits and then finds nothing to do.
/// \return how many files were run
/// \throws core::Failure (DatabaseUnavailable): a released file was changed, the database is newer than this program,
///         or an older server must first be migrated; (PermissionDenied)
int prepareSchema(Session& session, MigrationPolicy policy, std::span<const Migration> migrations,
                  std::string_view appVersion);

}  // namespace cervica::db
