#include "visualization/qt/posture_view.h"

#include <optional>
#include <utility>

#include <QGuiApplication>
#include <QLabel>
#include <QPointer>
#include <QTimer>

#include "core/base/overloaded.h"
#include "visualization/qt/event_translator.h"
#include "visualization/qt/vtk_gl_widget.h"
#include "visualization/render/scene_drawer.h"

namespace cervica::visualization {
namespace {

constexpr int kRestMs = 180;  ///< after the last movement the picture is drawn again with smooth edges
constexpr int kRestSamples = 4;

}  // namespace

struct PostureView::Parts {
  VtkGlWidget* canvas = nullptr;  ///< a child; null where there is no OpenGL
  std::unique_ptr<SceneDrawer> drawer;
  QLabel* failure = nullptr;
  QTimer rest;
  EventTranslator translator;
  std::function<Scene(View)> source;
  std::optional<Scene> scene;
  double pixelScale = 1.0;
  bool moving = false;  ///< turned since the last frame
};

PostureView::PostureView(QWidget* parent) : QWidget(parent), parts_(std::make_unique<Parts>()) {
  setObjectName(QStringLiteral("postureView"));
  setAccessibleName(tr("3D posture"));
  setFocusPolicy(Qt::StrongFocus);
  // VTK needs GLX, which only Qt's X11 platform offers.
  if (QGuiApplication::platformName() != QLatin1String("xcb")) {
    showFailure();
    return;
  }
  parts_->canvas = new VtkGlWidget(this);
  parts_->drawer = std::make_unique<SceneDrawer>(parts_->canvas->window());
  parts_->rest.setSingleShot(true);
  parts_->rest.setInterval(kRestMs);
  connect(&parts_->rest, &QTimer::timeout, this, [this] {
    if (parts_->canvas != nullptr && !parts_->translator.dragging()) parts_->canvas->setSamples(kRestSamples);
  });
  connect(parts_->canvas, &QOpenGLWidget::frameSwapped, this, [this] {
    if (std::exchange(parts_->moving, false)) parts_->rest.start();
  });
  connect(parts_->canvas, &VtkGlWidget::graphicsFailed, this, &PostureView::showFailure, Qt::QueuedConnection);
  connect(parts_->canvas, &VtkGlWidget::deviceSizeChanged, this, [this] {
    const double scale = parts_->canvas->devicePixelRatioF();
    if (scale != parts_->pixelScale) {
      parts_->pixelScale = scale;
      parts_->drawer->setPixelScale(scale);
      if (parts_->scene) parts_->drawer->setScene(*parts_->scene);
    }
    parts_->drawer->fitCamera();
  });
  parts_->canvas->setSamples(kRestSamples);
}

PostureView::~PostureView() {
  // The renderers leave the window before the canvas takes it away.
  parts_->drawer.reset();
  delete parts_->canvas;
}

void PostureView::setScene(const Scene& scene) {
  const bool newCamera = !parts_->scene || parts_->scene->view != scene.view;
  parts_->scene = scene;
  if (parts_->canvas == nullptr) return;
  parts_->drawer->setScene(scene);
  if (newCamera) parts_->drawer->setCamera(scene.camera);
  parts_->canvas->requestDrawing();
}

void PostureView::setSceneSource(std::function<Scene(View)> source) {
  parts_->source = std::move(source);
  if (parts_->source) setScene(parts_->source(view()));
}

void PostureView::setView(View view) {
  if (parts_->source) {
    setScene(parts_->source(view));
    if (parts_->canvas != nullptr) parts_->drawer->setCamera(parts_->scene->camera);
  } else if (parts_->scene) {
    parts_->scene->view = view;
    parts_->scene->camera = cameraFor(view, solvePose({}));
    if (parts_->canvas != nullptr) parts_->drawer->setCamera(parts_->scene->camera);
  }
  drawNow();
  Q_EMIT viewChanged(view);
}

View PostureView::view() const {
  return parts_->scene ? parts_->scene->view : View::Lateral;
}

void PostureView::orbit(double rightRad, double upRad) {
  if (parts_->canvas == nullptr) return;
  parts_->drawer->orbit(rightRad, upRad);
  // The rest is counted from the frame that this makes, so that a slow machine is not slowed further by smooth frames.
  parts_->canvas->setSamples(0);
  parts_->rest.stop();
  parts_->moving = true;
  drawNow();
}

QImage PostureView::picture() {
  return parts_->canvas == nullptr ? QImage() : parts_->canvas->grabFramebuffer();
}

bool PostureView::graphicsUsable() const {
  return parts_->canvas != nullptr;
}

QSize PostureView::sizeHint() const {
  return {460, 560};
}
QSize PostureView::minimumSizeHint() const {
  return {200, 240};
}

void PostureView::drawNow() {
  if (parts_->canvas != nullptr) parts_->canvas->requestDrawing();
}

bool PostureView::event(QEvent* event) {
  const std::optional<ViewCommand> command = parts_->translator.translate(*event);
  if (command) {
    std::visit(core::Overloaded{[this](const OrbitBy& by) { orbit(by.rightRad, by.upRad); },
                                [this](const ZoomBy& by) {
                                  if (parts_->drawer) parts_->drawer->zoom(by.factor);
                                  drawNow();
                                },
                                [this](const LookFrom& from) { setView(from.view); },
                                [this](const ResetView&) {
                                  if (parts_->drawer && parts_->scene) parts_->drawer->setCamera(parts_->scene->camera);
                                  drawNow();
                                }},
               *command);
    event->accept();
    return true;
  }
  if (event->type() == QEvent::MouseButtonPress) {
    setFocus(Qt::MouseFocusReason);
    event->accept();
    return true;
  }
  if (event->type() == QEvent::MouseButtonRelease) {
    parts_->rest.start();
    event->accept();
    return true;
  }
  return QWidget::event(event);
}

void PostureView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (parts_->canvas != nullptr) parts_->canvas->setGeometry(rect());
  if (parts_->failure != nullptr) parts_->failure->setGeometry(rect());
}

void PostureView::showFailure() {
  parts_->drawer.reset();
  if (parts_->canvas != nullptr) {
    parts_->canvas->hide();
    parts_->canvas->deleteLater();
    parts_->canvas = nullptr;
  }
  if (parts_->failure != nullptr) return;
  parts_->failure = new QLabel(this);
  parts_->failure->setObjectName(QStringLiteral("postureViewFailure"));
  parts_->failure->setWordWrap(true);
  parts_->failure->setAlignment(Qt::AlignCenter);
  parts_->failure->setMargin(24);
  parts_->failure->setText(
      tr("The 3D view needs OpenGL 3.2 over X11. All measurements and results are available without it.\n\n"
         "Start Cervica with QT_QPA_PLATFORM=xcb, or install the graphics drivers (package libgl1-mesa-dri)."));
  parts_->failure->setGeometry(rect());
  parts_->failure->show();
}

}  // namespace cervica::visualization
