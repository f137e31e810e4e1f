#pragma once

#include <string>
#include <vector>

namespace cervica::core {

/// Why a change or a trend must be read with care; the code is for machines, the text for people.
struct Caveat {
  enum class Code {
    DifferentDevice,         ///< another instrument, or one that was not recorded: not judged
    MixedDevices,            ///< the trials of one visit name different instruments: not judged
    DifferentProtocol,       ///< another variant of the test: not judged
    MixedProtocols,          ///< the trials of one visit name different variants: not judged
    DifferentTrials,         ///< another number of trials
    DerivedInOne,            ///< computed from its parts in one visit, measured in another
    DifferentExaminer,       ///< the error between examiners is used
    ExaminerUnknown,         ///< the error of one examiner is used
    Learning,                ///< an improvement since the first visit may be practice (core/change/learning.h)
    NeitherDirectionBetter,  ///< the measure has no better or worse
    ProvisionalGoal,         ///< the goal comes from a norm that fits only provisionally
    ManyMeasures,            ///< of many measures some show a trend by chance
    LongExtrapolation,       ///< the goal lies further ahead than the course is long
    NothingInCommon          ///< no measure was taken often enough
  };
  Code code = Code::DifferentDevice;
  std::string text;  ///< a sentence without a full stop
  bool operator==(const Caveat&) const = default;
};

[[nodiscard]] std::string toText(Caveat::Code code);  ///< "different_device", ...

[[nodiscard]] bool has(const std::vector<Caveat>& caveats, Caveat::Code code);

}  // namespace cervica::core
