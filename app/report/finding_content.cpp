// Screening, findings and patterns, in brief.
#include <algorithm>

#include "app/report/content_parts.h"
#include "app/report/wording.h"

namespace cervica::app::report {

using assessment::ScreeningAction;
using assessment::Truth;

namespace {

QString actionText(const assessment::ScreeningResult& screening) {
  switch (screening.action) {
    case ScreeningAction::Emergency:
      return Report::tr("Emergency.");
    case ScreeningAction::SameDay:
      return Report::tr("Refer today.");
    case ScreeningAction::UrgentTwoWeeks:
      return Report::tr("Refer within two weeks.");
    case ScreeningAction::RoutineReferral:
      return Report::tr("Refer to a doctor.");
    case ScreeningAction::Incomplete:
      return Report::tr("Not complete: what was not asked does not count as no.");
    case ScreeningAction::Caution:
      return Report::tr("No red flag; caution with some techniques.");
    case ScreeningAction::Continue:
      return Report::tr("No red flag.");
  }
  return {};
}

QString joined(const assessment::FindingsResult& findings, const assessment::Finding& finding, Truth truth) {
  QStringList texts;
  for (const assessment::Evidence& each : findings.evidenceOf(finding)) {
    if (each.truth == truth) texts << text(std::string(findings.evidence.text(each)));
  }
  return texts.join(QStringLiteral("; "));
}

}  // namespace

std::vector<FindingLine> findingLines(const ContentInput& input) {
  const assessment::FindingsResult& findings = input.assessment.findings;
  std::vector<FindingLine> lines;
  for (const assessment::Finding& each : findings.findings) {
    const QString name = text(each.rule->label);
    QStringList parts{Report::tr("For: %1.").arg(joined(findings, each, Truth::Yes))};
    if (const QString against = joined(findings, each, Truth::No); !against.isEmpty())
      parts << Report::tr("Against: %1.").arg(against);
    parts << Report::tr("Evidence: %1.").arg(text(each.rule->evidenceStrength));
    lines.push_back({each.severity && !each.rule->descriptor
                         ? Report::tr("%1, %2.").arg(name, text(std::string(assessment::toText(*each.severity))))
                         : Report::tr("%1.").arg(name),
                     parts.join(QLatin1Char(' '))});
  }
  return lines;
}

std::vector<QString> findingNotes(const ContentInput& input) {
  std::vector<QString> notes;
  for (const assessment::PatternResult& pattern : input.assessment.findings.patterns) {
    if (pattern.present == Truth::Yes) notes.push_back(text(pattern.wording()));
  }
  if (const std::size_t open = input.assessment.findings.notExamined.size(); open > 0)
    notes.push_back(
        Report::tr("%1 further findings were not examined; they are neither present nor absent.").arg(open));
  return notes;
}

std::vector<QString> screeningLines(const ContentInput& input) {
  const assessment::ScreeningResult& screening = input.assessment.screening;
  if (input.visit.screening.empty()) return {Report::tr("Warning signs were not asked for at this visit.")};
  std::vector<QString> lines{Report::tr("Warning signs: %1").arg(actionText(screening))};
  if (screening.refers() && screening.incomplete())
    lines.front() += QLatin1Char(' ') + Report::tr("Not every warning sign was asked for.");
  for (const assessment::ScreeningRule* rule : screening.present()) {
    if (rule->then != ScreeningAction::Continue) lines.push_back(text(rule->reason));
  }
  for (const core::ScreeningAcknowledgement& each : input.visit.acknowledged) {
    const auto& tests = assessment::ScreeningBook::shipped()->tests();
    const auto found = std::find_if(tests.begin(), tests.end(), [&](const auto& test) { return test.id == each.test; });
    lines.push_back(Report::tr("%1 was done although the screening blocks it: %2 (%3)")
                        .arg(text(found == tests.end() ? each.test : found->label), text(each.reason), text(each.by)));
  }
  return lines;
}

}  // namespace cervica::app::report
