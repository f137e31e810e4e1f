#include "app/posture/muscle_findings.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "protocols/exercise_library.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::app;
using core::Side;
using visualization::Muscle;
using visualization::MuscleState;

namespace {

const core::Catalogue& catalogue() {
  static const auto shipped = core::Catalogue::shipped();
  return *shipped;
}

core::Visit visitOf(std::vector<core::Measurement> measurements) {
  core::Visit visit;
  visit.patient.id = core::PatientId("P-1");
  visit.patient.birthDate = core::CivilDate(std::chrono::year(1988), std::chrono::April, std::chrono::day(17));
  visit.patient.sex = core::Sex::Female;
  visit.id = core::VisitId("V-1");
  visit.startedAt.date = core::CivilDate(std::chrono::year(2026), std::chrono::March, std::chrono::day(2));
  visit.measurements = std::move(measurements);
  return visit;
}

/// A completed craniocervical flexion test in which compensations were ticked.
core::TestRun flexionTest(const std::vector<std::string>& ticked, const std::string& step = {}) {
  core::TestRun run;
  run.id = "r1";
  run.test = "test.ccft";
  run.ended = core::TestRun::kCompleted;
  for (const std::string& id : ticked) {
    core::TestMark& mark = run.marks.emplace_back();
    mark.kind = core::TestMark::Kind::Compensation;
    mark.id = id;
    mark.step = step;
  }
  return run;
}

bool says(const MuscleFinding& finding, std::string_view reason) {
  return std::find(finding.reasons.begin(), finding.reasons.end(), reason) != finding.reasons.end();
}

}  // namespace

TEST_CASE("A visit without tests leaves every muscle not examined, and says so", "[app][muscle_findings]") {
  const MuscleFindings findings = muscleFindings(visitOf({}), catalogue());
  CHECK(findings.size() == 2 * visualization::kMuscles.size());
  for (const auto& [muscle, finding] : findings) {
    CHECK(finding.state == MuscleState::NotExamined);
    CHECK(finding.reasons == std::vector<std::string>{"Not examined: no test of this muscle in this visit"});
    CHECK(finding.note.empty());
  }
}

TEST_CASE("A length test speaks of its muscle and its side only", "[app][muscle_findings]") {
  const MuscleFindings findings =
      muscleFindings(visitOf({{.measure = "length.upper_trapezius", .side = Side::Left, .value = 0},
                              {.measure = "length.upper_trapezius", .side = Side::Right, .value = 1},
                              {.measure = "length.levator_scapulae", .side = Side::Right, .value = 1},
                              {.measure = "length.suboccipitals", .value = 1}}),
                     catalogue());
  const auto& right = findings.at({Muscle::UpperTrapezius, Side::Right});
  CHECK(right.state == MuscleState::Short);
  CHECK(right.reasons == std::vector<std::string>{"Short: Upper trapezius length, right: Short"});
  CHECK(right.note == "Short");
  const auto& left = findings.at({Muscle::UpperTrapezius, Side::Left});
  CHECK(left.state == MuscleState::Normal);
  CHECK(left.reasons == std::vector<std::string>{"Normal: Upper trapezius length, left: Normal length"});
  CHECK(findings.at({Muscle::LevatorScapulae, Side::Right}).state == MuscleState::Short);
  CHECK(findings.at({Muscle::LevatorScapulae, Side::Left}).state == MuscleState::NotExamined);
  for (const Side side : {Side::Left, Side::Right})
    CHECK(findings.at({Muscle::Suboccipitals, side}).state == MuscleState::Short);
  CHECK(findings.at({Muscle::MiddleTrapezius, Side::Right}).state == MuscleState::NotExamined);
}

TEST_CASE("Low activation makes both deep neck flexors weak, with the pressure as the reason",
          "[app][muscle_findings]") {
  const MuscleFindings low = muscleFindings(visitOf({{.measure = "ccft.highest_pressure", .value = 22}}), catalogue());
  const MuscleFindings good = muscleFindings(visitOf({{.measure = "ccft.highest_pressure", .value = 28}}), catalogue());
  for (const Muscle muscle : visualization::kDeepNeckFlexors) {
    for (const Side side : {Side::Left, Side::Right}) {
      const MuscleFinding& weak = low.at({muscle, side});
      CHECK(weak.state == MuscleState::Weak);
      CHECK(weak.note == "22 mmHg");
      CHECK(says(weak, "Weak: Low activation of the deep neck flexors (CCFT highest pressure held: 22 mmHg)"));
      CHECK(good.at({muscle, side}).state == MuscleState::Normal);
      CHECK(says(good.at({muscle, side}), "Normal: CCFT highest pressure held: 28 mmHg"));
    }
  }
  CHECK(low.at({Muscle::Sternocleidomastoid, Side::Left}).state == MuscleState::NotExamined);
}

