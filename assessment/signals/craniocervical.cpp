#include "assessment/signals/craniocervical.h"

#include <algorithm>
#include <string>

namespace cervica::assessment {

using core::Error;
using core::Result;

namespace {

bool isLevel(int mmHg) {
  return std::find(kLevelsMmHg.begin(), kLevelsMmHg.end(), mmHg) != kLevelsMmHg.end();
}

bool isPossible(const LevelHolds& holds) {
  return isLevel(holds.levelMmHg) && holds.correct >= 0 && holds.correct <= holds.offered &&
         holds.offered <= kHoldsOffered;
}

Error impossible(const LevelHolds& holds) {
  return Error::at("", std::to_string(holds.correct) + " of " + std::to_string(holds.offered) + " holds at " +
                           std::to_string(holds.levelMmHg) + " mmHg are not possible.");
}

Error tooFewOffered(int levelMmHg) {
  return {Error::Code::NotApplicable, {{"", "Ten holds were not offered at " + std::to_string(levelMmHg) + " mmHg."}}};
}

}  // namespace

Result<int> activationScore(int highestMmHg) {
  if (highestMmHg != kBaselineMmHg && !isLevel(highestMmHg)) {
    return Error::at("", std::to_string(highestMmHg) + " mmHg is no level of the craniocervical flexion test.");
  }
  return highestMmHg - kBaselineMmHg;
}

Result<int> performanceIndex(const LevelHolds& highest) {
  if (highest.levelMmHg == kBaselineMmHg) return 0;  // no level was held: nothing to multiply
  if (!isPossible(highest)) return impossible(highest);
  if (highest.offered != kHoldsOffered) return tooFewOffered(highest.levelMmHg);
  return (highest.levelMmHg - kBaselineMmHg) * highest.correct;
}

Result<int> cumulativeIndex(std::span<const LevelHolds> levels) {
  int sum = 0;
  for (const int level : kLevelsMmHg) {
    const auto at = [level](const LevelHolds& one) { return one.levelMmHg == level; };
    const auto found = std::find_if(levels.begin(), levels.end(), at);
    if (found == levels.end() || std::find_if(found + 1, levels.end(), at) != levels.end()) {
      return Error::at("", "The cumulative index needs " + std::to_string(level) + " mmHg just once.");
    }
    if (!isPossible(*found)) return impossible(*found);
    if (found->offered != 0 && found->offered != kHoldsOffered) return tooFewOffered(level);
    sum += (level - kBaselineMmHg) * found->correct;
  }
  if (levels.size() != kLevelsMmHg.size())
    return Error::at("", "A level is none of the craniocervical flexion test's.");
  return sum;
}

double nodPercent(double levelMmHg, double percentAt22, double percentAt30) {
  constexpr double kFirst = kLevelsMmHg.front();
  constexpr double kLast = kLevelsMmHg.back();
  CERVICA_EXPECTS(levelMmHg >= kFirst && levelMmHg <= kLast);
  return percentAt22 + (levelMmHg - kFirst) / (kLast - kFirst) * (percentAt30 - percentAt22);
}

}  // namespace cervica::assessment
