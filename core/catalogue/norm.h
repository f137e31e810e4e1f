#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/catalogue/measure.h"

namespace cervica::core {

enum class Sex { Female, Male, Other, Unknown };
[[nodiscard]] std::string toText(Sex sex);  ///< "female", "male", "other", "unknown"

/// How a norm may be used.
enum class NormMethod {
  Normal,        ///< z, t, percentile and a band
  TypicalRange,  ///< only whether the value is below mean minus one SD
  Cutoff,        ///< positive or negative
  Context        ///< shown for orientation, never a verdict
};
[[nodiscard]] std::string toText(NormMethod method);

/// Who set a norm's age limits.
enum class AgeBounds { Source, Pack, None };

/// A published norm for one measure: `core/catalogue/data/norms.json`. Values in the measure's unit.
struct Norm {
  enum class SideRule { Unsided, Left, Right, Both };
  enum class PositiveWhen { Below, Above };

  std::string id;
  std::string measure;
  SideRule side = SideRule::Unsided;
  std::optional<Sex> sex;             ///< nothing: applies to everybody
  std::optional<int> ageFrom, ageTo;  ///< completed years, both inclusive; nothing: not limited
  AgeBounds ageBounds = AgeBounds::None;
  std::optional<int> n;  ///< of the sample the mean and SD belong to
  std::optional<int> nTotal;
  std::optional<double> mean, sd;
  std::string sdBorrowedFrom;  ///< id of the norm that lends its SD, or empty
  std::optional<double> median, q1, q3;
  std::optional<double> ci95Low, ci95High;  ///< of the mean
  std::optional<double> cutoff;
  PositiveWhen positiveWhen = PositiveWhen::Below;
  bool cutoffInclusive = false;  ///< the limit itself is positive
  std::optional<double> typicalLow;
  std::string device;  ///< device id, or empty: the source does not say
  std::vector<std::string> devicesComparable;
  std::vector<std::string> devicesProvisional;
  std::string population;
  NormMethod method = NormMethod::Context;
  bool preferred = false;
  std::string useNote;
  std::string source;    ///< source id
  std::string verified;  ///< how the number was seen; never raised
  Origin origin = Origin::Shipped;

  [[nodiscard]] bool agesMeet(const Norm& other) const;  ///< whether some age belongs to both
  /// Whether both claim the same measure, side, sex, device and method for some age.
  [[nodiscard]] bool sameCell(const Norm& other) const;
  [[nodiscard]] bool appliesTo(std::optional<Side> measuredSide) const;
};

/// A published source: `core/catalogue/data/sources.json`.
struct Source {
  std::string id;
  std::string citation;
  std::string doi;  ///< or empty
  std::optional<int> year;
  std::string level;  ///< how it was seen
  std::string note;
  Origin origin = Origin::Shipped;

  /// "Silva 2009": the first author's family name and the year, for a line beside a figure.
  [[nodiscard]] std::string shortName() const;
};

}  // namespace cervica::core
