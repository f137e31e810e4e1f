#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QAbstractButton>
#include <QApplication>
#include <QTest>
#include <QVBoxLayout>
#include <QWidget>

#include "app/desktop/examination/examiner_page.h"
#include "app/desktop/visit/tests_page.h"
#include "assessment/devices/device_hub.h"
#include "assessment/tests/test_library.h"
#include "tests/gui/samples.h"

namespace cervica::test {

/// Sensors that say what the test says.
class FakeSensors : public app::SampleSource {
 public:
  [[nodiscard]] app::SourceState state() const override { return state_; }
  void become(const app::SourceState& state) {
    state_ = state;
    Q_EMIT stateChanged();
  }
  void send(const assessment::Sample& sample) { Q_EMIT samples({sample}); }

 private:
  app::SourceState state_;
};

/// The tab "Tests" in a window, on a visit without entries, with a clock that only the test moves.
class ExaminerBench {
 public:
  /// \param real  real sensors, with a real clock; null: those of the bench. Outlives it
  explicit ExaminerBench(const std::string& test, app::SampleSource* real = nullptr, QSize size = {1192, 674})
      : real_(real) {
    core::Visit visit = sampleVisit("intake");
    std::erase_if(visit.measurements, [](const auto& each) { return each.measure.rfind("pain.", 0) != 0; });
    visit.questionnaires.clear();
    draft = std::make_unique<app::DraftVisit>(visit, std::nullopt, catalogue());
    library = assessment::TestLibrary::shipped();
    open(test, size);
  }

  /// A page on the same journal, as after a sudden end.
  void open(const std::string& test, QSize size = {1192, 674}) {
    window.reset();
    app::Examination::Services services;
    services.journal = &journal;
    services.clock = [this] { return real_ != nullptr ? assessment::DeviceHub::nowS() : clockS; };
    services.now = [] { return *core::parseMoment("2026-03-02T10:41:00+01:00"); };
    page = new app::ExaminerPage(std::move(services), real_ != nullptr ? real_ : &sensors);
    tests = new app::TestsPage(library, page);
    window = std::make_unique<QWidget>();
    auto* column = new QVBoxLayout(window.get());
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(tests);
    window->resize(size);
    tests->setDraft(draft.get(), false);
    const assessment::StructuredTest* wanted = library->test(test);
    tests->showMeasure(library->enteredMeasures(*wanted).front()->id);
    window->show();
    window->activateWindow();
    static_cast<void>(QTest::qWaitForWindowActive(window.get()));
    if (!page->isVisible()) click(QStringLiteral("Run test"));
    settle();
  }

  [[nodiscard]] app::Examination& examination() { return *page->examination(); }
  [[nodiscard]] const assessment::RunView& view() { return examination().view(); }
  [[nodiscard]] std::string phase() { return examination().phase().id; }

  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus != nullptr ? focus : window.get(), key, modifiers);
    settle();
  }
  void type(const QString& text) {
    QTest::keyClicks(QApplication::focusWidget(), text);
    settle();
  }
  /// Clicks the visible button of that accessible name (or word). \return whether there is one
  bool click(const QString& name) {
    for (auto* each : window->findChildren<QAbstractButton*>()) {
      const QString its = each->accessibleName().isEmpty() ? each->text() : each->accessibleName();
      if (!each->isVisible() || its != name) continue;
      QTest::mouseClick(each, Qt::LeftButton);
      settle();
      return true;
    }
    return false;
  }
  void wait(double seconds) {
    for (double left = seconds; left > 1e-9; left -= 0.05) {
      clockS += std::min(left, 0.05);
      examination().tick();
    }
    settle();
  }
  /// Sends a stream that began at the start of the run or later; the clock goes with it.
  void send(const std::vector<assessment::Sample>& samples) {
    const double from = clockS;
    for (assessment::Sample sample : samples) {
      sample.timeS += from;
      clockS = sample.timeS;
      sensors.send(sample);
    }
    settle();
  }
  /// Paints what has changed.
  void settle() {
    QTest::qWait(20);
    QCoreApplication::processEvents();
  }
  /// Goes through phases until this one.
  void skipTo(const std::string& id) {
    for (int i = 0; i < 30 && phase() != id; ++i) examination().skipPhase();
    settle();
  }

  double clockS = 1000;
  FakeSensors sensors;
  app::MemoryRunJournal journal;
  std::shared_ptr<const assessment::TestLibrary> library;
  std::unique_ptr<app::DraftVisit> draft;
  std::unique_ptr<QWidget> window;
  app::TestsPage* tests = nullptr;
  app::ExaminerPage* page = nullptr;

 private:
  app::SampleSource* real_;
};

}  // namespace cervica::test
