#include "visualization/qt/vtk_gl_widget.h"

#include <cmath>
#include <exception>

#include <QDebug>
#include <QOpenGLContext>

#include "visualization/render/vtk_messages.h"

namespace cervica::visualization {

VtkGlWidget::VtkGlWidget(QWidget* parent) : QOpenGLWidget(parent) {
  routeVtkMessages();
  window_->SetReadyForRendering(false);  // until there is a context
  window_->SetFrameBlitModeToNoBlit();   // we copy, and only while painting
  window_->SetMultiSamples(0);
  window_->SetSwapBuffers(false);
  window_->SetDPI(72);
  connect(this, &QOpenGLWidget::resized, this, &VtkGlWidget::applySize);
}

VtkGlWidget::~VtkGlWidget() {
  disconnect(contextGoes_);
  releaseBinding();
}

void VtkGlWidget::requestDrawing() {
  drawingAsked_ = true;
  update();
}

void VtkGlWidget::setSamples(int samples) {
  if (window_->GetMultiSamples() == samples) return;
  window_->SetMultiSamples(samples);
  window_->SetSwapBuffers(samples > 1);  // false: no copy into VTK's second framebuffer
  requestDrawing();
}

void VtkGlWidget::initializeGL() {
  releaseBinding();
  disconnect(contextGoes_);
  // Another parent or a floating dock destroys the context; the next initializeGL binds the new one.
  contextGoes_ =
      connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &VtkGlWidget::releaseBinding, Qt::DirectConnection);
  auto binding = std::make_unique<GlBinding>(*this, *window_);
  if (!binding->usable()) {
    binding.reset();
    Q_EMIT graphicsFailed();
    return;
  }
  binding_ = std::move(binding);
  applySize();
  drawingAsked_ = true;
}

void VtkGlWidget::releaseBinding() {
  if (!binding_) return;
  makeCurrent();
  binding_.reset();
  doneCurrent();
}

void VtkGlWidget::applySize() {
  const double ratio = devicePixelRatioF();
  const int w = static_cast<int>(std::lround(width() * ratio));
  const int h = static_cast<int>(std::lround(height() * ratio));
  if (w > 0 && h > 0) {
    window_->SetSize(w, h);
    window_->SetScreenSize(w, h);
    Q_EMIT deviceSizeChanged();
  }
  drawingAsked_ = true;
}

void VtkGlWidget::paintGL() {
  if (!binding_ || painting_ || width() <= 0 || height() <= 0) return;
  painting_ = true;
  binding_->enter();
  try {
    if (drawingAsked_) {
      drawingAsked_ = false;
      window_->Render();
    }
    binding_->show();
  } catch (const std::exception& error) {
    qWarning() << "3D view:" << error.what();  // an exception must not cross Qt
  }
  binding_->leave();
  painting_ = false;
}

}  // namespace cervica::visualization
