#include "app/desktop/visit/finding_rows.h"

#include <utility>

#include <QCoreApplication>

#include "app/desktop/visit/wording.h"

namespace cervica::app {

using assessment::Truth;

namespace {

using Kind = FindingRow::Kind;

QString tr(const char* text) {
  return QCoreApplication::translate("Findings", text);
}

QString severityWord(assessment::Severity severity) {
  switch (severity) {
    case assessment::Severity::Mild:
      return tr("mild");
    case assessment::Severity::Moderate:
      return tr("moderate");
    case assessment::Severity::Marked:
      return tr("marked");
  }
  return {};
}

std::vector<QString>& listOf(Truth truth, FindingRow& row) {
  return truth == Truth::Yes ? row.yes : truth == Truth::No ? row.no : row.notExamined;
}

void addLine(FindingRow& row, const QString& name, const QString& text) {
  if (!text.isEmpty()) row.lines.push_back({name, text});
}

void addToConfirm(FindingRow& row, const std::vector<std::string>& decisions) {
  for (const std::string& each : decisions) addLine(row, tr("Clinic to confirm"), qt(each));
}

FindingRow rowOf(const assessment::FindingsResult& result, const assessment::Finding& finding) {
  const assessment::FindingRule& rule = *finding.rule;
  FindingRow row;
  row.id = rule.id;
  row.title = qt(rule.label);
  row.status = rule.descriptor ? tr("description") : finding.severity ? severityWord(*finding.severity) : QString();
  row.explain = qt(rule.explain);
  for (const assessment::Evidence& each : result.evidenceOf(finding))
    listOf(each.truth, row).push_back(qt(result.evidence.text(each)));
  addLine(row, tr("Limits"), qt(rule.limits));
  addLine(row, tr("Evidence"), qt(rule.evidenceStrength));
  addLine(row, tr("Rule seen as"), qt(rule.verified));
  addToConfirm(row, rule.designDecisions);
  return row;
}

FindingRow rowOf(const assessment::PatternResult& pattern) {
  FindingRow row;
  row.kind = Kind::Pattern;
  row.id = pattern.rule->id;
  row.title = qt(pattern.rule->label);
  row.status = pattern.present == Truth::Yes ? tr("%1 of %2").arg(pattern.yes()).arg(pattern.known())
                                             : tr("%1 of %2, open").arg(pattern.yes()).arg(pattern.known());
  row.explain = pattern.present == Truth::Yes
                    ? qt(pattern.wording())
                    : tr("Not enough observations so far; what was not examined could still make the pattern.");
  for (std::size_t i = 0; i < pattern.rule->observations.size(); ++i)
    listOf(pattern.observation(i), row).push_back(qt(pattern.rule->observations[i].label));
  addLine(row, tr("Rule seen as"), qt(pattern.rule->verified));
  addToConfirm(row, pattern.rule->designDecisions);
  return row;
}

FindingRow heading(const QString& title) {
  FindingRow row;
  row.kind = Kind::Heading;
  row.title = title;
  return row;
}

}  // namespace

std::vector<FindingRow> findingRows(const assessment::FindingsResult& result) {
  std::vector<FindingRow> rows;
  for (const assessment::Finding& each : result.findings) rows.push_back(rowOf(result, each));
  const auto patterns = [&](Truth wanted, const QString& title) {
    bool first = true;
    for (const assessment::PatternResult& each : result.patterns) {
      if (each.present != wanted || (wanted == Truth::Unknown && each.yes() == 0)) continue;
      if (std::exchange(first, false)) rows.push_back(heading(title));
      rows.push_back(rowOf(each));
    }
  };
  patterns(Truth::Yes, tr("Patterns"));
  patterns(Truth::Unknown, tr("Patterns not decided"));
  if (!result.notExamined.empty()) {
    rows.push_back(heading(tr("Not examined")));
    FindingRow row;
    row.kind = Kind::NotExamined;
    row.id = "not_examined";
    row.title = tr("%1 possible findings").arg(result.notExamined.size());
    row.explain = tr("What these findings need was not recorded at this visit. They are neither present nor absent.");
    for (const assessment::FindingRule* each : result.notExamined) row.notExamined.push_back(qt(each->label));
    rows.push_back(std::move(row));
  }
  return rows;
}

QString findingsRemark(const assessment::FindingsResult& result) {
  QStringList parts;
  parts << (result.findings.empty() ? tr("none present") : tr("%1 present").arg(result.findings.size()));
  if (result.stage != nullptr) parts << tr("complaint %1").arg(qt(result.stage->label));
  return parts.join(QStringLiteral(", "));
}

}  // namespace cervica::app
