// The pictures in 3D on the pages: layers, what is laid over, a click on a muscle, the exercise that plays, pictures
// that are saved. CERVICA_PICTURES=FOLDER keeps pictures of the window to look at.
#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSlider>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include "app/desktop/bones/bones_in_use.h"
#include "app/desktop/frame/main_window.h"
#include "app/desktop/motion/motion_view.h"
#include "app/desktop/session/memory_clinic_store.h"
#include "app/desktop/visit/draft_visit.h"
#include "app/look/theme.h"
#include "protocols/pack.h"
#include "tests/gui/samples.h"
#include "visualization/qt/graphics_setup.h"
#include "visualization/qt/posture_view.h"

using cervica::app::AppContext;
using cervica::app::MainWindow;
using cervica::app::MemoryClinicStore;
using cervica::app::MotionView;
using cervica::app::PageId;
using cervica::app::PostureChoices;
using cervica::app::ScriptedPrompts;
using cervica::visualization::PostureView;
namespace app = cervica::app;
namespace core = cervica::core;

namespace {

constexpr int kWaitMs = 20'000;

}  // namespace

class FiguresTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void cleanup();

  void layersAreTheSameOnEveryPage();
  void whatIsLaidOverIsOfferedWhereThereIsOne();
  void aMuscleTellsWhatWasFound();
  void theMouseReachesTheBody();
  void aPostureIsSavedAsSeen();
  void theLibraryFindsAndPlaysAnExercise();
  void anExerciseIsSaved();
  void theProgrammeIsReachedByKeys();

 private:
  template <typename W>
  W* visible(const QString& objectName) const {
    for (W* each : window_->findChildren<W*>(objectName)) {
      if (each->isVisible()) return each;
    }
    return nullptr;
  }
  /// Of the page that is shown.
  QAction* action(const QString& words) const {
    for (QAction* each : window_->findChildren<QAction*>()) {
      const auto* owner = qobject_cast<QWidget*>(each->parent());
      if (each->text() == words && each->isEnabled() && (owner == nullptr || owner->isVisible())) return each;
    }
    return nullptr;
  }
  PostureView* view() const { return visible<PostureView>(QStringLiteral("postureView")); }
  void openResults();
  void openCompare();
  void keep(const char* name);

  MemoryClinicStore* store_ = nullptr;
  ScriptedPrompts* prompts_ = nullptr;
  std::unique_ptr<AppContext> context_;
  std::unique_ptr<MainWindow> window_;
};

void FiguresTest::init() {
  app::look::Theme::instance().install(app::look::Scheme::Light, 1.0);
  auto store = std::make_unique<MemoryClinicStore>();
  store_ = store.get();
  core::Visit before = cervica::test::sampleVisit("intake");
  core::Visit now = cervica::test::sampleVisit("follow_up");
  now.patient = before.patient;
  store_->patientRecords[before.patient.id] = before.patient;
  store_->visitRecords[before.id] = {before, 1, std::nullopt};
  store_->visitRecords[now.id] = {now, 1, std::nullopt};
  auto prompts = std::make_unique<ScriptedPrompts>();
  prompts_ = prompts.get();
  const auto& pack = cervica::protocols::shippedPack();
  const auto clock = [] { return *core::parseMoment("2026-06-02T10:30:00+02:00"); };
  context_ = std::make_unique<AppContext>(
      AppContext::Parts{.catalogue = pack.catalogue,
                        .store = std::move(store),
                        .prompts = std::move(prompts),
                        .clock = clock,
                        .clinician = QStringLiteral("J. Keller"),
                        .bones = std::make_shared<app::BonesInUse>(std::filesystem::path())});
  window_ = std::make_unique<MainWindow>(*context_, pack.tests, pack.exercises);
  window_->resize(1280, 800);
  window_->show();
  QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
  window_->activateWindow();
  window_->openRecords();
  context_->openVisit(now.id);
  QTRY_VERIFY_WITH_TIMEOUT(context_->draft() != nullptr && context_->visits().size() == 2, kWaitMs);
}

