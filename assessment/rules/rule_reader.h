#pragma once

#include "assessment/conditions/condition_reader.h"
#include "assessment/rules/rule_book.h"

// For rule_book.cpp.

namespace cervica::assessment {

/// Fills a RuleBook and reports every problem to the cursor.
class RuleReader {
 public:
  RuleReader(RuleBook& book, const core::Catalogue& catalogue, const ScreeningBook& screening);

  void read(const core::JsonCursor& root);

 private:
  using At = const core::JsonCursor&;
  void readStages(At at);
  void readGrades(At at);
  [[nodiscard]] FindingRule readFinding(At at, IdRegister& ids) const;
  [[nodiscard]] std::vector<std::string> readDevices(At at) const;
  [[nodiscard]] std::vector<SeverityRule> readSeverity(At at) const;
  [[nodiscard]] std::vector<Recommendation> readRecommendations(At at) const;
  [[nodiscard]] std::vector<Avoidance> readAvoidances(At at) const;
  [[nodiscard]] PatternRule readPattern(At at, IdRegister& ids) const;
  [[nodiscard]] std::vector<Observation> readObservations(At at) const;
  void readPresence(At at, PatternRule& pattern) const;
  [[nodiscard]] CategoryRule readCategory(At at, IdRegister& ids) const;
  [[nodiscard]] CategoryStage readCategoryStage(At at) const;
  void readGovernance(At at);
  void readLimits(At at);

  RuleBook& book_;
  const core::Catalogue& catalogue_;
  ConditionReader conditions_;
};

}  // namespace cervica::assessment
