#include "db/migrations/migrations.h"

#include <array>
#include <cstdlib>
#include <exception>

#include "cervica_db_files.h"
#include "core/base/contract.h"
#include "core/base/failure.h"
#include "db/session/session.h"

namespace cervica::db {
namespace {

using core::Failure;

/// Any number that no other program uses for an advisory lock: "Cervica" in ASCII.
constexpr const char* kLock = "SELECT pg_advisory_lock(18973060166083425)";
constexpr const char* kUnlock = "SELECT pg_advisory_unlock(18973060166083425)";

constexpr const char* kLedger = R"sql(
CREATE SCHEMA IF NOT EXISTS cervica;
CREATE TABLE IF NOT EXISTS cervica.schema_migration (
  version integer PRIMARY KEY,
  name text NOT NULL,
  sha256 text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now(),
  app_version text NOT NULL,
  min_reader_version text NOT NULL
);
)sql";

constexpr const char* kApplied =
    "SELECT version, name, sha256, app_version, min_reader_version FROM cervica.schema_migration ORDER BY version";
constexpr const char* kHasLedger = "SELECT to_regclass('cervica.schema_migration') IS NOT NULL";

struct Applied {
  int version = 0;
  std::string name, sha256, appVersion, minReaderVersion;
};

std::array<int, 3> numbersOf(std::string_view version) {
  std::array<int, 3> numbers{};
  std::size_t part = 0;
  for (const char c : version) {
    if (c == '.' && part < 2) {
      ++part;
    } else if (c >= '0' && c <= '9') {
      numbers[part] = numbers[part] * 10 + (c - '0');
    } else if (c != '.') {
      break;
    }
  }
  return numbers;
}

template <typename Tx>
std::vector<Applied> readLedger(Tx& tx) {
  std::vector<Applied> applied;
  if (!tx.exec(kHasLedger)[0][0].template as<bool>()) return applied;
  for (const auto& row : tx.exec(kApplied)) {
    applied.push_back({row[0].template as<int>(), row[1].template as<std::string>(), row[2].template as<std::string>(),
                       row[3].template as<std::string>(), row[4].template as<std::string>()});
  }
  return applied;
}

Failure unavailable(const std::string& sentence) {
  return {Failure::Kind::DatabaseUnavailable, sentence};
}

/// Refuses a database that this program must not touch.
void checkLedger(const std::vector<Applied>& applied, std::span<const Migration> migrations,
                 std::string_view appVersion) {
  const int newest = migrations.empty() ? 0 : migrations.back().version;
  for (const auto& row : applied) {
    if (row.version > newest) {
      if (numbersOf(appVersion) >= numbersOf(row.minReaderVersion)) continue;
      throw unavailable("The database was brought to schema " + std::to_string(row.version) + " by Cervica " +
                        row.appVersion + ", and this is Cervica " + std::string(appVersion) + ". Install Cervica " +
                        row.minReaderVersion + " or later on this computer. Nothing was changed.");
    }
    for (const auto& migration : migrations) {
      if (migration.version == row.version && migration.sha256 != row.sha256) {
        throw unavailable("Step " + std::to_string(row.version) + " (" + row.name +
                          ") of the database's schema is not the one this program brings, so the two do not belong "
                          "together. Use the release of Cervica that made the database, or a backup of it. Nothing was "
                          "changed.");
      }
    }
  }
}

std::size_t firstMissing(const std::vector<Applied>& applied, std::span<const Migration> migrations) {
  const int have = applied.empty() ? 0 : applied.back().version;
  std::size_t at = 0;
  while (at < migrations.size() && migrations[at].version <= have) ++at;
  return at;
}

[[noreturn]] void translate() {
  const auto trouble = currentTrouble();
  if (!trouble) throw;
  throwFailure(*trouble);
}

}  // namespace

std::vector<Migration> embeddedMigrations() {
  std::vector<Migration> migrations;
  for (const auto& file : embeddedFiles()) {
    if (!file.name.ends_with(".sql")) continue;
    constexpr std::string_view kMark = "-- min_reader_version: ";
    CERVICA_EXPECTS(file.name.size() > 9 && file.bytes.starts_with(kMark));
    const auto reader = file.bytes.substr(kMark.size(), file.bytes.find('\n') - kMark.size());
    const std::string name(file.name.substr(0, file.name.size() - 4));
    const int version = std::atoi(name.c_str());
    CERVICA_EXPECTS(version == static_cast<int>(migrations.size()) + 1);
    migrations.push_back({version, name, file.bytes, std::string(file.sha256), std::string(reader)});
  }
  return migrations;
}

int schemaVersion(Session& session) {
  try {
    pqxx::nontransaction tx(session.connection());
    const auto applied = readLedger(tx);
    return applied.empty() ? 0 : applied.back().version;
  } catch (const pqxx::failure&) {
    translate();
  }
}

int prepareSchema(Session& session, MigrationPolicy policy, std::span<const Migration> migrations,
                  std::string_view appVersion) {
  if (policy == MigrationPolicy::Never) return 0;
  auto& connection = session.connection();
  try {
    {
      pqxx::nontransaction tx(connection);
      const auto applied = readLedger(tx);
      checkLedger(applied, migrations, appVersion);
      if (firstMissing(applied, migrations) == migrations.size()) return 0;
      if (policy == MigrationPolicy::Automatic && !session.target().isEmbedded() && !applied.empty()) {
        throw unavailable("The database on the server has schema " + std::to_string(applied.back().version) +
                          " and this program needs " + std::to_string(migrations.back().version) +
                          ". Make a backup, then bring it up to date with \"cervicactl db migrate\".");
      }
      tx.exec(kLock);
    }
    struct Unlock {
      pqxx::connection& connection;
      ~Unlock() {
        try {
          pqxx::nontransaction tx(connection);
          tx.exec(kUnlock);
        } catch (const std::exception&) {
          // The server takes the lock off with the connection.
        }
      }
    } const unlock{connection};

    std::vector<Applied> applied;
    {
      pqxx::work tx(connection);
      if (!tx.exec(kHasLedger)[0][0].as<bool>()) tx.exec(kLedger);
      applied = readLedger(tx);  // another program may have been faster
      tx.commit();
    }
    checkLedger(applied, migrations, appVersion);
    int run = 0;
    for (std::size_t at = firstMissing(applied, migrations); at < migrations.size(); ++at, ++run) {
      const auto& migration = migrations[at];
      pqxx::work tx(connection);
      tx.exec(std::string(migration.sql));
      tx.exec("INSERT INTO cervica.schema_migration (version, name, sha256, app_version, min_reader_version) VALUES (" +
              std::to_string(migration.version) + ", " + tx.quote(migration.name) + ", " + tx.quote(migration.sha256) +
              ", " + tx.quote(std::string(appVersion)) + ", " + tx.quote(migration.minReaderVersion) + ")");
      tx.commit();
    }
    return run;
  } catch (const pqxx::failure&) {
    translate();
  }
}

}  // namespace cervica::db
