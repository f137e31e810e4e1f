#pragma once

#include <functional>
#include <memory>

#include <QImage>
#include <QPointF>
#include <QString>
#include <QWidget>

#include "visualization/qt/event_translator.h"
#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// The 3D posture as a widget, for mouse and keys as event_translator.h says. Accessible name "3D posture"; what it
/// shows in words, and which body is marked, the owner says with setAccessibleDescription.
///
/// While something moves it draws fewer triangles without smooth edges; a moment later, at rest, all of them.
/// Where OpenGL cannot be used it shows a sentence instead of the picture. Main thread only.
class PostureView : public QWidget {
  Q_OBJECT

 public:
  explicit PostureView(QWidget* parent = nullptr);
  ~PostureView() override;

  /// Shows a scene. The camera is the scene's when its view is another one than before, else it stays as it was turned.
  void setScene(const Scene& scene);

  /// Shows the next frame of an animation: setScene that keeps the camera, drawn as what moves.
  void showFrame(const Scene& scene);

  /// Where scenes come from when the person at the screen chooses a view: annotations depend on it. Shows one at once.
  void setSceneSource(std::function<Scene(View)> source);

  /// Looks from there: asks the source for its scene, or without one only moves the camera as in cameraFor at rest.
  void setView(View view);
  [[nodiscard]] View view() const;

  /// How it is looked at now: as the view framed the person and the person at the screen turned, moved and zoomed it.
  [[nodiscard]] Camera camera() const;

  /// Which parts of its scenes are shown; all of them at first. Scenes should be built with every layer.
  void setLayers(const Layers& layers);
  [[nodiscard]] Layers layers() const;

  /// Draws the bone or muscle of this name (Body::name) marked, and no other; an empty name marks none. No signal.
  void setHighlighted(const QString& name);
  [[nodiscard]] QString highlighted() const;

  /// The bone or muscle under a place of the widget, in logical pixels; empty for the background.
  [[nodiscard]] QString bodyAt(const QPointF& place) const;

  /// Turns the view as dragging does, in radians; for animations and measurements of speed.
  void orbit(double rightRad, double upRad);

  /// What is shown, at rest, in device pixels; null where OpenGL cannot be used.
  [[nodiscard]] QImage picture();

  /// False once it is known that OpenGL cannot be used here.
  [[nodiscard]] bool graphicsUsable() const;

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void viewChanged(cervica::visualization::View view);
  /// The person at the screen showed or hid a layer.
  void layersChanged(const cervica::visualization::Layers& layers);
  /// The person at the screen pointed at this bone or muscle, or went to it with the keys; empty: at nothing. It is
  /// marked already.
  void bodyClicked(const QString& name);

 protected:
  bool event(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Parts;
  void showFailure();
  void drawNow();
  void moves();
  void rests();
  bool obey(const ViewCommand& command);
  void choose(const QString& name);
  [[nodiscard]] QString bodyBeside(int step) const;
  std::unique_ptr<Parts> parts_;
};

}  // namespace cervica::visualization
