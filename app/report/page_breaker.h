#pragma once

#include <vector>

#include <QRectF>

#include "app/report/block.h"

namespace cervica::app::report {

/// A block on its way to a page. Lengths in points.
struct FlowItem {
  BlockPtr block;
  double before = 0;          ///< room above it, left out at the top of a page
  bool keepWithNext = false;  ///< never the last on its page
  BlockPtr head;              ///< painted above it when it opens a page: a table's column heads
};

/// A block in its place on a page.
struct PlacedBlock {
  BlockPtr block;
  QRectF area;  ///< points from the page's top left
};

/// Fills pages from the top; asks blocks for nothing but their heights. A block is never split; a chain of items that
/// are kept together moves to the next page as one, unless it is taller than a page.
///
/// \param room  where blocks may stand, the same on every page
[[nodiscard]] std::vector<std::vector<PlacedBlock>> breakPages(const std::vector<FlowItem>& items, const QRectF& room);

}  // namespace cervica::app::report
