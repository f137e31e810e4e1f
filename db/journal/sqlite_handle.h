#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

namespace cervica::db {

/// An error code of SQLite with its words.
class SqliteError : public std::runtime_error {
 public:
  SqliteError(int code, const std::string& text) : std::runtime_error(text), code_(code) {}
  [[nodiscard]] int code() const { return code_; }  ///< primary result code, SQLITE_FULL ...
  [[nodiscard]] bool damaged() const { return code_ == SQLITE_CORRUPT || code_ == SQLITE_NOTADB; }

 private:
  int code_;
};

/// One prepared statement; reset when it is made anew for each use.
class SqliteStatement {
 public:
  /// \throws SqliteError
  SqliteStatement(sqlite3* database, const char* sql);

  SqliteStatement& bind(int index, const std::string& text);
  SqliteStatement& bind(int index, std::optional<sqlite3_int64> number);

  /// \return whether there is a row. \throws SqliteError
  bool step();
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::optional<sqlite3_int64> number(int column) const;

 private:
  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement_;
};

using SqliteHandle = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

/// \throws SqliteError
[[nodiscard]] SqliteHandle openSqlite(const std::filesystem::path& file);
void runSqlite(sqlite3* database, const char* script);

}  // namespace cervica::db
