#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/catalogue/norm.h"

namespace cervica::core {

/// A published table that cannot be shipped, as an empty form for the clinic to fill: `templates` of norms.json.
struct NormTemplate {
  std::string id;  ///< "template.youdas1992"
  std::string source;
  std::vector<std::string> sexes;             ///< "female", "male", "any"
  std::vector<std::pair<int, int>> ageBands;  ///< completed years, both inclusive; empty: to be read from the source
  std::string ageBandsFrom;                   ///< how sure the bands are
  std::vector<std::string> measures;
  std::string device;  ///< or empty: the instruments differ
  std::optional<int> nTotal;
  std::vector<std::string> valueFields;  ///< "n", "mean", "sd", "ci95", "median", "q1", "q3"
  NormMethod method = NormMethod::Normal;
  std::string note;
};

/// By how much a mean falls with age, to find typing errors in a clinic's table; never a norm.
struct AgeRatioCheck {
  std::string measure;
  int olderFrom = 0, olderTo = 0, youngerFrom = 0, youngerTo = 0;  ///< completed years, inclusive
  double percentChange = 0;                                        ///< of the older mean against the younger one
  std::string source;
};

}  // namespace cervica::core
