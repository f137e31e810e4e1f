#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/scoring/combined.h"

namespace cervica::core {

/// The verdict on a value, after orienting so that lower is worse.
enum class Band { AboveNormal, WithinNormal, Borderline, Impaired, Typical, BelowTypical, Negative, Positive };
[[nodiscard]] std::string toText(Band band);  ///< "within_normal", "below_typical", ...

/// How well a norm fits the person and the instrument.
enum class Applicability { Exact, ComparableDevice, ProvisionalDevice, NearestAge };
[[nodiscard]] std::string toText(Applicability applicability);

/// The limits of the bands, as percentiles of the oriented value (CONTRACT.md, cervica.scores.v1).
inline constexpr double kAboveNormalPercentile = 97.7;
inline constexpr double kWithinNormalPercentile = 15.9;
inline constexpr double kBorderlinePercentile = 2.3;

/// How far outside a norm's ages a person may be for `nearest_age`, in years; never across 18.
inline constexpr int kNearestAgeYears = 5;

/// A norm with how it fits.
struct NormMatch {
  const Norm* norm = nullptr;                          ///< owned by the catalogue
  Applicability applicability = Applicability::Exact;  ///< the weakest that holds
  bool otherDevice = false;                            ///< not the norm's own device (comparable or provisional)
  bool nearestAge = false;
  std::string reason;  ///< why it is not exact, as a sentence; empty when exact
};

/// The percentile at value ± 1.96 SEM, in [0, 100], lower first.
struct PercentileInterval {
  double low = 0, high = 0;
  bool operator==(const PercentileInterval&) const = default;
};

/// What a cut-off says, beside the verdict of a norm.
struct CutoffResult {
  NormMatch match;
  bool positive = false;
};

/// A value judged against a norm.
struct Score {
  CombinedMeasurement measurement;
  NormMatch match;
  bool provisional = false;
  std::optional<double> z;           ///< (value - mean) / sd, not oriented; only of NormMethod::Normal
  std::optional<double> t;           ///< Crawford and Howell's modified t, n - 1 degrees of freedom
  std::optional<double> percentile;  ///< 100 T(t) in [0, 100], not oriented
  std::optional<PercentileInterval> percentileInterval;
  std::optional<double> sem;  ///< standard error of measurement, in the measure's unit
  std::optional<double> mdc95;
  Band band = Band::WithinNormal;
  std::optional<CutoffResult> cutoff;  ///< reported in addition to another norm's verdict
};

struct SideDifference {
  const Measure* measure = nullptr;
  double left = 0, right = 0;
  double difference = 0;  ///< left minus right
  std::optional<double> mdc95;
  std::optional<bool> beyondError;  ///< nothing: the error is not known
};

/// A norm shown for orientation, without a verdict.
struct ContextEntry {
  CombinedMeasurement measurement;
  const Norm* norm = nullptr;
  std::string note;
};

struct NotScored {
  CombinedMeasurement measurement;
  std::string reason;  ///< a sentence
};

/// Everything that scoring says about a visit: `cervica.scores.v1`.
struct VisitScores {
  PatientId patient;
  VisitId visit;
  int ageYears = 0;
  std::string normPack;
  std::vector<Score> scores;
  std::vector<SideDifference> sideDifferences;
  std::vector<ContextEntry> context;
  std::vector<NotScored> notScored;
};

/// Scores a visit. Pure; the result points into the catalogue, which must outlive it.
/// \pre validate(visit, catalogue) is empty
[[nodiscard]] VisitScores score(const Visit& visit, const Catalogue& catalogue);

/// Judges one value for a person of this age and sex: the steps of `score` for a single field, for live verdicts.
struct Judgement {
  std::optional<Score> score;
  std::vector<ContextEntry> context;
  std::string notScoredReason;  ///< empty when there is a score
};
[[nodiscard]] Judgement judge(const CombinedMeasurement& measurement, Sex sex, int ageYears,
                              const Catalogue& catalogue);

}  // namespace cervica::core