void FiguresTest::cleanup() {
  window_.reset();
  context_.reset();
}

void FiguresTest::openResults() {
  window_->showPage(PageId::Visit);
  for (QTabBar* bar : window_->findChildren<QTabBar*>()) {
    if (bar->isVisible()) QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(2).center());
  }
  QTRY_VERIFY(view() != nullptr);
}

void FiguresTest::openCompare() {
  window_->showPage(PageId::Compare);
  QTRY_VERIFY_WITH_TIMEOUT(view() != nullptr, kWaitMs);
}

void FiguresTest::keep(const char* name) {
  const QString folder = qEnvironmentVariable("CERVICA_PICTURES");
  if (folder.isEmpty()) return;
  QTest::qWait(600);  // the view draws at rest
  QDir().mkpath(folder);
  window_->grab().save(QStringLiteral("%1/%2.png").arg(folder, QString::fromLatin1(name)));
}

void FiguresTest::layersAreTheSameOnEveryPage() {
  openResults();
  QVERIFY(view()->layers().muscles);
  QVERIFY(action(QStringLiteral("Muscles")) != nullptr);
  action(QStringLiteral("Muscles"))->trigger();
  QVERIFY(!view()->layers().muscles);
  QVERIFY(view()->layers().bones);
  action(QStringLiteral("Movement arcs"))->trigger();
  QVERIFY(view()->layers().arcs);
  keep("layers");
  openCompare();
  QVERIFY(!view()->layers().muscles);
  QVERIFY(view()->layers().arcs);
  // The key in the picture does the same.
  view()->setFocus();
  QTest::keyClick(view(), Qt::Key_M);
  QVERIFY(context_->postureChoices().shows(PostureChoices::Layer::Muscles));
}

void FiguresTest::whatIsLaidOverIsOfferedWhereThereIsOne() {
  openResults();
  QAction* earlier = nullptr;
  QTRY_VERIFY_WITH_TIMEOUT(
      (earlier = action(QStringLiteral("Earlier visit laid over"))) != nullptr && earlier->isVisible(), kWaitMs);
  QVERIFY(action(QStringLiteral("Nothing laid over"))->isChecked());
  const QImage alone = view()->picture();
  earlier->trigger();
  QVERIFY(earlier->isChecked());
  QTRY_VERIFY(view()->picture() != alone);
  keep("ghost");
  action(QStringLiteral("Nothing laid over"))->trigger();
  QTRY_VERIFY(view()->picture() == alone);
}

void FiguresTest::aMuscleTellsWhatWasFound() {
  openResults();
  Q_EMIT view()->bodyClicked(QStringLiteral("upper_trapezius_right"));
  auto* name = visible<QLabel>(QStringLiteral("bodyName"));
  QVERIFY(name != nullptr);
  QCOMPARE(name->text(), QStringLiteral("Upper trapezius, right"));
  QCOMPARE(view()->highlighted(), QStringLiteral("upper_trapezius_right"));
  QVERIFY(view()->accessibleDescription().startsWith(QStringLiteral("Upper trapezius, right")));
  QVERIFY(visible<QWidget>(QStringLiteral("evidencePanel")) == nullptr);
  keep("muscle");
  QTest::mouseClick(visible<QAbstractButton>(QStringLiteral("letGo")), Qt::LeftButton);
  QVERIFY(visible<QLabel>(QStringLiteral("bodyName")) == nullptr);
  QVERIFY(visible<QWidget>(QStringLiteral("evidencePanel")) != nullptr);
  QVERIFY(view()->highlighted().isEmpty());
}

