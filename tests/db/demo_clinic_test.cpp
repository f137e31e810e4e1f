#include "db/demo/demo_clinic.h"

#include <map>
#include <set>

#include "core/visit/visit_document.h"
#include "db/demo/dice.h"
#include "tests/db/support/documents.h"
#include "tests/support/catch_compat.h"

namespace core = cervica::core;
using cervica::db::demoVisits;

TEST_CASE("Every demonstration visit is valid and reads back equal", "[db][demo]") {
  const auto catalogue = core::Catalogue::shipped();
  for (const unsigned seed : {1u, 7u, 4'000'000'000u}) {
    for (const auto& visit : demoVisits(*catalogue, 60, seed)) {
      INFO(visit.id.text());
      const auto issues = core::validate(visit, *catalogue);
      CHECK((issues.empty() ? std::string() : issues.front().place + ": " + issues.front().message).empty());
      CHECK(core::readVisit(core::writeVisit(visit, *catalogue), *catalogue).value() == visit);
    }
  }
}

TEST_CASE("The demonstration clinic is the same for the same seed", "[db][demo]") {
  const auto catalogue = core::Catalogue::shipped();
  const auto clinic = demoVisits(*catalogue, 12, 5);
  CHECK(clinic == demoVisits(*catalogue, 12, 5));
  CHECK_FALSE(clinic == demoVisits(*catalogue, 12, 6));
  const auto larger = demoVisits(*catalogue, 20, 5);
  REQUIRE(larger.size() > clinic.size());
  CHECK(std::equal(clinic.begin(), clinic.end(), larger.begin()));
  CHECK(demoVisits(*catalogue, 0, 5).empty());
  // The numbers themselves, so that another platform is caught.
  cervica::db::Dice dice(42);
  CHECK(dice.whole(0, 999'999) == 755155);
}

TEST_CASE("The first demonstration patient is the one of the examples", "[db][demo]") {
  const auto catalogue = core::Catalogue::shipped();
  const auto clinic = demoVisits(*catalogue, 1, 9);
  REQUIRE(clinic.size() == 2);
  CHECK(clinic[0] == cervica::test::visitFrom("intake.json"));
  CHECK(clinic[1] == cervica::test::visitFrom("follow_up.json"));
}

TEST_CASE("Demonstration patients have several visits in order and are worth looking at", "[db][demo]") {
  const auto catalogue = core::Catalogue::shipped();
  const auto clinic = demoVisits(*catalogue, 40, 3);
  std::map<std::string, std::vector<const core::Visit*>> byPatient;
  std::set<std::string> visitIds;
  std::set<std::string> measures;
  for (const auto& visit : clinic) {
    byPatient[visit.patient.id.text()].push_back(&visit);
    CHECK(visitIds.insert(visit.id.text()).second);
    for (const auto& measurement : visit.measurements) measures.insert(measurement.measure);
  }
  CHECK(byPatient.size() == 40);
  CHECK(measures.size() >= 25);
  for (const auto& [id, visits] : byPatient) {
    INFO(id);
    CHECK(visits.size() >= 2);
    CHECK(visits.front()->kind == core::VisitKind::Intake);
    CHECK(visits.front()->measurements.size() >= 15);
    for (std::size_t i = 1; i < visits.size(); ++i) {
      CHECK(visits[i - 1]->startedAt.utc() < visits[i]->startedAt.utc());
      CHECK(visits[i]->patient == visits[0]->patient);
    }
  }
}
