#include "db/journal/sqlite_handle.h"

namespace cervica::db {
namespace {

[[noreturn]] void fail(sqlite3* database) {
  throw SqliteError(sqlite3_errcode(database) & 0xff, sqlite3_errmsg(database));
}

}  // namespace

SqliteStatement::SqliteStatement(sqlite3* database, const char* sql)
    : database_(database), statement_(nullptr, &sqlite3_finalize) {
  sqlite3_stmt* made = nullptr;
  if (sqlite3_prepare_v2(database, sql, -1, &made, nullptr) != SQLITE_OK) fail(database);
  statement_.reset(made);
}

SqliteStatement& SqliteStatement::bind(int index, const std::string& text) {
  // SQLITE_TRANSIENT, which copies the text, is a C cast of -1.
  const auto copy = reinterpret_cast<sqlite3_destructor_type>(-1);
  if (sqlite3_bind_text64(statement_.get(), index, text.data(), text.size(), copy, SQLITE_UTF8) != SQLITE_OK) {
    fail(database_);
  }
  return *this;
}

SqliteStatement& SqliteStatement::bind(int index, std::optional<sqlite3_int64> number) {
  const int done =
      number ? sqlite3_bind_int64(statement_.get(), index, *number) : sqlite3_bind_null(statement_.get(), index);
  if (done != SQLITE_OK) fail(database_);
  return *this;
}

bool SqliteStatement::step() {
  const int done = sqlite3_step(statement_.get());
  if (done == SQLITE_ROW) return true;
  if (done != SQLITE_DONE) fail(database_);
  return false;
}

std::string SqliteStatement::text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
}

std::optional<sqlite3_int64> SqliteStatement::number(int column) const {
  if (sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) return std::nullopt;
  return sqlite3_column_int64(statement_.get(), column);
}

SqliteHandle openSqlite(const std::filesystem::path& file) {
  sqlite3* made = nullptr;
  const int done = sqlite3_open_v2(file.c_str(), &made, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  SqliteHandle handle(made, &sqlite3_close);
  if (done != SQLITE_OK) {
    throw SqliteError(done & 0xff, made != nullptr ? sqlite3_errmsg(made) : "out of memory");
  }
  return handle;
}

void runSqlite(sqlite3* database, const char* script) {
  if (sqlite3_exec(database, script, nullptr, nullptr, nullptr) != SQLITE_OK) fail(database);
}

}  // namespace cervica::db
