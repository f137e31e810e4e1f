#pragma once

#include "app/look/icons.h"

namespace cervica::app::look {

/// The shapes of an icon as SVG elements on a 16 x 16 grid, without colour or stroke.
[[nodiscard]] const char* iconShapes(Icon icon);

}  // namespace cervica::app::look
