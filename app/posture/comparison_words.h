#pragma once

#include <functional>
#include <map>
#include <string>

#include "core/base/calendar.h"
#include "core/change/change.h"
#include "core/scoring/norm_verdict.h"

namespace cervica::app {

/// "2 Mar 2026" in English.
[[nodiscard]] std::string englishDate(const core::CivilDate& date);

/// The words of a comparison of two postures, ready for the reader's language. "%1", "%2" stand for values.
struct ComparisonTexts {
  std::string now = "%1 now";
  std::string before = "%1, %2";  ///< value and date
  std::string norm = "%1, norm";
  std::string difference = "%1: %2";             ///< signed value and verdict
  std::string notComparable = "not comparable";  ///< another instrument or another variant of the test
  std::map<core::ChangeVerdict, std::string> verdicts{{core::ChangeVerdict::Improved, "improved beyond the error"},
                                                      {core::ChangeVerdict::Worsened, "worsened beyond the error"},
                                                      {core::ChangeVerdict::NoRealChange, "inside the error"},
                                                      {core::ChangeVerdict::Uncertain, "error not known"}};
  std::map<core::Band, std::string> bands{
      {core::Band::AboveNormal, "above normal"}, {core::Band::WithinNormal, "within normal"},
      {core::Band::Borderline, "borderline"},    {core::Band::Impaired, "impaired"},
      {core::Band::Typical, "typical"},          {core::Band::BelowTypical, "below typical"},
      {core::Band::Negative, "negative"},        {core::Band::Positive, "positive"}};
  std::function<std::string(const core::CivilDate&)> date = englishDate;
};

}  // namespace cervica::app