TEST_CASE("A pectoralis minor index is enough to judge the pectoralis minor", "[app][muscle_findings]") {
  core::Visit visit = visitOf({{.measure = "length.pectoralis_minor", .side = Side::Left, .value = 17.5},
                               {.measure = "length.pectoralis_minor", .side = Side::Right, .value = 13.0}});
  visit.patient.heightCm = 168;
  const MuscleFindings findings = muscleFindings(visit, catalogue());
  CHECK(findings.at({Muscle::PectoralisMinor, Side::Left}).state == MuscleState::Normal);
  CHECK(findings.at({Muscle::PectoralisMinor, Side::Right}).state == MuscleState::Short);
  CHECK(findings.at({Muscle::PectoralisMajor, Side::Right}).state == MuscleState::NotExamined);
}

TEST_CASE("Answers of the examiner speak of both sides", "[app][muscle_findings]") {
  core::Visit visit = visitOf({});
  visit.screening["sign.lower_trapezius_weak"] = true;
  visit.screening["sign.rhomboids_weak"] = false;
  visit.screening["sign.pectorals_short"] = true;
  const MuscleFindings findings = muscleFindings(visit, catalogue());
  for (const Side side : {Side::Left, Side::Right}) {
    CHECK(findings.at({Muscle::LowerTrapezius, side}).state == MuscleState::Weak);
    CHECK(says(findings.at({Muscle::LowerTrapezius, side}), "Weak: Lower trapezius judged weak"));
    CHECK(findings.at({Muscle::Rhomboids, side}).state == MuscleState::Normal);
    CHECK(findings.at({Muscle::PectoralisMinor, side}).state == MuscleState::Short);
    CHECK(findings.at({Muscle::PectoralisMajor, side}).state == MuscleState::Short);
  }
}

TEST_CASE("Superficial flexors are overactive only where it was ticked", "[app][muscle_findings]") {
  core::Visit visit = visitOf({{.measure = "ccft.highest_pressure", .value = 24}});
  visit.testRuns.push_back(flexionTest({"jerky"}));
  CHECK(muscleFindings(visit, catalogue()).at({Muscle::Scalenes, Side::Left}).state == MuscleState::NotExamined);
  visit.testRuns.back() = flexionTest({"jerky", "superficial"}, "24 mmHg, hold 1");
  const MuscleFindings findings = muscleFindings(visit, catalogue());
  for (const Muscle muscle : {Muscle::Sternocleidomastoid, Muscle::Scalenes}) {
    const MuscleFinding& finding = findings.at({muscle, Side::Right});
    CHECK(finding.state == MuscleState::Overactive);
    CHECK(finding.reasons.front().ends_with("visibly or palpably active (24 mmHg, hold 1)"));
  }
}

TEST_CASE("A muscle that is short and overactive is shown short, with both reasons", "[app][muscle_findings]") {
  core::Visit visit = visitOf({{.measure = "length.sternocleidomastoid", .side = Side::Left, .value = 1}});
  visit.testRuns.push_back(flexionTest({"superficial"}));
  const MuscleFindings findings = muscleFindings(visit, catalogue());
  const MuscleFinding& left = findings.at({Muscle::Sternocleidomastoid, Side::Left});
  CHECK(left.state == MuscleState::Short);
  REQUIRE(left.reasons.size() == 2);
  CHECK(left.reasons.back().starts_with("Overactive: "));
  CHECK(findings.at({Muscle::Sternocleidomastoid, Side::Right}).state == MuscleState::Overactive);
}

TEST_CASE("Strength without a norm is told, not judged", "[app][muscle_findings]") {
  const MuscleFindings findings = muscleFindings(
      visitOf({{.measure = "strength.scapula.lower_trapezius", .side = Side::Right, .value = 85}}), catalogue());
  const MuscleFinding& finding = findings.at({Muscle::LowerTrapezius, Side::Right});
  CHECK(finding.state == MuscleState::NotExamined);
  CHECK(finding.reasons.front() ==
        "Not examined: Lower trapezius strength, right: 85 N, without a norm to judge it by");
}

TEST_CASE("States follow the findings", "[app][muscle_findings]") {
  const MuscleFindings findings =
      muscleFindings(visitOf({{.measure = "ccft.highest_pressure", .value = 22}}), catalogue());
  const visualization::MuscleStates states = statesOf(findings);
  CHECK(states.size() == findings.size());
  CHECK(states.at({Muscle::LongusColli, Side::Left}) == MuscleState::Weak);
}

TEST_CASE("Targets of exercises lead to muscles of the model", "[app][muscle_findings]") {
  CHECK(musclesOf("muscle.deep_cervical_flexors").size() == 2);
  CHECK(musclesOf("muscle.lower_trapezius").front() == Muscle::LowerTrapezius);
  CHECK(musclesOf("muscle.deltoid").empty());
  const auto library = protocols::ExerciseLibrary::shipped();
  std::set<Muscle> reached;
  for (const protocols::Muscle& muscle : library->muscles())
    for (const Muscle one : musclesOf(muscle.id)) reached.insert(one);
  CHECK(reached.size() == visualization::kMuscles.size());
}
