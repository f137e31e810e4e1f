#include "app/report/page_breaker.h"

namespace cervica::app::report {
namespace {

/// Blocks placed on the page that is being filled.
class PageFiller {
 public:
  explicit PageFiller(const QRectF& room) : room_(room), y_(room.top()) {}

  [[nodiscard]] bool empty() const { return page_.empty(); }
  [[nodiscard]] double left() const { return room_.bottom() - y_; }

  void turn() {
    if (empty()) return;
    pages_.push_back(std::move(page_));
    page_.clear();
    y_ = room_.top();
  }
  void place(const FlowItem& item) {
    if (empty() && item.head) put(item.head);
    if (!empty()) y_ += item.before;
    put(item.block);
  }
  std::vector<std::vector<PlacedBlock>> finish() {
    turn();
    return std::move(pages_);
  }

 private:
  void put(const BlockPtr& block) {
    const double tall = block->height(room_.width());
    page_.push_back({block, QRectF(room_.left(), y_, room_.width(), tall)});
    y_ += tall;
  }

  QRectF room_;
  double y_;
  std::vector<PlacedBlock> page_;
  std::vector<std::vector<PlacedBlock>> pages_;
};

/// The height of items [from, to) in the middle of a page, or at its top.
double chainHeight(const std::vector<FlowItem>& items, std::size_t from, std::size_t to, double width, bool atTop) {
  double total = 0;
  for (std::size_t i = from; i < to; ++i) {
    if (!(atTop && i == from)) total += items[i].before;
    total += items[i].block->height(width);
  }
  return total;
}

}  // namespace

std::vector<std::vector<PlacedBlock>> breakPages(const std::vector<FlowItem>& items, const QRectF& room) {
  PageFiller filler(room);
  for (std::size_t i = 0; i < items.size();) {
    std::size_t end = i + 1;
    while (end < items.size() && items[end - 1].keepWithNext) ++end;
    const bool chainFits = chainHeight(items, i, end, room.width(), true) <= room.height();
    if (!chainFits) end = i + 1;
    if (chainHeight(items, i, end, room.width(), filler.empty()) > filler.left()) filler.turn();
    for (; i < end; ++i) filler.place(items[i]);
  }
  return filler.finish();
}

}  // namespace cervica::app::report
