#pragma once

// Internal: knows VTK. Other layers use offscreen.h or visualization/qt.

#include <vtkRenderWindow.h>
#include <vtkSmartPointer.h>

namespace cervica::visualization {

/// A VTK window that nobody sees: with an OpenGL context of its own, through the X display that DISPLAY names, it draws
/// into memory, from where pixels are read. Main thread only.
class OffscreenWindow {
 public:
  OffscreenWindow();
  ~OffscreenWindow();
  OffscreenWindow(const OffscreenWindow&) = delete;
  OffscreenWindow& operator=(const OffscreenWindow&) = delete;

  /// Draws nothing before `start` has said true.
  [[nodiscard]] vtkRenderWindow& window();

  /// Makes the context; false where the display offers no OpenGL 3.2 over GLX. Again: only answers.
  [[nodiscard]] bool start();

  /// Copies what was drawn last: 4 bytes a pixel, red, green, blue, opacity; rows from the top, without padding.
  /// \param rgba  of the window's width times height times 4 bytes
  void read(unsigned char* rgba);

 private:
  class Window;  // its header brings X's macros
  vtkSmartPointer<Window> window_;
};

}  // namespace cervica::visualization
