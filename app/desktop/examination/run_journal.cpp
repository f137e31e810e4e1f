#include "app/desktop/examination/run_journal.h"

#include "assessment/runner/trace.h"

namespace cervica::app {

std::string streamOf(const JournalledRun& run) {
  assessment::Trace trace;
  for (const assessment::RunEvent& event : run.events) {
    if (std::holds_alternative<assessment::Triggered>(event.what)) trace.mark();
    if (const auto* taken = std::get_if<assessment::SampleTaken>(&event.what)) trace.add(taken->sample);
  }
  return trace.recording().timeS.size() < 2 ? std::string() : assessment::writeRecording(trace.recording());
}

}  // namespace cervica::app
