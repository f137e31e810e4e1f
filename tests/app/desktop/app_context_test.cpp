#include "app/desktop/session/app_context.h"

#include "app/desktop/visit/draft_visit.h"
#include "tests/app/desktop/qt_support.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::app;
using namespace cervica::test;

namespace {

core::VisitSignature signedNow() {
  return {"J. Keller", noon().utc()};
}

struct Session {
  Session() {
    needApplication();
    auto ownedStore = std::make_unique<MemoryClinicStore>();
    auto ownedPrompts = std::make_unique<ScriptedPrompts>();
    store = ownedStore.get();
    prompts = ownedPrompts.get();
    store->patientRecords[irene.id] = irene;
    context = std::make_unique<AppContext>(AppContext::Parts{core::Catalogue::shipped(), std::move(ownedStore),
                                                             std::move(ownedPrompts), [] { return noon(); },
                                                             QStringLiteral("J. Keller")});
    QObject::connect(context.get(), &AppContext::pageRequested, context.get(), [this](PageId id) { page = id; });
  }
  core::Patient irene = person("P-1001", "Irene", "Marlow");
  MemoryClinicStore* store = nullptr;
  ScriptedPrompts* prompts = nullptr;
  std::unique_ptr<AppContext> context;
  std::optional<PageId> page;
};

}  // namespace

TEST_CASE("A first visit is an intake, a later one a follow-up", "[session]") {
  Session s;
  s.context->newVisit(s.irene);
  settle();
  REQUIRE(s.context->draft());
  CHECK(s.context->draft()->visit().kind == core::VisitKind::Intake);
  CHECK(s.context->draft()->visit().startedAt == noon());
  CHECK(s.context->draft()->visit().examiner == "J. Keller");
  CHECK(s.page == PageId::Visit);
  const core::VisitId first = s.context->draft()->visit().id;
  s.store->visitRecords[core::VisitId("V-1")] = {visitOf(s.irene, "V-1", "2026-03-02"), 1, signedNow()};
  s.context->newVisit(s.irene);
  settle();
  CHECK(s.context->draft()->visit().kind == core::VisitKind::FollowUp);
  CHECK(s.context->draft()->visit().id != first);
}

TEST_CASE("A stored visit opens with its version and its patient", "[session]") {
  Session s;
  s.store->visitRecords[core::VisitId("V-1")] = {visitOf(s.irene, "V-1", "2026-03-02"), 3, signedNow()};
  s.context->openVisit(core::VisitId("V-1"));
  settle();
  REQUIRE(s.context->draft());
  CHECK(s.context->draft()->baseVersion() == 3);
  CHECK(s.context->draftIsSigned());
  CHECK(s.context->patient()->id == s.irene.id);
  REQUIRE(s.context->visits().size() == 1);
}

TEST_CASE("A visit opens as it was typed last, not as it is stored", "[session]") {
  Session s;
  s.store->visitRecords[core::VisitId("V-1")] = {visitOf(s.irene, "V-1", "2026-03-02"), 1, {}};
  DraftVisit typed(s.store->visitRecords[core::VisitId("V-1")].visit, 1, core::Catalogue::shipped());
  typed.setValue({"pain.neck.now", std::nullopt, 1}, QStringLiteral("7"));
  s.store->draftRecords.push_back({"V-1", s.irene.id, writeDraft(typed.journalled(), typed.catalogue()), 1});
  s.context->openVisit(core::VisitId("V-1"));
  settle();
  REQUIRE(s.context->draft());
  CHECK(s.context->draft()->state() == typed.state());
  CHECK(s.context->draft()->unsaved());
}

TEST_CASE("After a crash the draft of the journal is open again as it was", "[session]") {
  Session s;
  DraftVisit typed(visitOf(s.irene, "V-9", "2026-04-14"), std::nullopt, core::Catalogue::shipped());
  typed.setValue({"pain.neck.now", std::nullopt, 1}, QStringLiteral("abc"));  // not even valid
  s.store->draftRecords.push_back({"V-9", s.irene.id, writeDraft(typed.journalled(), typed.catalogue()), {}});
  QString said;
  QObject::connect(s.context.get(), &AppContext::said, s.context.get(),
                   [&said](const QString& words) { said = words; });
  s.context->restoreDrafts();
  settle();
  REQUIRE(s.context->draft());
  CHECK(s.context->draft()->state() == typed.state());
  CHECK(said == QStringLiteral("Visit of Irene Marlow restored"));
  CHECK(s.page == PageId::Visit);
}

TEST_CASE("A visit that cannot be opened leaves what was open", "[session]") {
  Session s;
  s.context->openPatient(s.irene);
  s.context->openVisit(core::VisitId("V-404"));
  settle();
  CHECK_FALSE(s.context->draft());
  CHECK(s.context->patient()->id == s.irene.id);
  REQUIRE(s.prompts->shown.size() == 1);
}

TEST_CASE("Opening another patient closes the visit but keeps its draft", "[session]") {
  Session s;
  s.context->newVisit(s.irene);
  settle();
  s.context->draft()->setValue({"pain.neck.now", std::nullopt, 1}, QStringLiteral("5"));
  s.context->openPatient(person("P-2", "Carl", "Roth"));
  settle();
  CHECK_FALSE(s.context->draft());
  CHECK(s.store->draftRecords.size() == 1);
}

TEST_CASE("Discarded entries leave the journal and the screen", "[session]") {
  Session s;
  s.context->newVisit(s.irene);
  settle();
  s.context->draft()->setValue({"pain.neck.now", std::nullopt, 1}, QStringLiteral("5"));
  s.context->autosave().flush();
  REQUIRE(s.store->draftRecords.size() == 1);
  s.context->draft()->setValue({"pain.neck.now", std::nullopt, 1}, QStringLiteral("6"));
  s.context->discardDraft();
  settle();
  CHECK_FALSE(s.context->draft());
  CHECK(s.store->draftRecords.empty());
  CHECK(s.context->patient()->id == s.irene.id);
}
