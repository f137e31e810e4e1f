#pragma once

#include <array>

#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkNew.h>
#include <QOpenGLWidget>

class vtkCallbackCommand;

namespace cervica::visualization {

/// A render window whose context belongs to somebody else, which says whether VTK found its functions there.
class HostedRenderWindow : public vtkGenericOpenGLRenderWindow {
 public:
  static HostedRenderWindow* New();
  [[nodiscard]] bool initialized() const { return Initialized; }
};

/// Ties a VTK render window to the one OpenGL context that a Qt widget has at the moment. Made and destroyed with that
/// context current; when Qt replaces the context (a widget gets another parent), the binding is replaced with it.
class GlBinding {
 public:
  /// \pre the widget's context is current; both outlive the binding
  GlBinding(QOpenGLWidget& widget, HostedRenderWindow& window);
  ~GlBinding();
  GlBinding(const GlBinding&) = delete;
  GlBinding& operator=(const GlBinding&) = delete;

  /// False when VTK could not find its OpenGL functions in this context.
  [[nodiscard]] bool usable() const { return usable_; }

  /// Gives VTK a clean view of the context that Qt has used meanwhile.
  void enter();

  /// Copies what VTK drew, which is opaque, into the framebuffer that Qt shows.
  /// \pre between enter and leave
  void show();

  void leave();

 private:
  void makeCurrent();

  QOpenGLWidget& widget_;
  HostedRenderWindow& window_;
  vtkNew<vtkCallbackCommand> makeCurrent_, isCurrent_;
  std::array<unsigned long, 2> observers_{};
  bool usable_ = false;
};

}  // namespace cervica::visualization
