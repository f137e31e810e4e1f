#include "db/repositories/visit_repository.h"

#include <thread>

#include "db/repositories/patient_repository.h"
#include "tests/db/support/documents.h"
#include "tests/db/support/test_database.h"
#include "tests/support/catch_compat.h"

using Catch::Matchers::ContainsSubstring;
using cervica::core::Error;
using cervica::core::PatientId;
using cervica::core::VisitId;
using cervica::db::PatientRepository;
using cervica::db::SavedVisit;
using cervica::db::VisitRepository;
using cervica::test::documentOf;
using cervica::test::someScores;
using cervica::test::TestDatabase;
using cervica::test::visitFrom;
namespace core = cervica::core;

TEST_CASE("A visit comes back as saved, with every measurement and its scores", "[db][visit]") {
  const TestDatabase test;
  auto database = test.open();
  VisitRepository visits(database);
  const auto intake = visitFrom("intake.json");
  const auto document = documentOf(intake);
  const auto saved = visits.save(intake, document, someScores());
  INFO((saved.ok() ? std::string() : saved.error().text()));
  REQUIRE(saved.ok());
  CHECK(*saved == SavedVisit{intake.patient.id, intake.id, 1});
  CHECK(visits.document(intake.id).value() == document);
  CHECK(core::readVisit(visits.document(intake.id).value(), *core::Catalogue::shipped()).value() == intake);
  CHECK(PatientRepository(database).show(intake.patient.id).value() == intake.patient);
  CHECK(visits.patientOf(intake.id).value() == intake.patient.id);
  CHECK(visits.scores(intake.id).value().normPack == core::Catalogue::shipped()->pack());
  CHECK(visits.scores(intake.id).value().scoresJson == someScores().scoresJson);

  CHECK(test.run("SELECT count(*) FROM cervica.measurement") == std::to_string(intake.measurements.size()));
  CHECK(
      test.run(
          "SELECT string_agg(concat_ws('/', value, unit, side, device, trial, pain_0_10, note), ';' ORDER BY position) "
          "FROM cervica.measurement WHERE measure = 'rom.cervical.rotation'") ==
      "52/deg/left/imu_dual/4/pulling at end range;66/deg/right/imu_dual");
  CHECK(test.run("SELECT started_local || ' ' || (started_at AT TIME ZONE 'UTC') FROM cervica.visit") ==
        "2026-03-02T10:30:00+01:00 2026-03-02 09:30:00");
}

TEST_CASE("Saving again makes a new version, and the old ones stay", "[db][visit]") {
  const TestDatabase test;
  auto database = test.open();
  VisitRepository visits(database);
  auto visit = visitFrom("intake.json");
  const auto before = documentOf(visit);
  REQUIRE(visits.save(visit, before, someScores(), 0).ok());
  visit.measurements.pop_back();
  visit.examiner = "second";
  const auto after = documentOf(visit);
  CHECK(visits.save(visit, after, someScores(), 1).value().version == 2);
  CHECK(visits.save(visit, after, someScores()).value().version == 3);
  CHECK(visits.document(visit.id, 1).value() == before);
  CHECK(visits.document(visit.id).value() == after);
  CHECK(visits.document(visit.id, 4).error().code == Error::Code::NotFound);
  CHECK(visits.document(VisitId("nobody")).error().code == Error::Code::NotFound);
  CHECK(visits.scores(VisitId("nobody")).error().code == Error::Code::NotFound);
  CHECK(visits.patientOf(VisitId("nobody")).error().code == Error::Code::NotFound);
  CHECK(visits.list(visit.patient.id).size() == 1);
  CHECK(visits.list(visit.patient.id).front().version == 3);
}

TEST_CASE("A change to an old version is a conflict and stores nothing", "[db][visit]") {
  const TestDatabase test;
  auto database = test.open();
  VisitRepository visits(database);
  auto visit = visitFrom("intake.json");
  const auto document = documentOf(visit);
  const auto codeOf = [&](std::optional<int> basedOn) {
    return visits.save(visit, document, someScores(), basedOn).error().code;
  };
  CHECK(codeOf(3) == Error::Code::Conflict);  // there is no visit yet
  CHECK(visits.list(visit.patient.id).empty());
  CHECK(test.run("SELECT count(*) FROM cervica.patient") == "0");
  REQUIRE(visits.save(visit, document, someScores()).ok());
  REQUIRE(visits.save(visit, document, someScores(), 1).ok());
  visit.patient.massKg = 70;
  CHECK(codeOf(1) == Error::Code::Conflict);
  CHECK(codeOf(0) == Error::Code::Conflict);
  CHECK(visits.list(visit.patient.id).front().version == 2);
  CHECK(PatientRepository(database).show(visit.patient.id).value().massKg == 64);
  CHECK(test.run("SELECT count(*) FROM cervica.visit_version") == "2");
}

