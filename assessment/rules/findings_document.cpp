#include "assessment/rules/findings_document.h"

#include <utility>

namespace cervica::assessment {
namespace {

using core::JsonText;

constexpr std::size_t kIdAt = std::string_view("\"id\":").size();  // of the value in "id":"finding.…"

void evidence(std::string_view name, Truth truth, const FindingsResult& result, const Finding& finding, JsonText& out) {
  out.key(name).beginArray();
  for (const Evidence& one : result.evidenceOf(finding)) {
    if (one.truth == truth) out.value(result.evidence.text(one));
  }
  out.endArray();
}

void observations(std::string_view name, Truth truth, const PatternResult& pattern, JsonText& out) {
  out.key(name).beginArray();
  for (std::size_t i = 0; i < pattern.rule->observations.size(); ++i) {
    if (pattern.observation(i) == truth) out.value(pattern.rule->observations[i].label);
  }
  out.endArray();
}

void pattern(const PatternResult& result, JsonText& out) {
  out.beginObject()
      .member("id", result.rule->id)
      .member("label", result.rule->label)
      .member("k", result.yes())
      .member("n", result.known())
      .member("wording", result.wording());
  observations("for", Truth::Yes, result, out);
  observations("against", Truth::No, result, out);
  observations("not_examined", Truth::Unknown, result, out);
  out.member("verified", result.rule->verified).endObject();
}

}  // namespace

FindingsWriter::FindingsWriter(const RuleBook& book) : book_(book) {
  for (const FindingRule& rule : book.findings()) {
    FindingText& text = findings_.emplace_back();
    JsonText(text.head).member("id", rule.id).member("label", rule.label);
    JsonText(text.tail)
        .member("limits", rule.limits)
        .member("evidence_strength", rule.evidenceStrength)
        .member("verified", rule.verified);
  }
  for (const CategoryRule& rule : book.categories())
    JsonText(categories_.emplace_back()).beginObject().member("id", rule.id).member("label", rule.label).endObject();
}

void FindingsWriter::members(const FindingsResult& result, JsonText& out) const {
  out.key("findings").beginArray();
  for (const Finding& finding : result.findings) {
    const FindingText& text = findings_[static_cast<std::size_t>(finding.rule - book_.findings().data())];
    out.beginObject().prepared(text.head).key("severity");
    if (finding.severity) {
      out.value(toText(*finding.severity));
    } else {
      out.null();
    }
    evidence("for", Truth::Yes, result, finding, out);
    evidence("against", Truth::No, result, finding, out);
    evidence("not_examined", Truth::Unknown, result, finding, out);
    out.prepared(text.tail).endObject();
  }
  out.endArray().key("not_examined").beginArray();
  for (const FindingRule* rule : result.notExamined) {
    // The head begins with the id, as JSON already.
    const std::string_view head = findings_[static_cast<std::size_t>(rule - book_.findings().data())].head;
    out.prepared(head.substr(kIdAt, rule->id.size() + 2));
  }
  out.endArray().key("patterns").beginArray();
  for (const PatternResult& each : result.patterns) {
    if (each.present == Truth::Yes) pattern(each, out);
  }
  out.endArray().key("patterns_open").beginArray();
  for (const PatternResult& each : result.patterns) {
    if (each.present == Truth::Unknown) out.value(each.rule->id);
  }
  out.endArray().key("stage");
  if (result.stage != nullptr) {
    out.value(result.stage->id);
  } else {
    out.null();
  }
  out.key("categories").beginArray();
  for (const CategoryRule* category : result.categories)
    out.prepared(categories_[static_cast<std::size_t>(category - book_.categories().data())]);
  out.endArray();
}

}  // namespace cervica::assessment
