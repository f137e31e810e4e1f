#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "assessment/conditions/truth.h"
#include "assessment/screening/screening_book.h"

namespace cervica::assessment {

/// A rule that is yes, or that cannot be answered yet.
struct RuleOutcome {
  const ScreeningModule* module = nullptr;
  const ScreeningRule* rule = nullptr;
  Truth truth = Truth::Yes;  ///< yes or unknown
  bool blocks = true;        ///< what it blocks is blocked
};

/// The result of a module, its rules and what is missing as ranges of the whole result's lists.
struct ModuleOutcome {
  const ScreeningModule* module = nullptr;
  Truth applies = Truth::Yes;
  ScreeningAction action = ScreeningAction::Continue;
  bool incomplete = false;  ///< a rule or whether it applies cannot be answered yet, whatever the action
  std::uint16_t firstRule = 0, rules = 0;
  std::uint16_t firstMissing = 0, missing = 0;
};

/// Why something is blocked.
struct BlockReason {
  const ScreeningRule* rule = nullptr;
  bool open = false;  ///< the rule is not answered yet; what is not known never clears
};

/// What the screening says about a visit. Points into the book and the catalogue, which must outlive it.
struct ScreeningResult {
  ScreeningAction action = ScreeningAction::Continue;  ///< the most urgent of the modules
  /// The same without what age, sex and mass alone say in modules that nothing answered speaks for yet: an age of 65
  /// is an emergency after an injury, and nobody has asked for one. Never more urgent than `action`.
  ScreeningAction certainAction = ScreeningAction::Continue;
  std::vector<ModuleOutcome> modules;     ///< in the book's order
  std::vector<RuleOutcome> rules;         ///< in the book's order
  std::vector<std::string_view> missing;  ///< ids by module; an id may stand in several modules
  std::vector<std::string_view> blocked;  ///< ids of tests, techniques and exercises, each once

  [[nodiscard]] bool incomplete() const;
  /// Somebody else has to see the patient: emergency to routine referral.
  [[nodiscard]] bool refers() const { return action <= ScreeningAction::RoutineReferral; }
  [[nodiscard]] std::span<const RuleOutcome> rulesOf(const ModuleOutcome& module) const {
    return std::span(rules).subspan(module.firstRule, module.rules);
  }
  [[nodiscard]] std::span<const std::string_view> missingOf(const ModuleOutcome& module) const {
    return std::span(missing).subspan(module.firstMissing, module.missing);
  }
  /// The rules that are yes, most urgent first.
  [[nodiscard]] std::vector<const ScreeningRule*> present() const;
  /// What is not recorded and keeps a module incomplete, each id once.
  [[nodiscard]] std::vector<std::string_view> missingOnce() const;
  /// Why a test, technique or exercise is blocked; empty: it is not.
  [[nodiscard]] std::vector<BlockReason> whyBlocked(std::string_view id) const;
};

/// "EMERGENCY", "SAME_DAY", "URGENT_2W", ...
[[nodiscard]] std::string_view toText(ScreeningAction action);

}  // namespace cervica::assessment
