#include "visualization/render/offscreen_window.h"

#include <algorithm>
#include <cstddef>
#include <memory>

#include <X11/Xlib.h>
#include <vtkCallbackCommand.h>
#include <vtkCommand.h>
#include <vtkNew.h>
#include <vtkRect.h>
#include <vtkXOpenGLRenderWindow.h>
#include <vtk_glew.h>

namespace cervica::visualization {
namespace {

/// VTK ends the program where GLX is missing.
bool hasGlx() {
  const std::unique_ptr<Display, decltype(&XCloseDisplay)> display(XOpenDisplay(nullptr), XCloseDisplay);
  int opcode = 0, event = 0, error = 0;
  return display && XQueryExtension(display.get(), "GLX", &opcode, &event, &error) == True;
}

}  // namespace

class OffscreenWindow::Window : public vtkXOpenGLRenderWindow {
 public:
  static Window* New();

  bool start() {
    if (asked_) return Initialized;
    asked_ = true;
    if (!hasGlx()) return false;
    vtkNew<vtkCallbackCommand> stay;  // whoever observes this event is not aborted without a context
    const unsigned long observer = AddObserver(vtkCommand::ExitEvent, stay);
    Initialize();
    RemoveObserver(observer);
    return Initialized;
  }

  void read(unsigned char* rgba) {
    ReadPixels(vtkRecti(0, 0, Size[0], Size[1]), 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba, 0);
    // OpenGL counts rows from the bottom.
    const auto rows = static_cast<std::size_t>(Size[1]), row = 4 * static_cast<std::size_t>(Size[0]);
    for (std::size_t y = 0; y < rows / 2; ++y)
      std::swap_ranges(rgba + y * row, rgba + (y + 1) * row, rgba + (rows - 1 - y) * row);
  }

 private:
  bool asked_ = false;
};

OffscreenWindow::Window* OffscreenWindow::Window::New() {
  auto* window = new Window;
  window->InitializeObjectBase();
  return window;
}

OffscreenWindow::OffscreenWindow() : window_(vtkSmartPointer<Window>::New()) {
  window_->SetShowWindow(false);
  window_->SetOffScreenRendering(1);
  window_->SetMultiSamples(0);
  window_->SetSwapBuffers(0);  // no copy into VTK's second framebuffer: `read` takes the first
  window_->SetDPI(72);
}

OffscreenWindow::~OffscreenWindow() = default;

vtkRenderWindow& OffscreenWindow::window() {
  return *window_;
}

bool OffscreenWindow::start() {
  return window_->start();
}

void OffscreenWindow::read(unsigned char* rgba) {
  window_->read(rgba);
}

}  // namespace cervica::visualization
