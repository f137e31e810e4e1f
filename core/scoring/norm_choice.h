#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue/catalogue.h"

namespace cervica::core {

/// How well a norm fits the person and the instrument.
enum class Applicability { Exact, ComparableDevice, ProvisionalDevice, NearestAge };
[[nodiscard]] std::string toText(Applicability applicability);

/// How far outside a norm's ages a person may be for `nearest_age`, in years; never across 18.
inline constexpr int kNearestAgeYears = 5;

/// A norm with how it fits.
struct NormMatch {
  const Norm* norm = nullptr;                          ///< owned by the catalogue
  Applicability applicability = Applicability::Exact;  ///< the weakest that holds
  bool otherDevice = false;                            ///< not the norm's own device (comparable or provisional)
  bool nearestAge = false;
  std::string reason;  ///< why it is not exact, as a sentence; empty when exact

  [[nodiscard]] bool provisional() const { return applicability == Applicability::ProvisionalDevice; }
};

/// Everything that a norm is chosen by; never the value.
struct NormCell {
  const Measure* measure = nullptr;
  std::optional<Side> side;
  const Device* device = nullptr;  ///< null: not recorded
  bool mixedDevices = false;       ///< the trials were taken with different instruments
  Sex sex = Sex::Unknown;
  int ageYears = 0;  ///< completed years on the day of the visit
};

/// A norm that is shown for orientation, and what to say about it.
struct ContextNorm {
  const Norm* norm = nullptr;  ///< owned by the catalogue
  std::string_view note;       ///< lives as long as the catalogue
};

/// What the catalogue's norms have to say about one cell.
struct NormChoice {
  std::optional<NormMatch> verdict;  ///< gives the verdict
  std::optional<NormMatch> cutoff;   ///< a cut-off that is reported in addition
  /// The others that fit the cell as well as the chosen one does: its own ages or the nearest, instrument provisional
  /// or not. Scoring shows those that come to another verdict.
  std::vector<NormMatch> others;
  std::vector<ContextNorm> context;
  std::string reason;  ///< why there is no verdict, as a sentence; empty when there is one
};

/// Chooses as clinical/README says, in this order: sex must fit; ages of the norm before the nearest ones; method
/// (normal, typical range, cut-off); a preferred norm of the clinic's own, unless its instrument is provisional; the
/// preferred norm; one for this sex before one for everybody; the instrument
/// (exact, comparable, provisional); fewest years outside; first in the pack. Norms split by sex are not guessed for
/// Sex::Other and Sex::Unknown: both columns become context.
[[nodiscard]] NormChoice chooseNorm(const NormCell& cell, const Catalogue& catalogue);

}  // namespace cervica::core
