#include "db/repositories/recording_repository.h"

#include "db/repositories/visit_repository.h"
#include "tests/db/support/documents.h"
#include "tests/db/support/test_database.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using core::VisitId;
using db::RecordingRepository;
using test::TestDatabase;

TEST_CASE("A recording stands beside its visit and is never changed", "[db][recording]") {
  const TestDatabase test;
  auto database = test.open();
  RecordingRepository recordings(database);
  std::string stream = "time_s,pressure_mmHg\n";
  for (int i = 0; i < 20'000; ++i) stream += std::to_string(i / 100.0) + ",20.25\n";

  CHECK(recordings.save(VisitId("V-none"), "R-1", "test.ccft", stream).error().code == core::Error::Code::NotFound);
  const auto visit = test::visitFrom("intake.json");
  REQUIRE(db::VisitRepository(database).save(visit, test::documentOf(visit), test::someScores()).ok());
  REQUIRE(recordings.save(visit.id, "R-1", "test.ccft", stream).ok());
  REQUIRE(recordings.save(visit.id, "R-1", "test.ccft", stream).ok());  // the same again
  CHECK(recordings.load(visit.id, "R-1").value() == stream);
  CHECK(recordings.save(visit.id, "R-1", "test.ccft", stream + "200,20\n").error().code == core::Error::Code::Conflict);
  CHECK(recordings.load(visit.id, "R-2").error().code == core::Error::Code::NotFound);
  CHECK(test.run("SELECT pg_column_size(stream) < length(stream) / 2 FROM cervica.recording") == "t");
}
