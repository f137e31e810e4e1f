#pragma once

#include "visualization/render/image.h"
#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// The largest side of a picture, pixels.
inline constexpr int kLargestPictureSide = 4096;

/// Draws the scene without a window, with smooth edges. The same scene gives the same picture on one machine.
///
/// Needs an X display with GLX. Without a usable DISPLAY it starts a private Xvfb, which ends with the program.
/// \param pixelScale  size of lines and text: 1 at 96 dpi
/// \pre 1 <= width, height <= kLargestPictureSide
/// \throws core::Failure(Graphics) without a display and without Xvfb, or without OpenGL 3.2
/// \note from the main thread only
[[nodiscard]] Image renderOffscreen(const Scene& scene, int width, int height, double pixelScale = 1.0);

}  // namespace cervica::visualization
