// The set-up of the devices on its real page, with sensors on pseudo-terminals.
#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTest>
#include <QVBoxLayout>

#include "app/desktop/devices/devices_section.h"
#include "app/desktop/devices/signal_strip.h"
#include "app/desktop/frame/status_line.h"
#include "app/desktop/session/memory_clinic_store.h"
#include "app/look/choice_box.h"
#include "app/look/theme.h"
#include "protocols/pack.h"
#include "tests/assessment/devices/pseudo_terminal.h"

using namespace cervica;
using test::PseudoTerminal;
using test::StableName;

namespace {

constexpr int kWaitMs = 20'000;
constexpr int kEveryMs = 20;

/// The page and the status line on a clinic without records, with devices.json in a folder of its own.
class Setup {
 public:
  explicit Setup(const std::filesystem::path& folder) {
    app::look::Theme::instance().install(app::look::Scheme::Light, 1.0);
    auto prompts = std::make_unique<app::ScriptedPrompts>();
    prompts_ = prompts.get();
    const auto now = [] { return *core::parseMoment("2026-03-02T10:30:00+01:00"); };
    context = std::make_unique<app::AppContext>(app::AppContext::Parts{protocols::shippedPack().catalogue,
                                                                       std::make_unique<app::MemoryClinicStore>(),
                                                                       std::move(prompts),
                                                                       now,
                                                                       QStringLiteral("J. Keller"),
                                                                       {},
                                                                       folder / assessment::kDeviceFile});
    window = std::make_unique<QWidget>();
    auto* column = new QVBoxLayout(window.get());
    column->addWidget(new app::DevicesSection(*context), 1);
    column->addWidget(new app::StatusLine(*context));
    window->resize(1280, 760);
    window->show();
    context->sensors().start();
  }

  template <typename W>
  [[nodiscard]] W* find(const QString& name) const {
    for (W* each : window->findChildren<W*>()) {
      if (each->isVisible() && (each->objectName() == name || each->accessibleName() == name)) return each;
    }
    return nullptr;
  }
  [[nodiscard]] bool click(const QString& word) const {
    for (auto* button : window->findChildren<QAbstractButton*>()) {
      if (!button->isVisible() || !button->isEnabled() || button->text() != word) continue;
      QTest::mouseClick(button, Qt::LeftButton);
      return true;
    }
    return false;
  }
  void type(const QString& field, const QString& text) const {
    auto* edit = find<QLineEdit>(field);
    QVERIFY2(edit != nullptr, qPrintable(field));
    edit->selectAll();
    QTest::keyClicks(edit, text);
  }
  void choose(const QString& box, const QString& words) const {
    auto* found = find<app::look::ChoiceBox>(box);
    QVERIFY2(found != nullptr && found->choose(words), qPrintable(box));
  }
  [[nodiscard]] QString row(int index = 0) const {
    const auto* list = find<QListView>(QStringLiteral("Devices"));
    return list->model()->index(index, 0).data(Qt::AccessibleTextRole).toString();
  }
  [[nodiscard]] QString statusLine() const {
    const auto* words = window->findChild<QLabel*>(QStringLiteral("Sensor 1"));
    return words == nullptr || !words->isVisible() ? QString() : words->text();
  }
  [[nodiscard]] app::ScriptedPrompts& prompts() const { return *prompts_; }

  std::unique_ptr<app::AppContext> context;
  std::unique_ptr<QWidget> window;

 private:
  app::ScriptedPrompts* prompts_ = nullptr;
};

}  // namespace

class DeviceSetupTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aSensorIsAddedWatchedCalibratedUnpluggedAndRemoved();
  void aSimulatorIsMarkedEverywhere();
  void aSetupThatIsRefusedIsShown();
};

