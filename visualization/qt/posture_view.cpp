#include "visualization/qt/posture_view.h"

#include <optional>
#include <utility>

#include <QGuiApplication>
#include <QLabel>
#include <QMouseEvent>
#include <QStringList>
#include <QTimer>

#include "core/base/overloaded.h"
#include "visualization/qt/vtk_canvas.h"
#include "visualization/render/scene_drawer.h"

namespace cervica::visualization {
namespace {

constexpr int kRestMs = 180;  ///< after the last movement the picture is drawn again with smooth edges
constexpr int kRestSamples = 4;

}  // namespace

struct PostureView::Parts {
  VtkCanvas* canvas = nullptr;  ///< a child; null where there is no OpenGL
  std::unique_ptr<SceneDrawer> drawer;
  QLabel* failure = nullptr;
  QTimer rest;
  EventTranslator translator;
  std::function<Scene(View)> source;
  std::optional<Scene> scene;
  Layers layers;
  QString highlighted;
  bool moving = false;  ///< drawn as moving, or to be with the next frame
};

PostureView::PostureView(QWidget* parent) : QWidget(parent), parts_(std::make_unique<Parts>()) {
  setObjectName(QStringLiteral("postureView"));
  setAccessibleName(tr("3D posture"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);  // the cursor says what can be clicked
  // VTK needs GLX, which only Qt's X11 platform offers.
  if (QGuiApplication::platformName() != QLatin1String("xcb")) {
    showFailure();
    return;
  }
  parts_->canvas = new VtkCanvas(this);
  parts_->drawer = std::make_unique<SceneDrawer>(parts_->canvas->window());
  parts_->rest.setSingleShot(true);
  parts_->rest.setInterval(kRestMs);
  connect(&parts_->rest, &QTimer::timeout, this, &PostureView::rests);
  // The rest is counted from the frame that was shown, so that a slow machine is not slowed further by smooth frames.
  connect(parts_->canvas, &VtkCanvas::framePainted, this, [this] {
    if (parts_->moving) parts_->rest.start();
  });
  connect(parts_->canvas, &VtkCanvas::graphicsFailed, this, &PostureView::showFailure, Qt::QueuedConnection);
  connect(parts_->canvas, &VtkCanvas::deviceSizeChanged, this, [this] {
    parts_->drawer->setPixelScale(parts_->canvas->devicePixelRatioF());
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
  if (!parts_->scene) moves();  // the first picture comes soon, the smooth one a moment later
  const bool newCamera = !parts_->scene || parts_->scene->view != scene.view;
  parts_->scene = scene;
  if (parts_->canvas == nullptr) return;
  parts_->drawer->setScene(scene);
  if (newCamera) parts_->drawer->setCamera(scene.camera);
  parts_->canvas->requestDrawing();
}

void PostureView::showFrame(const Scene& scene) {
  moves();
  setScene(scene);
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
  moves();
  parts_->drawer->orbit(rightRad, upRad);
  drawNow();
}

Camera PostureView::camera() const {
  if (parts_->drawer) return parts_->drawer->camera();
  return parts_->scene ? parts_->scene->camera : Camera();
}

void PostureView::setLayers(const Layers& layers) {
  parts_->layers = layers;
  if (parts_->drawer) parts_->drawer->setLayers(layers);
  drawNow();
}

Layers PostureView::layers() const {
  return parts_->layers;
}

void PostureView::setHighlighted(const QString& name) {
  if (parts_->highlighted == name) return;
  parts_->highlighted = name;
  if (parts_->drawer) parts_->drawer->setHighlighted(name.toStdString());
  drawNow();
}

QString PostureView::highlighted() const {
  return parts_->highlighted;
}

QString PostureView::bodyAt(const QPointF& place) const {
  if (!parts_->drawer || !parts_->scene) return {};
  const double ratio = parts_->canvas->devicePixelRatioF();
  const auto hit =
      pick(*parts_->scene, parts_->drawer->rayThrough(place.x() * ratio, place.y() * ratio), parts_->layers);
  return hit ? QString::fromStdString(hit->body) : QString();
}

QImage PostureView::picture() {
  if (parts_->moving) rests();
  return parts_->canvas == nullptr ? QImage() : parts_->canvas->picture();
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

void PostureView::moves() {
  parts_->rest.stop();
  if (parts_->canvas == nullptr || std::exchange(parts_->moving, true)) return;
  parts_->canvas->setSamples(0);
  parts_->drawer->setMoving(true);
}

void PostureView::rests() {
  if (parts_->canvas == nullptr || parts_->translator.dragging()) return;
  parts_->moving = false;
  parts_->canvas->setSamples(kRestSamples);
  parts_->drawer->setMoving(false);
  drawNow();
}

void PostureView::choose(const QString& name) {
  setHighlighted(name);
  Q_EMIT bodyClicked(name);
}

QString PostureView::bodyBeside(int step) const {
  if (step == 0 || !parts_->scene) return {};
  QStringList names;
  for (const Body& body : parts_->scene->bodies)
    if (pickable(body.kind) && shows(parts_->layers, layerOf(body.kind))) names += QString::fromStdString(body.name);
  if (names.isEmpty()) return {};
  const auto now = names.indexOf(parts_->highlighted);
  if (now < 0) return step > 0 ? names.first() : names.last();
  return names[(now + step + names.size()) % names.size()];
}

/// False when there is nothing to do, so that the event is left to the window.
bool PostureView::obey(const ViewCommand& command) {
  SceneDrawer* const drawer = parts_->drawer.get();
  const bool obeyed = std::visit(core::Overloaded{[&](const OrbitBy& by) {
                                                    orbit(by.rightRad, by.upRad);
                                                    return true;
                                                  },
                                                  [&](const ZoomBy& by) {
                                                    moves();
                                                    if (drawer != nullptr) drawer->zoom(by.factor);
                                                    return true;
                                                  },
                                                  [&](const PanBy& by) {
                                                    moves();
                                                    const double ratio = devicePixelRatioF();
                                                    if (drawer != nullptr)
                                                      drawer->pan(by.rightPx * ratio, by.downPx * ratio);
                                                    return true;
                                                  },
                                                  [&](const LookFrom& from) {
                                                    setView(from.view);
                                                    return true;
                                                  },
                                                  [&](const ResetView&) {
                                                    if (drawer != nullptr && parts_->scene)
                                                      drawer->setCamera(parts_->scene->camera);
                                                    return true;
                                                  },
                                                  [&](const PickAt& at) {
                                                    choose(bodyAt(at.place));
                                                    return true;
                                                  },
                                                  [&](const StepBody& step) {
                                                    if (step.by == 0 && parts_->highlighted.isEmpty()) return false;
                                                    choose(bodyBeside(step.by));
                                                    return true;
                                                  },
                                                  [&](const ToggleLayer& toggle) {
                                                    Layers layers = parts_->layers;
                                                    layers.*toggle.layer = !(layers.*toggle.layer);
                                                    setLayers(layers);
                                                    Q_EMIT layersChanged(layers);
                                                    return true;
                                                  }},
                                 command);
  if (obeyed) drawNow();
  return obeyed;
}

bool PostureView::event(QEvent* event) {
  const std::optional<ViewCommand> command = parts_->translator.translate(*event);
  if (command && obey(*command)) {
    event->accept();
    return true;
  }
  if (event->type() == QEvent::MouseButtonPress) {
    setFocus(Qt::MouseFocusReason);
    event->accept();
    return true;
  }
  if (event->type() == QEvent::MouseButtonRelease) {
    if (parts_->moving) parts_->rest.start();
    event->accept();
    return true;
  }
  if (event->type() == QEvent::MouseMove) {
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->buttons() == Qt::NoButton)
      setCursor(bodyAt(mouse->position()).isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
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
