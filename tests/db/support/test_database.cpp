#include "tests/db/support/test_database.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "db/migrations/migrations.h"
#include "db/session/session.h"

namespace cervica::test {
namespace {

/// How to reach the server, without the database's name.
std::string serverConninfo() {
  if (std::getenv("PGHOST") != nullptr) return "";
  const char* state = std::getenv("CERVICA_TEST_PG_STATE");
  std::ifstream in(state != nullptr ? state : "");
  std::string folder;
  if (!std::getline(in, folder)) skip("no PostgreSQL server for the tests; run them by ctest, or set PGHOST");
  return "host='" + folder + "' user=postgres ";
}

std::string runOn(const std::string& database, const std::string& sql) {
  pqxx::connection connection(serverConninfo() + "dbname=" + database);
  pqxx::nontransaction tx(connection);
  const auto result = tx.exec(sql);
  return result.empty() || result[0][0].is_null() ? std::string() : result[0][0].as<std::string>();
}

/// A migrated database to copy; its name holds the schema's fingerprint, so that a changed schema makes a new one.
std::string templateName() {
  const auto migrations = db::embeddedMigrations();
  const std::string name = "cervica_template_" + migrations.back().sha256.substr(0, 12);
  pqxx::connection connection(serverConninfo() + "dbname=postgres");
  pqxx::nontransaction tx(connection);
  tx.exec("SELECT pg_advisory_lock(4711)");  // tests run side by side
  if (tx.exec("SELECT 1 FROM pg_database WHERE datname = '" + name + "'").empty()) {
    const auto making = name + "_making";
    tx.exec("DROP DATABASE IF EXISTS " + making);
    tx.exec("CREATE DATABASE " + making + " TEMPLATE template0 ENCODING 'UTF8'");
    { const auto made = db::Database::open(db::ConnectionTarget::server(serverConninfo() + "dbname=" + making)); }
    tx.exec("ALTER DATABASE " + making + " RENAME TO " + name);
  }
  return name;
}

}  // namespace

void skip(const std::string& reason) {
  const char* all = std::getenv("CERVICA_REQUIRE_ALL");
  const bool required = all != nullptr && std::string(all) == "1";
  std::fprintf(stderr, "%s: %s\n", required ? "missing" : "skipped", reason.c_str());
  std::exit(required ? 1 : 77);
}

TestDatabase::TestDatabase(Content content) {
  static int number = 0;
  name_ = "t_" + std::to_string(getpid()) + "_" + std::to_string(++number);
  const auto source = content == Content::Migrated ? templateName() : std::string("template0");
  runOn("postgres", "DROP DATABASE IF EXISTS " + name_);
  runOn("postgres", "CREATE DATABASE " + name_ + " TEMPLATE " + source);
}

TestDatabase::~TestDatabase() {
  if (std::getenv("CERVICA_KEEP_TEST_DB") != nullptr) {
    std::fprintf(stderr, "kept: %s\n", conninfo().c_str());
    return;
  }
  try {
    runOn("postgres", "DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s was not dropped: %s\n", name_.c_str(), error.what());
  }
}

std::string TestDatabase::conninfo() const {
  return serverConninfo() + "dbname=" + name_;
}
std::string TestDatabase::run(const std::string& sql) const {
  return runOn(name_, sql);
}

}  // namespace cervica::test
