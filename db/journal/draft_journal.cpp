#include "db/journal/draft_journal.h"

#include <fcntl.h>

#include <cerrno>
#include <utility>

#include "core/base/contract.h"
#include "core/base/failure.h"
#include "core/files/file_lock.h"
#include "core/files/storage_failure.h"
#include "db/cluster/cluster_place.h"
#include "db/journal/sqlite_handle.h"

namespace cervica::db {
namespace {

namespace fs = std::filesystem;
using core::Failure;
using core::FileDescriptor;
using core::FileLock;
using core::throwDiskFull;
using core::throwStorageFailure;

constexpr const char* kSchema = R"sql(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE IF NOT EXISTS draft (
  visit_id TEXT PRIMARY KEY NOT NULL,
  patient_id TEXT NOT NULL,
  text TEXT NOT NULL,
  based_on INTEGER,
  updated_at_ms INTEGER NOT NULL
) STRICT;
)sql";

constexpr const char* kPut = R"sql(
INSERT INTO draft (visit_id, patient_id, text, based_on, updated_at_ms)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (visit_id) DO UPDATE
SET patient_id = excluded.patient_id, text = excluded.text, based_on = excluded.based_on,
    updated_at_ms = excluded.updated_at_ms
)sql";

constexpr const char* kAll = R"sql(
SELECT visit_id, patient_id, text, based_on, updated_at_ms FROM draft
WHERE ?1 = '' OR visit_id = ?1 ORDER BY updated_at_ms DESC, visit_id
)sql";

constexpr const char* kRemove = "DELETE FROM draft WHERE visit_id = ?1";

constexpr int kPatienceMs = 10'000;  // while another program writes

using Milliseconds = std::chrono::milliseconds;

Milliseconds now() {
  return std::chrono::duration_cast<Milliseconds>(std::chrono::system_clock::now().time_since_epoch());
}

/// Made before SQLite would make it, so that nobody else may read it, not even for a moment.
void makePrivateFile(const fs::path& file) {
  const FileDescriptor made(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!made.valid()) throwStorageFailure(file, errno);
}

/// Opens and proves the file whole. \throws SqliteError
SqliteHandle openChecked(const fs::path& file) {
  auto handle = openSqlite(file);
  sqlite3_busy_timeout(handle.get(), kPatienceMs);
  runSqlite(handle.get(), kSchema);
  SqliteStatement check(handle.get(), "PRAGMA quick_check(1)");
  if (!check.step() || check.text(0) != "ok") throw SqliteError(SQLITE_CORRUPT, "quick_check");
  return handle;
}

/// Moves the file and what belongs to it out of the way. \return its new name
fs::path moveAside(const fs::path& file) {
  const auto aside = file.string() + ".damaged-" + std::to_string(now().count());
  std::error_code error;
  for (const char* part : {"-wal", "-shm", ""}) {
    if (fs::exists(file.string() + part, error)) fs::rename(file.string() + part, aside + part, error);
    if (error) throwStorageFailure(file, error.value());
  }
  return aside;
}

[[noreturn]] void translate(const SqliteError& error, const fs::path& file) {
  if (error.code() == SQLITE_FULL) throwDiskFull(file);
  if (error.code() == SQLITE_READONLY || error.code() == SQLITE_PERM || error.code() == SQLITE_AUTH) {
    throwStorageFailure(file, EACCES);
  }
  std::throw_with_nested(Failure(Failure::Kind::Storage, "What is being typed cannot be kept in " + file.string() +
                                                             " (" + error.what() +
                                                             "). Save the visit now, then check the disk."));
}

}  // namespace

struct DraftJournal::State {
  fs::path file;
  SqliteHandle handle{nullptr, &sqlite3_close};
  std::string notice;

  template <typename Work>
  auto use(Work&& work) {
    try {
      return work(handle.get());
    } catch (const SqliteError& error) {
      translate(error, file);
    }
  }

  std::vector<Draft> select(const std::string& visit) {
    return use([&](sqlite3* database) {
      std::vector<Draft> drafts;
      SqliteStatement statement(database, kAll);
      statement.bind(1, visit);
      while (statement.step()) {
        Draft draft;
        draft.visit = core::VisitId(statement.text(0));
        draft.patient = core::PatientId(statement.text(1));
        draft.text = statement.text(2);
        if (const auto version = statement.number(3)) draft.basedOn = static_cast<int>(*version);
        draft.updatedAt = std::chrono::system_clock::time_point(Milliseconds(statement.number(4).value_or(0)));
        drafts.push_back(std::move(draft));
      }
      return drafts;
    });
  }
};

DraftJournal::DraftJournal(std::unique_ptr<State> state) : state_(std::move(state)) {}
DraftJournal::DraftJournal(DraftJournal&&) noexcept = default;
DraftJournal& DraftJournal::operator=(DraftJournal&&) noexcept = default;
DraftJournal::~DraftJournal() = default;

DraftJournal DraftJournal::open(const fs::path& home) {
  auto state = std::make_unique<State>();
  const auto folder = prepareHome(home);
  state->file = folder / "drafts.sqlite";
  // Two programs that find the same damage must not move the fresh file aside.
  FileLock lock(folder / "drafts.lock");
  if (!lock.lockExclusive(Milliseconds(kPatienceMs))) throwStorageFailure(folder / "drafts.lock", EBUSY);
  makePrivateFile(state->file);
  try {
    state->handle = openChecked(state->file);
  } catch (const SqliteError& error) {
    if (!error.damaged()) translate(error, state->file);
    const auto aside = moveAside(state->file);
    state->notice = "The file with unsaved entries was damaged and has been moved to " + aside.string() +
                    ". Entries that were typed but not saved before may be missing; saved visits are not affected.";
    makePrivateFile(state->file);
    try {
      state->handle = openChecked(state->file);
    } catch (const SqliteError& again) {
      translate(again, state->file);
    }
  }
  return DraftJournal(std::move(state));
}

void DraftJournal::put(const Draft& draft) {
  CERVICA_EXPECTS(!draft.visit.empty());
  state_->use([&](sqlite3* database) {
    SqliteStatement statement(database, kPut);
    statement.bind(1, draft.visit.text()).bind(2, draft.patient.text()).bind(3, draft.text);
    statement.bind(4, draft.basedOn ? std::optional<sqlite3_int64>(*draft.basedOn) : std::nullopt);
    statement.bind(5, std::optional<sqlite3_int64>(now().count()));
    statement.step();
  });
}

std::vector<Draft> DraftJournal::all() {
  return state_->select({});
}

std::optional<Draft> DraftJournal::of(const core::VisitId& visit) {
  CERVICA_EXPECTS(!visit.empty());
  auto found = state_->select(visit.text());
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

void DraftJournal::remove(const core::VisitId& visit) {
  state_->use([&](sqlite3* database) { SqliteStatement(database, kRemove).bind(1, visit.text()).step(); });
}

const std::string& DraftJournal::notice() const {
  return state_->notice;
}

}  // namespace cervica::db
