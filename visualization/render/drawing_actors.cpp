#include "visualization/render/drawing_actors.h"

#include <vtkObjectFactory.h>
#include <vtkOpenGLRenderer.h>
#include <vtkOpenGLState.h>
#include <vtk_glew.h>

namespace cervica::visualization {
namespace {

vtkOpenGLState& stateOf(vtkRenderer* renderer) {
  return *vtkOpenGLRenderer::SafeDownCast(renderer)->GetState();
}

}  // namespace

vtkStandardNewMacro(OrderedActor);
vtkStandardNewMacro(SolidActor);
vtkStandardNewMacro(NearestLayerActor);
vtkStandardNewMacro(OverlayActor);

void SolidActor::Render(vtkRenderer* renderer, vtkMapper* mapper) {
  vtkOpenGLState& state = stateOf(renderer);
  state.vtkglDisable(GL_BLEND);
  vtkOpenGLActor::Render(renderer, mapper);
  state.vtkglEnable(GL_BLEND);
}

void NearestLayerActor::Render(vtkRenderer* renderer, vtkMapper* mapper) {
  vtkOpenGLState& state = stateOf(renderer);
  state.vtkglColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
  vtkOpenGLActor::Render(renderer, mapper);
  state.vtkglColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  vtkOpenGLActor::Render(renderer, mapper);
}

void OverlayActor::Render(vtkRenderer* renderer, vtkMapper* mapper) {
  vtkOpenGLState& state = stateOf(renderer);
  state.vtkglDisable(GL_DEPTH_TEST);
  vtkOpenGLActor::Render(renderer, mapper);
  state.vtkglEnable(GL_DEPTH_TEST);
}

}  // namespace cervica::visualization
