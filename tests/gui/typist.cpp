// The desktop with somebody typing, as a process that a test can kill.
//   typist HOME type           types a value, says "kept" once it is in the journal, goes on typing until it is killed
//   typist HOME type-on        the same, then waits for a line and types a second value, says "kept" again and ends
//   typist HOME read           starts again and prints what the fields hold
#include <iostream>

#include <QApplication>
#include <QLineEdit>
#include <QTest>

#include "app/desktop/visit/draft_visit.h"
#include "tests/gui/desk.h"
#include "visualization/qt/graphics_setup.h"

namespace {

using namespace cervica;

constexpr int kFailed = 1;
const QString kLeft = QStringLiteral("Cervical rotation, left");
const QString kRight = QStringLiteral("Cervical rotation, right");

int failed(const char* what) {
  std::cout << "failed: " << what << std::endl;
  return kFailed;
}

bool waitUntilKept(test::Desk& desk) {
  return QTest::qWaitFor([&] { return desk.context().autosave().state() == app::Autosave::State::Saved; },
                         test::kWaitMs);
}

core::Patient patient() {
  core::Patient who;
  who.id = core::PatientId("P-TYPIST");
  who.familyName = "Typist";
  who.givenName = "Test";
  who.birthDate = *core::parseCivilDate("1988-04-17");
  who.sex = core::Sex::Female;
  return who;
}

int type(test::Desk& desk, bool goOn) {
  bool stored = false;
  desk.context().store().savePatient(patient(), true, &desk.context(),
                                     [&](const auto& outcome) { stored = outcome.ok(); });
  if (!QTest::qWaitFor([&] { return stored; }, test::kWaitMs)) return failed("the patient is not stored");
  desk.context().newVisit(patient());
  if (!QTest::qWaitFor([&] { return desk.context().draft() != nullptr; }, test::kWaitMs)) return failed("no visit");
  desk.showTab(1);
  if (!desk.showField(kLeft) || !desk.type(kLeft, QStringLiteral("52"))) return failed("no field");
  if (!waitUntilKept(desk)) return failed("not kept");
  std::cout << "kept" << std::endl;
  if (goOn) {
    std::string line;
    std::getline(std::cin, line);
    if (!desk.type(kRight, QStringLiteral("6x")) || !waitUntilKept(desk)) return failed("not kept again");
    std::cout << "kept" << std::endl;
    desk.window().close();
    return 0;
  }
  // In the middle of typing, until the end comes.
  for (int letters = 0;; ++letters) {
    desk.find<QLineEdit>(kRight)->clear();
    (void)desk.type(kRight, QString::number(letters));
    QTest::qWait(20);
  }
}

int read(test::Desk& desk) {
  if (!QTest::qWaitFor([&] { return desk.context().draft() != nullptr; }, test::kWaitMs))
    return failed("nothing is restored");
  desk.showTab(1);
  if (!desk.showField(kLeft)) return failed("no field");
  std::cout << "left=" << desk.textOf(kLeft).toStdString() << " right=" << desk.textOf(kRight).toStdString()
            << std::endl;
  desk.window().close();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return failed("HOME and what to do");
  visualization::configureGraphicsBeforeApplication();
  QApplication application(argc, argv);
  QLocale::setDefault(QLocale::c());
  test::Desk desk{std::filesystem::path(argv[1])};
  if (!desk.open()) return failed("the records do not open");
  const std::string what = argv[2];
  if (what == "read") return read(desk);
  return type(desk, what == "type-on");
}