void FiguresTest::theMouseReachesTheBody() {
  openResults();
  if (!view()->graphicsUsable()) QSKIP("no OpenGL here");
  QTest::qWait(300);
  QTest::mouseClick(view(), Qt::LeftButton, {}, view()->rect().center());
  QTRY_VERIFY(visible<QLabel>(QStringLiteral("bodyName")) != nullptr);
  QVERIFY(!visible<QLabel>(QStringLiteral("bodyName"))->text().isEmpty());
}

void FiguresTest::aPostureIsSavedAsSeen() {
  openResults();
  const QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("posture.png"));
  prompts_->fileNames.push_back(path);
  auto* save = visible<QAbstractButton>(QStringLiteral("savePosture"));
  QVERIFY(save != nullptr);
  const auto sizes = save->findChild<QMenu*>()->actions();
  QVERIFY(sizes.size() >= 3);
  sizes.front()->trigger();
  const QImage saved(path);
  QCOMPARE(saved.size(), QSize(1000, 1250));
  // Without a name nothing is stored and nothing complains.
  sizes.front()->trigger();
  QVERIFY(prompts_->shown.empty());
}

void FiguresTest::theLibraryFindsAndPlaysAnExercise() {
  window_->showPage(PageId::Programme);
  auto* field = visible<QLineEdit>(QString());
  for (QLineEdit* each : window_->findChildren<QLineEdit*>()) {
    if (each->isVisible() && each->accessibleName() == QStringLiteral("Search exercises")) field = each;
  }
  QVERIFY(field != nullptr);
  QTest::keyClicks(field, QStringLiteral("turning head"));
  auto* name = visible<QLabel>(QStringLiteral("exerciseName"));
  QTRY_COMPARE(name->text(), QStringLiteral("Turning your head"));
  auto* motion = visible<MotionView>(QStringLiteral("motionView"));
  QVERIFY(motion != nullptr);
  QVERIFY(motion->player().durationS() > 0);
  QVERIFY(motion->player().playing());
  QTRY_VERIFY(motion->player().timeS() > 0);
  keep("programme");
  motion->view().setFocus();
  QTest::keyClick(&motion->view(), Qt::Key_Space);
  QVERIFY(!motion->player().playing());
  const double stopped = motion->player().timeS();
  QTest::keyClick(&motion->view(), Qt::Key_Right);
  QVERIFY(motion->player().timeS() != stopped);
  auto* slider = visible<QSlider>(QStringLiteral("momentOfMovement"));
  slider->setValue(slider->maximum() / 2);
  QVERIFY(std::abs(motion->player().timeS() - motion->player().durationS() / 2) < 0.01);
  QTest::keyClick(&motion->view(), Qt::Key_BracketLeft);
  QCOMPARE(motion->player().speed(), 0.5);
  // Away from the page nothing plays.
  motion->player().play();
  window_->showPage(PageId::Patients);
  QVERIFY(!motion->player().playing());
}

void FiguresTest::anExerciseIsSaved() {
  window_->showPage(PageId::Programme);
  const QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("exercise.png"));
  prompts_->fileNames.push_back(path);
  auto* save = visible<QAbstractButton>(QStringLiteral("savePicture"));
  QVERIFY(save != nullptr);
  save->findChild<QMenu*>()->actions()[1]->trigger();
  QCOMPARE(QImage(path).size(), QSize(1920, 1080));
}

void FiguresTest::theProgrammeIsReachedByKeys() {
  window_->showPage(PageId::Visit);
  QTest::keyClick(window_.get(), Qt::Key_4, Qt::ControlModifier);
  QTRY_VERIFY(visible<QLabel>(QStringLiteral("exerciseName")) != nullptr);
  QVERIFY(action(QStringLiteral("Go to Programme")) != nullptr);
  QVERIFY(action(QStringLiteral("Print picture\u2026")) != nullptr);
}

int main(int argc, char** argv) {
  cervica::visualization::configureGraphicsBeforeApplication();
  QApplication application(argc, argv);
  FiguresTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "figures_test.moc"
