#pragma once

#include <array>
#include <span>

#include "core/base/result.h"

namespace cervica::assessment {

/// The pressure everything starts from, and the levels of the craniocervical flexion test, mmHg.
inline constexpr int kBaselineMmHg = 20;
inline constexpr std::array<int, 5> kLevelsMmHg = {22, 24, 26, 28, 30};
/// How many holds the indices are made of at each level.
inline constexpr int kHoldsOffered = 10;

/// Correct ten-second holds at one level.
struct LevelHolds {
  int levelMmHg = 0;  ///< one of kLevelsMmHg
  int correct = 0;    ///< 0 to `offered`
  int offered = 0;
};

/// Highest pressure minus baseline, mmHg, 0 to 10.
/// \param highestMmHg  the highest level held, one of kLevelsMmHg or kBaselineMmHg when none was (else an Error)
/// \see                assessment/data/tests.json, test.ccft, scoring
[[nodiscard]] core::Result<int> activationScore(int highestMmHg);

/// Activation score times correct holds at the highest level held, 0 to 100.
/// \param highest  the highest level held; kBaselineMmHg when none was, which makes 0
/// \return  an Error unless ten holds were offered at that level: with fewer the index is not defined
[[nodiscard]] core::Result<int> performanceIndex(const LevelHolds& highest);

/// Sum over the levels of (level - 20) times correct holds, 0 to 300.
/// \param levels  each of kLevelsMmHg just once, in any order
/// \return        an Error unless ten holds were offered at every level that has one (a level not reached has 0 of 0)
/// \note          The pack says of this formula: recalled, not read.
[[nodiscard]] core::Result<int> cumulativeIndex(std::span<const LevelHolds> levels);

/// The nod that goes with a level, percent of the full nod: on the straight line through the shares measured at 22 and
/// at 30 mmHg. It differs much between people and is a guide, never a gate. \param levelMmHg  22 to 30
[[nodiscard]] double nodPercent(double levelMmHg, double percentAt22, double percentAt30);

}  // namespace cervica::assessment
