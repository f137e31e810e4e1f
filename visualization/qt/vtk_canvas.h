#pragma once

#include <QImage>
#include <QWidget>
#include "visualization/render/offscreen_window.h"

namespace cervica::visualization {

/// A VTK render window as a widget. Internal to this folder: others use PostureView.
///
/// VTK draws off screen in a context of its own and the widget paints the pixels as a picture. That is cheaper than a
/// QOpenGLWidget where OpenGL is software: there Qt would compose every widget of the window in OpenGL too, which costs
/// more than the scene. And it behaves like any widget: under overlays, in other parents, in QWidget::grab.
///
/// VTK draws only when asked (requestDrawing) and when the size changed, at most once for each painting. Main thread
/// only.
class VtkCanvas : public QWidget {
  Q_OBJECT

 public:
  explicit VtkCanvas(QWidget* parent = nullptr);

  [[nodiscard]] vtkRenderWindow& window() { return offscreen_.window(); }

  /// Draws at the next painting.
  void requestDrawing();

  /// Smooth edges: 4 samples a pixel for a picture at rest, 0 while it moves.
  void setSamples(int samples);

  /// What is shown, in device pixels, drawn now if it has to be; null where OpenGL cannot be used.
  [[nodiscard]] QImage picture();

 Q_SIGNALS:
  /// There is no OpenGL here; nothing will be drawn.
  void graphicsFailed();
  /// The size in device pixels changed; the camera must be fitted before the drawing that follows.
  void deviceSizeChanged();
  /// A new drawing was painted.
  void framePainted();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  /// False when there is nothing to show.
  bool draw();

  OffscreenWindow offscreen_;
  QImage image_;
  bool drawingAsked_ = true;
  bool failed_ = false;
  bool drawing_ = false;
};

}  // namespace cervica::visualization
