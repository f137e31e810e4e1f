#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/psychometrics/measurement_error.h"
#include "core/scoring/combined.h"
#include "core/scoring/norm_verdict.h"

namespace cervica::core {

/// What a cut-off says, beside the verdict of a norm.
struct CutoffResult {
  NormMatch match;
  bool positive = false;
};

/// How sure a reading is. Nothing: the error is not known for this measure and instrument.
struct ReadingError {
  std::optional<MeasurementError> oneRater;       ///< the same examiner measures again
  std::optional<MeasurementError> betweenRaters;  ///< another examiner does
  std::optional<Interval> interval95;             ///< value ± 1.96 SEM of one rater, cut at the measure's hard limits

  /// The standard error of measurement of one rater.
  [[nodiscard]] std::optional<double> sem() const { return oneRater ? std::optional(oneRater->sem) : std::nullopt; }
};

/// A value judged against a norm.
struct Score : NormVerdict {
  CombinedMeasurement measurement;
  ReadingError error;
  std::optional<CutoffResult> cutoff;  ///< reported in addition to another norm's verdict
  /// Norms of the same cell that come to another verdict, in the pack's order: shown beside it, never averaged.
  std::vector<NormVerdict> disagreeing;
};

struct SideDifference {
  const Measure* measure = nullptr;
  double left = 0, right = 0;
  double difference = 0;  ///< left minus right
  std::optional<double> mdc95;
  std::optional<Interval> interval95;  ///< difference ± 1.96 times the root of both squared SEMs
  std::optional<bool> beyondError;     ///< nothing: the error is not known
};

/// A norm shown for orientation, without a verdict.
struct ContextEntry {
  CombinedMeasurement measurement;
  const Norm* norm = nullptr;
  std::string_view note;  ///< lives as long as the catalogue
};

struct NotScored {
  CombinedMeasurement measurement;
  ReadingError error;
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
  std::vector<NotDerived> notDerived;
};

/// Judges one value for a person of this age and sex: the steps of `score` for a single field, for live verdicts.
struct Judgement {
  std::optional<Score> score;
  ReadingError error;
  std::vector<ContextEntry> context;
  std::string notScoredReason;  ///< empty when there is a score
};

/// Scores many visits with one catalogue: what does not depend on the values (which norms and errors hold for a
/// measure, side, instrument, sex and age) is looked up once and kept, in bounded memory. One thread at a time.
class Scorer {
 public:
  /// \param catalogue  must outlive the scorer and everything it returns
  explicit Scorer(const Catalogue& catalogue) : catalogue_(&catalogue) {}

  /// \pre validate(visit, catalogue) is empty
  [[nodiscard]] VisitScores score(const Visit& visit);
  [[nodiscard]] Judgement judge(const CombinedMeasurement& measurement, Sex sex, int ageYears);
  [[nodiscard]] const Catalogue& catalogue() const { return *catalogue_; }

 private:
  struct Cell {
    NormChoice norms;
    ErrorRecords oneRater, betweenRaters;
  };
  const Cell& cellOf(const CombinedMeasurement& measurement, Sex sex, int ageYears);
  [[nodiscard]] std::vector<SideDifference> sideDifferences(const std::vector<CombinedMeasurement>& all, Sex sex,
                                                            int ageYears);

  const Catalogue* catalogue_;
  std::unordered_map<std::uint64_t, Cell> cells_;
  PercentileTable percentiles_;
};

/// Scores a visit. Pure; the result points into the catalogue, which must outlive it.
/// \pre validate(visit, catalogue) is empty
[[nodiscard]] VisitScores score(const Visit& visit, const Catalogue& catalogue);

/// Scorer::judge for one value.
[[nodiscard]] Judgement judge(const CombinedMeasurement& measurement, Sex sex, int ageYears,
                              const Catalogue& catalogue);

}  // namespace cervica::core
