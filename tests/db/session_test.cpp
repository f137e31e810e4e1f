#include "db/session/session.h"

#include "core/base/failure.h"
#include "db/repositories/patient_repository.h"
#include "db/repositories/visit_repository.h"
#include "tests/db/support/documents.h"
#include "tests/db/support/processes.h"
#include "tests/db/support/test_database.h"
#include "tests/support/catch_compat.h"

#include <signal.h>

#include "db/cluster/postmaster.h"

using Catch::Matchers::ContainsSubstring;
using cervica::core::Failure;
using cervica::db::ConnectionTarget;
using cervica::db::Database;
using cervica::db::PatientRepository;
using cervica::db::VisitRepository;
using cervica::test::TempHome;
using cervica::test::TestDatabase;

TEST_CASE("The status describes the database without its secrets", "[db][session]") {
  const TestDatabase test;
  auto database = Database::open(ConnectionTarget::server(test.conninfo() + " password=s3cret"));
  const auto visit = cervica::test::visitFrom("intake.json");
  REQUIRE(VisitRepository(database).save(visit, cervica::test::documentOf(visit), cervica::test::someScores()).ok());
  const auto status = database.status();
  CHECK(status.mode == "server");
  CHECK_THAT(status.conninfo, ContainsSubstring("dbname='t_") && !ContainsSubstring("s3cret"));
  CHECK(status.schemaVersion >= 1);
  CHECK(status.patients == 1);
  CHECK(status.visits == 1);
  CHECK(status.sizeBytes > 1'000'000);
  CHECK_FALSE(status.serverVersion.empty());
}

TEST_CASE("A connection that the server ended is renewed", "[db][session]") {
  const TestDatabase test;
  auto database = test.open();
  PatientRepository patients(database);
  const auto endOthers = [&] {
    test.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()");
  };
  CHECK(patients.count() == 0);
  endOthers();
  CHECK(patients.count() == 0);
  endOthers();
  const auto visit = cervica::test::visitFrom("intake.json");
  CHECK(patients.save(visit.patient).ok());
  CHECK(patients.count() == 1);
  endOthers();
  database.reconnect();
  CHECK(patients.count() == 1);
}

TEST_CASE("A server that is not there is named with the way out", "[db][session]") {
  const TempHome nowhere;
  try {
    static_cast<void>(
        Database::open(ConnectionTarget::server("host=" + nowhere.path().string() + " dbname=x password=s3cret")));
    FAIL("no failure");
  } catch (const Failure& failure) {
    CHECK(failure.kind() == Failure::Kind::DatabaseUnavailable);
    CHECK_THAT(failure.what(), ContainsSubstring("could not be reached") && !ContainsSubstring("s3cret"));
  }
}

TEST_CASE("A serialization failure is tried again, a broken rule is a conflict", "[db][session]") {
  const TestDatabase test;
  cervica::db::Session session(test.target());
  int tries = 0;
  const auto done = session.change<int>([&](cervica::db::Transaction& transaction) -> cervica::core::Result<int> {
    if (++tries < 3) transaction.script("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$");
    return tries;
  });
  CHECK(done.value() == 3);
  const auto refused = session.change<int>([&](cervica::db::Transaction& transaction) -> cervica::core::Result<int> {
    transaction.script("INSERT INTO clinic (clinic_id, name) VALUES (2, 'left behind')");
    transaction.script("INSERT INTO clinic (clinic_id, name) VALUES (1, 'twice')");
    return 0;
  });
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == cervica::core::Error::Code::Conflict);
  CHECK_THAT(refused.error().text(), ContainsSubstring("clinic_pkey") && !ContainsSubstring("twice"));
  CHECK(test.run("SELECT count(*) FROM cervica.clinic") == "1");
  CHECK_THROWS_AS(session.change<int>([](cervica::db::Transaction& transaction) -> cervica::core::Result<int> {
    transaction.script("SELECT nonsense");
    return 0;
  }),
                  Failure);
}

TEST_CASE("The embedded database opens ready for use and outlives a killed server", "[db][session][cluster]") {
  if (cervica::db::findServers().empty()) cervica::test::skip("no PostgreSQL server is installed");
  const TempHome home;
  const auto visit = cervica::test::visitFrom("intake.json");
  {
    auto database = Database::open(ConnectionTarget::embedded(home.path()));
    CHECK(database.status().mode == "embedded");
    VisitRepository visits(database);
    REQUIRE(visits.save(visit, cervica::test::documentOf(visit), cervica::test::someScores()).ok());
    const auto server = cervica::db::readPostmasterFile(home.path() / "cluster");
    REQUIRE(server);
    REQUIRE(kill(server->pid, SIGKILL) == 0);
    // Without being asked: the next call starts the server again.
    CHECK(visits.list(visit.patient.id).size() == 1);
    CHECK(visits.save(visit, cervica::test::documentOf(visit), cervica::test::someScores(), 1).value().version == 2);
  }
  auto again = Database::open(ConnectionTarget::embedded(home.path()));
  CHECK(again.status().visits == 1);
  CHECK(VisitRepository(again).document(visit.id).value() == cervica::test::documentOf(visit));
}
