#include "db/journal/run_journal.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "core/base/contract.h"
#include "core/base/failure.h"
#include "db/journal/journal_file.h"

namespace cervica::db {
namespace {

// A row of run_events holds the events of one write, one a line, so that a stream of 100 Hz makes four rows a second.
constexpr const char* kSchema = R"sql(
CREATE TABLE IF NOT EXISTS run (
  run_no INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  visit_id TEXT NOT NULL,
  header TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS run_events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  lines TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS run_events_by_run ON run_events (id, position);
)sql";

constexpr const char* kBegin = R"sql(
INSERT INTO run (id, visit_id, header) VALUES (?1, ?2, ?3)
ON CONFLICT (id) DO UPDATE SET header = excluded.header
)sql";
constexpr const char* kAppend = "INSERT INTO run_events (id, lines) VALUES (?1, ?2)";
constexpr const char* kForgetEvents = "DELETE FROM run_events WHERE id = ?1";
constexpr const char* kForget = "DELETE FROM run WHERE id = ?1";
constexpr const char* kRuns = "SELECT id, visit_id, header FROM run ORDER BY run_no DESC";
constexpr const char* kEvents = "SELECT lines FROM run_events WHERE id = ?1 ORDER BY position";

/// Several statements or none of them.
class SqliteTransaction {
 public:
  explicit SqliteTransaction(sqlite3* database) : database_(database) { runSqlite(database_, "BEGIN IMMEDIATE"); }
  SqliteTransaction(const SqliteTransaction&) = delete;
  SqliteTransaction& operator=(const SqliteTransaction&) = delete;
  ~SqliteTransaction() {
    if (open_) sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
  void commit() {
    runSqlite(database_, "COMMIT");
    open_ = false;
  }

 private:
  sqlite3* database_;
  bool open_ = true;
};

void splitLines(const std::string& lines, std::vector<std::string>& into) {
  for (std::size_t from = 0; from < lines.size();) {
    const std::size_t to = lines.find('\n', from);
    into.push_back(lines.substr(from, to - from));
    from = to == std::string::npos ? lines.size() : to + 1;
  }
}

}  // namespace

struct RunJournal::State {
  explicit State(const std::filesystem::path& home) : file(home, "runs", kSchema, "running tests") {}

  ~State() {
    {
      const std::lock_guard lock(mutex);
      over = true;
    }
    wake.notify_one();
    if (writer.joinable()) writer.join();
  }

  /// Of the journal's own thread: writes what has gathered, four times a second.
  void write() {
    std::unique_lock lock(mutex);
    while (!over) {
      wake.wait_for(lock, std::chrono::milliseconds(kDurableMs), [&] { return over; });
      lock.unlock();
      try {
        writeGathered();
      } catch (const core::Failure& problem) {
        const std::lock_guard again(mutex);
        failure = problem.what();
      }
      lock.lock();
    }
  }

  /// \throws core::Failure; what was gathered stays gathered then
  void writeGathered() {
    const std::lock_guard disk(diskMutex);
    std::string lines, id;
    {
      const std::lock_guard lock(mutex);
      if (gathered.empty()) return;
      lines = gathered;
      id = current;
    }
    file.use([&](sqlite3* database) { SqliteStatement(database, kAppend).bind(1, id).bind(2, lines).step(); });
    const std::lock_guard lock(mutex);
    gathered.erase(0, lines.size());  // more may have come meanwhile
    failure.clear();
  }

  JournalFile file;
  std::mutex diskMutex;  ///< of `file`; taken before `mutex`
  mutable std::mutex mutex;
  std::condition_variable wake;
  std::string current;   ///< id of the run that events belong to
  std::string gathered;  ///< lines, each with its end
  std::string failure;
  bool over = false;
  std::thread writer;
};

RunJournal::RunJournal(std::unique_ptr<State> state) : state_(std::move(state)) {
  state_->writer = std::thread([inside = state_.get()] { inside->write(); });
}
RunJournal::RunJournal(RunJournal&&) noexcept = default;
RunJournal& RunJournal::operator=(RunJournal&&) noexcept = default;
RunJournal::~RunJournal() {
  if (state_ == nullptr) return;
  try {
    flush();
  } catch (const core::Failure&) {  // NOLINT(bugprone-empty-catch): failure() told it while somebody could act
  }
}

RunJournal RunJournal::open(const std::filesystem::path& home) {
  return RunJournal(std::make_unique<State>(home));
}

void RunJournal::begin(const std::string& id, const core::VisitId& visit, const std::string& header) {
  CERVICA_EXPECTS(!id.empty() && header.find('\n') == std::string::npos);
  flush();
  const std::lock_guard disk(state_->diskMutex);
  state_->file.use([&](sqlite3* database) {
    SqliteStatement(database, kBegin).bind(1, id).bind(2, visit.text()).bind(3, header).step();
  });
  const std::lock_guard lock(state_->mutex);
  state_->current = id;
}

void RunJournal::append(std::string event) {
  CERVICA_EXPECTS(event.find('\n') == std::string::npos);
  const std::lock_guard lock(state_->mutex);
  CERVICA_EXPECTS(!state_->current.empty());
  state_->gathered += event;
  state_->gathered += '\n';
}

void RunJournal::flush() {
  state_->writeGathered();
}

void RunJournal::end(const std::string& id) {
  const std::lock_guard disk(state_->diskMutex);
  state_->file.use([&](sqlite3* database) {
    SqliteTransaction transaction(database);
    SqliteStatement(database, kForgetEvents).bind(1, id).step();
    SqliteStatement(database, kForget).bind(1, id).step();
    transaction.commit();
  });
  const std::lock_guard lock(state_->mutex);
  if (state_->current != id) return;
  state_->current.clear();
  state_->gathered.clear();
}

std::vector<JournalledRun> RunJournal::unfinished() {
  flush();
  const std::lock_guard disk(state_->diskMutex);
  return state_->file.use([&](sqlite3* database) {
    std::vector<JournalledRun> runs;
    SqliteStatement all(database, kRuns);
    while (all.step()) {
      JournalledRun run;
      run.id = all.text(0);
      run.visit = core::VisitId(all.text(1));
      run.header = all.text(2);
      SqliteStatement events(database, kEvents);
      events.bind(1, run.id);
      while (events.step()) splitLines(events.text(0), run.events);
      runs.push_back(std::move(run));
    }
    return runs;
  });
}

std::string RunJournal::failure() const {
  const std::lock_guard lock(state_->mutex);
  return state_->failure;
}

const std::string& RunJournal::notice() const {
  return state_->file.notice();
}

}  // namespace cervica::db
