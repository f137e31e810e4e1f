#include "app/desktop/patients/patient_search.h"

#include "tests/app/desktop/qt_support.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::app;
using cervica::test::needApplication;
using cervica::test::person;
using cervica::test::settle;

namespace {

struct Searching {
  Searching() {
    needApplication();
    for (const auto& one : {person("P-1001", "Irene", "Marlow"), person("P-0874", "Carl", "Roth")})
      store.patientRecords[one.id] = one;
  }
  MemoryClinicStore store;
  PatientSearch search{store, 10};
};

}  // namespace

TEST_CASE("A search finds by what is typed", "[patients][search]") {
  Searching s;
  s.search.setText(QStringLiteral(" marlow "));
  s.search.askNow();
  settle();
  REQUIRE(s.search.hits().size() == 1);
  CHECK(s.search.hits()[0].patient.id.text() == "P-1001");
  CHECK(s.search.answeredText() == QStringLiteral("marlow"));
}

TEST_CASE("Typing on asks once, for the last text", "[patients][search]") {
  Searching s;
  s.search.setText(QStringLiteral("c"));
  s.search.setText(QStringLiteral("ca"));
  s.search.setText(QStringLiteral("carl"));
  s.search.askNow();
  settle();
  REQUIRE(s.store.searches.size() == 1);
  CHECK(s.store.searches[0] == QStringLiteral("carl"));
}

TEST_CASE("An answer to a text that is no longer typed is dropped", "[patients][search]") {
  Searching s;
  s.store.hold();
  s.search.setText(QStringLiteral("marlow"));
  s.search.askNow();
  s.search.setText(QStringLiteral("roth"));
  s.search.askNow();
  CHECK(s.store.searches.size() == 1);  // one question at a time
  s.store.release();
  settle();
  REQUIRE(s.store.searches.size() == 2);
  REQUIRE(s.search.hits().size() == 1);
  CHECK(s.search.hits()[0].patient.id.text() == "P-0874");
}

TEST_CASE("An emptied field finds nothing, even when an answer comes later", "[patients][search]") {
  Searching s;
  s.store.hold();
  s.search.setText(QStringLiteral("marlow"));
  s.search.askNow();
  s.search.setText(QString());
  s.store.release();
  settle();
  CHECK(s.search.hits().empty());
  CHECK(s.search.answeredText().isEmpty());
}

TEST_CASE("A failing search says why and shows nobody", "[patients][search]") {
  Searching s;
  s.store.failWith(Problem{Problem::Kind::Unavailable, QStringLiteral("The server does not answer.")});
  s.search.setText(QStringLiteral("marlow"));
  s.search.askNow();
  settle();
  CHECK(s.search.hits().empty());
  CHECK(s.search.problem() == QStringLiteral("The server does not answer."));
}
