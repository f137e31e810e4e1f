#include "app/desktop/visit/body_note.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <QCoreApplication>

#include "app/desktop/visit/result_rows.h"
#include "app/desktop/visit/wording.h"
#include "app/posture/muscle_findings.h"
#include "visualization/anatomy/names.h"
#include "visualization/muscles/muscle.h"

namespace cervica::app {

namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("BodyNote", text);
}

constexpr std::string_view kRight = "_right", kLeft = "_left";

/// A name without its side, and the side.
std::pair<std::string_view, std::optional<core::Side>> unsided(std::string_view name) {
  if (name.ends_with(kRight)) return {name.substr(0, name.size() - kRight.size()), core::Side::Right};
  if (name.ends_with(kLeft)) return {name.substr(0, name.size() - kLeft.size()), core::Side::Left};
  return {name, std::nullopt};
}

/// Which measures and findings say something about a bone. Measures by the beginning of their id.
struct About {
  std::string_view part;
  std::vector<std::string_view> measures, findings;
};

const std::vector<About>& abouts() {
  static const std::vector<About> kAbouts{
      {"skull",
       {"posture.craniovertebral_angle", "posture.sagittal_head_angle", "posture.head_lateral_tilt"},
       {"finding.forward_head_angle"}},
      {"mandible", {}, {}},
      {"hyoid", {}, {}},
      {"c1",
       {"rom.upper_cervical."},
       {"finding.upper_cervical_rotation_limited", "finding.segmental_sagittal_limited"}},
      {"c2",
       {"rom.upper_cervical."},
       {"finding.upper_cervical_rotation_limited", "finding.segmental_sagittal_limited"}},
      {"c3", {"rom.cervical.", "rom.lower_cervical."}, {"finding.rotation_limited", "finding.range_limited"}},
      {"c4", {"rom.cervical.", "rom.lower_cervical."}, {"finding.rotation_limited", "finding.range_limited"}},
      {"c5", {"rom.cervical.", "rom.lower_cervical."}, {"finding.rotation_limited", "finding.range_limited"}},
      {"c6", {"rom.cervical.", "rom.lower_cervical."}, {"finding.rotation_limited", "finding.range_limited"}},
      {"c7", {"posture.craniovertebral_angle", "posture.shoulder_c7_angle"}, {"finding.forward_head_angle"}},
      {"t", {"posture.thoracic_kyphosis", "rom.thoracic."}, {}},
      {"ribcage", {"posture.thoracic_kyphosis", "rom.thoracic."}, {}},
      {"clavicle", {"posture.shoulder_c7_angle", "posture.shoulder_height_difference"}, {"finding.rounded_shoulders"}},
      {"scapula",
       {"scapula.", "posture.shoulder_height_difference"},
       {"finding.scapular_dyskinesis", "finding.scapular_correction_helps", "finding.rounded_shoulders"}},
      {"humerus", {"rom.shoulder.", "posture.shoulder_c7_angle"}, {}},
  };
  return kAbouts;
}

bool isThoracicVertebra(std::string_view part) {
  return part.size() > 1 && part[0] == 't' &&
         std::all_of(part.begin() + 1, part.end(), [](char c) { return c >= '0' && c <= '9'; });
}

const About* aboutOf(std::string_view part) {
  const std::string_view wanted = isThoracicVertebra(part) ? "t" : part;
  const auto found =
      std::find_if(abouts().begin(), abouts().end(), [&](const About& each) { return each.part == wanted; });
  return found == abouts().end() ? nullptr : &*found;
}

QStringList findingLines(const About& about, const assessment::FindingsResult& result) {
  QStringList lines;
  for (const std::string_view id : about.findings) {
    const assessment::Finding* finding = result.finding(id);
    if (finding == nullptr) continue;
    QStringList evidence;
    for (const assessment::Evidence& each : result.evidenceOf(*finding)) {
      if (each.truth == assessment::Truth::Yes) evidence << qt(result.evidence.text(each));
    }
    lines << (evidence.isEmpty() ? tr("%1.").arg(qt(finding->rule->label))
                                 : tr("%1: %2.").arg(qt(finding->rule->label), evidence.join(QStringLiteral("; "))));
  }
  return lines;
}

QStringList valueLines(const About& about, std::optional<core::Side> side, const core::Visit& visit,
                       const assessment::Assessment& assessment, const core::Catalogue& catalogue) {
  QStringList lines;
  for (const ResultRow& row : resultRows(visit, assessment.scores, {}, catalogue)) {
    const bool about_ = std::any_of(about.measures.begin(), about.measures.end(),
                                    [&](std::string_view start) { return row.id.starts_with(start); });
    // A row of both sides stays; one of the other side says nothing about this one.
    const bool otherSide =
        side && !row.sides.empty() && std::find(row.sides.begin(), row.sides.end(), *side) == row.sides.end();
    if (about_ && !otherSide) lines << row.accessible + QLatin1Char('.');
  }
  return lines;
}

}  // namespace

QString BodyNote::spoken() const {
  return (QStringList{state.isEmpty() ? title : QStringLiteral("%1, %2").arg(title, state)} + reasons)
      .join(QStringLiteral(". "))
      .replace(QStringLiteral(".."), QStringLiteral("."));
}

BodyNote bodyNote(const std::string& name, const core::Visit& visit, const assessment::Assessment& assessment,
                  const core::Catalogue& catalogue) {
  BodyNote note;
  if (const auto muscle = visualization::muscleNamed(name)) {
    const MuscleFinding finding = muscleFindings(visit, assessment, catalogue).at(*muscle);
    note.title = QStringLiteral("%1, %2").arg(qt(visualization::labelOf(muscle->first)), sideWord(muscle->second));
    note.state = qt(labelOf(finding.state));
    const QString again = note.state + QStringLiteral(": ");
    for (const std::string& reason : finding.reasons) {
      const QString line = qt(reason);
      note.reasons << (line.startsWith(again) ? line.mid(again.size()) : line);
    }
    return note;
  }
  const auto [part, side] = unsided(name);
  const About* about = aboutOf(part);
  if (about == nullptr) return note;
  note.title = qt(visualization::labelOf(name));
  note.reasons = findingLines(*about, assessment.findings) + valueLines(*about, side, visit, assessment, catalogue);
  if (note.reasons.isEmpty()) note.reasons << tr("Nothing about it was examined at this visit.");
  return note;
}

}  // namespace cervica::app
