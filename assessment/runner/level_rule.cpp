#include "assessment/runner/level_rule.h"

#include <algorithm>

namespace cervica::assessment {

HoldCount countHolds(const std::vector<Attempt>& attempts, std::size_t phase, double level) {
  HoldCount count;
  for (const Attempt& one : attempts) {
    if (one.phase != phase || one.repeated || one.slot.level != level) continue;
    ++count.offered;
    if (one.stands()) ++count.stood;
  }
  return count;
}

bool isHeld(const HoldCount& holds, const TestPhase& phase) {
  return holds.offered > 0 && holds.missed() < kMissesThatEnd &&
         holds.stood >= std::min(phase.repetitions.value_or(1), holds.offered);
}

}  // namespace cervica::assessment