void DeviceSetupTest::aSensorIsAddedWatchedCalibratedUnpluggedAndRemoved() {
  StableName port;
  auto cell = std::make_unique<PseudoTerminal>();
  port.pointTo(*cell);
  Setup desk(port.folder());
  // A cell that sends its number twenty milliseconds apart, as long as it is plugged in.
  int raw = 100;
  QTimer sends;
  connect(&sends, &QTimer::timeout, this, [&] {
    if (cell) cell->send("t," + std::to_string(raw) + "\r\n");
  });
  sends.start(kEveryMs);

  desk.type(QStringLiteral("Device name"), QStringLiteral("Cell of room 2"));
  desk.type(QStringLiteral("Serial port"), QString::fromStdString(port.path()));
  desk.type(QStringLiteral("Column of the value"), QStringLiteral("2"));
  QVERIFY(desk.click(QStringLiteral("Add device")));
  QTRY_VERIFY_WITH_TIMEOUT(desk.row().contains(QStringLiteral("Connected")), kWaitMs);
  QTRY_VERIFY_WITH_TIMEOUT(desk.row().contains(QStringLiteral(" Hz")), kWaitMs);
  QTRY_VERIFY_WITH_TIMEOUT(
      desk.statusLine().contains(QStringLiteral("Pressure cell")) && desk.statusLine().endsWith(QStringLiteral(" Hz")),
      kWaitMs);
  const auto* value = desk.find<QLabel>(QStringLiteral("Live value"));
  QTRY_COMPARE_WITH_TIMEOUT(value->text(), QStringLiteral("100.0 mmHg"), kWaitMs);

  const auto takePoint = [&](const QString& which) {
    for (int tries = 0; tries < 100; ++tries) {
      QTest::qWait(100);
      const std::size_t refused = desk.prompts().shown.size();
      if (desk.click(QStringLiteral("Take %1 point").arg(which)) && desk.prompts().shown.size() == refused) return true;
    }
    return false;
  };
  desk.type(QStringLiteral("Lower known value"), QStringLiteral("0"));
  QVERIFY(takePoint(QStringLiteral("lower")));
  raw = 900;
  // The mean is of the last second: waits until the former value has left it.
  QTRY_VERIFY_WITH_TIMEOUT(
      [&] {
        const auto recent = desk.context->sensors().recent("pressure", assessment::DeviceHub::nowS() - 1.2);
        return recent.size() > 10 &&
               std::all_of(recent.begin(), recent.end(), [](const auto& r) { return r.raw == 900; });
      }(),
      kWaitMs);
  desk.type(QStringLiteral("Upper known value"), QStringLiteral("40"));
  QVERIFY(takePoint(QStringLiteral("upper")));
  QVERIFY(desk.click(QStringLiteral("Store calibration")));
  QTRY_COMPARE_WITH_TIMEOUT(value->text(), QStringLiteral("40.0 mmHg"), kWaitMs);
  QVERIFY(desk.find<QLabel>(QStringLiteral("Last calibration"))
              ->text()
              .startsWith(QStringLiteral("Calibrated 2 Mar 2026 by J. Keller, today")));

  // Saving the fields again keeps the calibration.
  QVERIFY(desk.click(QStringLiteral("Save device")));
  QCOMPARE(desk.context->sensors().settings().devices.front().calibrations.size(), std::size_t{1});

  cell->unplug();
  cell.reset();
  port.remove();
  QTRY_VERIFY_WITH_TIMEOUT(desk.row().contains(QStringLiteral("Not plugged in")), kWaitMs);
  QTRY_COMPARE_WITH_TIMEOUT(desk.statusLine(), QStringLiteral("Pressure cell not plugged in"), kWaitMs);
  cell = std::make_unique<PseudoTerminal>();
  port.pointTo(*cell);
  QTRY_VERIFY_WITH_TIMEOUT(desk.row().contains(QStringLiteral("Connected")), kWaitMs);
  QTRY_COMPARE_WITH_TIMEOUT(value->text(), QStringLiteral("40.0 mmHg"), kWaitMs);

  desk.prompts().confirmations.push_back(true);
  QVERIFY(desk.click(QStringLiteral("Remove device")));
  QVERIFY(desk.context->sensors().settings().devices.empty());
  QTRY_VERIFY(desk.statusLine().isEmpty());
}

void DeviceSetupTest::aSimulatorIsMarkedEverywhere() {
  const StableName folder;
  Setup desk(folder.folder());
  desk.choose(QStringLiteral("Kind of device"), QStringLiteral("Simulator"));
  desk.type(QStringLiteral("Device name"), QStringLiteral("Training"));
  QVERIFY(desk.click(QStringLiteral("Add device")));
  QTRY_VERIFY_WITH_TIMEOUT(desk.row().contains(QStringLiteral("Simulated")), kWaitMs);
  QTRY_VERIFY_WITH_TIMEOUT(desk.statusLine().startsWith(QStringLiteral("Simulated pressure")), kWaitMs);
  QVERIFY(desk.context->sensors().simulated(assessment::DeviceRole::Pressure));
}

void DeviceSetupTest::aSetupThatIsRefusedIsShown() {
  const StableName folder;
  QFile file(QString::fromStdString((folder.folder() / assessment::kDeviceFile).string()));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(R"({"schema":"cervica.devices.v1","devices":[{"id":"a"}]})");
  file.close();
  Setup desk(folder.folder());
  const auto* notice = desk.find<QLabel>(QStringLiteral("Devices notice"));
  QVERIFY(notice != nullptr);
  QVERIFY(notice->text().contains(QStringLiteral("devices.json/devices/0/name")));
}

QTEST_MAIN(DeviceSetupTest)
#include "device_setup_test.moc"
