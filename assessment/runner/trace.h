#pragma once

#include <string>
#include <vector>

#include "assessment/signals/recording.h"
#include "assessment/signals/sample.h"

namespace cervica::assessment {

/// The samples of a run as a recording that grows: what is drawn, stored and replayed. Samples are kept as they came,
/// through undo and repetition. One thread at a time.
class Trace {
 public:
  /// \param sample  later than the one before, else it is left out. The first sample decides the channels; a channel
  ///                that a later sample does not carry keeps its last value, one that appears later is left out
  void add(const Sample& sample);
  void mark();  ///< the trigger was pressed now: the next sample carries it

  [[nodiscard]] const Recording& recording() const { return recording_; }  ///< gaps and quality as of `finish`
  [[nodiscard]] bool empty() const { return recording_.timeS.empty(); }

  /// Finds the gaps. \pre at least two samples
  const Recording& finish();

 private:
  Recording recording_;
  bool marked_ = false;
};

/// The recording as CSV (CONTRACT: time_s, then the channels it has); readRecording gives an equal one back.
[[nodiscard]] std::string writeRecording(const Recording& recording);

}  // namespace cervica::assessment
