#include "assessment/screening/screening_result.h"

#include <algorithm>

namespace cervica::assessment {

std::string_view toText(ScreeningAction action) {
  switch (action) {
    case ScreeningAction::Emergency:
      return "EMERGENCY";
    case ScreeningAction::SameDay:
      return "SAME_DAY";
    case ScreeningAction::UrgentTwoWeeks:
      return "URGENT_2W";
    case ScreeningAction::RoutineReferral:
      return "ROUTINE_REFERRAL";
    case ScreeningAction::Incomplete:
      return "INCOMPLETE";
    case ScreeningAction::Caution:
      return "CAUTION";
    case ScreeningAction::Continue:
      return "CONTINUE";
  }
  return {};
}

bool ScreeningResult::incomplete() const {
  return std::any_of(modules.begin(), modules.end(), [](const ModuleOutcome& each) { return each.incomplete; });
}

std::vector<const ScreeningRule*> ScreeningResult::present() const {
  std::vector<const ScreeningRule*> yes;
  for (const RuleOutcome& each : rules) {
    if (each.truth == Truth::Yes) yes.push_back(each.rule);
  }
  std::stable_sort(yes.begin(), yes.end(), [](const auto* a, const auto* b) { return a->then < b->then; });
  return yes;
}

std::vector<std::string_view> ScreeningResult::missingOnce() const {
  std::vector<std::string_view> once;
  for (const std::string_view id : missing) {
    if (std::find(once.begin(), once.end(), id) == once.end()) once.push_back(id);
  }
  return once;
}

std::vector<BlockReason> ScreeningResult::whyBlocked(std::string_view id) const {
  std::vector<BlockReason> reasons;
  for (const RuleOutcome& each : rules) {
    const auto& blocks = each.rule->blocks;
    if (each.blocks && std::find(blocks.begin(), blocks.end(), id) != blocks.end())
      reasons.push_back({each.rule, each.truth == Truth::Unknown});
  }
  return reasons;
}

}  // namespace cervica::assessment
