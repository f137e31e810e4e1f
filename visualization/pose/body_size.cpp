#include "visualization/pose/body_size.h"

#include <algorithm>

#include "visualization/pose/skeleton.h"

namespace cervica::visualization {
namespace {

constexpr double kLowestHeight = 0.5, kHighestHeight = 2.6;  // m, of the model: people's are checked on entry
constexpr double kBreadthBySex = 0.02;

}  // namespace

BodySize bodySizeOf(const std::optional<core::Length>& height, core::Sex sex) {
  BodySize size;
  if (height) size.stature = std::clamp(height->inMetres(), kLowestHeight, kHighestHeight) / kRestHeight;
  if (sex == core::Sex::Male) size.breadth = 1.0 + kBreadthBySex;
  if (sex == core::Sex::Female) size.breadth = 1.0 - kBreadthBySex;
  return size;
}

}  // namespace cervica::visualization
