#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/conditions/condition_program.h"
#include "assessment/conditions/evidence.h"
#include "assessment/rules/rule_book.h"

namespace cervica::assessment {

/// A finding that is present.
struct Finding {
  const FindingRule* rule = nullptr;
  std::optional<Severity> severity;  ///< nothing: the finding has no grades, or none of them is reached
  std::vector<Evidence> evidence;    ///< for, against and not examined, in the order of the rule
};

/// A pattern and its observations.
struct PatternResult {
  const PatternRule* rule = nullptr;
  std::vector<Truth> observations;  ///< in the order of the rule
  int yes = 0;                      ///< observations that are there
  int known = 0;                    ///< observations that were examined
  Truth present = Truth::No;        ///< unknown: what was not examined could still make it

  /// The pattern in a sentence: "... 4 of 7 observations present. ..."
  [[nodiscard]] std::string wording() const;
};

/// What the rules say about a visit. Points into the book and the catalogue, which must outlive it.
struct FindingsResult {
  std::vector<Finding> findings;                ///< those present, in the book's order
  std::vector<const FindingRule*> notExamined;  ///< neither present nor absent
  std::vector<PatternResult> patterns;          ///< all, in the book's order
  const StageRule* stage = nullptr;             ///< null: how long it has lasted is not known
  std::vector<const CategoryRule*> categories;  ///< of the guideline, those suggested, in the book's order

  [[nodiscard]] const Finding* finding(std::string_view id) const;  ///< null: not present
};

[[nodiscard]] std::string_view toText(Severity severity);  ///< "mild", "moderate", "marked"

/// Evaluates a rule book: `notes` of assessment/data/rules.json. One thread at a time.
class FindingsEngine {
 public:
  /// \param book, screening, index  must outlive the engine and its results
  FindingsEngine(const RuleBook& book, const ScreeningBook& screening, const FactIndex& index);

  /// \param facts    of the engine's index
  /// \param modules  the results of the screening modules, in the book's order
  [[nodiscard]] FindingsResult evaluate(const Facts& facts, std::span<const ScreeningAction> modules);

 private:
  using NodeId = ConditionProgram::NodeId;
  struct Rule {
    NodeId when = 0;
    std::vector<NodeId> severity;  ///< as in the rule, mildest first
  };
  [[nodiscard]] PatternResult pattern(std::size_t index) const;

  const RuleBook& book_;
  EvidenceWords words_;
  ConditionProgram program_;
  std::vector<Rule> findings_;
  std::vector<std::vector<NodeId>> patterns_;  ///< of the observations
  std::vector<NodeId> stages_, categories_;
  std::vector<Truth> truths_;  ///< used again by each evaluation
};

}  // namespace cervica::assessment
