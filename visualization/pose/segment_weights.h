#pragma once

#include <array>
#include <cstddef>

namespace cervica::visualization {

/// What each segment of the neck takes of a movement, from C7-T1 up to C0-C1. Rows sum to one.
///
/// A design choice, not a measurement: sagittal and frontal bending are shared about as the segments' ranges of motion
/// are usually described (most at C4 to C6, little at C7-T1; the upper joints extend when the head is carried forward).
struct SegmentWeights {
  const char* joint;
  double lowerFlexion;  ///< of the bending that carries the head forward
  double upperFlexion;  ///< of the nodding that keeps the gaze
  double lateral;       ///< of side bending
};
inline constexpr std::array<SegmentWeights, 8> kSegmentWeights{{
    {"c7_t1", 0.16, 0.00, 0.06},
    {"c6_c7", 0.25, 0.00, 0.12},
    {"c5_c6", 0.27, 0.00, 0.14},
    {"c4_c5", 0.20, 0.06, 0.18},
    {"c3_c4", 0.12, 0.12, 0.18},
    {"c2_c3", 0.00, 0.14, 0.14},
    {"c1_c2", 0.00, 0.28, 0.08},
    {"c0_c1", 0.00, 0.40, 0.10},
}};

}  // namespace cervica::visualization
