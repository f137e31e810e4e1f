#pragma once

#include "visualization/render/image.h"

namespace cervica::visualization {

/// How different two pictures look: 1 minus the mean structural similarity of their luminance in windows of 8 by 8
/// pixels (Wang and others, 2004, with the usual constants). 0: the same; 0.05: hardly to be seen; 1: other sizes.
[[nodiscard]] double distance(const Image& a, const Image& b);

}  // namespace cervica::visualization
