#include "core/scoring/score.h"

#include <algorithm>
#include <cmath>

namespace cervica::core {
namespace {

/// More cells than a clinic ever meets; a registry with more starts over, which costs a little time and no memory.
constexpr std::size_t kMostCells = 16384;

Interval around(double value, double margin) {
  return {value - margin, value + margin};
}

ReadingError readingError(const CombinedMeasurement& m, const ErrorRecords& oneRater,
                          const ErrorRecords& betweenRaters) {
  if (m.mixedDevices || m.mixedProtocols) return {};
  ReadingError error{oneRater.at(m.value), betweenRaters.at(m.value), {}};
  if (error.oneRater) {
    const Interval whole = around(m.value, kNormalQuantile95 * error.oneRater->sem);
    error.interval95 = Interval{std::max(whole.low, m.measure->lowest), std::min(whole.high, m.measure->highest)};
  }
  return error;
}

Score scoreAgainst(const CombinedMeasurement& m, const NormChoice& choice, const ReadingError& error,
                   PercentileTable& percentiles) {
  const auto sem = error.sem();
  Score score{verdictOf(m.value, sem, *choice.verdict, *m.measure, &percentiles), m, error, {}, {}};
  if (choice.cutoff) {
    const bool positive = verdictOf(m.value, {}, *choice.cutoff, *m.measure).band == Band::Positive;
    score.cutoff = CutoffResult{*choice.cutoff, positive};
  }
  for (const NormMatch& other : choice.others) {
    NormVerdict verdict = verdictOf(m.value, sem, other, *m.measure, &percentiles);
    if (disagree(score, verdict)) score.disagreeing.push_back(std::move(verdict));
  }
  return score;
}

}  // namespace

const Scorer::Cell& Scorer::cellOf(const CombinedMeasurement& m, Sex sex, int ageYears) {
  const auto position = [](const auto* one, const auto& all) {
    return one == nullptr ? 0 : static_cast<std::uint64_t>(one - all.data()) + 1;
  };
  CERVICA_EXPECTS(ageYears >= 0 && ageYears < 256);
  std::uint64_t key = position(m.measure, catalogue_->measures());
  key = key << 20 | position(m.device, catalogue_->devices());
  key = key << 2 | (m.side ? (*m.side == Side::Left ? 1U : 2U) : 0U);
  key = key << 1 | (m.mixedDevices ? 1U : 0U);
  key = key << 2 | static_cast<std::uint64_t>(sex);
  key = key << 8 | static_cast<std::uint64_t>(ageYears);
  if (const auto known = cells_.find(key); known != cells_.end()) return known->second;

  if (cells_.size() >= kMostCells) cells_.clear();
  Cell cell;
  cell.norms = chooseNorm({m.measure, m.side, m.device, m.mixedDevices, sex, ageYears}, *catalogue_);
  cell.oneRater = errorRecords(*m.measure, m.side, m.device, Rater::Same, *catalogue_);
  cell.betweenRaters = errorRecords(*m.measure, m.side, m.device, Rater::Different, *catalogue_);
  return cells_.emplace(key, std::move(cell)).first->second;
}

Judgement Scorer::judge(const CombinedMeasurement& m, Sex sex, int ageYears) {
  const Cell& cell = cellOf(m, sex, ageYears);
  Judgement out;
  out.error = readingError(m, cell.oneRater, cell.betweenRaters);
  if (cell.norms.verdict) out.score = scoreAgainst(m, cell.norms, out.error, percentiles_);
  for (const ContextNorm& one : cell.norms.context) out.context.push_back({m, one.norm, one.note});
  out.notScoredReason = cell.norms.reason;
  return out;
}

/// Left against right of every measure with a size: grades and types have none.
std::vector<SideDifference> Scorer::sideDifferences(const std::vector<CombinedMeasurement>& all, Sex sex,
                                                    int ageYears) {
  std::vector<SideDifference> out;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    const CombinedMeasurement& left = all[i];
    const CombinedMeasurement& right = all[i + 1];
    if (left.measure != right.measure || left.side != Side::Left || right.side != Side::Right) continue;
    if (!left.measure->levels.empty()) continue;
    SideDifference difference{left.measure, left.value, right.value, left.value - right.value, {}, {}, {}};
    const bool comparable = !left.mixedDevices && !right.mixedDevices && left.device == right.device &&
                            !left.mixedProtocols && !right.mixedProtocols && left.protocol == right.protocol;
    if (comparable) {
      const auto leftError = cellOf(left, sex, ageYears).oneRater.at(left.value);
      const auto rightError = cellOf(right, sex, ageYears).oneRater.at(right.value);
      if (leftError && rightError) {
        difference.mdc95 = std::max(leftError->mdc95, rightError->mdc95);
        difference.interval95 =
            around(difference.difference, kNormalQuantile95 * std::hypot(leftError->sem, rightError->sem));
        difference.beyondError = std::abs(difference.difference) > *difference.mdc95;
      }
    }
    out.push_back(difference);
  }
  return out;
}

VisitScores Scorer::score(const Visit& visit) {
  VisitScores out;
  out.patient = visit.patient.id;
  out.visit = visit.id;
  out.ageYears = visit.ageYears();
  out.normPack = catalogue_->pack();
  const auto all = combine(visit, *catalogue_);
  out.scores.reserve(all.size());
  out.notScored.reserve(all.size());
  for (const CombinedMeasurement& one : all) {
    const Cell& cell = cellOf(one, visit.patient.sex, out.ageYears);
    const ReadingError error = readingError(one, cell.oneRater, cell.betweenRaters);
    if (cell.norms.verdict) {
      out.scores.push_back(scoreAgainst(one, cell.norms, error, percentiles_));
    } else {
      out.notScored.push_back({one, error, cell.norms.reason});
    }
    for (const ContextNorm& norm : cell.norms.context) out.context.push_back({one, norm.norm, norm.note});
  }
  out.notDerived = notDerived(visit, all, *catalogue_);
  out.sideDifferences = sideDifferences(all, visit.patient.sex, out.ageYears);
  return out;
}

VisitScores score(const Visit& visit, const Catalogue& catalogue) {
  return Scorer(catalogue).score(visit);
}

Judgement judge(const CombinedMeasurement& measurement, Sex sex, int ageYears, const Catalogue& catalogue) {
  return Scorer(catalogue).judge(measurement, sex, ageYears);
}

}  // namespace cervica::core
