#include "visualization/render/offscreen.h"

#include <algorithm>
#include <cstddef>
#include <memory>

#include "core/base/contract.h"
#include "core/base/failure.h"
#include "visualization/render/offscreen_window.h"
#include "visualization/render/scene_drawer.h"
#include "visualization/render/virtual_display.h"
#include "visualization/render/vtk_messages.h"

namespace cervica::visualization {
namespace {

constexpr int kLargestOversampledSide = 2048;  ///< pixels
constexpr int kSamples = 4;

}  // namespace

Image renderOffscreen(const Scene& scene, int width, int height, double pixelScale) {
  CERVICA_EXPECTS(width >= 1 && height >= 1 && width <= kLargestPictureSide && height <= kLargestPictureSide);
  routeVtkMessages();
  ensureDisplay();
  // Smooth edges: of pictures that are not huge four pixels are drawn for one, which also smooths what shines; of huge
  // ones four samples a pixel, which needs half of the memory.
  const int oversampling = std::max(width, height) <= kLargestOversampledSide ? 2 : 1;
  OffscreenWindow offscreen;
  vtkRenderWindow& window = offscreen.window();
  if (oversampling == 1) window.SetMultiSamples(kSamples);
  const int w = width * oversampling, h = height * oversampling;
  window.SetSize(w, h);
  if (!offscreen.start()) {
    throw core::Failure(core::Failure::Kind::Graphics,
                        "This display offers no OpenGL 3.2, which the 3D view needs. Install Mesa's drivers "
                        "(package libgl1-mesa-dri) or set LIBGL_ALWAYS_SOFTWARE=1.");
  }
  SceneDrawer drawer(window);
  drawer.setPixelScale(pixelScale * oversampling);
  drawer.setScene(scene);
  drawer.setCamera(scene.camera);
  window.Render();
  const auto rgba =
      std::make_unique_for_overwrite<unsigned char[]>(4 * static_cast<std::size_t>(w) * static_cast<std::size_t>(h));
  offscreen.read(rgba.get());
  return averaged(rgba.get(), width, height, oversampling);
}

}  // namespace cervica::visualization
