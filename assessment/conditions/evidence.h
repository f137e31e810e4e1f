#pragma once

#include <span>
#include <string>
#include <vector>

#include "assessment/conditions/condition_program.h"
#include "assessment/screening/screening_rules.h"

namespace cervica::assessment {

/// One part of a condition in words: for it, against it, or not known.
struct Evidence {
  Truth truth = Truth::Yes;  ///< whether the part speaks for the condition
  std::string text;          ///< "CCFT highest pressure held: 22 mmHg, at most 22"
};

/// Says conditions in words that a clinician reads: what was recorded, with its unit, and the limit it is held against.
/// Immutable. Thread safe.
class EvidenceWords {
 public:
  /// \param index    must outlive the words
  /// \param modules  of the screening, as numbered for the program
  EvidenceWords(const FactIndex& index, const std::vector<ScreeningModule>& modules);

  /// The parts of a condition, each once. Age, sex and mass say whom a limit is for: they are left out unless they are
  /// not known, and so is a branch that is meant for other people.
  /// \param program, truths  the program and what it answered for these facts
  [[nodiscard]] std::vector<Evidence> of(ConditionProgram::NodeId condition, const ConditionProgram& program,
                                         std::span<const Truth> truths, const Facts& facts,
                                         std::span<const ScreeningAction> moduleResults) const;

 private:
  struct Asked;
  void collect(const Asked& asked, ConditionProgram::NodeId id, bool negated, std::vector<Evidence>& out) const;
  [[nodiscard]] std::string words(const Asked& asked, const ConditionProgram::Node& node, Truth truth) const;
  [[nodiscard]] std::string scalarWords(const Facts& facts, const ConditionProgram::Node& node, Truth truth) const;
  [[nodiscard]] std::string measureWords(const Facts& facts, const ConditionProgram::Node& node, Truth truth) const;

  struct Scalar {
    enum class Type { YesNo, Number, Words };
    std::string label;
    std::string unit;
    Type type = Type::YesNo;
    const std::vector<std::string>* choices = nullptr;
  };

  const FactIndex& index_;
  std::vector<Scalar> scalars_;     ///< by slot
  std::vector<std::string> units_;  ///< of the measures
  std::vector<std::string> moduleTitles_;
};

}  // namespace cervica::assessment
