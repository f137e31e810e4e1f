// The examiner's page by keyboard, with and without sensors. CERVICA_PICTURES=FOLDER keeps pictures of it to look at.
#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QTest>
#include <QTimer>

#include "app/desktop/examination/sensor_samples.h"
#include "app/look/theme.h"
#include "assessment/signals/recording.h"
#include "tests/assessment/devices/pseudo_terminal.h"
#include "tests/assessment/runner/simulated_patient.h"
#include "tests/gui/examiner_bench.h"

using cervica::app::Examination;
using cervica::assessment::Activity;
using cervica::assessment::NeckAngles;
using cervica::test::ExaminerBench;
using cervica::test::SimulatedPatient;
namespace look = cervica::app::look;
namespace core = cervica::core;

namespace {

std::vector<double> valuesOf(const cervica::app::DraftVisit& draft, const std::string& measure,
                             std::optional<core::Side> side = {}) {
  std::vector<double> values;
  for (const core::Measurement& each : draft.visit().measurements) {
    if (each.measure == measure && each.side == side) values.push_back(each.value);
  }
  return values;
}

}  // namespace

class ExaminerPageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void craniocervicalFlexionByKeysAlone();
  void craniocervicalFlexionWithPressure();
  void craniocervicalFlexionWithACellOnAPseudoTerminal();
  void rangeOfMotionWithTwoSensors();
  void theEndOfRangeCanBeMoved();
  void aLeverArmMakesATorque();
  void aStopKeepsWhatWasDone();
  void keysBelongToTheTestWhereverTheFocusIs();
  void simulatedSensorsStayOutOfTheVisit();
  void anInterruptedTestIsOfferedAgain();
  void everyTestRunsByKeysAlone();
  void pictures();
};

void ExaminerPageTest::craniocervicalFlexionByKeysAlone() {
  ExaminerBench bench("test.ccft");
  bench.press(Qt::Key_Space);
  QVERIFY(bench.page->running());
  bench.press(Qt::Key_Space);  // position
  bench.press(Qt::Key_Space);  // inflated
  QCOMPARE(bench.phase(), std::string("teach"));
  bench.examination().skipPhase();
  for (int level = 0; level < 5; ++level) {
    QCOMPARE(bench.phase(), std::string("stage1"));
    bench.press(Qt::Key_Space);
    bench.wait(3.1);
    QCOMPARE(bench.view().activity, Activity::Deciding);
    bench.press(Qt::Key_Space);  // the marked answer: clean
    if (bench.view().activity == Activity::Resting) bench.press(Qt::Key_Space);
  }
  QCOMPARE(bench.phase(), std::string("stage2_find"));
  const auto hold = [&](double seconds) {
    bench.press(Qt::Key_Space);
    if (seconds == 10) bench.press(Qt::Key_3);
    bench.wait(seconds);
    if (bench.view().activity == Activity::Running) bench.press(Qt::Key_Space);
    if (bench.view().activity == Activity::Resting) bench.press(Qt::Key_Space);
  };
  for (int i = 0; i < 6; ++i) hold(10.1);  // 22 and 24
  hold(4);
  hold(4);  // two misses at 26
  QVERIFY(bench.phase() != "stage2_find");
  for (int i = 0; i < 40 && bench.page->running(); ++i) {
    if (bench.phase() == "stage2_index") {
      hold(10.1);
    } else {
      bench.press(Qt::Key_Space);
    }
  }
  QVERIFY(!bench.page->running());
  QCOMPARE(valuesOf(*bench.draft, "ccft.movement_level"), std::vector<double>{30});
  QCOMPARE(valuesOf(*bench.draft, "ccft.highest_pressure"), std::vector<double>{24});
  QCOMPARE(bench.draft->visit().testRuns.size(), std::size_t{1});
  QCOMPARE(bench.draft->visit().testRuns.front().ended, std::string("completed"));
  bench.press(Qt::Key_Space);  // done: back to the entries, the journal is empty
  QVERIFY(bench.journal.open(bench.draft->visit().id).empty());
}

