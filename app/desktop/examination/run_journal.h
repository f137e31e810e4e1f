#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "assessment/runner/run_event.h"
#include "assessment/runner/test_runner.h"
#include "core/visit/visit.h"

namespace cervica::app {

/// Which run the events of a journal belong to.
struct RunHeader {
  std::string run;   ///< the id of the core::TestRun it becomes
  std::string test;  ///< test id
  core::VisitId visit;
  core::LocalMoment startedAt;
  bool simulated = false;  ///< its samples come from a simulated device
  assessment::RunSettings settings;
};

/// A run as the journal has it.
struct JournalledRun {
  RunHeader header;
  std::vector<assessment::RunEvent> events;
};

/// The sensors' stream of a run as CSV (assessment::writeRecording); empty when there are fewer than two samples.
[[nodiscard]] std::string streamOf(const JournalledRun& run);

/// Where every event of a running test goes before it counts: after a sudden end the test is offered again where it
/// was. A run stays until its values are in the visit and its stream beside it. Failures are the journal's own to
/// report; none of these throws. GUI thread.
class RunJournal {
 public:
  virtual ~RunJournal() = default;

  virtual void begin(const RunHeader& header) = 0;
  /// A run that was begun earlier goes on; its events stay, and new ones are appended.
  virtual void goOn(const RunHeader& header) = 0;
  /// Of the run that was begun, or went on, last. Returns at once; the event is durable soon after.
  virtual void append(const assessment::RunEvent& event) = 0;
  /// Everything of the run is elsewhere, or not wanted any more.
  virtual void end(const core::VisitId& visit, const std::string& run) = 0;
  /// The runs of this visit that were begun and not ended.
  [[nodiscard]] virtual std::vector<RunHeader> open(const core::VisitId& visit) = 0;
  /// One of them; nothing: there is no such run.
  [[nodiscard]] virtual std::optional<JournalledRun> read(const core::VisitId& visit, const std::string& run) = 0;
  /// Why events cannot be kept at the moment, a sentence; or empty.
  [[nodiscard]] virtual QString problem() const { return {}; }
};

/// A journal that lives as long as the program.
class MemoryRunJournal : public RunJournal {
 public:
  void begin(const RunHeader& header) override {
    end(header.visit, header.run);
    runs_.push_back({header, {}});
    goOn(header);
  }
  void goOn(const RunHeader& header) override { current_ = header; }
  void append(const assessment::RunEvent& event) override {
    if (JournalledRun* run = find(current_.visit, current_.run)) run->events.push_back(event);
  }
  void end(const core::VisitId& visit, const std::string& run) override {
    std::erase_if(runs_, [&](const auto& each) { return each.header.visit == visit && each.header.run == run; });
  }
  [[nodiscard]] std::vector<RunHeader> open(const core::VisitId& visit) override {
    std::vector<RunHeader> headers;
    for (const JournalledRun& each : runs_) {
      if (each.header.visit == visit) headers.push_back(each.header);
    }
    return headers;
  }
  [[nodiscard]] std::optional<JournalledRun> read(const core::VisitId& visit, const std::string& run) override {
    const JournalledRun* found = find(visit, run);
    return found != nullptr ? std::optional(*found) : std::nullopt;
  }

 private:
  JournalledRun* find(const core::VisitId& visit, const std::string& run) {
    const auto found = std::find_if(runs_.begin(), runs_.end(), [&](const JournalledRun& each) {
      return each.header.visit == visit && each.header.run == run;
    });
    return found != runs_.end() ? &*found : nullptr;
  }

  std::vector<JournalledRun> runs_;
  RunHeader current_;
};

}  // namespace cervica::app
