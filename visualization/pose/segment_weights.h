#pragma once

#include <array>
#include <cstddef>

namespace cervica::visualization {

/// What each segment of the neck takes of a movement, from C7-T1 up to C0-C1. Columns sum to one.
struct SegmentWeights {
  const char* joint = "";
  double flexion = 0;       ///< of flexion and extension of the whole neck
  double lateral = 0;       ///< of side bending
  double rotation = 0;      ///< of turning
  double nod = 0;           ///< of craniocervical flexion
  double lowerFlexion = 0;  ///< of the bending that carries the head forward
  double upperFlexion = 0;  ///< of the nodding that then keeps the gaze
};
inline constexpr std::size_t kNeckJoints = 8;

/// Where the shares come from, degrees a level; only their proportions are used.
///
/// Flexion: angular variation C2-C3 to C7-T1 in upright kinetic MRI of 61 necks without marked degeneration (Xiong et
/// al., Eur Spine J 24:2799, 2015; abstract). C1-C2 and C0-C1 are not in it: a design choice, together a quarter of the
/// movement.
/// Lateral: C2-C3 to C6-C7 in 46 healthy adults by fluoroscopy (Lan et al., BMC Musculoskelet Disord 15:273, 2014;
/// abstract). C7-T1, C1-C2 and C0-C1: a design choice.
/// Rotation: C2-C3 to C7-T1 at maximum head rotation in ten (Ishii et al., Spine 29:2826, 2004; abstract), C1-C2 and
/// C0-C1 in fifteen healthy volunteers (Ishii et al., Spine 29:E139, 2004; abstract), both by MRI. In eight women by
/// fluoroscopy C0-C2 took 71.3 % of C0-T1 (J Biomech 2021; abstract): here 67 %.
/// Nod, lower and upper: a design choice. Nodding is of the two joints below the skull; a head carried forward bends
/// the lower neck most at C5 to C7 and extends the upper one most at C0-C1.
inline constexpr std::array<SegmentWeights, kNeckJoints> kSegmentSources{{
    {"c7_t1", 4.87, 4.00, 1.5, 0, 16, 0},
    {"c6_c7", 8.31, 6.31, 1.6, 0, 25, 0},
    {"c5_c6", 10.05, 7.19, 4.0, 0, 25, 4},
    {"c4_c5", 9.11, 8.91, 4.6, 0, 20, 8},
    {"c3_c4", 8.26, 8.37, 4.5, 0, 12, 14},
    {"c2_c3", 5.58, 7.66, 2.2, 0, 2, 16},
    {"c1_c2", 6.80, 2.00, 36.2, 35, 0, 23},
    {"c0_c1", 8.60, 4.00, 1.7, 65, 0, 35},
}};

[[nodiscard]] constexpr std::array<SegmentWeights, kNeckJoints> shared(
    std::array<SegmentWeights, kNeckJoints> weights) {
  for (const auto column : {&SegmentWeights::flexion, &SegmentWeights::lateral, &SegmentWeights::rotation,
                            &SegmentWeights::nod, &SegmentWeights::lowerFlexion, &SegmentWeights::upperFlexion}) {
    double sum = 0;
    for (const SegmentWeights& one : weights) sum += one.*column;
    for (SegmentWeights& one : weights) one.*column /= sum;
  }
  return weights;
}
inline constexpr std::array<SegmentWeights, kNeckJoints> kSegmentWeights = shared(kSegmentSources);

}  // namespace cervica::visualization
