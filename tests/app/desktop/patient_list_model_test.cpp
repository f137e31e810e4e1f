#include "app/desktop/patients/patient_list_model.h"

#include <QAbstractItemModelTester>
#include <QLocale>

#include "tests/app/desktop/qt_support.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::app;
using namespace cervica::test;

TEST_CASE("The patient list keeps a model's promises", "[patients][model]") {
  needApplication();
  PatientListModel model([] { return noon(); });
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  const PatientSummary irene{person("P-1001", "Irene", "Marlow"), noon("2026-03-02")};
  const PatientSummary carl{person("P-0874", "Carl", "Roth"), {}};
  model.show({}, {}, {irene, carl});
  CHECK(model.rowCount() == 3);
  model.show(QStringLiteral("roth"), {carl}, {irene, carl});
  CHECK(model.rowCount() == 4);
  model.show({}, {}, {});
  CHECK(model.rowCount() == 0);
}

TEST_CASE("Found patients come first and are not repeated among the recent", "[patients][model]") {
  needApplication();
  PatientListModel model([] { return noon(); });
  const PatientSummary irene{person("P-1001", "Irene", "Marlow"), noon("2026-03-02")};
  const PatientSummary carl{person("P-0874", "Carl", "Roth"), {}};
  model.show(QStringLiteral("roth"), {carl}, {irene, carl});
  CHECK(model.index(0).data().toString() == QStringLiteral("Best matches"));
  CHECK(model.rowOf(carl.patient.id) == 1);
  CHECK(model.rowOf(irene.patient.id) == 3);
  CHECK(model.at(0) == nullptr);
  CHECK(model.moved(1, 1) == 3);  // over the heading
  CHECK(model.moved(3, 1) == 3);  // the end
  CHECK(model.moved(3, -5) == 1);
}

TEST_CASE("A row reads name, age, sex, birth date, identifier and last visit", "[patients][accessible]") {
  needApplication();
  QLocale::setDefault(QLocale::c());
  PatientListModel model([] { return noon(); });
  model.show({}, {}, {{person("P-1001", "Irene", "Marlow"), noon("2026-03-02")}});
  CHECK(model.index(1).data(Qt::AccessibleTextRole).toString() ==
        QStringLiteral("Irene Marlow, 37 y, female, 17 Apr 1988, P-1001, last visit 2 Mar 2026, 12:00"));
}
