#include "visualization/render/offscreen.h"

#include <cstddef>
#include <cstring>

#include <vtkNew.h>
#include <vtkRenderWindow.h>
#include <vtkUnsignedCharArray.h>

#include "core/base/contract.h"
#include "core/base/failure.h"
#include "visualization/render/scene_drawer.h"
#include "visualization/render/virtual_display.h"
#include "visualization/render/vtk_messages.h"

namespace cervica::visualization {

Image renderOffscreen(const Scene& scene, int width, int height, double pixelScale) {
  CERVICA_EXPECTS(width >= 1 && height >= 1 && width <= kLargestPictureSide && height <= kLargestPictureSide);
  routeVtkMessages();
  ensureDisplay();
  constexpr int kOversampling = 2;
  vtkNew<vtkRenderWindow> window;
  window->SetShowWindow(false);
  window->SetOffScreenRendering(1);
  window->SetMultiSamples(0);
  window->SetSize(width * kOversampling, height * kOversampling);
  SceneDrawer drawer(*window);
  drawer.setPixelScale(pixelScale * kOversampling);
  drawer.setScene(scene);
  drawer.setCamera(scene.camera);
  if (window->SupportsOpenGL() == 0) {
    throw core::Failure(core::Failure::Kind::Graphics,
                        "This display offers no OpenGL 3.2, which the 3D view needs. Install Mesa's drivers "
                        "(package libgl1-mesa-dri) or set LIBGL_ALWAYS_SOFTWARE=1.");
  }
  window->Render();
  vtkNew<vtkUnsignedCharArray> pixels;
  const int w = width * kOversampling, h = height * kOversampling;
  window->GetPixelData(0, 0, w - 1, h - 1, 0, pixels);
  Image large;
  large.width = w;
  large.height = h;
  const std::size_t row = static_cast<std::size_t>(w) * 3;
  large.rgb.resize(row * static_cast<std::size_t>(h));
  for (int y = 0; y < h; ++y) {
    std::memcpy(large.rgb.data() + static_cast<std::size_t>(y) * row,
                pixels->GetPointer(static_cast<vtkIdType>(static_cast<std::size_t>(h - 1 - y) * row)), row);
  }
  return halved(large);
}

}  // namespace cervica::visualization
