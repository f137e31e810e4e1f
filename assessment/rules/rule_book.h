#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/rules/rules.h"
#include "assessment/screening/screening_book.h"
#include "core/base/result.h"
#include "core/catalogue/catalogue.h"

namespace cervica::assessment {

/// The rules from measured values to findings, patterns, guideline categories and programmes: rules.json. Immutable,
/// validated completely when it is made. Thread safe.
class RuleBook {
 public:
  /// \param bytes  rules.json
  /// \return       the book, or every problem with its place as "rules.json/POINTER". Ids of exercises and techniques
  ///               are checked by protocols::loadPack, which knows them.
  [[nodiscard]] static core::Result<std::shared_ptr<const RuleBook>> load(std::string_view bytes,
                                                                          const core::Catalogue& catalogue,
                                                                          const ScreeningBook& screening);

  /// The rules that ship inside the program.
  [[nodiscard]] static std::shared_ptr<const RuleBook> shipped();

  [[nodiscard]] const std::vector<FindingRule>& findings() const { return findings_; }
  [[nodiscard]] const std::vector<PatternRule>& patterns() const { return patterns_; }
  [[nodiscard]] const std::vector<StageRule>& stages() const { return stages_; }
  [[nodiscard]] const std::vector<CategoryRule>& categories() const { return categories_; }
  [[nodiscard]] const std::map<char, std::string>& grades() const { return grades_; }  ///< 'A' is "strong"
  [[nodiscard]] const Governance& governance() const { return governance_; }
  [[nodiscard]] const ProgrammeLimits& limits() const { return limits_; }

  /// By identifier; null when there is none.
  [[nodiscard]] const FindingRule* finding(std::string_view id) const;
  [[nodiscard]] const CategoryRule* category(std::string_view id) const;

 private:
  friend class RuleReader;
  RuleBook() = default;

  std::vector<FindingRule> findings_;
  std::vector<PatternRule> patterns_;
  std::vector<StageRule> stages_;
  std::vector<CategoryRule> categories_;
  std::map<char, std::string> grades_;
  Governance governance_;
  ProgrammeLimits limits_;
};

}  // namespace cervica::assessment
