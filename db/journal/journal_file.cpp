#include "db/journal/journal_file.h"

#include <fcntl.h>

#include <cerrno>
#include <chrono>
#include <utility>

#include "core/base/failure.h"
#include "core/files/file_lock.h"
#include "core/files/storage_failure.h"
#include "db/cluster/cluster_place.h"

namespace cervica::db {
namespace {

namespace fs = std::filesystem;
using core::Failure;
using core::FileDescriptor;
using core::FileLock;
using core::throwDiskFull;
using core::throwStorageFailure;
using Milliseconds = std::chrono::milliseconds;

constexpr const char* kDurable = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
constexpr int kPatienceMs = 10'000;  // while another program writes

/// Made before SQLite would make it, so that nobody else may read it, not even for a moment.
void makePrivateFile(const fs::path& file) {
  const FileDescriptor made(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!made.valid()) throwStorageFailure(file, errno);
}

/// Moves the file and what belongs to it out of the way. \return its new name
fs::path moveAside(const fs::path& file) {
  const auto now = std::chrono::duration_cast<Milliseconds>(std::chrono::system_clock::now().time_since_epoch());
  const auto aside = file.string() + ".damaged-" + std::to_string(now.count());
  std::error_code error;
  for (const char* part : {"-wal", "-shm", ""}) {
    if (fs::exists(file.string() + part, error)) fs::rename(file.string() + part, aside + part, error);
    if (error) throwStorageFailure(file, error.value());
  }
  return aside;
}

}  // namespace

JournalFile::JournalFile(const fs::path& home, const std::string& name, const char* schema, std::string holds)
    : holds_(std::move(holds)) {
  const auto folder = prepareHome(home);
  file_ = folder / (name + ".sqlite");
  // Two programs that find the same damage must not move the fresh file aside.
  FileLock lock(folder / (name + ".lock"));
  if (!lock.lockExclusive(Milliseconds(kPatienceMs))) throwStorageFailure(folder / (name + ".lock"), EBUSY);
  makePrivateFile(file_);
  try {
    open(schema);
  } catch (const SqliteError& error) {
    if (!error.damaged()) translate(error);
    handle_.reset();
    const auto aside = moveAside(file_);
    notice_ = "The file with " + holds_ + " was damaged and has been moved to " + aside.string() +
              ". Entries that were typed but not saved before may be missing; saved visits are not affected.";
    makePrivateFile(file_);
    try {
      open(schema);
    } catch (const SqliteError& again) {
      translate(again);
    }
  }
}

void JournalFile::open(const char* schema) {
  handle_ = openSqlite(file_);
  sqlite3_busy_timeout(handle_.get(), kPatienceMs);
  runSqlite(handle_.get(), kDurable);
  runSqlite(handle_.get(), schema);
  SqliteStatement check(handle_.get(), "PRAGMA quick_check(1)");
  if (!check.step() || check.text(0) != "ok") throw SqliteError(SQLITE_CORRUPT, "quick_check");
}

void JournalFile::translate(const SqliteError& error) const {
  if (error.code() == SQLITE_FULL) throwDiskFull(file_);
  if (error.code() == SQLITE_READONLY || error.code() == SQLITE_PERM || error.code() == SQLITE_AUTH) {
    throwStorageFailure(file_, EACCES);
  }
  std::throw_with_nested(Failure(Failure::Kind::Storage, "What is being entered cannot be kept in " + file_.string() +
                                                             " (" + error.what() +
                                                             "). Save the visit now, then check the disk."));
}

}  // namespace cervica::db
