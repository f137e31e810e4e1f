#include "core/change/caveat.h"

#include <algorithm>

namespace cervica::core {

std::string toText(Caveat::Code code) {
  switch (code) {
    case Caveat::Code::DifferentDevice:
      return "different_device";
    case Caveat::Code::MixedDevices:
      return "mixed_devices";
    case Caveat::Code::DifferentProtocol:
      return "different_protocol";
    case Caveat::Code::MixedProtocols:
      return "mixed_protocols";
    case Caveat::Code::DifferentTrials:
      return "different_trials";
    case Caveat::Code::DerivedInOne:
      return "derived_in_one";
    case Caveat::Code::DifferentExaminer:
      return "different_examiner";
    case Caveat::Code::ExaminerUnknown:
      return "examiner_unknown";
    case Caveat::Code::Learning:
      return "learning";
    case Caveat::Code::NeitherDirectionBetter:
      return "neither_direction_better";
    case Caveat::Code::ProvisionalGoal:
      return "provisional_goal";
    case Caveat::Code::ManyMeasures:
      return "many_measures";
    case Caveat::Code::LongExtrapolation:
      return "long_extrapolation";
    case Caveat::Code::NothingInCommon:
      return "nothing_in_common";
  }
  return {};
}

bool has(const std::vector<Caveat>& caveats, Caveat::Code code) {
  return std::any_of(caveats.begin(), caveats.end(), [&](const Caveat& one) { return one.code == code; });
}

}  // namespace cervica::core
