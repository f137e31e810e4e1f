#pragma once

#include <optional>
#include <string>

#include "core/catalogue/norm.h"

namespace cervica::core {

enum class Rater { Same, Different, Unknown };
[[nodiscard]] std::string toText(Rater rater);

/// The factor from the standard error of measurement to the 95 % minimal detectable change that the pack uses where a
/// source prints only one of the two (`conventions` of reliability.json).
inline constexpr double kMdc95PerSem = 2.77;

/// Published measurement error of a measure: `core/catalogue/data/reliability.json`. In the measure's unit.
struct ReliabilityRecord {
  std::string id;
  std::string measure;
  Norm::SideRule side = Norm::SideRule::Both;
  std::string device;  ///< or empty: any device of the measure
  Rater rater = Rater::Unknown;
  std::optional<double> icc, iccMax, kappa, kappaMax;
  std::optional<double> sem;
  std::optional<double> mdc95;
  std::optional<double> mdc95Percent;  ///< 95 % change in percent of the earlier value
  std::string mdc95Basis;
  std::optional<int> n;
  std::string population;
  bool preferred = false;
  std::string note;
  std::string source;
  std::string verified;
  Origin origin = Origin::Shipped;

  /// Whether both claim the same measure, side, device and rater.
  [[nodiscard]] bool sameCell(const ReliabilityRecord& other) const;
  [[nodiscard]] bool hasError() const { return mdc95.has_value() || mdc95Percent.has_value(); }
};

/// The smallest change that patients call important, for one population.
struct ImportantDifference {
  std::string id;
  std::string measure;
  double value = 0;
  std::string population;
  bool preferred = false;
  std::string note;
  std::string source;
  std::string verified;
  Origin origin = Origin::Shipped;
};

}  // namespace cervica::core
