#pragma once

#include <functional>
#include <memory>

#include <QImage>
#include <QWidget>

#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// The 3D posture as a widget. Turned with the mouse and the arrow keys, zoomed with the wheel and plus or minus, views
/// with 1 to 4, Home to go back. Accessible name "3D posture"; what it shows in words the owner
/// says with setAccessibleDescription.
///
/// Where OpenGL cannot be used it shows a sentence instead of the picture. Main thread only.
class PostureView : public QWidget {
  Q_OBJECT

 public:
  explicit PostureView(QWidget* parent = nullptr);
  ~PostureView() override;

  /// Shows a scene. The camera is the scene's when its view is another one than before, else it stays as it was turned.
  void setScene(const Scene& scene);

  /// Where scenes come from when the person at the screen chooses a view: annotations depend on it. Shows one at once.
  void setSceneSource(std::function<Scene(View)> source);

  /// Looks from there: asks the source for its scene, or without one only moves the camera as in cameraFor at rest.
  void setView(View view);
  [[nodiscard]] View view() const;

  /// Turns the view as dragging does, in radians; for animations and measurements of speed.
  void orbit(double rightRad, double upRad);

  /// What is shown, in device pixels; null where OpenGL cannot be used.
  [[nodiscard]] QImage picture();

  /// False once it is known that OpenGL cannot be used here.
  [[nodiscard]] bool graphicsUsable() const;

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void viewChanged(cervica::visualization::View view);

 protected:
  bool event(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Parts;
  void showFailure();
  void drawNow();
  std::unique_ptr<Parts> parts_;
};

}  // namespace cervica::visualization
