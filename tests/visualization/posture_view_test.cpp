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
    QCOMPARE(picture.size(), (QSizeF(400, 480) * view->devicePixelRatioF()).toSize());
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
    QCOMPARE(view->picture().size(), (QSizeF(360, 420) * view->devicePixelRatioF()).toSize());
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

  void aClickNamesTheBodyThatIsThere() {
    const auto view = shown();
    QSignalSpy clicked(view.get(), &PostureView::bodyClicked);
    const QImage before = view->picture();
    const QPoint skull = whereIs(*view, QStringLiteral("skull"));
    QVERIFY(!skull.isNull());
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, skull);
    QCOMPARE(clicked.takeFirst().first().toString(), QStringLiteral("skull"));
    QCOMPARE(view->highlighted(), QStringLiteral("skull"));
    const QImage marked = view->picture();
    const QPoint pixel = (QPointF(skull) * view->devicePixelRatioF()).toPoint();
    QVERIFY(marked.pixelColor(pixel).blue() > marked.pixelColor(pixel).red());
    QVERIFY(before.pixelColor(pixel).blue() < before.pixelColor(pixel).red());
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, {3, 3});
    QCOMPARE(clicked.takeFirst().first().toString(), QString());
    QTRY_VERIFY(view->picture() == before);
  }

  void whatIsPickedIsWhatIsDrawnThere() {
    const auto view = shown(View::Anterior);
    Layers bones;
    bones.muscles = bones.outline = bones.annotations = bones.arcs = false;
    view->setLayers(bones);
    const QImage picture = view->picture();
    int agree = 0, all = 0;
    for (int y = 8; y < view->height() - 40; y += 20) {
      for (int x = 8; x < view->width(); x += 20) {
        const QPointF at(x + 0.5, y + 0.5);
        const QColor color = picture.pixelColor((at * view->devicePixelRatioF()).toPoint());
        agree += (color.red() > color.blue() + 3) == !view->bodyAt(at).isEmpty() ? 1 : 0;
        ++all;
      }
    }
    QVERIFY2(agree > 0.97 * all, qPrintable(QStringLiteral("%1 of %2").arg(agree).arg(all)));
  }

  void aDragIsNoClick() {
    const auto view = shown();
    QSignalSpy clicked(view.get(), &PostureView::bodyClicked);
    const QPoint from = whereIs(*view, QStringLiteral("skull"));
    drag(*view, Qt::LeftButton, {}, from, from + QPoint(60, 0));
    QCOMPARE(clicked.count(), 0);
    drag(*view, Qt::LeftButton, {}, from, from + QPoint(2, 1));  // a hand is not quite still
    QCOMPARE(clicked.count(), 1);
  }

  void thePictureMovesWithTheMiddleButtonOrShift() {
    const auto view = shown();
    const Camera before = view->camera();
    const QImage picture = view->picture();
    drag(*view, Qt::MiddleButton, {}, {200, 240}, {260, 200});
    const Eigen::Vector3d moved = view->camera().focus - before.focus;
    QVERIFY(moved.x() < -0.01);  // seen from the right: the person went forwards in the picture,
    QVERIFY(moved.y() < -0.01);  // and upwards
    drag(*view, Qt::LeftButton, Qt::ShiftModifier, {260, 200}, {200, 240});
    QVERIFY((view->camera().focus - before.focus).norm() < 1e-9);
    QCOMPARE(view->camera().towards, before.towards);
    drag(*view, Qt::MiddleButton, {}, {200, 240}, {260, 200});
    QTest::mouseDClick(view.get(), Qt::LeftButton, {}, {200, 240});
    QTRY_VERIFY(view->picture() == picture);
  }

  void keysGoFromBodyToBody() {
    const auto view = shown();
    QSignalSpy clicked(view.get(), &PostureView::bodyClicked);
    QTest::keyClick(view.get(), Qt::Key_N);
    const QString first = clicked.takeFirst().first().toString();
    QVERIFY(!first.isEmpty());
    QTest::keyClick(view.get(), Qt::Key_N);
    const QString second = clicked.takeFirst().first().toString();
    QVERIFY(second != first);
    QTest::keyClick(view.get(), Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(clicked.takeFirst().first().toString(), first);
    QTest::keyClick(view.get(), Qt::Key_N, Qt::ShiftModifier);  // round to the last
    QTest::keyClick(view.get(), Qt::Key_N);
    QCOMPARE(clicked.takeLast().first().toString(), first);
    clicked.clear();
    QTest::keyClick(view.get(), Qt::Key_Escape);
    QCOMPARE(clicked.takeFirst().first().toString(), QString());
    QTest::keyClick(view.get(), Qt::Key_Escape);  // nothing to leave: for the window
    QCOMPARE(clicked.count(), 0);
  }

  void keysShowAndHideLayers() {
    const auto view = shown();
    QSignalSpy changed(view.get(), &PostureView::layersChanged);
    const QPoint skull = whereIs(*view, QStringLiteral("skull"));
    const QImage before = view->picture();
    QTest::keyClick(view.get(), Qt::Key_B);
    QVERIFY(!view->layers().bones);
    QCOMPARE(view->bodyAt(skull), QString());
    QVERIFY(shareOfBone(view->picture()) < 0.02);
    QTest::keyClick(view.get(), Qt::Key_B);
    QVERIFY(view->picture() == before);
    QTest::keyClick(view.get(), Qt::Key_A);
    QVERIFY(view->picture() != before);
    for (const Qt::Key key : {Qt::Key_A, Qt::Key_M, Qt::Key_O, Qt::Key_R}) QTest::keyClick(view.get(), key);
    QCOMPARE(view->layers(),
             (Layers{.bones = true, .muscles = false, .outline = false, .annotations = true, .arcs = false}));
    QCOMPARE(changed.count(), 7);
  }

  void framesOfAnAnimationKeepTheCamera() {
    const auto view = shown();
    view->orbit(0.4, 0.1);
    const Camera turned = view->camera();
    PostureInput input;
    for (const double angle : {44.0, 46.0, 48.0}) {
      input.craniovertebral = core::Angle::degrees(angle);
      view->showFrame(buildScene(solvePose(input), {}));
    }
    QCOMPARE(view->camera().towards, turned.towards);
    const QImage animated = view->picture();
    PostureView fresh;
    fresh.resize(400, 480);
    fresh.setScene(sceneFrom(View::Lateral));
    fresh.setScene(buildScene(solvePose(input), {}));
    fresh.orbit(0.4, 0.1);
    fresh.show();
    QVERIFY(QTest::qWaitForWindowExposed(&fresh));
    QVERIFY(fresh.picture() == animated);
  }

  void restsAfterItMoved() {
    const auto view = shown();
    const QImage atRest = view->picture();
    view->orbit(0.3, 0);
    view->orbit(-0.3, 0);
    QVERIFY(view->grab().toImage().convertToFormat(atRest.format()) != atRest);  // fewer triangles, no smooth edges
    QTRY_VERIFY(view->grab().toImage().convertToFormat(atRest.format()) == atRest);
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
    QVERIFY(!translator.translate(QKeyEvent(QEvent::KeyPress, Qt::Key_A, Qt::ControlModifier)));
    QCOMPARE(std::get<StepBody>(*key(Qt::Key_Escape)).by, 0);
    QVERIFY(std::get<ToggleLayer>(*key(Qt::Key_O)).layer == &Layers::outline);
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

  /// A place in the middle of where the body is seen; null when it is not.
  static QPoint whereIs(const PostureView& view, const QString& body) {
    QPoint sum;
    int count = 0;
    for (int y = 0; y < view.height(); y += 20)
      for (int x = 0; x < view.width(); x += 20)
        if (view.bodyAt(QPointF(x, y)) == body) {
          sum += QPoint(x, y);
          ++count;
        }
    return count > 0 ? sum / count : QPoint();
  }

  static void drag(PostureView& view, Qt::MouseButton button, Qt::KeyboardModifiers keys, QPoint from, QPoint to) {
    QTest::mousePress(&view, button, keys, from);
    QMouseEvent move(QEvent::MouseMove, QPointF(to), view.mapToGlobal(QPointF(to)), Qt::NoButton, button, keys);
    QCoreApplication::sendEvent(&view, &move);
    QTest::mouseRelease(&view, button, keys, to);
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
