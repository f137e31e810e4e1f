#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/conditions/condition_program.h"
#include "assessment/screening/screening_rules.h"

namespace cervica::assessment {

/// One part of a condition in words: for it, against it, or not known.
struct Evidence {
  Truth truth = Truth::Yes;           ///< whether the part speaks for the condition
  std::uint32_t begin = 0, size = 0;  ///< its text among the words of the list
};

/// Evidence with its words in one piece of memory: a registry's visits have thirty parts each.
struct EvidenceList {
  std::vector<Evidence> parts;
  std::string words;

  /// "CCFT highest pressure held: 22 mmHg, at most 22"; lives as long as the list.
  [[nodiscard]] std::string_view text(const Evidence& part) const {
    return std::string_view(words).substr(part.begin, part.size);
  }
};

/// Says conditions in words that a clinician reads: what was recorded, with its unit, and the limit it is held against.
/// Immutable. Thread safe.
class EvidenceWords {
 public:
  /// \param index    must outlive the words
  /// \param modules  of the screening, as numbered for the program
  EvidenceWords(const FactIndex& index, const std::vector<ScreeningModule>& modules);

  /// Appends the parts of a condition, each once. Age, sex and mass say whom a limit is for: they are left out unless
  /// they are not known, and so is a branch that is meant for other people. \param program, truths  the program and
  /// what it answered for these facts
  void append(ConditionProgram::NodeId condition, const ConditionProgram& program, std::span<const Truth> truths,
              const Facts& facts, std::span<const ScreeningAction> moduleResults, EvidenceList& out) const;

 private:
  struct Asked;
  void collect(const Asked& asked, ConditionProgram::NodeId id, bool negated, std::size_t first,
               EvidenceList& out) const;
  // Each appends the words of a leaf.
  void words(const Asked& asked, const ConditionProgram::Node& node, Truth truth, std::string& out) const;
  void scalarWords(const Facts& facts, const ConditionProgram::Node& node, Truth truth, std::string& out) const;
  void measureWords(const Facts& facts, const ConditionProgram::Node& node, Truth truth, std::string& out) const;

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
