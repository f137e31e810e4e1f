#pragma once

#include <string_view>
#include <vector>

#include "assessment/runner/test_runner.h"
#include "assessment/signals/orientation.h"
#include "core/base/result.h"

namespace cervica::app {

/// How the head moved on the thorax while a test was recorded.
struct RecordedMotion {
  std::vector<double> timeS;                   ///< strictly increasing, the first one 0; at least two
  std::vector<assessment::NeckAngles> angles;  ///< one for each
  [[nodiscard]] double seconds() const { return timeS.back(); }
};

/// Reads the movement of a stored stream.
/// \param stream    CSV (assessment::writeRecording)
/// \param settings  how the sensors were mounted
/// \return          an Error when the stream cannot be read, has no head sensor, or its neutral is not found
[[nodiscard]] core::Result<RecordedMotion> recordedMotion(std::string_view stream,
                                                          const assessment::RunSettings& settings);

}  // namespace cervica::app
