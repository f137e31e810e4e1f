#include "assessment/rules/findings.h"

#include <algorithm>

#include "core/base/contract.h"

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
  replaceAll(text, "{k}", yes());
  replaceAll(text, "{n}", known());
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
    CERVICA_EXPECTS(rule.observations.size() <= 32);  // as many as PatternResult has bits
    Pattern& pattern = patterns_.emplace_back();
    for (const Observation& one : rule.observations) pattern.observations.push_back(compiler.add(one.when));
    for (const auto& [group, least] : rule.minPerGroup) {
      std::uint32_t bits = 0;
      for (std::size_t i = 0; i < rule.observations.size(); ++i)
        bits |= rule.observations[i].group == group ? 1U << i : 0U;
      pattern.groups.emplace_back(bits, least);
    }
  }
  for (const StageRule& rule : book.stages()) stages_.push_back(compiler.add(rule.when));
  for (const CategoryRule& rule : book.categories()) categories_.push_back(compiler.add(rule.suggestWhen));
  program_ = compiler.take();
  truths_.resize(program_.size());
}

PatternResult FindingsEngine::pattern(std::size_t index) const {
  const Pattern& pattern = patterns_[index];
  PatternResult result;
  result.rule = &book_.patterns()[index];
  for (std::size_t i = 0; i < pattern.observations.size(); ++i) {
    const Truth truth = truths_[pattern.observations[i]];
    result.yesBits |= truth == Truth::Yes ? 1U << i : 0U;
    result.knownBits |= truth != Truth::Unknown ? 1U << i : 0U;
  }
  const auto reached = [&](std::uint32_t bits) {
    return std::popcount(bits) >= result.rule->minTotal &&
           std::all_of(pattern.groups.begin(), pattern.groups.end(),
                       [&](const auto& group) { return std::popcount(bits & group.first) >= group.second; });
  };
  const auto all = static_cast<std::uint32_t>((std::uint64_t{1} << pattern.observations.size()) - 1);
  const std::uint32_t couldBe = result.yesBits | (all & ~result.knownBits);
  result.present = reached(result.yesBits) ? Truth::Yes : reached(couldBe) ? Truth::Unknown : Truth::No;
  return result;
}

FindingsResult FindingsEngine::evaluate(const Facts& facts, std::span<const ScreeningAction> modules) {
  program_.evaluate(0, program_.size(), facts, modules, truths_);
  FindingsResult result;
  constexpr std::size_t kUsualFindings = 16, kUsualParts = 64, kUsualWords = 4096;
  result.findings.reserve(kUsualFindings);
  result.evidence.parts.reserve(kUsualParts);
  result.evidence.words.reserve(kUsualWords);
  result.notExamined.reserve(findings_.size());
  result.patterns.reserve(patterns_.size());
  for (std::size_t i = 0; i < findings_.size(); ++i) {
    const FindingRule& rule = book_.findings()[i];
    if (truths_[findings_[i].when] == Truth::Unknown) result.notExamined.push_back(&rule);
    if (truths_[findings_[i].when] != Truth::Yes) continue;
    Finding& finding = result.findings.emplace_back();
    finding.rule = &rule;
    for (std::size_t grade = 0; grade < rule.severity.size(); ++grade) {
      if (truths_[findings_[i].severity[grade]] == Truth::Yes) finding.severity = rule.severity[grade].level;
    }
    finding.firstEvidence = static_cast<std::uint32_t>(result.evidence.parts.size());
    words_.append(findings_[i].when, program_, truths_, facts, modules, result.evidence);
    finding.evidence = static_cast<std::uint32_t>(result.evidence.parts.size()) - finding.firstEvidence;
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
