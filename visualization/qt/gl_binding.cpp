#include "visualization/qt/gl_binding.h"

#include <vtkCallbackCommand.h>
#include <vtkCommand.h>
#include <vtkObjectFactory.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkOpenGLState.h>
#include <QOpenGLContext>
#include <QOpenGLFunctions_3_2_Core>
#include <QOpenGLVersionFunctionsFactory>

namespace cervica::visualization {
namespace {

QOpenGLFunctions_3_2_Core* functions() {
  return QOpenGLVersionFunctionsFactory::get<QOpenGLFunctions_3_2_Core>(QOpenGLContext::currentContext());
}

}  // namespace

vtkStandardNewMacro(HostedRenderWindow);

GlBinding::GlBinding(QOpenGLWidget& widget, HostedRenderWindow& window) : widget_(widget), window_(window) {
  makeCurrent_->SetClientData(this);
  makeCurrent_->SetCallback(
      [](vtkObject*, unsigned long, void* client, void*) { static_cast<GlBinding*>(client)->makeCurrent(); });
  isCurrent_->SetClientData(&widget_);
  isCurrent_->SetCallback([](vtkObject*, unsigned long, void* client, void* answer) {
    const QOpenGLContext* own = static_cast<QOpenGLWidget*>(client)->context();
    *static_cast<bool*>(answer) = own != nullptr && QOpenGLContext::currentContext() == own;
  });
  observers_ = {window_.AddObserver(vtkCommand::WindowMakeCurrentEvent, makeCurrent_),
                window_.AddObserver(vtkCommand::WindowIsCurrentEvent, isCurrent_)};
  window_.SetForceMaximumHardwareLineWidth(1);
  window_.SetOwnContext(0);
  window_.SetReadyForRendering(true);
  if (functions() == nullptr) return;
  // Before anything touches VTK's view of the state: this loads the functions.
  window_.OpenGLInitContext();
  usable_ = window_.initialized();
}

GlBinding::~GlBinding() {
  for (const unsigned long observer : observers_) window_.RemoveObserver(observer);
  if (usable_) window_.Finalize();
  window_.SetReadyForRendering(false);
}

void GlBinding::makeCurrent() {
  // QOpenGLWidget binds its own framebuffer each time, behind the back of VTK, which would then attach its buffers to
  // it.
  if (QOpenGLContext::currentContext() == widget_.context()) return;
  widget_.makeCurrent();
  if (usable_) window_.GetState()->ResetFramebufferBindings();
}

void GlBinding::enter() {
  vtkOpenGLState* state = window_.GetState();
  state->Reset();
  state->Push();
  state->vtkglDepthFunc(GL_LEQUAL);
  state->vtkglEnable(GL_DEPTH_TEST);
}

void GlBinding::show() {
  makeCurrent();  // drawing may have switched to another context
  vtkOpenGLState* state = window_.GetState();
  QOpenGLFunctions_3_2_Core* gl = functions();
  // With smooth edges VTK resolves its samples into its second framebuffer; else the first one has the picture already.
  vtkOpenGLFramebufferObject* drawn =
      window_.GetMultiSamples() > 1 ? window_.GetDisplayFramebuffer() : window_.GetRenderFramebuffer();
  if (gl == nullptr || drawn->GetFBOIndex() == 0) return;
  const int* size = window_.GetSize();
  state->PushFramebufferBindings();
  drawn->Bind(GL_READ_FRAMEBUFFER);
  drawn->ActivateReadBuffer(0);
  gl->glBindFramebuffer(GL_DRAW_FRAMEBUFFER, widget_.defaultFramebufferObject());
  gl->glDrawBuffer(GL_COLOR_ATTACHMENT0);
  state->vtkglDisable(GL_SCISSOR_TEST);
  gl->glBlitFramebuffer(0, 0, size[0], size[1], 0, 0, size[0], size[1], GL_COLOR_BUFFER_BIT, GL_NEAREST);
  state->PopFramebufferBindings();
  gl->glBindFramebuffer(GL_FRAMEBUFFER, widget_.defaultFramebufferObject());
}

void GlBinding::leave() {
  window_.GetState()->Pop();
}

}  // namespace cervica::visualization
