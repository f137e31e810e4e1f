#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/change/caveat.h"
#include "core/psychometrics/measurement_error.h"
#include "core/scoring/combined.h"
#include "core/scoring/norm_verdict.h"

namespace cervica::core {

enum class ChangeVerdict { Improved, Worsened, NoRealChange, Uncertain };
[[nodiscard]] std::string toText(ChangeVerdict verdict);

/// How much better the later value is, in the measure's unit: above 0 for better, below 0 for worse, and 0 where the
/// measure has no better. With a target: how much closer to it.
[[nodiscard]] double gain(const Measure& measure, double before, double after);

/// What patients of one population call important, and whether a difference is that large.
struct ImportantLimit {
  const ImportantDifference* limit = nullptr;  ///< owned by the catalogue
  bool reached = false;                        ///< |difference| >= limit, whatever the measurement error
};

/// One measure and side, earlier and later. Values in the measure's unit.
struct Change {
  const Measure* measure = nullptr;  ///< owned by the catalogue
  std::optional<Side> side;
  double before = 0, after = 0;
  double difference = 0;               ///< after minus before
  std::optional<Interval> interval95;  ///< difference ± 1.96 √2 SEM
  std::optional<double> mdc95;
  std::optional<double> mcid;  ///< of the pack's preferred population
  std::vector<ImportantLimit> populations;
  std::optional<double> rci;  ///< difference / (√2 SEM); the sign is the difference's, not "better"
  bool comparable = true;     ///< one instrument and one variant of the test; else nothing is judged
  ChangeVerdict verdict = ChangeVerdict::Uncertain;
  bool important = false;       ///< reaches `mcid`, is not inside the error, and the two values can be compared
  std::vector<Caveat> caveats;  ///< of this measure
  const ReliabilityRecord* error = nullptr;  ///< owned by the catalogue
};

/// What a change depends on besides the two values.
struct VisitPair {
  bool examinersKnown = false;
  bool sameExaminer = false;  ///< only with examinersKnown
  bool fromIntake = false;    ///< the earlier visit is the first one

  [[nodiscard]] static VisitPair of(const Visit& earlier, const Visit& later);
  /// Which error holds: that of one examiner unless two different ones are named.
  [[nodiscard]] Rater rater() const { return examinersKnown && !sameExaminer ? Rater::Different : Rater::Same; }
};

/// Whether two results may be judged against each other: one instrument and one variant of the test, the same in both.
[[nodiscard]] bool comparable(const CombinedMeasurement& before, const CombinedMeasurement& after);

/// The change of one measure and side. Results that are not comparable() are Uncertain, with the reason as a caveat.
/// The error is that of the earlier value where it depends on the value.
/// \pre both are of one measure and side
[[nodiscard]] Change changeBetween(const CombinedMeasurement& before, const CombinedMeasurement& after,
                                   const VisitPair& visits, const Catalogue& catalogue);

}  // namespace cervica::core
