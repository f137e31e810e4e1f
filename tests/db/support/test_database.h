#pragma once

#include <string>

#include "db/session/database.h"

namespace cervica::test {

/// Ends the test as skipped, or as failed where CERVICA_REQUIRE_ALL=1 forbids skipping.
[[noreturn]] void skip(const std::string& reason);

/// A database of its own for one test, on the throw-away server; dropped at the end unless CERVICA_KEEP_TEST_DB is set.
class TestDatabase {
 public:
  enum class Content { Empty, Migrated };
  explicit TestDatabase(Content content = Content::Migrated);
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  [[nodiscard]] std::string conninfo() const;
  [[nodiscard]] db::ConnectionTarget target() const { return db::ConnectionTarget::server(conninfo()); }
  [[nodiscard]] db::Database open() const { return db::Database::open(target()); }

  /// Runs a script outside of the product's own connection. \return the first field of the last result, or ""
  std::string run(const std::string& sql) const;

 private:
  std::string name_;
};

}  // namespace cervica::test
