#include "core/scoring/score.h"

#include <algorithm>
#include <cmath>

#include "core/psychometrics/measurement_error.h"
#include "core/scoring/norm_choice.h"

namespace cervica::core {
namespace {

constexpr double k95 = 1.96;  // two-sided 95 % of the normal distribution, as CONTRACT.md fixes it

double percentileOf(double value, const Norm& norm) {
  return 100.0 * studentCdf(crawfordHowellT(value, *norm.mean, *norm.sd, *norm.n), *norm.n - 1.0);
}

/// The percentile with lower meaning worse.
double orientedPercentile(double value, double percentile, const Norm& norm, const Measure& measure) {
  switch (measure.direction) {
    case Direction::Lower:
      return 100.0 - percentile;
    case Direction::Target: {
      // Worse is farther from the target than people of the norm are from their mean.
      const double distance = std::abs(value - measure.target);
      return 200.0 * studentCdf(crawfordHowellT(-distance, 0, *norm.sd, *norm.n), *norm.n - 1.0);
    }
    case Direction::Higher:
    case Direction::None:
      return percentile;
  }
  return percentile;
}

Band bandOf(double oriented) {
  if (oriented >= kAboveNormalPercentile) return Band::AboveNormal;
  if (oriented >= kWithinNormalPercentile) return Band::WithinNormal;
  if (oriented >= kBorderlinePercentile) return Band::Borderline;
  return Band::Impaired;
}

Band typicalBand(double value, const Norm& norm, const Measure& measure) {
  if (measure.direction == Direction::Lower) {
    const double high = norm.mean && norm.sd ? *norm.mean + *norm.sd : *norm.typicalLow;
    return value > high ? Band::BelowTypical : Band::Typical;
  }
  const double low = norm.typicalLow ? *norm.typicalLow : *norm.mean - *norm.sd;
  return value < low ? Band::BelowTypical : Band::Typical;
}

bool positive(double value, const Norm& norm) {
  if (value == *norm.cutoff) return norm.cutoffInclusive;
  return norm.positiveWhen == Norm::PositiveWhen::Below ? value < *norm.cutoff : value > *norm.cutoff;
}

Score scoreAgainst(const CombinedMeasurement& m, const NormChoice& choice, const Catalogue& catalogue) {
  Score score;
  score.measurement = m;
  score.match = *choice.verdict;
  score.provisional = score.match.applicability == Applicability::ProvisionalDevice;
  const Norm& norm = *score.match.norm;
  const auto error = measurementError(*m.measure, m.side, m.device, Rater::Same, m.value, catalogue);
  if (error) {
    score.sem = error->sem;
    score.mdc95 = error->mdc95;
  }
  switch (norm.method) {
    case NormMethod::Normal: {
      score.z = (m.value - *norm.mean) / *norm.sd;
      score.t = crawfordHowellT(m.value, *norm.mean, *norm.sd, *norm.n);
      score.percentile = percentileOf(m.value, norm);
      if (error) {
        score.percentileInterval = PercentileInterval{percentileOf(m.value - k95 * error->sem, norm),
                                                      percentileOf(m.value + k95 * error->sem, norm)};
      }
      score.band = bandOf(orientedPercentile(m.value, *score.percentile, norm, *m.measure));
      break;
    }
    case NormMethod::TypicalRange:
      score.band = typicalBand(m.value, norm, *m.measure);
      break;
    case NormMethod::Cutoff:
      score.band = positive(m.value, norm) ? Band::Positive : Band::Negative;
      break;
    case NormMethod::Context:
      CERVICA_EXPECTS(norm.method != NormMethod::Context);
  }
  if (choice.cutoff) score.cutoff = CutoffResult{*choice.cutoff, positive(m.value, *choice.cutoff->norm)};
  return score;
}

/// Left against right of every measure with a size: grades and types have none.
std::vector<SideDifference> sideDifferences(const std::vector<CombinedMeasurement>& all, const Catalogue& catalogue) {
  std::vector<SideDifference> out;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    const CombinedMeasurement& left = all[i];
    const CombinedMeasurement& right = all[i + 1];
    if (left.measure != right.measure || left.side != Side::Left || right.side != Side::Right) continue;
    if (!left.measure->levels.empty()) continue;
    SideDifference difference{left.measure, left.value, right.value, left.value - right.value, {}, {}};
    if (!left.mixedDevices && !right.mixedDevices && left.device == right.device) {
      const auto leftError =
          measurementError(*left.measure, Side::Left, left.device, Rater::Same, left.value, catalogue);
      const auto rightError =
          measurementError(*left.measure, Side::Right, left.device, Rater::Same, right.value, catalogue);
      if (leftError && rightError) {
        difference.mdc95 = std::max(leftError->mdc95, rightError->mdc95);
        difference.beyondError = std::abs(difference.difference) > *difference.mdc95;
      }
    }
    out.push_back(difference);
  }
  return out;
}

}  // namespace

std::string toText(Band band) {
  switch (band) {
    case Band::AboveNormal:
      return "above_normal";
    case Band::WithinNormal:
      return "within_normal";
    case Band::Borderline:
      return "borderline";
    case Band::Impaired:
      return "impaired";
    case Band::Typical:
      return "typical";
    case Band::BelowTypical:
      return "below_typical";
    case Band::Negative:
      return "negative";
    case Band::Positive:
      return "positive";
  }
  return {};
}

std::string toText(Applicability applicability) {
  switch (applicability) {
    case Applicability::Exact:
      return "exact";
    case Applicability::ComparableDevice:
      return "comparable_device";
    case Applicability::ProvisionalDevice:
      return "provisional_device";
    case Applicability::NearestAge:
      return "nearest_age";
  }
  return {};
}

Judgement judge(const CombinedMeasurement& measurement, Sex sex, int ageYears, const Catalogue& catalogue) {
  NormChoice choice = chooseNorm(measurement, sex, ageYears, catalogue);
  Judgement out;
  if (choice.verdict) out.score = scoreAgainst(measurement, choice, catalogue);
  out.context = std::move(choice.context);
  out.notScoredReason = std::move(choice.reason);
  return out;
}

VisitScores score(const Visit& visit, const Catalogue& catalogue) {
  VisitScores out;
  out.patient = visit.patient.id;
  out.visit = visit.id;
  out.ageYears = visit.ageYears();
  out.normPack = catalogue.pack();
  const auto all = combine(visit, catalogue);
  for (const CombinedMeasurement& one : all) {
    Judgement judgement = judge(one, visit.patient.sex, out.ageYears, catalogue);
    if (judgement.score) {
      out.scores.push_back(*std::move(judgement.score));
    } else {
      out.notScored.push_back({one, std::move(judgement.notScoredReason)});
    }
    std::move(judgement.context.begin(), judgement.context.end(), std::back_inserter(out.context));
  }
  out.sideDifferences = sideDifferences(all, catalogue);
  return out;
}

}  // namespace cervica::core