void ExaminerPageTest::craniocervicalFlexionWithPressure() {
  ExaminerBench bench("test.ccft");
  bench.sensors.become({true, false, false, false, false, "pressure_biofeedback", {}, {}});
  bench.press(Qt::Key_Space);
  bench.skipTo("stage2_find");
  SimulatedPatient patient(20, 0.1, 3);
  patient.pressure(20, 2);
  for (int i = 0; i < 3; ++i) {
    patient.pressureRamp(22, 0.8);
    patient.pressure(22, 11);
    patient.pressureRamp(20, 0.5);
    patient.pressure(20, 12);
  }
  patient.pressureRamp(24, 0.8);
  patient.pressure(24, 5);
  bench.send(patient.samples());
  QCOMPARE(bench.examination().runner().attempts().size(), std::size_t{3});
  QCOMPARE(bench.view().activity, Activity::Running);
  bench.press(Qt::Key_3);
  QCOMPARE(bench.view().compensations, std::vector<std::string>{"superficial"});
  bench.press(Qt::Key_3);  // again: taken back
  QVERIFY(bench.view().compensations.empty());
  bench.press(Qt::Key_3);

  // The examiner's judgement, and its undo.
  QVERIFY(bench.click(QStringLiteral("22 mmHg, 2: counted")));
  QVERIFY(!bench.examination().runner().attempts()[1].stands());
  bench.press(Qt::Key_Z, Qt::ControlModifier);
  QVERIFY(bench.examination().runner().attempts()[1].stands());

  SimulatedPatient relaxed(20);
  relaxed.pressure(20, 6);
  bench.send(relaxed.samples());
  QCOMPARE(bench.examination().runner().attempts().size(), std::size_t{4});
  QCOMPARE(bench.examination().runner().attempts().back().reason, std::string("pressure_fall"));
  QCOMPARE(bench.examination().runner().attempts().back().compensations, std::vector<std::string>{"superficial"});
  bench.press(Qt::Key_Escape);
  bench.press(Qt::Key_Space);  // the first reason
  QVERIFY(!bench.page->running());
  QCOMPARE(valuesOf(*bench.draft, "ccft.highest_pressure"), std::vector<double>{22});
  for (const auto& each : bench.draft->visit().measurements) {
    if (each.measure == "ccft.highest_pressure") QCOMPARE(each.device, std::string("pressure_biofeedback"));
  }
  const auto& run = bench.draft->visit().testRuns.front();
  QVERIFY(run.ended != "completed");
  QCOMPARE(run.marks.size(), std::size_t{1});
  QCOMPARE(run.marks.front().id, std::string("superficial"));
}

