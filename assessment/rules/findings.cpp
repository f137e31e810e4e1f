#include "assessment/rules/findings.h"

#include <algorithm>

namespace cervica::assessment {
namespace {

void replaceAll(std::string& text, std::string_view what, int number) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at))
    text.replace(at, what.size(), std::to_string(number));
}

}  // namespace

std::string_view toText(Severity severity) {
  switch (severity) {
    case Severity::Mild:
      return "mild";
    case Severity::Moderate:
      return "moderate";
    case Severity::Marked:
      return "marked";
  }
  return {};
}

std::string PatternResult::wording() const {
  std::string text = rule->wording;
  replaceAll(text, "{k}", yes);
  replaceAll(text, "{n}", known);
  return text;
}

const Finding* FindingsResult::finding(std::string_view id) const {
  const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.rule->id == id; });
  return found == findings.end() ? nullptr : &*found;
}

FindingsEngine::FindingsEngine(const RuleBook& book, const ScreeningBook& screening, const FactIndex& index)
    : book_(book), words_(index, screening.modules()) {
  ConditionCompiler compiler(index, screening.moduleIds());
  for (const FindingRule& rule : book.findings()) {
    const ConditionCompiler::Reading reading{{}, rule.requiresDevices};
    Rule& one = findings_.emplace_back();
    one.when = compiler.add(rule.when, reading);
    for (const SeverityRule& grade : rule.severity) one.severity.push_back(compiler.add(grade.when, reading));
  }
  for (const PatternRule& rule : book.patterns()) {
    auto& observations = patterns_.emplace_back();
    for (const Observation& one : rule.observations) observations.push_back(compiler.add(one.when));
  }
  for (const StageRule& rule : book.stages()) stages_.push_back(compiler.add(rule.when));
  for (const CategoryRule& rule : book.categories()) categories_.push_back(compiler.add(rule.suggestWhen));
  program_ = compiler.take();
  truths_.resize(program_.size());
}

PatternResult FindingsEngine::pattern(std::size_t index) const {
  PatternResult result;
  result.rule = &book_.patterns()[index];
  result.observations.reserve(patterns_[index].size());
  for (const NodeId node : patterns_[index]) {
    result.observations.push_back(truths_[node]);
    result.yes += truths_[node] == Truth::Yes ? 1 : 0;
    result.known += truths_[node] != Truth::Unknown ? 1 : 0;
  }
  // Reached with what is yes; or could be, if all that is not known were yes.
  const auto reached = [&](bool withUnknown) {
    const auto counts = [&](std::size_t i) {
      return result.observations[i] == Truth::Yes || (withUnknown && result.observations[i] == Truth::Unknown);
    };
    int total = 0;
    for (std::size_t i = 0; i < result.observations.size(); ++i) total += counts(i) ? 1 : 0;
    return total >= result.rule->minTotal &&
           std::all_of(result.rule->minPerGroup.begin(), result.rule->minPerGroup.end(), [&](const auto& group) {
             int inGroup = 0;
             for (std::size_t i = 0; i < result.observations.size(); ++i)
               inGroup += counts(i) && result.rule->observations[i].group == group.first ? 1 : 0;
             return inGroup >= group.second;
           });
  };
  result.present = reached(false) ? Truth::Yes : reached(true) ? Truth::Unknown : Truth::No;
  return result;
}

FindingsResult FindingsEngine::evaluate(const Facts& facts, std::span<const ScreeningAction> modules) {
  program_.evaluate(0, program_.size(), facts, modules, truths_);
  FindingsResult result;
  for (std::size_t i = 0; i < findings_.size(); ++i) {
    const FindingRule& rule = book_.findings()[i];
    if (truths_[findings_[i].when] == Truth::Unknown) result.notExamined.push_back(&rule);
    if (truths_[findings_[i].when] != Truth::Yes) continue;
    Finding& finding = result.findings.emplace_back();
    finding.rule = &rule;
    for (std::size_t grade = 0; grade < rule.severity.size(); ++grade) {
      if (truths_[findings_[i].severity[grade]] == Truth::Yes) finding.severity = rule.severity[grade].level;
    }
    finding.evidence = words_.of(findings_[i].when, program_, truths_, facts, modules);
  }
  for (std::size_t i = 0; i < patterns_.size(); ++i) result.patterns.push_back(pattern(i));
  for (std::size_t i = 0; i < stages_.size(); ++i) {
    if (truths_[stages_[i]] == Truth::Yes) result.stage = &book_.stages()[i];
  }
  for (std::size_t i = 0; i < categories_.size(); ++i) {
    if (truths_[categories_[i]] == Truth::Yes) result.categories.push_back(&book_.categories()[i]);
  }
  return result;
}

}  // namespace cervica::assessment
