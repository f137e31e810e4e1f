#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "assessment/conditions/condition_program.h"
#include "assessment/screening/screening_result.h"

namespace cervica::assessment {

/// What the questions of a book count as when nothing is recorded.
[[nodiscard]] std::vector<std::pair<std::string, core::ScreeningAnswer>> defaultAnswers(const ScreeningBook& book);

/// Runs the modules of a book: `evaluation` of core/catalogue/data/screening.json. One thread at a time.
class ScreeningEngine {
 public:
  /// \param book, index  must outlive the engine and its results
  ScreeningEngine(const ScreeningBook& book, const FactIndex& index);

  /// \param facts  of the engine's index
  [[nodiscard]] ScreeningResult evaluate(const Facts& facts);

  /// The results of the last evaluation, in the book's order.
  [[nodiscard]] std::span<const ScreeningAction> actions() const { return actions_; }

 private:
  struct Rule {
    const ScreeningRule* rule = nullptr;
    ConditionProgram::NodeId when = 0;
    ConditionProgram::NodeId whenAccepting = 0;  ///< with what may stay unknown read as no
    std::vector<std::uint16_t> blocks;           ///< among `blockIds_`
  };
  struct Module {
    const ScreeningModule* module = nullptr;
    std::size_t nodesEnd = 0;  ///< its nodes end here; they begin where the ones of the module before end
    ConditionProgram::NodeId applies = 0;
    std::vector<Rule> rules;
  };
  void run(const Module& module, ScreeningResult& result);
  [[nodiscard]] ScreeningAction certainAction(const Facts& facts, const ScreeningResult& result) const;
  void collectMissing(ConditionProgram::NodeId node, std::size_t from, ScreeningResult& result) const;

  const FactIndex& index_;
  ConditionProgram program_;
  std::vector<Module> modules_;
  std::vector<std::string_view> blockIds_;
  // Used again by each evaluation.
  std::vector<Truth> truths_;
  std::vector<ScreeningAction> actions_;
  std::vector<bool> blocked_;
};

/// Which questions are worth asking now, and which questionnaires to offer. One thread at a time.
class InterviewPlan {
 public:
  /// \param book, index  must outlive the plan
  InterviewPlan(const ScreeningBook& book, const FactIndex& index);

  /// \param modules  the results of the screening modules, in the book's order
  void evaluate(const Facts& facts, std::span<const ScreeningAction> modules);

  /// Whether a question is to be asked: its condition is yes or unknown, or it has none.
  [[nodiscard]] bool asks(std::string_view question) const;
  /// The questionnaires to offer first: the minimum set, then those whose condition is yes.
  [[nodiscard]] std::vector<std::string_view> instruments() const;

 private:
  const ScreeningBook& book_;
  ConditionProgram program_;
  std::vector<std::pair<std::string_view, ConditionProgram::NodeId>> questions_;
  std::vector<ConditionProgram::NodeId> instruments_;
  std::vector<Truth> truths_;
};

}  // namespace cervica::assessment
