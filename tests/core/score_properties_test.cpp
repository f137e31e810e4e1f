// What must hold of every score, whatever the value: checked on generated people and readings for every norm that gives
// a verdict.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/scoring/score.h"
#include "core/units/angle.h"
#include "core/units/length.h"
#include "tests/support/catch_compat.h"

#include <rapidcheck.h>

using namespace cervica::core;

namespace {

/// Runs a property as a test case; RapidCheck prints the smallest counterexample.
template <typename Property>
void holds(const char* what, Property property) {
  CHECK(rc::check(what, property));
}

const Catalogue& catalogue() {
  return *Catalogue::shipped();
}

/// Evenly spaced over a range, both ends included.
double between(double low, double high) {
  constexpr int kSteps = 100000;
  return low + (high - low) * *rc::gen::inRange(0, kSteps + 1) / kSteps;
}

template <typename Keep>
const Norm& anyNorm(Keep keep) {
  std::vector<const Norm*> norms;
  for (const Norm& norm : catalogue().norms()) {
    const bool judges = norm.method != NormMethod::Context;
    if (judges && catalogue().measure(norm.measure)->direction != Direction::None && keep(norm)) norms.push_back(&norm);
  }
  RC_PRE(!norms.empty());
  return *norms[*rc::gen::inRange<std::size_t>(0, norms.size())];
}

/// A reading that this norm may judge: by its own instrument, of its side.
CombinedMeasurement readingFor(const Norm& norm, double value) {
  CombinedMeasurement m;
  m.measure = catalogue().measure(norm.measure);
  if (m.measure->sided) m.side = norm.side == Norm::SideRule::Right ? Side::Right : Side::Left;
  m.device = catalogue().device(norm.device);
  m.trials = 1;
  m.value = value;
  return m;
}

NormVerdict judged(const Norm& norm, double value) {
  NormMatch match;
  match.norm = &norm;
  return verdictOf(value, {}, match, *catalogue().measure(norm.measure));
}

double anyValue(const Norm& norm) {
  const Measure& measure = *catalogue().measure(norm.measure);
  return between(measure.lowest, measure.highest);
}

/// Higher is better: 3 above normal ... 0 impaired; 1 typical or negative, 0 below typical or positive.
int rank(Band band) {
  switch (band) {
    case Band::AboveNormal:
      return 3;
    case Band::WithinNormal:
      return 2;
    case Band::Borderline:
    case Band::Typical:
    case Band::Negative:
      return 1;
    case Band::Impaired:
    case Band::BelowTypical:
    case Band::Positive:
      return 0;
  }
  return -1;
}

Visit visitOf(std::vector<Measurement> measurements) {
  Visit visit;
  visit.patient.birthDate = *parseCivilDate("1985-06-01");
  visit.patient.sex = Sex::Female;
  visit.patient.heightCm = 170;
  visit.startedAt = *parseMoment("2026-03-02T10:30:00+01:00");
  visit.measurements = std::move(measurements);
  return visit;
}

std::vector<Measurement> anyTrials(const std::string& measure) {
  const Measure& known = *catalogue().measure(measure);
  const auto count = *rc::gen::inRange(1, 8);
  std::vector<Measurement> trials;
  for (int i = 1; i <= count; ++i) trials.push_back({measure, {}, between(known.lowest, known.highest), "", i});
  return trials;
}

double combinedOf(const std::vector<Measurement>& trials) {
  return combine(visitOf(trials), catalogue()).at(0).value;
}

}  // namespace

TEST_CASE("A higher value never has a lower percentile, and its t follows its z", "[core][property]") {
  holds("monotone in the value", [] {
    const Norm& norm = anyNorm([](const Norm& n) { return n.method == NormMethod::Normal; });
    double low = anyValue(norm), high = anyValue(norm);
    if (low > high) std::swap(low, high);
    const NormVerdict a = judged(norm, low), b = judged(norm, high);
    RC_ASSERT(*a.percentile <= *b.percentile);
    RC_ASSERT((*a.z <= *b.z) && (*a.t <= *b.t));
    RC_ASSERT(*a.percentile >= 0 && *b.percentile <= 100);
    RC_ASSERT(std::abs(*a.t) <= std::abs(*a.z));  // the sample's own error makes t smaller
    RC_ASSERT((*a.percentile < 50) == (low < *norm.mean));
  });
}

TEST_CASE("A better value never has a worse band", "[core][property]") {
  holds("bands follow the measure's direction", [] {
    const Norm& norm = anyNorm([](const Norm&) { return true; });
    const Measure& measure = *catalogue().measure(norm.measure);
    double worse = anyValue(norm), better = anyValue(norm);
    const auto goodness = [&](double value) {
      return measure.direction == Direction::Lower    ? -value
             : measure.direction == Direction::Target ? -std::abs(value - measure.target)
                                                      : value;
    };
    if (goodness(worse) > goodness(better)) std::swap(worse, better);
    RC_ASSERT(rank(judged(norm, worse).band) <= rank(judged(norm, better).band));
  });
}

TEST_CASE("A percentile mirrored at the mean is what is left of a hundred", "[core][property]") {
  holds("symmetric about the mean", [] {
    const Norm& norm = anyNorm([](const Norm& n) { return n.method == NormMethod::Normal; });
    const double distance = between(0, 6 * *norm.sd);
    const double sum =
        *judged(norm, *norm.mean - distance).percentile + *judged(norm, *norm.mean + distance).percentile;
    RC_ASSERT(std::abs(sum - 100) < 1e-9);
  });
}

