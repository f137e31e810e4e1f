#pragma once

#include <memory>

#include <vtkNew.h>

#include <QOpenGLWidget>
#include "visualization/qt/gl_binding.h"

namespace cervica::visualization {

/// A VTK render window inside a Qt window. Internal to this folder: others use PostureView.
///
/// Qt owns the context; VTK draws into its own framebuffer, which is copied into Qt's when the widget is painted. VTK
/// draws only when asked (requestDrawing) and when the size or the context changed. Survives hiding, another parent,
/// sizes of nothing, and destruction before it was ever shown. Main thread only.
class VtkGlWidget : public QOpenGLWidget {
  Q_OBJECT

 public:
  explicit VtkGlWidget(QWidget* parent = nullptr);
  ~VtkGlWidget() override;

  [[nodiscard]] vtkRenderWindow& window() { return *window_; }

  /// Draws at the next paint.
  void requestDrawing();

  /// Smooth edges: 4 samples a pixel for a picture at rest, 0 while it moves.
  void setSamples(int samples);

 Q_SIGNALS:
  /// OpenGL or VTK cannot be used here; nothing will be drawn.
  void graphicsFailed();
  /// The size in device pixels changed; the camera must be fitted before the next drawing.
  void deviceSizeChanged();

 protected:
  void initializeGL() override;
  void paintGL() override;

 private:
  void applySize();
  void releaseBinding();

  vtkNew<HostedRenderWindow> window_;
  std::unique_ptr<GlBinding> binding_;
  QMetaObject::Connection contextGoes_;
  bool drawingAsked_ = true;
  bool painting_ = false;
};

}  // namespace cervica::visualization
