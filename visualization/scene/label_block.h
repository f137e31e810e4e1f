#pragma once

#include <optional>
#include <vector>

#include "visualization/scene/label_layout.h"

namespace cervica::visualization {

/// The lines of a label, measured and broken, before it has a place: boxes are relative to the block's top left.
struct LabelBlock {
  std::vector<PlacedRow> rows;
  std::optional<PixelBox> swatch;
  double width = 0, height = 0;
};

/// \param mostWidthPx  texts break between words to fit; a longer word stays whole
/// \param withDetail   false: the first text only
[[nodiscard]] LabelBlock blockOf(const Label& label, double mostWidthPx, double pixelScale, bool withDetail,
                                 const MeasureText& measure);

/// Puts the rows flush to the other side of a block that is `width` wide.
void alignRight(LabelBlock& block, double width, double paddingPx);

/// The space round the text of a label with a plate, else a little, at 96 dpi: across and up.
[[nodiscard]] Eigen::Vector2d paddingOf(const Label& label);

}  // namespace cervica::visualization
