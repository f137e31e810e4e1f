#include "assessment/screening/screening_document.h"

#include <algorithm>

namespace cervica::assessment {
namespace {

using core::JsonText;

void blocked(std::string_view name, std::string_view prefix, const ScreeningResult& result, JsonText& out) {
  out.key(name).beginArray();
  for (const std::string_view id : result.blocked) {
    if (id.starts_with(prefix)) out.value(id);
  }
  out.endArray();
}

/// What the rules that are yes bring with them beside their action.
void consequences(const ScreeningResult& result, JsonText& out) {
  out.key("consequences").beginArray();
  for (const RuleOutcome& each : result.rules) {
    const ScreeningRule& rule = *each.rule;
    if (each.truth != Truth::Yes) continue;
    if (rule.category.empty() && rule.likelihood.empty() && rule.plan.empty() && !rule.reviewWeeks) continue;
    out.beginObject().member("module", each.module->id);
    if (!rule.category.empty()) out.member("category", rule.category);
    if (!rule.likelihood.empty()) out.member("likelihood", rule.likelihood);
    if (!rule.plan.empty()) {
      out.key("plan").beginArray();
      for (const std::string& exercise : rule.plan) out.value(exercise);
      out.endArray();
    }
    if (rule.reviewWeeks) out.member("review_weeks", *rule.reviewWeeks);
    out.endObject();
  }
  out.endArray();
}

}  // namespace

ScreeningWriter::ScreeningWriter(const ScreeningBook& book) : book_(book) {
  for (const ScreeningModule& module : book.modules()) {
    Module& prepared = modules_.emplace_back();
    JsonText(prepared.head).member("id", module.id);
    JsonText(prepared.untouched)
        .beginObject()
        .prepared(prepared.head)
        .member("action", toText(ScreeningAction::Continue))
        .key("reasons")
        .prepared("[]")
        .key("missing")
        .prepared("[]")
        .endObject();
    for (const ScreeningRule& rule : module.rules) JsonText(prepared.reasons.emplace_back()).value(rule.reason);
  }
}

const std::string& ScreeningWriter::reason(const RuleOutcome& outcome) const {
  const auto module = static_cast<std::size_t>(outcome.module - book_.modules().data());
  const auto rule = static_cast<std::size_t>(outcome.rule - outcome.module->rules.data());
  return modules_[module].reasons[rule];
}

void ScreeningWriter::append(const ScreeningResult& result, JsonText& out) const {
  out.beginObject().member("action", toText(result.action)).member("refer", result.refers());
  if (result.certainAction != result.action) out.member("certain_action", toText(result.certainAction));
  out.key("reasons").beginArray();
  for (const ActionMeaning& urgency : book_.actions()) {
    for (const RuleOutcome& each : result.rules) {
      if (each.truth == Truth::Yes && each.rule->then == urgency.action) out.prepared(reason(each));
    }
  }
  out.endArray().key("modules").beginArray();
  for (std::size_t i = 0; i < result.modules.size(); ++i) {
    const ModuleOutcome& module = result.modules[i];
    if (module.action == ScreeningAction::Continue && module.rules == 0) {
      out.prepared(modules_[i].untouched);
      continue;
    }
    out.beginObject().prepared(modules_[i].head).member("action", toText(module.action)).key("reasons").beginArray();
    for (const RuleOutcome& each : result.rulesOf(module)) {
      if (each.truth == Truth::Yes) out.prepared(reason(each));
    }
    out.endArray().key("missing").beginArray();
    for (const std::string_view id : result.missingOf(module)) out.value(id);
    out.endArray().endObject();
  }
  out.endArray();
  blocked("blocked_tests", "test.", result, out);
  blocked("blocked_techniques", "technique.", result, out);
  blocked("blocked_exercises", "exercise.", result, out);
  consequences(result, out);
  out.endObject();
}

}  // namespace cervica::assessment
