#pragma once

#include <filesystem>
#include <string>

#include "db/journal/sqlite_handle.h"

namespace cervica::db {

/// One SQLite file of a data home that only its user may read; what is written is on the disk when a statement is done.
/// Several programs may use the same file. Used by one thread at a time.
class JournalFile {
 public:
  /// Opens it, making home and file when they are missing, and proves it whole. A damaged file is moved aside, never
  /// deleted, and an empty one takes its place: see notice().
  /// \param name    "drafts": the file is drafts.sqlite
  /// \param schema  run at each opening: CREATE TABLE IF NOT EXISTS ...
  /// \param holds   what it holds, for sentences: "unsaved entries"
  /// \throws core::Failure (Storage, PermissionDenied)
  JournalFile(const std::filesystem::path& home, const std::string& name, const char* schema, std::string holds);

  /// Does something with the database. \throws core::Failure (Storage, PermissionDenied) in place of SqliteError
  template <typename Work>
  auto use(Work&& work) {
    try {
      return work(handle_.get());
    } catch (const SqliteError& error) {
      translate(error);
    }
  }

  /// What a person must know about the opening (a damaged file was moved aside, and where to), or empty.
  [[nodiscard]] const std::string& notice() const { return notice_; }

 private:
  void open(const char* schema);
  [[noreturn]] void translate(const SqliteError& error) const;

  std::filesystem::path file_;
  std::string holds_;
  SqliteHandle handle_{nullptr, &sqlite3_close};
  std::string notice_;
};

}  // namespace cervica::db
