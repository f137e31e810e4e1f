#pragma once

#include <map>
#include <string>
#include <vector>

#include "assessment/runner/attempt.h"
#include "assessment/runner/test_runner.h"
#include "assessment/signals/recording.h"
#include "core/visit/visit.h"

namespace cervica::assessment {

/// What a run leaves in the visit.
struct TestOutcome {
  /// Trials numbered by measure and side, only of attempts that stand. Totals of a protocol (highest pressure, indices,
  /// a grade of several movements) only where that protocol was met.
  std::vector<core::Measurement> measurements;
  /// Why a measure of the test has no value, by measure id: "ten holds at one level were not offered".
  std::map<std::string, std::string> withheld;
};

/// \param devices  device id by measure id; a measure without one gets the catalogue's first
[[nodiscard]] TestOutcome outcome(const StructuredTest& test, const std::vector<Attempt>& attempts,
                                  const std::string& ended, const core::Catalogue& catalogue,
                                  const std::map<std::string, std::string>& devices = {});

/// `cervica.test_result.v1` (CONTRACT): holds, movements or repositionings, measurements, quality. Indented.
[[nodiscard]] std::string writeTestResult(const StructuredTest& test, const std::vector<Attempt>& attempts,
                                          const TestOutcome& outcome, const RecordingQuality& quality,
                                          const core::Catalogue& catalogue);

}  // namespace cervica::assessment