TEST_CASE("Of two who save at the same moment one is told", "[db][visit]") {
  const TestDatabase test;
  const auto visit = visitFrom("intake.json");
  const auto document = documentOf(visit);
  auto one = test.open();
  auto two = test.open();
  const auto race = [&](std::optional<int> basedOn) {
    int stored = 0;
    bool otherStored = false;
    std::thread other([&] { otherStored = VisitRepository(two).save(visit, document, someScores(), basedOn).ok(); });
    stored += VisitRepository(one).save(visit, document, someScores(), basedOn).ok() ? 1 : 0;
    other.join();
    return stored + (otherStored ? 1 : 0);
  };
  CHECK(race(0) == 1);
  for (int version = 1; version <= 10; ++version) CHECK(race(version) == 1);
  CHECK(race(std::nullopt) == 2);  // whoever names no version builds on the newest
  CHECK(test.run("SELECT current_version FROM cervica.visit") == "13");
}

TEST_CASE("A signed visit cannot be changed", "[db][visit]") {
  const TestDatabase test;
  auto database = test.open();
  VisitRepository visits(database);
  const auto visit = visitFrom("intake.json");
  const auto document = documentOf(visit);
  CHECK(visits.sign(visit.id, 1, "ada").error().code == Error::Code::NotFound);
  REQUIRE(visits.save(visit, document, someScores()).ok());
  CHECK(visits.sign(visit.id, 2, "ada").error().code == Error::Code::Conflict);
  CHECK(visits.sign(visit.id, 1, "ada").value().isSigned());
  const auto signature = visits.list(visit.patient.id).front().signature;
  REQUIRE(signature);
  CHECK(signature->by == "ada");
  CHECK(test.run("SELECT abs(extract(epoch FROM now()) - " + std::to_string(signature->at.time_since_epoch().count()) +
                 ") < 600") == "t");
  const auto refused = visits.save(visit, document, someScores());
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == Error::Code::Conflict);
  CHECK_THAT(refused.error().text(), ContainsSubstring("signed"));
  CHECK(visits.sign(visit.id, 1, "ada").error().code == Error::Code::Conflict);
  CHECK(test.run("SELECT signed_by || current_version FROM cervica.visit") == "ada1");
}

TEST_CASE("A visit belongs to one patient, and an identifier to one person", "[db][visit]") {
  const TestDatabase test;
  auto database = test.open();
  VisitRepository visits(database);
  const auto visit = visitFrom("intake.json");
  REQUIRE(visits.save(visit, documentOf(visit), someScores()).ok());
  auto moved = visit;
  moved.patient.id = PatientId("P-other");
  CHECK(visits.save(moved, documentOf(moved), someScores()).error().code == Error::Code::Conflict);
  auto stranger = visit;
  stranger.id = VisitId("V-other");
  stranger.patient.familyName = "Hartwell";
  stranger.patient.givenName = "Tom";
  CHECK(visits.save(stranger, documentOf(stranger), someScores()).error().code == Error::Code::Conflict);
  CHECK(test.run("SELECT count(*) FROM cervica.visit") == "1");
  CHECK(test.run("SELECT count(*) FROM cervica.patient") == "1");
}

TEST_CASE("Visits are listed by time, and the latest one describes the patient", "[db][visit]") {
  const TestDatabase test;
  auto database = test.open();
  VisitRepository visits(database);
  auto later = visitFrom("follow_up.json");
  auto earlier = visitFrom("intake.json");
  later.patient.massKg = 61;
  REQUIRE(visits.save(later, documentOf(later), someScores()).ok());
  REQUIRE(visits.save(earlier, documentOf(earlier), someScores()).ok());
  const auto list = visits.list(earlier.patient.id);
  REQUIRE(list.size() == 2);
  CHECK(list[0] == cervica::db::VisitSummary{earlier.id, earlier.startedAt, earlier.kind, 1});
  CHECK(list[1] == cervica::db::VisitSummary{later.id, later.startedAt, later.kind, 1});
  CHECK(PatientRepository(database).show(later.patient.id).value().massKg == 61);
  CHECK(visits.list(PatientId("nobody")).empty());
}