TEST_CASE("The verdict of a limit flips exactly at the limit", "[core][property]") {
  holds("typical range and cut-off", [] {
    const Norm& norm = anyNorm([](const Norm& n) { return n.method != NormMethod::Normal; });
    const bool isCutoff = norm.method == NormMethod::Cutoff;
    const double limit = isCutoff ? *norm.cutoff : *norm.typicalLow;
    const double below = std::nextafter(limit, -std::numeric_limits<double>::infinity());
    const double above = std::nextafter(limit, std::numeric_limits<double>::infinity());
    RC_ASSERT(judged(norm, below).band != judged(norm, above).band);
    const bool limitCountsAsLow = isCutoff && (norm.positiveWhen == Norm::PositiveWhen::Below) == norm.cutoffInclusive;
    RC_ASSERT(judged(norm, limit).band == judged(norm, limitCountsAsLow ? below : above).band);
    const double anywhere = anyValue(norm);
    if (anywhere < limit) RC_ASSERT(judged(norm, anywhere).band == judged(norm, below).band);
    if (anywhere > limit) RC_ASSERT(judged(norm, anywhere).band == judged(norm, above).band);
  });
}

TEST_CASE("Changing the sides changes the sign of every difference and nothing else", "[core][property]") {
  holds("symmetric in sides", [] {
    std::vector<Measurement> entries;
    for (const Measure& measure : catalogue().measures()) {
      if (!measure.sided || measure.derivation || !measure.levels.empty()) continue;
      for (const Side side : {Side::Left, Side::Right}) {
        entries.push_back({measure.id, side, between(measure.lowest, measure.highest), measure.devices.front(), 1});
      }
    }
    std::vector<Measurement> mirrored = entries;
    for (Measurement& one : mirrored) one.side = *one.side == Side::Left ? Side::Right : Side::Left;
    const VisitScores a = score(visitOf(entries), catalogue()), b = score(visitOf(mirrored), catalogue());
    RC_ASSERT(a.sideDifferences.size() == b.sideDifferences.size());
    RC_ASSERT(!a.sideDifferences.empty());
    for (std::size_t i = 0; i < a.sideDifferences.size(); ++i) {
      const SideDifference &one = a.sideDifferences[i], &other = b.sideDifferences[i];
      RC_ASSERT(one.difference == -other.difference);
      RC_ASSERT(one.mdc95 == other.mdc95);
      RC_ASSERT(one.beyondError == other.beyondError);
      if (!one.interval95) continue;
      RC_ASSERT(std::abs(one.interval95->low + other.interval95->high) < 1e-9);
      RC_ASSERT(one.interval95->low <= one.difference && one.difference <= one.interval95->high);
    }
  });
}

TEST_CASE("A value lies inside its interval, and the interval inside the measure's limits", "[core][property]") {
  holds("interval of the value", [] {
    const Norm& norm = anyNorm([](const Norm& n) { return !n.device.empty(); });
    const CombinedMeasurement m = readingFor(norm, anyValue(norm));
    const Judgement judgement = judge(m, norm.sex.value_or(Sex::Female), norm.ageFrom.value_or(40), catalogue());
    RC_ASSERT(judgement.score.has_value());
    RC_ASSERT(judgement.error.interval95.has_value() == judgement.error.oneRater.has_value());
    if (!judgement.error.interval95) return;
    const Interval& interval = *judgement.error.interval95;
    RC_ASSERT(interval.low <= m.value && m.value <= interval.high);
    RC_ASSERT(interval.low >= m.measure->lowest && interval.high <= m.measure->highest);
  });
}

TEST_CASE("Combining trials does not depend on their order", "[core][property]") {
  holds("mean, best and sum", [] {
    const auto id = *rc::gen::element<std::string>("rom.cervical.flexion", "strength.cervical.flexion",
                                                   "movement.jpe.flexion", "posture.head_lateral_tilt");
    std::vector<Measurement> trials = anyTrials(id);
    const double value = combinedOf(trials);
    std::vector<double> values;
    for (const Measurement& one : trials) values.push_back(one.value);
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    RC_ASSERT(value >= *low - 1e-9 && value <= *high + 1e-9);
    if (catalogue().measure(id)->aggregate == Aggregate::Best)
      RC_ASSERT(std::count(values.begin(), values.end(), value) > 0);
    std::reverse(trials.begin(), trials.end());
    RC_ASSERT(std::abs(combinedOf(trials) - value) < 1e-9);
    RC_ASSERT(combinedOf({trials.front()}) == trials.front().value);  // one trial is its own value
  });
}

TEST_CASE("Units come back as they went in", "[core][property]") {
  holds("angles and lengths", [] {
    const double value = between(-1e4, 1e4);
    RC_ASSERT(std::abs(Angle::degrees(value).inDegrees() - value) < 1e-9);
    RC_ASSERT(std::abs(Angle::radians(value).inRadians() - value) < 1e-12);
    RC_ASSERT(std::abs(Length::centimetres(value).inCentimetres() - value) < 1e-9);
    RC_ASSERT(std::abs(Length::millimetres(value).inMillimetres() - value) < 1e-9);
  });
}