void ExaminerPageTest::craniocervicalFlexionWithACellOnAPseudoTerminal() {
  cervica::test::StableName port;
  auto cell = std::make_unique<cervica::test::PseudoTerminal>();
  port.pointTo(*cell);
  double mmHg = 20;
  QTimer sends;
  connect(&sends, &QTimer::timeout, this, [&] {
    if (cell) cell->send(std::to_string(mmHg) + "\n");
  });
  sends.start(20);
  cervica::app::SensorService service(cervica::test::catalogue(), {});
  cervica::assessment::DeviceSetup setup;
  setup.id = "cell";
  setup.name = "Pressure cell";
  setup.port = port.path();
  setup.unit = "mmHg";
  setup.rateHz = 50;
  QCOMPARE(service.apply({{setup}}), QString());
  cervica::app::SensorSamples source(service);
  QTRY_VERIFY_WITH_TIMEOUT(source.state().pressure, 20'000);

  ExaminerBench bench("test.ccft", &source);
  bench.press(Qt::Key_Space);
  bench.skipTo("stage2_find");
  QTRY_VERIFY_WITH_TIMEOUT(bench.view().signal, 5'000);
  QTest::qWait(500);
  mmHg = 22;
  QTRY_COMPARE_WITH_TIMEOUT(bench.view().activity, Activity::Running, 5'000);
  QTRY_COMPARE_WITH_TIMEOUT(bench.view().activity, Activity::Relaxing, 20'000);
  mmHg = 20;
  QTRY_COMPARE_WITH_TIMEOUT(bench.examination().runner().attempts().size(), std::size_t{1}, 5'000);
  QVERIFY(bench.examination().runner().attempts().front().counted);

  // The plug is pulled in the middle of the test: shown, and the test goes on with the next one.
  cell.reset();
  port.remove();
  QTRY_VERIFY_WITH_TIMEOUT(!bench.view().signal, 10'000);
  QVERIFY(bench.page->running());
  cell = std::make_unique<cervica::test::PseudoTerminal>();
  port.pointTo(*cell);
  QTRY_VERIFY_WITH_TIMEOUT(bench.view().signal, 20'000);

  bench.press(Qt::Key_Escape);
  bench.press(Qt::Key_Space);
  QCOMPARE(valuesOf(*bench.draft, "ccft.highest_pressure"), std::vector<double>{22});
  const auto& run = bench.draft->visit().testRuns.front();
  QVERIFY(run.recorded);
  const auto kept = bench.journal.read(bench.draft->visit().id, run.id);
  QVERIFY(kept && cervica::assessment::readRecording(cervica::app::streamOf(*kept)).ok());
}

void ExaminerPageTest::rangeOfMotionWithTwoSensors() {
  ExaminerBench bench("test.cervical_arom");
  bench.sensors.become({false, false, true, true, false, {}, {}, {}});
  bench.press(Qt::Key_Space);
  bench.skipTo("neutral");
  SimulatedPatient patient(50);
  patient.still(1);
  bench.send(patient.samples());
  bench.press(Qt::Key_Space);
  SimulatedPatient moving(50);
  moving.still(3);
  const std::vector<NeckAngles> ways = {{-48, 0, 0}, {55, 0, 0}, {0, 38, 0}, {0, -41, 0}, {0, 0, -66}, {0, 0, 62}};
  for (const NeckAngles& way : ways) {
    for (int i = 0; i < 3; ++i) {
      moving.turnTo(way, 1.5);
      moving.still(1);
      moving.turnTo({}, 1.5);
      moving.still(6);
    }
  }
  bench.send(moving.samples());
  QVERIFY(!bench.page->running());
  const auto near = [&](const char* measure, std::optional<core::Side> side, double deg) {
    const auto values = valuesOf(*bench.draft, measure, side);
    return values.size() == 3 &&
           std::all_of(values.begin(), values.end(), [&](double value) { return std::abs(value - deg) < 0.6; });
  };
  QVERIFY(near("rom.cervical.flexion", {}, 48));
  QVERIFY(near("rom.cervical.rotation", core::Side::Right, 66));
  QVERIFY(near("rom.cervical.rotation", core::Side::Left, 62));
  for (const auto& each : bench.draft->visit().measurements) {
    if (each.measure == "rom.cervical.rotation") QCOMPARE(each.device, std::string("imu_dual"));
  }
}

void ExaminerPageTest::theEndOfRangeCanBeMoved() {
  ExaminerBench bench("test.cervical_arom");
  bench.sensors.become({false, false, true, true, false, {}, {}, {}});
  bench.press(Qt::Key_Space);
  bench.skipTo("neutral");
  SimulatedPatient patient(50);
  patient.still(1);
  bench.send(patient.samples());
  bench.press(Qt::Key_Space);
  SimulatedPatient moving(50);
  moving.still(3);
  moving.turnTo({-48, 0, 0}, 1.5);
  moving.turnTo({}, 1.5);
  moving.still(2);
  bench.send(moving.samples());
  const auto value = [&] { return bench.examination().runner().attempts().front().value.value_or(0); };
  QCOMPARE(bench.examination().runner().attempts().size(), std::size_t{1});
  const double found = value();
  constexpr int kClicks = 6;
  for (int i = 0; i < kClicks; ++i) QVERIFY(bench.click(QStringLiteral("Earlier")));
  QVERIFY(value() < found - 0.5);
  for (int i = 0; i < kClicks; ++i) bench.press(Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(value(), found);
}

void ExaminerPageTest::aLeverArmMakesATorque() {
  ExaminerBench bench("test.neck_isometric_strength");
  bench.sensors.become({false, true, false, false, false, {}, "handheld_dynamometer", {}});
  bench.press(Qt::Key_Space);
  bench.skipTo("rotation_right");
  auto* field = bench.window->findChild<QLineEdit*>(QStringLiteral("Lever arm (cm)"));
  QVERIFY(field != nullptr && field->isVisible());
  field->setFocus();
  bench.type(QStringLiteral("12.5"));
  SimulatedPatient rest(50);
  rest.force(0, 1);
  bench.send(rest.samples());
  bench.examination().trigger();
  SimulatedPatient push(50);
  push.force(80, 7);
  bench.send(push.samples());
  const auto& attempts = bench.examination().runner().attempts();
  QCOMPARE(attempts.size(), std::size_t{1});
  QCOMPARE(attempts.front().value, std::optional(80 * 0.125));
}

void ExaminerPageTest::aStopKeepsWhatWasDone() {
  ExaminerBench bench("test.deep_neck_flexor_endurance");
  bench.press(Qt::Key_Space);
  bench.press(Qt::Key_Space);
  QCOMPARE(bench.phase(), std::string("hold_1"));
  bench.press(Qt::Key_Space);
  bench.wait(26.4);
  bench.press(Qt::Key_Space);
  QCOMPARE(bench.view().activity, Activity::Deciding);
  bench.press(Qt::Key_Right);
  bench.press(Qt::Key_Space);  // the second reason
  QCOMPARE(bench.examination().runner().attempts().front().reason, std::string("head_on_hand"));
  bench.press(Qt::Key_Escape);
  bench.press(Qt::Key_Escape);  // not, after all
  QVERIFY(bench.page->running());
  bench.press(Qt::Key_Escape);
  QVERIFY(bench.click(QStringLiteral("Examiner stops")));
  QVERIFY(!bench.page->running());
  const auto values = valuesOf(*bench.draft, "endurance.deep_neck_flexor");
  QCOMPARE(values.size(), std::size_t{1});
  QVERIFY(std::abs(values.front() - 26.4) < 0.11);
  QCOMPARE(bench.draft->visit().testRuns.front().ended, std::string("examiner_stop"));

  // An end by mistake is taken back: the test goes on, and its end replaces the run.
  bench.press(Qt::Key_Z, Qt::ControlModifier);
  QVERIFY(bench.page->running());
  bench.press(Qt::Key_Escape);
  bench.press(Qt::Key_Space);
  QCOMPARE(bench.draft->visit().testRuns.size(), std::size_t{1});
}

void ExaminerPageTest::keysBelongToTheTestWhereverTheFocusIs() {
  ExaminerBench bench("test.ccft");
  bench.press(Qt::Key_Space);
  const std::string before = bench.phase();
  // A button that has the focus does not take the space bar; Return presses it.
  for (auto* each : bench.window->findChildren<QAbstractButton*>()) {
    if (each->objectName() == QStringLiteral("Sound cues")) each->setFocus();
  }
  bench.press(Qt::Key_Space);
  QVERIFY(bench.phase() != before);
  auto* sound = qobject_cast<QAbstractButton*>(QApplication::focusWidget());
  QVERIFY(sound != nullptr && sound->isChecked());
  bench.press(Qt::Key_Return);
  QVERIFY(!sound->isChecked());
  // Pain: P, then a digit; the digit is no compensation there.
  bench.press(Qt::Key_P);
  bench.press(Qt::Key_4);
  QCOMPARE(bench.examination().pain(), std::optional<double>(4));
  QVERIFY(bench.view().compensations.empty());
  // A key held down counts once.
  const std::string held = bench.phase();
  QKeyEvent repeat(QEvent::KeyPress, Qt::Key_Space, Qt::NoModifier, QStringLiteral(" "), true);
  QApplication::sendEvent(QApplication::focusWidget(), &repeat);
  QCOMPARE(bench.phase(), held);
}

void ExaminerPageTest::simulatedSensorsStayOutOfTheVisit() {
  ExaminerBench bench("test.ccft");
  bench.sensors.become({true, false, false, false, true, "pressure_biofeedback", {}, {}});
  const auto before = bench.draft->visit().measurements.size();
  bench.press(Qt::Key_Space);
  bench.skipTo("stage2_find");
  SimulatedPatient patient(20);
  patient.pressure(22, 11);
  patient.pressure(20, 3);
  bench.send(patient.samples());
  bench.press(Qt::Key_Escape);
  bench.press(Qt::Key_Space);
  QVERIFY(!bench.page->running());
  QVERIFY(!bench.examination().ending()->stored);
  QCOMPARE(bench.draft->visit().measurements.size(), before);
  QVERIFY(bench.draft->visit().testRuns.empty());
}

void ExaminerPageTest::anInterruptedTestIsOfferedAgain() {
  ExaminerBench bench("test.deep_neck_flexor_endurance");
  bench.press(Qt::Key_Space);
  bench.press(Qt::Key_Space);
  bench.press(Qt::Key_Space);
  bench.wait(12);
  QCOMPARE(bench.view().activity, Activity::Running);
  bench.clockS += 500;  // the program is gone for a while
  bench.open("test.deep_neck_flexor_endurance");
  QCOMPARE(bench.examination().stage(), Examination::Stage::Prepared);
  bench.press(Qt::Key_Space);  // first it must be decided
  QCOMPARE(bench.examination().stage(), Examination::Stage::Prepared);
  QVERIFY(bench.click(QStringLiteral("Continue test")));
  QVERIFY(bench.page->running());
  QCOMPARE(bench.phase(), std::string("hold_1"));
  QCOMPARE(bench.view().activity, Activity::Ready);  // the hold that was going on is done again
}

void ExaminerPageTest::everyTestRunsByKeysAlone() {
  for (const auto& test : cervica::assessment::TestLibrary::shipped()->tests()) {
    ExaminerBench bench(test.id);
    bench.press(Qt::Key_Space);
    for (int step = 0; step < 400 && bench.page->running(); ++step) {
      const auto& view = bench.view();
      if (qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr) {
        bench.type(QStringLiteral("10"));
      } else if (view.activity == Activity::Running) {
        bench.wait(view.fullS ? *view.fullS + 0.1 : 7);
        if (!bench.page->running()) break;
        if (bench.view().activity == Activity::Running && bench.view().fullS) continue;
      }
      bench.press(Qt::Key_Space);
    }
    QVERIFY2(!bench.page->running(), test.id.c_str());
    const auto& withheld = bench.examination().ending()->outcome.withheld;
    for (const auto* measure : bench.library->enteredMeasures(test))
      QVERIFY2(bench.draft->hasValue(measure->id) != withheld.contains(measure->id), measure->id.c_str());
  }
}

void ExaminerPageTest::pictures() {
  const QString folder = qEnvironmentVariable("CERVICA_PICTURES");
  if (folder.isEmpty()) return;
  QDir().mkpath(folder);
  for (const auto& [scheme, scale, suffix] :
       {std::tuple{look::Scheme::Light, 1.0, "light"}, std::tuple{look::Scheme::Dark, 1.0, "dark"},
        std::tuple{look::Scheme::Light, 2.0, "large"}}) {
    look::Theme::instance().setScheme(scheme);
    look::Theme::instance().setTextScale(scale);
    const auto keep = [&, suffix = suffix](ExaminerBench& bench, const char* name) {
      bench.settle();
      QVERIFY(bench.window->grab().save(
          QStringLiteral("%1/%2-%3.png").arg(folder, QLatin1String(name), QLatin1String(suffix))));
    };
    {
      ExaminerBench bench("test.ccft");
      keep(bench, "ccft-1-before");
      bench.sensors.become({true, false, false, false, false, "pressure_biofeedback", {}, {}});
      bench.press(Qt::Key_Space);
      keep(bench, "ccft-2-instruct");
      bench.skipTo("stage1");
      bench.press(Qt::Key_Space);
      SimulatedPatient first(20, 0.1, 3);
      first.pressure(22, 4);
      first.pressure(20, 2);
      bench.send(first.samples());
      keep(bench, "ccft-3-stage1");
      bench.skipTo("stage2_find");
      SimulatedPatient patient(20, 0.1, 3);
      patient.pressure(20, 2);
      for (int i = 0; i < 3; ++i) {
        patient.pressureRamp(22, 0.8);
        patient.pressure(22, 10.6);
        patient.pressureRamp(20, 0.5);
        patient.pressure(20, 6);
      }
      patient.pressure(20, 4);
      patient.pressureRamp(24, 0.8);
      patient.pressure(24, 8);
      patient.pressureRamp(21, 0.8);
      patient.pressure(20, 7);
      patient.pressureRamp(23.8, 0.8);
      patient.pressure(23.8, 6.2);
      bench.send(patient.samples());
      bench.press(Qt::Key_3);
      bench.press(Qt::Key_P);
      bench.press(Qt::Key_5);
      keep(bench, "ccft-4-hold");
      bench.press(Qt::Key_Escape);
      keep(bench, "ccft-5-stop");
      bench.press(Qt::Key_Space);
      keep(bench, "ccft-6-after");
    }
    {
      ExaminerBench bench("test.ccft");
      bench.press(Qt::Key_Space);
      bench.skipTo("stage2_find");
      bench.press(Qt::Key_Space);
      bench.wait(6.2);
      keep(bench, "ccft-7-manual");
    }
    {
      ExaminerBench bench("test.cervical_arom");
      bench.sensors.become({false, false, true, true, false, {}, {}, {}});
      bench.press(Qt::Key_Space);
      bench.skipTo("neutral");
      SimulatedPatient still(50);
      still.still(1);
      bench.send(still.samples());
      bench.press(Qt::Key_Space);
      SimulatedPatient patient(50);
      patient.still(3);
      bench.send(patient.samples());
      bench.skipTo("rotation_right");
      SimulatedPatient moving(50);
      for (const double deg : {65.0, 67.0, 66.0}) {
        moving.turnTo({0, 2, -deg}, 1.5);
        moving.still(1);
        moving.turnTo({}, 1.5);
        moving.still(6);
      }
      for (const double deg : {51.0, 53.0}) {
        moving.turnTo({0, 2, deg}, 1.5);
        moving.still(1);
        moving.turnTo({}, 1.5);
        moving.still(6);
      }
      moving.turnTo({0, 2, 52}, 1.5);
      bench.send(moving.samples());
      keep(bench, "rom-1-rotation");
      bench.press(Qt::Key_Escape);
      bench.press(Qt::Key_Space);
      keep(bench, "rom-2-after");
    }
    {
      ExaminerBench bench("test.deep_neck_flexor_endurance");
      bench.press(Qt::Key_Space);
      keep(bench, "endurance-1-instruct");
      bench.press(Qt::Key_Space);
      bench.press(Qt::Key_Space);
      bench.wait(26.4);
      keep(bench, "endurance-2-running");
      bench.press(Qt::Key_Space);
      keep(bench, "endurance-3-reason");
      bench.press(Qt::Key_Space);
      bench.wait(1);
      keep(bench, "endurance-4-rest");
    }
    {
      ExaminerBench bench("test.neck_isometric_strength");
      bench.sensors.become({false, true, false, false, false, {}, "handheld_dynamometer", {}});
      bench.press(Qt::Key_Space);
      bench.skipTo("flexion");
      SimulatedPatient push(50, 1.5, 2);
      push.force(1, 1);
      bench.send(push.samples());
      bench.press(Qt::Key_Space);
      SimulatedPatient harder(50, 1.5, 2);
      for (int i = 1; i <= 60; ++i) harder.force(i * 1.6, 0.05);
      harder.force(96, 1.2);
      bench.send(harder.samples());
      keep(bench, "strength-1-push");
    }
    {
      ExaminerBench bench("test.scapular_dyskinesis");
      bench.press(Qt::Key_Space);
      bench.press(Qt::Key_Space);
      keep(bench, "dyskinesis-1-ready");
      bench.press(Qt::Key_Space);
      bench.wait(8.2);
      keep(bench, "dyskinesis-2-metronome");
      bench.skipTo("rate_flexion");
      keep(bench, "dyskinesis-3-rating");
    }
    {
      ExaminerBench bench("test.lateral_scapular_slide");
      bench.press(Qt::Key_Space);
      bench.skipTo("neutral");
      bench.type(QStringLiteral("8.5"));
      keep(bench, "slide-1-value");
    }
    {
      ExaminerBench bench("test.joint_position_error");
      bench.press(Qt::Key_Space);
      bench.skipTo("rotation_right");
      bench.type(QStringLiteral("5"));
      keep(bench, "jpe-1-laser");
    }
    {
      ExaminerBench bench("test.ccft");
      bench.page->setBlocked(QStringLiteral("A positive red flag: no active tests of the neck before it is cleared."));
      keep(bench, "blocked");
      bench.click(QStringLiteral("Acknowledge"));
      keep(bench, "blocked-2-reason");
    }
  }
}

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(argc, argv);
  QLocale::setDefault(QLocale::c());
  look::Theme::instance().install(look::Scheme::Light, 1.0);
  ExaminerPageTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "examiner_page_test.moc"
