#include "visualization/scene/label_block.h"

#include <algorithm>
#include <sstream>

namespace cervica::visualization {
namespace {

constexpr double kDetailSize = 0.88;  ///< of the first text's size
constexpr double kSwatchPx = 14, kSwatchHeightPx = 8, kSwatchGapPx = 7;

/// One line in as few as fit, broken at blanks.
std::vector<std::string> brokenLine(const std::string& text, double mostWidthPx, double sizePx, bool bold,
                                    const MeasureText& measure) {
  if (measure(text, sizePx, bold).widthPx <= mostWidthPx) return {text};
  std::vector<std::string> lines;
  std::istringstream words(text);
  std::string line;
  for (std::string word; words >> word;) {
    const std::string longer = line.empty() ? word : line + " " + word;
    if (!line.empty() && measure(longer, sizePx, bold).widthPx > mostWidthPx) {
      lines.push_back(line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

/// The same for a text that has line feeds of its own.
std::vector<std::string> broken(const std::string& text, double mostWidthPx, double sizePx, bool bold,
                                const MeasureText& measure) {
  std::vector<std::string> lines;
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part);) {
    auto more = brokenLine(part, mostWidthPx, sizePx, bold, measure);
    lines.insert(lines.end(), more.begin(), more.end());
  }
  return lines;
}

}  // namespace

Eigen::Vector2d paddingOf(const Label& label) {
  return label.plate ? Eigen::Vector2d(7, 3) : Eigen::Vector2d(2, 1);
}

LabelBlock blockOf(const Label& label, double mostWidthPx, double pixelScale, bool withDetail,
                   const MeasureText& measure) {
  LabelBlock block;
  const Eigen::Vector2d padding = paddingOf(label) * pixelScale;
  const bool swatch = label.swatch != Label::Swatch::None;
  const double indent = swatch ? (kSwatchPx + kSwatchGapPx) * pixelScale : 0.0;
  const double room = std::max(1.0, mostWidthPx - 2 * padding.x() - indent);
  double top = padding.y(), widest = 0.0;
  const auto add = [&](const std::string& text, double sizePx, bool bold, const Color& color) {
    for (const std::string& line : broken(text, room, sizePx, bold, measure)) {
      const TextSize size = measure(line, sizePx, bold);
      block.rows.push_back({line, {padding.x() + indent, top, size.widthPx, size.heightPx}, sizePx, bold, color});
      widest = std::max(widest, size.widthPx);
      top += size.heightPx;
    }
  };
  add(label.text, label.sizePx * pixelScale, label.bold, label.color);
  if (withDetail && !label.detail.empty())
    add(label.detail, label.sizePx * kDetailSize * pixelScale, false, label.detailColor);
  block.width = widest + indent + 2 * padding.x();
  block.height = top + padding.y();
  if (swatch && !block.rows.empty()) {
    const PixelBox& first = block.rows.front().box;
    const double height = kSwatchHeightPx * pixelScale;
    block.swatch = PixelBox{padding.x(), first.top + 0.5 * (first.height - height), kSwatchPx * pixelScale, height};
  }
  return block;
}

void alignRight(LabelBlock& block, double width, double paddingPx) {
  for (PlacedRow& row : block.rows) row.box.left = width - paddingPx - row.box.width;
}

}  // namespace cervica::visualization
