#include "db/migrations/migrations.h"

#include <thread>

#include "core/base/failure.h"
#include "db/session/session.h"
#include "tests/db/support/test_database.h"
#include "tests/support/catch_compat.h"

using Catch::Matchers::ContainsSubstring;
using cervica::core::Failure;
using cervica::db::Database;
using cervica::db::MigrationPolicy;
using cervica::db::Session;
using cervica::test::TestDatabase;
namespace db = cervica::db;

namespace {

std::vector<db::Migration> withAnother(const char* sql) {
  auto migrations = db::embeddedMigrations();
  const int next = migrations.back().version + 1;
  migrations.push_back({next, "0099_another", sql, "aa", "0.1.0"});
  return migrations;
}

}  // namespace

TEST_CASE("Migrations lead from an empty database to the newest schema, once", "[db][migrations]") {
  const TestDatabase empty(TestDatabase::Content::Empty);
  const auto all = db::embeddedMigrations();
  REQUIRE_FALSE(all.empty());
  Session session(empty.target());
  CHECK(db::schemaVersion(session) == 0);
  CHECK(db::prepareSchema(session, MigrationPolicy::Never, all, "0.1.0") == 0);
  CHECK(db::schemaVersion(session) == 0);
  CHECK(db::prepareSchema(session, MigrationPolicy::Automatic, all, "0.1.0") == static_cast<int>(all.size()));
  CHECK(db::schemaVersion(session) == all.back().version);
  CHECK(db::prepareSchema(session, MigrationPolicy::Always, all, "0.1.0") == 0);
  CHECK(empty.run("SELECT sha256 FROM cervica.schema_migration WHERE version = 1") == all.front().sha256);
  CHECK(empty.run("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = "
                  "(SELECT oid FROM pg_database WHERE datname = current_database())") == "0");
}

TEST_CASE("Two programs that migrate at once run every step once", "[db][migrations]") {
  const TestDatabase empty(TestDatabase::Content::Empty);
  const auto all = db::embeddedMigrations();
  Session one(empty.target());
  Session two(empty.target());
  int runOne = -1;
  int runTwo = -1;
  std::thread other([&] { runTwo = db::prepareSchema(two, MigrationPolicy::Always, all, "0.1.0"); });
  runOne = db::prepareSchema(one, MigrationPolicy::Always, all, "0.1.0");
  other.join();
  CHECK(runOne + runTwo == static_cast<int>(all.size()));
  CHECK(std::min(runOne, runTwo) == 0);
}

TEST_CASE("A released step that was changed is refused", "[db][migrations]") {
  const TestDatabase database;
  database.run("UPDATE cervica.schema_migration SET sha256 = repeat('0', 64) WHERE version = 1");
  CHECK_THROWS_WITH(database.open(), ContainsSubstring("Step 1 (0001_records)") && ContainsSubstring("backup"));
  CHECK_THROWS_AS(Database::open(database.target(), MigrationPolicy::Always), Failure);
}

TEST_CASE("A newer database is refused unless it still admits this program", "[db][migrations]") {
  const TestDatabase database;
  database.run(
      "INSERT INTO cervica.schema_migration (version, name, sha256, app_version, min_reader_version) "
      "VALUES (900, '0900_future', 'ff', '9.4.0', '9.0.0')");
  CHECK_THROWS_WITH(database.open(),
                    ContainsSubstring("by Cervica 9.4.0") && ContainsSubstring("Install Cervica 9.0.0"));
  database.run("UPDATE cervica.schema_migration SET min_reader_version = '0.0.9' WHERE version = 900");
  auto admitted = database.open();
  CHECK(admitted.status().schemaVersion == 900);
}

TEST_CASE("An older server is migrated only when asked to", "[db][migrations]") {
  const TestDatabase database;
  const auto newer = withAnother("CREATE TABLE cervica.another (a integer)");
  Session session(database.target());
  CHECK_THROWS_WITH(db::prepareSchema(session, MigrationPolicy::Automatic, newer, "0.2.0"),
                    ContainsSubstring("cervicactl db migrate"));
  CHECK(db::prepareSchema(session, MigrationPolicy::Always, newer, "0.2.0") == 1);
  CHECK(database.run("SELECT count(*) FROM cervica.another") == "0");
}

TEST_CASE("A step that fails leaves nothing behind", "[db][migrations]") {
  const TestDatabase database;
  Session session(database.target());
  const auto broken = withAnother("CREATE TABLE cervica.another (a integer); SELECT 1 / 0;");
  CHECK_THROWS_AS(db::prepareSchema(session, MigrationPolicy::Always, broken, "0.2.0"), Failure);
  CHECK(database.run("SELECT to_regclass('cervica.another')").empty());
  CHECK(db::schemaVersion(session) == db::embeddedMigrations().back().version);
  const auto right = withAnother("CREATE TABLE cervica.another (a integer)");
  CHECK(db::prepareSchema(session, MigrationPolicy::Always, right, "0.2.0") == 1);
}
