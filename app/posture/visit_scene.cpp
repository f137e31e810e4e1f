#include "app/posture/visit_scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "app/posture/muscle_findings.h"
#include "core/scoring/combined.h"
#include "visualization/scene/wording.h"

namespace cervica::app {
namespace {

using core::Angle;
using core::CombinedMeasurement;
using core::Side;
using visualization::MuscleState;
using visualization::NormAngles;

constexpr const char* kCraniovertebralAngle = "posture.craniovertebral_angle";
constexpr std::array<std::string_view, 4> kMovements{"rom.cervical.flexion", "rom.cervical.extension",
                                                     "rom.cervical.lateral_flexion", "rom.cervical.rotation"};
constexpr std::array<std::string_view, 3> kTotals{"rom.cervical.sagittal_total", "rom.cervical.frontal_total",
                                                  "rom.cervical.transverse_total"};

template <typename Names>
bool contains(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The muscles that were examined, with a note beside those that are remarkable.
void addMuscles(visualization::SceneOptions& options, const core::Visit& visit, const core::Catalogue& catalogue) {
  for (const auto& [which, finding] : muscleFindings(visit, catalogue)) {
    if (finding.state == MuscleState::NotExamined) continue;
    options.muscles[which] = finding.state;
    const bool measured = finding.state != MuscleState::Normal && finding.note != labelOf(finding.state);
    if (measured && !finding.note.empty()) options.muscleNotes[which.first] = finding.note;
  }
}

const CombinedMeasurement* find(const std::vector<CombinedMeasurement>& all, const std::string& measure,
                                const std::optional<Side>& side) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const CombinedMeasurement& one) {
    return one.measure->id == measure && one.side == side;
  });
  return found == all.end() ? nullptr : &*found;
}

const core::Score* scoreOf(const core::VisitScores& scores, const std::string& measure,
                           const std::optional<Side>& side) {
  const auto found = std::find_if(scores.scores.begin(), scores.scores.end(), [&](const core::Score& score) {
    return score.measurement.measure->id == measure && score.measurement.side == side;
  });
  return found == scores.scores.end() ? nullptr : &*found;
}

/// Mean and standard deviation of the norm that judges a measure; nothing where its verdict needs none.
std::optional<NormAngles> normOf(const core::VisitScores& scores, const std::string& measure,
                                 const std::optional<Side>& side) {
  const core::Score* score = scoreOf(scores, measure, side);
  if (score == nullptr || score->match.norm->method != core::NormMethod::Normal) return std::nullopt;
  return NormAngles{Angle::degrees(*score->match.norm->mean), Angle::degrees(*score->match.norm->sd)};
}

void addMovements(visualization::SceneOptions& options, const std::vector<CombinedMeasurement>& all,
                  const core::VisitScores& scores) {
  for (const CombinedMeasurement& one : all) {
    const std::string& id = one.measure->id;
    const std::optional<NormAngles> norm = normOf(scores, id, one.side);
    if (contains(kTotals, id)) options.movementTotals.push_back({id, Angle::degrees(one.value), norm});
    if (!contains(kMovements, id)) continue;
    visualization::MovementArc arc{id, one.side, Angle::degrees(one.value), std::nullopt, norm.has_value()};
    if (norm) {
      arc.reference = norm->mean;
    } else if (one.side) {
      const auto* other = find(all, id, *one.side == Side::Left ? Side::Right : Side::Left);
      if (other != nullptr) arc.reference = Angle::degrees(other->value);
    }
    options.movements.push_back(std::move(arc));
  }
}

std::string signedWords(double degrees, const visualization::SceneTexts& texts) {
  const std::string size = visualization::written(Angle::degrees(std::abs(degrees)), texts);
  if (size == visualization::written(Angle(), texts)) return size;
  return (degrees < 0 ? "\u2212" : "+") + size;
}

/// What is written of every angle of the posture that both visits have.
std::map<std::string, visualization::ComparedAngle> comparedAngles(const core::Visit& earlier, const core::Visit& visit,
                                                                   const core::Catalogue& catalogue,
                                                                   const VisitSceneTexts& texts) {
  using visualization::filled;
  using visualization::written;
  std::map<std::string, visualization::ComparedAngle> angles;
  const auto before = core::combine(earlier, catalogue);
  for (const CombinedMeasurement& after : core::combine(visit, catalogue)) {
    if (after.measure->domain != core::Domain::Posture || after.measure->unit != "deg") continue;
    const CombinedMeasurement* same = find(before, after.measure->id, after.side);
    if (same == nullptr || after.side) continue;
    const core::Change change = core::changeBetween(*same, after, core::VisitPair::of(earlier, visit), catalogue);
    const std::string& verdict =
        change.comparable ? texts.comparison.verdicts.at(change.verdict) : texts.comparison.notComparable;
    angles[after.measure->id] = {
        filled(texts.comparison.now, {written(Angle::degrees(change.after), texts.scene)}),
        filled(texts.comparison.before,
               {written(Angle::degrees(change.before), texts.scene), texts.comparison.date(earlier.startedAt.date)}),
        filled(texts.comparison.difference, {signedWords(change.difference, texts.scene), verdict})};
  }
  return angles;
}

}  // namespace

visualization::SceneOptions sceneOptionsFor(const core::Visit& visit, const core::VisitScores& scores,
                                            const core::Catalogue& catalogue, const std::optional<core::Visit>& earlier,
                                            const VisitSceneTexts& texts) {
  visualization::SceneOptions options;
  options.texts = texts.scene;
  options.bodyMassKg = visit.patient.massKg;
  addMuscles(options, visit, catalogue);
  for (const core::Score& score : scores.scores) {
    const core::Measure& measure = *score.measurement.measure;
    if (measure.domain != core::Domain::Posture || measure.unit != "deg" || score.measurement.side) continue;
    if (const auto norm = normOf(scores, measure.id, std::nullopt)) options.norms[measure.id] = *norm;
  }
  addMovements(options, core::combine(visit, catalogue), scores);
  if (earlier) {
    options.ghost = visualization::Ghost{visualization::solvePose(visualization::postureFrom(*earlier, catalogue)),
                                         texts.comparison.date(earlier->startedAt.date),
                                         comparedAngles(*earlier, visit, catalogue, texts)};
  }
  return options;
}

std::optional<visualization::Ghost> normGhost(const core::Visit& visit, const core::VisitScores& scores,
                                              const core::Catalogue& catalogue, const VisitSceneTexts& texts) {
  using visualization::filled;
  using visualization::written;
  const std::optional<NormAngles> norm = normOf(scores, kCraniovertebralAngle, std::nullopt);
  if (!norm) return std::nullopt;
  const core::Score& score = *scoreOf(scores, kCraniovertebralAngle, std::nullopt);
  visualization::PostureInput input = visualization::postureFrom(visit, catalogue);
  input.craniovertebral = norm->mean;
  visualization::Ghost ghost;
  ghost.pose = visualization::solvePose(input);
  ghost.name = filled(texts.comparison.norm, {written(norm->mean, texts.scene)});
  ghost.angles[kCraniovertebralAngle] = {
      filled(texts.comparison.now, {written(Angle::degrees(score.measurement.value), texts.scene)}), ghost.name,
      filled(texts.comparison.difference, {signedWords(score.measurement.value - norm->mean.inDegrees(), texts.scene),
                                           texts.comparison.bands.at(score.band)})};
  return ghost;
}

}  // namespace cervica::app
