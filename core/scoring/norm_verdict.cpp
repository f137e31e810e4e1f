#include "core/scoring/norm_verdict.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <functional>

#include "core/psychometrics/measurement_error.h"

namespace cervica::core {
namespace {

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

bool isRemarkable(Band band) {
  return band == Band::Borderline || band == Band::Impaired || band == Band::BelowTypical || band == Band::Positive;
}

std::string percentileText(double percentile) {
  if (percentile < kLowestShownPercentile) return "<0.1";
  if (percentile > kHighestShownPercentile) return ">99.9";
  char text[16];
  std::snprintf(text, sizeof text, "%.1f", percentile);
  return text;
}

double PercentileTable::of(double value, const Norm& norm) {
  if (entries_.empty()) entries_.resize(kEntries);
  const std::size_t mixed =
      std::hash<const Norm*>{}(&norm) ^ (std::bit_cast<std::uint64_t>(value) * 0x9e3779b97f4a7c15);
  Entry& entry = entries_[(mixed >> 20) % kEntries];
  if (entry.norm != &norm || entry.value != value) entry = {&norm, value, percentileOf(value, norm)};
  return entry.percentile;
}

NormVerdict verdictOf(double value, std::optional<double> sem, const NormMatch& match, const Measure& measure,
                      PercentileTable* percentiles) {
  const Norm& norm = *match.norm;
  const auto percentile = [&](double at) {
    return percentiles != nullptr ? percentiles->of(at, norm) : percentileOf(at, norm);
  };
  CERVICA_EXPECTS(norm.method != NormMethod::Context);
  NormVerdict verdict;
  verdict.match = match;
  switch (norm.method) {
    case NormMethod::Normal:
      verdict.z = (value - *norm.mean) / *norm.sd;
      verdict.t = crawfordHowellT(value, *norm.mean, *norm.sd, *norm.n);
      verdict.percentile = percentile(value);
      if (sem) {
        const double margin = kNormalQuantile95 * *sem;
        verdict.percentileInterval = Interval{percentile(value - margin), percentile(value + margin)};
      }
      verdict.band = bandOf(orientedPercentile(value, *verdict.percentile, norm, measure));
      break;
    case NormMethod::TypicalRange:
      verdict.band = typicalBand(value, norm, measure);
      break;
    case NormMethod::Cutoff:
      verdict.band = positive(value, norm) ? Band::Positive : Band::Negative;
      break;
    case NormMethod::Context:
      break;
  }
  return verdict;
}

bool disagree(const NormVerdict& a, const NormVerdict& b) {
  if (a.match.norm->method == b.match.norm->method) return a.band != b.band;
  return isRemarkable(a.band) != isRemarkable(b.band);
}

}  // namespace cervica::core
