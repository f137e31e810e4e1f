#pragma once

#include <optional>

#include <Eigen/Geometry>

#include "core/units/length.h"
#include "core/visit/visit.h"

namespace cervica::visualization {

/// How much larger a person is than the resting model, along the axes of the body at rest. One, one, one: the model.
struct BodySize {
  double stature = 1.0;  ///< all lengths: the person's height over kRestHeight
  double breadth = 1.0;  ///< of shoulders, chest and pelvis, beyond what the stature gives

  bool operator==(const BodySize&) const = default;
  /// Scales the body at rest (body frame).
  [[nodiscard]] Eigen::Vector3d factors() const { return {stature, stature, stature * breadth}; }
};

/// The size for a height and a sex. Lengths and depth follow the stature. A man's breadth is 2 % larger, a woman's 2 %
/// smaller than the model's: biacromial breadth over stature of British adults of 19 to 65 years is 400/1740 mm in men
/// and 355/1610 mm in women, 2.1 % above and below their middle (medians, A. H. S. Chan, Online Anthropometry, chapter
/// 2, tables 1 and 18, as seen there). Other and unknown: the model's breadth. Without a height: the model's stature;
/// heights are held between 0.5 and 2.6 m.
[[nodiscard]] BodySize bodySizeOf(const std::optional<core::Length>& height, core::Sex sex);

}  // namespace cervica::visualization
