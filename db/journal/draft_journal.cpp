#include "db/journal/draft_journal.h"

#include <utility>

#include "core/base/contract.h"
#include "db/journal/journal_file.h"

namespace cervica::db {
namespace {

constexpr const char* kSchema = R"sql(
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

using Milliseconds = std::chrono::milliseconds;

Milliseconds now() {
  return std::chrono::duration_cast<Milliseconds>(std::chrono::system_clock::now().time_since_epoch());
}

}  // namespace

struct DraftJournal::State {
  JournalFile file;

  std::vector<Draft> select(const std::string& visit) {
    return file.use([&](sqlite3* database) {
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

DraftJournal DraftJournal::open(const std::filesystem::path& home) {
  return DraftJournal(std::make_unique<State>(State{JournalFile(home, "drafts", kSchema, "unsaved entries")}));
}

void DraftJournal::put(const Draft& draft) {
  CERVICA_EXPECTS(!draft.visit.empty());
  state_->file.use([&](sqlite3* database) {
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
  state_->file.use([&](sqlite3* database) { SqliteStatement(database, kRemove).bind(1, visit.text()).step(); });
}

const std::string& DraftJournal::notice() const {
  return state_->file.notice();
}

}  // namespace cervica::db
