#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assessment/conditions/condition_program.h"
#include "assessment/conditions/evidence.h"
#include "assessment/rules/rule_book.h"

namespace cervica::assessment {

/// A finding that is present.
struct Finding {
  const FindingRule* rule = nullptr;
  std::optional<Severity> severity;               ///< nothing: the finding has no grades, or none of them is reached
  std::uint32_t firstEvidence = 0, evidence = 0;  ///< its part of the result's evidence
};

/// A pattern and its observations.
struct PatternResult {
  const PatternRule* rule = nullptr;
  std::uint32_t yesBits = 0, knownBits = 0;  ///< of the observations, in the order of the rule
  Truth present = Truth::No;                 ///< unknown: what was not examined could still make it

  [[nodiscard]] int yes() const { return std::popcount(yesBits); }      ///< how many are there
  [[nodiscard]] int known() const { return std::popcount(knownBits); }  ///< how many were examined
  [[nodiscard]] Truth observation(std::size_t index) const {
    if ((knownBits >> index & 1U) == 0) return Truth::Unknown;
    return truthOf((yesBits >> index & 1U) != 0);
  }

  /// The pattern in a sentence: "... 4 of 7 observations present. ..."
  [[nodiscard]] std::string wording() const;
};

/// What the rules say about a visit. Points into the book and the catalogue, which must outlive it.
struct FindingsResult {
  std::vector<Finding> findings;                ///< those present, in the book's order
  EvidenceList evidence;                        ///< of the findings: for, against and not examined
  std::vector<const FindingRule*> notExamined;  ///< neither present nor absent
  std::vector<PatternResult> patterns;          ///< all, in the book's order
  const StageRule* stage = nullptr;             ///< null: how long it has lasted is not known
  std::vector<const CategoryRule*> categories;  ///< of the guideline, those suggested, in the book's order

  [[nodiscard]] const Finding* finding(std::string_view id) const;  ///< null: not present
  [[nodiscard]] std::span<const Evidence> evidenceOf(const Finding& finding) const {
    return std::span(evidence.parts).subspan(finding.firstEvidence, finding.evidence);
  }
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
  struct Pattern {
    std::vector<NodeId> observations;
    std::vector<std::pair<std::uint32_t, int>> groups;  ///< which observations, and how many of them it takes
  };
  std::vector<Pattern> patterns_;
  std::vector<NodeId> stages_, categories_;
  std::vector<Truth> truths_;  ///< used again by each evaluation
};

}  // namespace cervica::assessment
