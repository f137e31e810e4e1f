#include "app/desktop/session/autosave.h"

#include "app/desktop/visit/draft_visit.h"
#include "tests/app/desktop/qt_support.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::app;
using namespace cervica::test;
using namespace std::chrono_literals;

TEST_CASE("A draft is saved when typing pauses, and never later than the limit", "[autosave]") {
  AutosaveSchedule schedule;
  CHECK_FALSE(schedule.due());
  schedule.changed(1000ms);
  CHECK(schedule.due() == 1000ms + kAutosaveQuiet);
  schedule.changed(1100ms);
  CHECK(schedule.due() == 1100ms + kAutosaveQuiet);
  for (auto now = 1200ms; now <= 5000ms; now += 100ms) schedule.changed(now);
  CHECK(schedule.due() == 1000ms + kAutosaveLimit);
  schedule.saved();
  CHECK_FALSE(schedule.due());
}

TEST_CASE("The promise of at most 300 ms after a pause and one second behind holds with room for the disk",
          "[autosave]") {
  CHECK(kAutosaveQuiet < 300ms);
  CHECK(kAutosaveLimit < 1000ms);
}

namespace {

struct Typing {
  Typing() { needApplication(); }
  core::Visit visit = visitOf(person("P-1001", "Irene", "Marlow"), "V-1", "2026-04-14");
  std::chrono::milliseconds now{0};
  MemoryClinicStore store;
  DraftVisit draft{visit, std::nullopt, core::Catalogue::shipped()};
  Autosave autosave{store, [this] { return now; }};
  EntryKey key{"pain.neck.now", std::nullopt, 1};
};

}  // namespace

TEST_CASE("Typing that does not pause is in the journal before the limit", "[autosave]") {
  Typing t;
  t.autosave.follow(&t.draft);
  t.draft.setValue(t.key, QStringLiteral("5"));
  CHECK(t.autosave.state() == Autosave::State::Waiting);
  t.now = kAutosaveLimit;
  t.draft.setValue(t.key, QStringLiteral("6"));
  settle();
  REQUIRE(t.store.draftRecords.size() == 1);
  CHECK(t.autosave.state() == Autosave::State::Saved);
  const auto read = readJournal(t.store.draftRecords[0].json, *core::Catalogue::shipped());
  REQUIRE(read.ok());
  CHECK(*read == t.draft.journalled());
}

TEST_CASE("What waits is written at once when the window closes", "[autosave]") {
  Typing t;
  t.autosave.follow(&t.draft);
  t.draft.setValue(t.key, QStringLiteral("5"));
  t.autosave.flush();
  CHECK(t.store.draftRecords.size() == 1);
}

TEST_CASE("Another draft is followed without losing the former", "[autosave]") {
  Typing t;
  t.autosave.follow(&t.draft);
  t.draft.setValue(t.key, QStringLiteral("5"));
  DraftVisit other(visitOf(person("P-2", "Carl", "Roth"), "V-2", "2026-04-14"), std::nullopt,
                   core::Catalogue::shipped());
  t.autosave.follow(&other);
  other.setValue(t.key, QStringLiteral("3"));
  t.autosave.flush();
  settle();
  REQUIRE(t.store.draftRecords.size() == 2);
  t.autosave.follow(nullptr);
}

TEST_CASE("A draft that says what is stored leaves the journal", "[autosave]") {
  Typing t;
  t.autosave.follow(&t.draft);
  t.draft.setValue(t.key, QStringLiteral("5"));
  t.autosave.flush();
  REQUIRE(t.store.draftRecords.size() == 1);
  t.draft.markSaved(1, t.draft.visit());
  t.draft.setValue(t.key, QStringLiteral("6"));
  t.draft.setValue(t.key, QStringLiteral("5"));
  t.autosave.flush();
  settle();
  CHECK(t.store.draftRecords.empty());
}

TEST_CASE("A journal that fails is said and tried again", "[autosave]") {
  Typing t;
  t.autosave.follow(&t.draft);
  t.store.failWith(Problem{Problem::Kind::Unavailable, QStringLiteral("The disk is full.")});
  t.draft.setValue(t.key, QStringLiteral("5"));
  t.autosave.flush();
  settle();
  CHECK(t.autosave.state() == Autosave::State::Failed);
  CHECK(t.autosave.problem() == QStringLiteral("The disk is full."));
  t.store.failWith({});
  t.autosave.flush();
  settle();
  CHECK(t.autosave.state() == Autosave::State::Saved);
  CHECK(t.store.draftRecords.size() == 1);
}
