#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "app/look/verdict.h"
#include "core/catalogue/catalogue.h"
#include "core/change/comparison.h"

namespace cervica::app {

/// How sure a change is; the order in which the table shows them.
enum class ChangeGroup { Real, Inside, Uncertain };

/// One measure and side at two visits.
struct ChangeRow {
  ChangeGroup group = ChangeGroup::Uncertain;
  std::string id;  ///< measure id with the side
  QString title, shortTitle;
  std::optional<core::Side> side;
  QString before, after;  ///< figures without unit, or words
  QString difference;     ///< with sign: "+10"
  QString unit;
  std::optional<double>
      limits;            ///< oriented difference in units of the MDC95: better is positive; nothing: no error known
  bool oriented = true;  ///< false: the measure has no better or worse
  QString words;         ///< in the bar's place where there is none
  look::Verdict verdict = look::Verdict::Uncertain;
  QString verdictWord;
  bool important = false;
  std::vector<QString> caveats;
  core::Change change;  ///< for the chart; points into the catalogue
  QString accessible;   ///< label, side, before, after, difference, verdict
};

/// The changes sorted: real ones first, each group by size, then those inside the error, then the uncertain ones.
[[nodiscard]] std::vector<ChangeRow> changeRows(const core::Comparison& comparison);

/// "6 weeks apart", "3 days apart".
[[nodiscard]] QString timeBetween(const core::CivilDate& earlier, const core::CivilDate& later);

}  // namespace cervica::app
