#include "app/desktop/frame/palette_search.h"

#include <QAbstractItemModelTester>

#include "tests/app/desktop/qt_support.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::app;
using namespace cervica::test;

TEST_CASE("The palette offers actions that contain every typed word, then patients", "[palette]") {
  needApplication();
  MemoryClinicStore store;
  const core::Patient carl = person("P-0874", "Carl", "Roth");
  store.patientRecords[carl.id] = carl;
  std::string opened;
  PaletteSearch search(
      store, [] { return noon(); }, 0, [&opened](const core::Patient& patient) { opened = patient.id.text(); });
  QAbstractItemModelTester tester(&search, QAbstractItemModelTester::FailureReportingMode::Fatal);
  int started = 0;
  search.setCommands({{QStringLiteral("Start rotation, active range"), {}, {}, 0, [&started] { ++started; }},
                      {QStringLiteral("Go to Patients"), {}, {}, 0, {}}});
  settle();
  CHECK(search.rowCount() == 5);  // two headings, two actions, one recent patient

  search.setText(QStringLiteral("rang rot"));
  CHECK(search.rowCount() == 2);
  CHECK_FALSE(search.run(0));  // the heading
  CHECK(search.run(1));
  CHECK(started == 1);

  search.setText(QStringLiteral("roth"));
  REQUIRE(search.rowCount() == 0);  // the patients are asked after a pause
}

TEST_CASE("A patient of the palette is opened", "[palette]") {
  needApplication();
  MemoryClinicStore store;
  const core::Patient carl = person("P-0874", "Carl", "Roth");
  store.patientRecords[carl.id] = carl;
  std::string opened;
  PaletteSearch search(
      store, [] { return noon(); }, 0, [&opened](const core::Patient& patient) { opened = patient.id.text(); });
  search.setCommands({});
  settle();
  REQUIRE(search.rowCount() == 2);
  CHECK(search.moved(-1, 1) == 1);
  CHECK(search.run(1));
  CHECK(opened == "P-0874");
}
