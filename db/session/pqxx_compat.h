#pragma once

// libpqxx 6.4 (Debian 12) and 7.x (Debian 13) under one set of names. Only sources of db include this.
#include <optional>
#include <pqxx/pqxx>
#include <string>
#include <utility>

namespace cervica::db {

// Version 7.9 renamed exec_prepared; the old name works in every version before 8 and is the only one in 6.4.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

template <typename... Arguments>
pqxx::result execPrepared(pqxx::transaction_base& transaction, const char* name, Arguments&&... arguments) {
  return transaction.exec_prepared(name, std::forward<Arguments>(arguments)...);
}

#pragma GCC diagnostic pop

/// Has the server parse the statement now; 6.4 would otherwise wait for its first use.
inline void prepareNow(pqxx::connection& connection, const char* name, const char* sql) {
  connection.prepare(name, sql);
#if PQXX_VERSION_MAJOR < 7
  connection.prepare_now(name);
#endif
}

/// A field that may be NULL.
template <typename T>
std::optional<T> readOptional(const pqxx::field& field) {
  if (field.is_null()) return std::nullopt;
  return field.as<T>();
}

/// The first field of the first row; nothing when there is no row.
template <typename T>
std::optional<T> readFirst(const pqxx::result& rows) {
  if (rows.empty()) return std::nullopt;
  return readOptional<T>(rows[0][0]);
}

}  // namespace cervica::db
