#include "assessment/screening/screening_engine.h"

#include <algorithm>

namespace cervica::assessment {
std::vector<std::pair<std::string, core::ScreeningAnswer>> defaultAnswers(const ScreeningBook& book) {
  std::vector<std::pair<std::string, core::ScreeningAnswer>> defaults;
  for (const QuestionRule& rule : book.questions()) {
    if (rule.otherwise) defaults.emplace_back(rule.question, *rule.otherwise);
  }
  return defaults;
}

ScreeningEngine::ScreeningEngine(const ScreeningBook& book, const FactIndex& index) : index_(index) {
  const auto blockNumber = [this](const std::string& id) {
    auto found = std::find(blockIds_.begin(), blockIds_.end(), id);
    if (found == blockIds_.end()) found = blockIds_.insert(blockIds_.end(), id);
    return static_cast<std::uint16_t>(found - blockIds_.begin());
  };
  ConditionCompiler compiler(index, book.moduleIds());
  for (const ScreeningModule& module : book.modules()) {
    Module compiled{&module, 0, compiler.add(module.appliesWhen), {}};
    for (const ScreeningRule& rule : module.rules) {
      Rule& one = compiled.rules.emplace_back();
      one.rule = &rule;
      one.when = compiler.add(rule.when);
      one.whenAccepting = rule.unknownOk.empty() ? one.when : compiler.add(rule.when, {rule.unknownOk, {}});
      for (const std::string& id : rule.blocks) one.blocks.push_back(blockNumber(id));
    }
    compiled.nodesEnd = compiler.size();
    modules_.push_back(std::move(compiled));
  }
  program_ = compiler.take();
  truths_.resize(program_.size());
  actions_.resize(modules_.size());
}

/// Adds what keeps a node unknown, each id once since `from`.
void ScreeningEngine::collectMissing(ConditionProgram::NodeId node, std::size_t from, ScreeningResult& result) const {
  program_.forEachUnknownLeaf(node, truths_, [&](const ConditionProgram::Node& leaf) {
    const bool scalar = leaf.kind == ConditionProgram::Kind::Compare;
    const std::string_view id =
        scalar ? index_.idOf(leaf.first) : std::string_view(index_.catalogue().measures()[leaf.first].id);
    const auto begin = result.missing.begin() + static_cast<std::ptrdiff_t>(from);
    const auto same = [&](std::string_view other) { return other.data() == id.data(); };
    if (std::none_of(begin, result.missing.end(), same)) result.missing.push_back(id);
  });
}

void ScreeningEngine::run(const Module& module, ScreeningResult& result) {
  ModuleOutcome outcome;
  outcome.module = module.module;
  outcome.applies = truths_[module.applies];
  outcome.firstRule = static_cast<std::uint16_t>(result.rules.size());
  outcome.firstMissing = static_cast<std::uint16_t>(result.missing.size());
  const auto leaveOpen = [&](ConditionProgram::NodeId node) {
    outcome.incomplete = true;
    collectMissing(node, outcome.firstMissing, result);
  };
  if (outcome.applies == Truth::Unknown) leaveOpen(module.applies);
  if (outcome.applies != Truth::No) {
    for (const Rule& rule : module.rules) {
      const Truth truth = truths_[rule.when];
      if (truth == Truth::No) continue;
      const bool accepted = truth == Truth::Unknown && truths_[rule.whenAccepting] != Truth::Unknown;
      if (truth == Truth::Yes) outcome.action = std::min(outcome.action, rule.rule->then);
      if (truth == Truth::Unknown && !accepted && rule.rule->then != ScreeningAction::Continue)
        leaveOpen(rule.whenAccepting);
      const bool blocks = !accepted || rule.rule->blockWhenUnknown;
      result.rules.push_back({module.module, rule.rule, truth, blocks});
      if (!blocks) continue;
      for (const std::uint16_t id : rule.blocks) blocked_[id] = true;
    }
  }
  if (outcome.incomplete) outcome.action = std::min(outcome.action, ScreeningAction::Incomplete);
  outcome.rules = static_cast<std::uint16_t>(result.rules.size() - outcome.firstRule);
  outcome.missing = static_cast<std::uint16_t>(result.missing.size() - outcome.firstMissing);
  result.modules.push_back(outcome);
}

ScreeningResult ScreeningEngine::evaluate(const Facts& facts) {
  ScreeningResult result;
  constexpr std::size_t kUsualRules = 32, kUsualMissing = 64;
  result.modules.reserve(modules_.size());
  result.rules.reserve(kUsualRules);
  result.missing.reserve(kUsualMissing);
  result.blocked.reserve(blockIds_.size());
  blocked_.assign(blockIds_.size(), false);
  std::size_t from = 0;
  for (std::size_t i = 0; i < modules_.size(); ++i) {
    // A module may ask for the results of those before it.
    program_.evaluate(from, modules_[i].nodesEnd, facts, actions_, truths_);
    from = modules_[i].nodesEnd;
    run(modules_[i], result);
    actions_[i] = result.modules.back().action;
    result.action = std::min(result.action, actions_[i]);
  }
  for (std::size_t i = 0; i < blockIds_.size(); ++i) {
    if (blocked_[i]) result.blocked.push_back(blockIds_[i]);
  }
  const bool presumed = std::any_of(result.modules.begin(), result.modules.end(), [](const ModuleOutcome& each) {
    return each.applies == Truth::Unknown && each.action < ScreeningAction::Incomplete;
  });
  result.certainAction = presumed ? certainAction(facts, result) : result.action;
  return result;
}

/// Modules ask for the results of others, so this is an evaluation of its own. Where nothing that was answered speaks
/// for a module, it is read without the patient's age, sex and mass: who somebody is is no warning by itself.
ScreeningAction ScreeningEngine::certainAction(const Facts& facts, const ScreeningResult& result) const {
  const Facts answered = facts.withoutPatient();
  std::vector<Truth> truths(program_.size()), answeredTruths(program_.size());
  std::vector<ScreeningAction> actions(modules_.size());
  ScreeningAction gravest = ScreeningAction::Continue;
  std::size_t from = 0;
  for (std::size_t i = 0; i < modules_.size(); ++i) {
    program_.evaluate(from, modules_[i].nodesEnd, facts, actions, truths);
    program_.evaluate(from, modules_[i].nodesEnd, answered, actions, answeredTruths);
    from = modules_[i].nodesEnd;
    const ModuleOutcome& outcome = result.modules[i];
    const bool presumed =
        outcome.applies == Truth::Unknown && !program_.hasLeafThatIsYes(modules_[i].applies, answeredTruths);
    const std::vector<Truth>& read = presumed ? answeredTruths : truths;
    actions[i] = outcome.incomplete ? ScreeningAction::Incomplete : ScreeningAction::Continue;
    if (outcome.applies != Truth::No) {
      for (const Rule& rule : modules_[i].rules) {
        if (read[rule.when] == Truth::Yes) actions[i] = std::min(actions[i], rule.rule->then);
      }
    }
    gravest = std::min(gravest, actions[i]);
  }
  return gravest;
}

InterviewPlan::InterviewPlan(const ScreeningBook& book, const FactIndex& index) : book_(book) {
  ConditionCompiler compiler(index, book.moduleIds());
  for (const QuestionRule& rule : book.questions()) {
    if (rule.askWhen) questions_.emplace_back(rule.question, compiler.add(*rule.askWhen));
  }
  std::sort(questions_.begin(), questions_.end());
  for (const SuggestedInstrument& each : book.suggestedInstruments()) instruments_.push_back(compiler.add(each.when));
  program_ = compiler.take();
  truths_.assign(program_.size(), Truth::Unknown);
}

void InterviewPlan::evaluate(const Facts& facts, std::span<const ScreeningAction> modules) {
  program_.evaluate(0, program_.size(), facts, modules, truths_);
}

bool InterviewPlan::asks(std::string_view question) const {
  const auto found = std::lower_bound(questions_.begin(), questions_.end(), question,
                                      [](const auto& entry, std::string_view id) { return entry.first < id; });
  return found == questions_.end() || found->first != question || truths_[found->second] != Truth::No;
}

std::vector<std::string_view> InterviewPlan::instruments() const {
  std::vector<std::string_view> offered(book_.minimumInstruments().begin(), book_.minimumInstruments().end());
  for (std::size_t i = 0; i < instruments_.size(); ++i) {
    const std::string_view id = book_.suggestedInstruments()[i].instrument;
    if (truths_[instruments_[i]] == Truth::Yes && std::find(offered.begin(), offered.end(), id) == offered.end())
      offered.push_back(id);
  }
  return offered;
}

}  // namespace cervica::assessment
