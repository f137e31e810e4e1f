#include "app/desktop/visit/run_movement.h"

#include "app/desktop/visit/draft_visit.h"
#include "assessment/runner/trace.h"
#include "tests/app/desktop/qt_support.h"
#include "tests/assessment/runner/simulated_patient.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::app;
using namespace cervica::test;
using Catch::Matchers::WithinAbs;

namespace {

/// Three still seconds, then a turn of 40 degrees to the left and back, as a stored stream.
std::string turnToTheLeft() {
  SimulatedPatient patient(100);
  patient.still(3);
  patient.turnTo({.axialRotationDeg = 40}, 1.5);
  patient.still(1);
  patient.turnTo({}, 1.5);
  assessment::Trace trace;
  for (const assessment::Sample& sample : patient.samples()) trace.add(sample);
  return assessment::writeRecording(trace.finish());
}

struct Session {
  Session() {
    needApplication();
    auto ownedStore = std::make_unique<MemoryClinicStore>();
    store = ownedStore.get();
    context = std::make_unique<AppContext>(AppContext::Parts{core::Catalogue::shipped(), std::move(ownedStore),
                                                             std::make_unique<ScriptedPrompts>(), [] { return noon(); },
                                                             QStringLiteral("J. Keller")});
    movement = std::make_unique<RunMovement>(*context);
    QObject::connect(movement.get(), &RunMovement::found, [this](const RecordedMotion& motion) { found = motion; });
    QObject::connect(movement.get(), &RunMovement::failed, [this](const QString& sentence) { failure = sentence; });
  }
  MemoryClinicStore* store = nullptr;
  std::unique_ptr<AppContext> context;
  std::unique_ptr<RunMovement> movement;
  std::optional<RecordedMotion> found;
  QString failure;
};

const core::VisitId kVisit("V-1");

}  // namespace

TEST_CASE("A stored recording is read as angles from its first sample on", "[app][motion]") {
  Session s;
  s.store->recordings[{kVisit, "run-1"}] = turnToTheLeft();
  s.movement->load(kVisit, "run-1", {});
  settle();
  REQUIRE(s.found);
  CHECK(s.found->timeS.front() == 0);
  CHECK_THAT(s.found->seconds(), WithinAbs(7, 0.05));
  REQUIRE(s.found->timeS.size() == s.found->angles.size());
  double most = 0;
  for (const auto& angles : s.found->angles) most = std::max(most, angles.axialRotationDeg);
  CHECK_THAT(most, WithinAbs(40, 0.01));
  CHECK_THAT(s.found->angles.back().axialRotationDeg, WithinAbs(0, 0.01));
}

TEST_CASE("The journal comes before the records", "[app][motion]") {
  Session s;
  RunHeader header;
  header.run = "run-1";
  header.test = "test.cervical_arom";
  header.visit = kVisit;
  s.context->runs().begin(header);
  SimulatedPatient patient(100);
  patient.still(3);
  for (const assessment::Sample& sample : patient.samples())
    s.context->runs().append({sample.timeS, assessment::SampleTaken{sample}});
  s.store->failWith(Problem{Problem::Kind::Unavailable, QStringLiteral("The server is gone.")});
  s.movement->load(kVisit, "run-1", {});
  settle();
  REQUIRE(s.found);
  CHECK_THAT(s.found->seconds(), WithinAbs(3, 0.05));
  CHECK(s.failure.isEmpty());
}

TEST_CASE("A run without a recording says so", "[app][motion]") {
  Session s;
  s.movement->load(kVisit, "run-2", {});
  settle();
  CHECK_FALSE(s.found);
  CHECK(s.failure == QStringLiteral("There is no recording of this test."));
}

TEST_CASE("A stream without a head sensor is no movement", "[app][motion]") {
  Session s;
  s.store->recordings[{kVisit, "run-1"}] = "time_s,pressure_mmHg\n0,20\n0.1,21\n0.2,22\n";
  s.movement->load(kVisit, "run-1", {});
  settle();
  CHECK_FALSE(s.found);
  CHECK(s.failure.startsWith(QStringLiteral("The recording cannot be shown as a movement")));
}

TEST_CASE("The answer to an earlier question is dropped", "[app][motion]") {
  Session s;
  s.store->recordings[{kVisit, "run-1"}] = turnToTheLeft();
  s.store->hold();
  s.movement->load(kVisit, "run-2", {});
  s.movement->load(kVisit, "run-1", {});
  s.store->release();
  settle();
  CHECK(s.found);
  CHECK(s.failure.isEmpty());
}
