#include "visualization/render/vtk_messages.h"

#include <iostream>
#include <utility>

#include <vtkNew.h>
#include <vtkObjectFactory.h>
#include <vtkOutputWindow.h>

namespace cervica::visualization {
namespace {

VtkMessageHook& hook() {
  static VtkMessageHook current;
  return current;
}

class MessageWindow : public vtkOutputWindow {
 public:
  static MessageWindow* New();

  void DisplayText(const char* text) override { pass(VtkSeverity::Debug, text); }
  void DisplayErrorText(const char* text) override { pass(VtkSeverity::Error, text); }
  void DisplayWarningText(const char* text) override { pass(VtkSeverity::Warning, text); }
  void DisplayGenericWarningText(const char* text) override { pass(VtkSeverity::Warning, text); }
  void DisplayDebugText(const char* text) override { pass(VtkSeverity::Debug, text); }

 private:
  static void pass(VtkSeverity severity, const char* text) {
    if (hook())
      hook()(severity, text);
    else if (severity != VtkSeverity::Debug)
      std::cerr << text << '\n';
  }
};
vtkStandardNewMacro(MessageWindow);

}  // namespace

void setVtkMessageHook(VtkMessageHook newHook) {
  hook() = std::move(newHook);
}

void routeVtkMessages() {
  static const bool done = [] {
    vtkNew<MessageWindow> window;
    vtkOutputWindow::SetInstance(window);
    return true;
  }();
  static_cast<void>(done);
}

}  // namespace cervica::visualization
