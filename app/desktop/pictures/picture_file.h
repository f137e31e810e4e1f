#pragma once

#include <functional>

#include <QImage>

#include "app/desktop/pictures/picture_button.h"
#include "app/desktop/session/app_context.h"
#include "visualization/render/image.h"
#include "visualization/scene/scene.h"

namespace cervica::app {

/// Draws a picture while the person sees that it takes a moment.
/// \throws what `draw` throws
[[nodiscard]] visualization::Image drawWaiting(const std::function<visualization::Image()>& draw);

/// Asks where, draws the scene and stores it as PNG; says what became of it. Nothing happens when it is cancelled.
/// \param suggestion  a file name without its ending
void savePicture(AppContext& context, const visualization::Scene& scene, const PictureSize& size,
                 const QString& suggestion);

[[nodiscard]] QImage toQImage(const visualization::Image& image);

}  // namespace cervica::app
