#include "visualization/qt/vtk_canvas.h"

#include <cmath>
#include <exception>
#include <utility>

#include <QDebug>
#include <QPaintEvent>
#include <QPainter>

#include "visualization/render/vtk_messages.h"

namespace cervica::visualization {

VtkCanvas::VtkCanvas(QWidget* parent) : QWidget(parent) {
  routeVtkMessages();
  setAttribute(Qt::WA_OpaquePaintEvent);
  setAttribute(Qt::WA_TransparentForMouseEvents);  // they are for the view
}

void VtkCanvas::requestDrawing() {
  drawingAsked_ = true;
  update();
}

void VtkCanvas::setSamples(int samples) {
  if (window().GetMultiSamples() == samples) return;
  window().SetMultiSamples(samples);
  requestDrawing();
}

QImage VtkCanvas::picture() {
  return draw() ? image_ : QImage();
}

bool VtkCanvas::draw() {
  if (failed_ || drawing_) return false;
  const double ratio = devicePixelRatioF();
  const QSize device(static_cast<int>(std::lround(width() * ratio)), static_cast<int>(std::lround(height() * ratio)));
  if (device.isEmpty()) return false;
  drawing_ = true;  // fitting the camera asks for a drawing, which this is
  if (image_.size() != device || image_.devicePixelRatio() != ratio) {
    image_ = QImage(device, QImage::Format_RGBX8888);
    image_.setDevicePixelRatio(ratio);
    window().SetSize(device.width(), device.height());
    drawingAsked_ = true;
    Q_EMIT deviceSizeChanged();
  }
  if (std::exchange(drawingAsked_, false)) {
    try {
      if (offscreen_.start()) {
        window().Render();
        offscreen_.read(image_.bits());
      } else {
        failed_ = true;
        Q_EMIT graphicsFailed();
      }
    } catch (const std::exception& error) {
      qWarning() << "3D view:" << error.what();  // an exception must not cross Qt
    }
  }
  drawing_ = false;
  return !failed_;
}

void VtkCanvas::paintEvent(QPaintEvent* event) {
  const bool fresh = drawingAsked_;
  if (!draw()) return;
  QPainter painter(this);
  painter.setClipRegion(event->region());
  painter.setCompositionMode(QPainter::CompositionMode_Source);
  painter.drawImage(0, 0, image_);
  painter.end();
  if (fresh) Q_EMIT framePainted();
}

}  // namespace cervica::visualization
