#include <memory>

#include <QApplication>
#include <QColor>
#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include "visualization/qt/event_translator.h"
#include "visualization/qt/graphics_setup.h"
#include "visualization/qt/posture_view.h"
#include "visualization/render/vtk_messages.h"

using namespace cervica;
using namespace cervica::visualization;

namespace {

Scene sceneFrom(View view) {
  PostureInput input;
  input.craniovertebral = core::Angle::degrees(43.6);
  SceneOptions options;
  options.view = view;
  return buildScene(solvePose(input), options);
}

/// How much of the picture is neither background nor empty: bones are darker and warmer than the bright gradient.
double shareOfBone(const QImage& picture) {
  int bone = 0, all = 0;
  for (int y = 0; y < picture.height(); y += 4) {
    for (int x = 0; x < picture.width(); x += 4) {
      const QColor color = picture.pixelColor(x, y);
      bone += color.red() > color.blue() + 12 ? 1 : 0;
      ++all;
    }
  }
  return all > 0 ? static_cast<double>(bone) / all : 0.0;
}

}  // namespace

class PostureViewTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    errors_.clear();
    setVtkMessageHook([this](VtkSeverity severity, const std::string& text) {
      if (severity != VtkSeverity::Debug) errors_ += QString::fromStdString(text);
    });
  }
  void cleanup() {
    setVtkMessageHook({});
    QCOMPARE(errors_, QString());
  }

  void drawsTheSkeleton() {
    const auto view = shown();
    QCOMPARE(view->accessibleName(), QStringLiteral("3D posture"));
    const QImage picture = view->picture();
    QCOMPARE(picture.size(), QSize(400, 480));
    QVERIFY2(shareOfBone(picture) > 0.12, qPrintable(QString::number(shareOfBone(picture))));
    QCOMPARE(qAlpha(picture.pixel(200, 240)), 255);
  }

  void drawsWhatWasSetBeforeItWasShown() {
    PostureView view;
    view.setScene(sceneFrom(View::Anterior));
    view.resize(400, 480);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QTRY_VERIFY(shareOfBone(view.picture()) > 0.12);
  }

  void canBeDestroyedBeforeItIsShown() {
    auto view = std::make_unique<PostureView>();
    view->setScene(sceneFrom(View::Lateral));
    view.reset();
    QVERIFY(!view);
  }

  void survivesHidingAndShowing() {
    const auto view = shown();
    const QImage before = view->picture();
    view->hide();
    QCoreApplication::processEvents();
    view->show();
    QVERIFY(QTest::qWaitForWindowExposed(view.get()));
    QTRY_VERIFY(view->picture() == before);
  }

  void survivesAnotherParent() {
    QWidget first, second;
    for (QWidget* window : {&first, &second}) {
      new QVBoxLayout(window);
      window->resize(400, 480);
      window->show();
      QVERIFY(QTest::qWaitForWindowExposed(window));
    }
    auto* view = new PostureView;
    view->setScene(sceneFrom(View::Lateral));
    for (QWidget* window : {&first, &second, &first}) {
      window->layout()->addWidget(view);
      view->show();
      QTRY_VERIFY(shareOfBone(view->picture()) > 0.12);
    }
    view->setParent(nullptr);  // floats
    view->show();
    QVERIFY(QTest::qWaitForWindowExposed(view));
    QTRY_VERIFY(shareOfBone(view->picture()) > 0.10);
    second.layout()->addWidget(view);
    QTRY_VERIFY(shareOfBone(view->picture()) > 0.12);
  }

  void survivesSizesOfNothing() {
    const auto view = shown();
    view->setMinimumSize(0, 0);
    view->resize(0, 0);
    QCoreApplication::processEvents();
    view->resize(1, 1);
    QCoreApplication::processEvents();
    view->resize(360, 420);
    QTRY_VERIFY(shareOfBone(view->picture()) > 0.12);
    QCOMPARE(view->picture().size(), QSize(360, 420));
  }

  void twoViewsDoNotDisturbEachOther() {
    const auto a = shown(View::Lateral);
    const QImage before = a->picture();
    const auto b = shown(View::Anterior);
    QVERIFY(b->picture() != before);
    QTRY_VERIFY(a->picture() == before);
  }

  void turnsWithTheMouseAndComesBack() {
    const auto view = shown();
    const QImage before = view->picture();
    QTest::mousePress(view.get(), Qt::LeftButton, {}, {200, 240});
    QTest::mouseMove(view.get(), {260, 240});
    QMouseEvent move(QEvent::MouseMove, QPointF(280, 250), view->mapToGlobal(QPointF(280, 250)), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(view.get(), &move);
    QTest::mouseRelease(view.get(), Qt::LeftButton, {}, {280, 250});
    QTRY_VERIFY(view->picture() != before);
    QTest::keyClick(view.get(), Qt::Key_Home);
    QTRY_VERIFY(view->picture() == before);
  }

  void keysChooseTheView() {
    const auto view = shown();
    view->setSceneSource(sceneFrom);
    QSignalSpy changed(view.get(), &PostureView::viewChanged);
    const std::pair<Qt::Key, View> keys[] = {{Qt::Key_2, View::Anterior},
                                             {Qt::Key_3, View::Posterior},
                                             {Qt::Key_4, View::Oblique},
                                             {Qt::Key_1, View::Lateral}};
    for (const auto& [key, expected] : keys) {
      QTest::keyClick(view.get(), key);
      QCOMPARE(view->view(), expected);
    }
    QCOMPARE(changed.count(), 4);
  }

  void eventsMeanWhatTheHelpSays() {
    EventTranslator translator;
    const auto key = [&](Qt::Key k) { return translator.translate(QKeyEvent(QEvent::KeyPress, k, Qt::NoModifier)); };
    QVERIFY(std::get<OrbitBy>(*key(Qt::Key_Right)).rightRad > 0);
    QVERIFY(std::get<OrbitBy>(*key(Qt::Key_Left)).rightRad < 0);
    QVERIFY(std::get<OrbitBy>(*key(Qt::Key_Up)).upRad > 0);
    QVERIFY(std::get<ZoomBy>(*key(Qt::Key_Plus)).factor > 1);
    QVERIFY(std::get<ZoomBy>(*key(Qt::Key_Minus)).factor < 1);
    QVERIFY(!key(Qt::Key_Tab));  // the keyboard can leave the view
    QVERIFY(!translator.translate(QEvent(QEvent::Enter)));
  }

 private:
  static std::unique_ptr<PostureView> shown(View view = View::Lateral) {
    auto widget = std::make_unique<PostureView>();
    widget->resize(400, 480);
    widget->setScene(sceneFrom(view));
    widget->show();
    if (!QTest::qWaitForWindowExposed(widget.get())) qWarning("not exposed");
    return widget;
  }
  QString errors_;
};

int main(int argc, char** argv) {
  configureGraphicsBeforeApplication();
  QApplication application(argc, argv);
  PostureViewTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "posture_view_test.moc"
