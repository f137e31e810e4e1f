#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "assessment/runner/run_event.h"
#include "core/visit/visit.h"

namespace cervica::app {

/// Which run the events of a journal belong to.
struct RunHeader {
  std::string run;   ///< the id of the core::TestRun it becomes
  std::string test;  ///< test id
  core::VisitId visit;
  core::LocalMoment startedAt;
  bool simulated = false;  ///< its samples come from a simulated device
};

/// A run as the journal has it.
struct JournalledRun {
  RunHeader header;
  std::vector<assessment::RunEvent> events;
};

/// Where every event of a running test goes before it counts: after a sudden end the test is offered again where it
/// was. One run at a time. Failures are the journal's own to report; none of these throws. GUI thread.
class RunJournal {
 public:
  virtual ~RunJournal() = default;

  /// A run begins; another one of the same visit that is not ended is forgotten.
  virtual void begin(const RunHeader& header) = 0;
  /// The unfinished run goes on; its events stay, and new ones are appended.
  virtual void goOn(const RunHeader& header) = 0;
  /// Returns at once; the event is durable soon after.
  virtual void append(const assessment::RunEvent& event) = 0;
  /// The run has come into its visit, or is not wanted any more.
  virtual void end() = 0;
  /// The run of this visit that was begun and not ended.
  [[nodiscard]] virtual std::optional<JournalledRun> unfinished(const core::VisitId& visit) = 0;
  /// Why events cannot be kept at the moment, a sentence; or empty.
  [[nodiscard]] virtual QString problem() const { return {}; }
};

/// A journal that lives as long as the program.
class MemoryRunJournal : public RunJournal {
 public:
  void begin(const RunHeader& header) override { run_ = JournalledRun{header, {}}; }
  void goOn(const RunHeader&) override {}
  void append(const assessment::RunEvent& event) override {
    if (run_) run_->events.push_back(event);
  }
  void end() override { run_.reset(); }
  [[nodiscard]] std::optional<JournalledRun> unfinished(const core::VisitId& visit) override {
    return run_ && run_->header.visit == visit ? run_ : std::nullopt;
  }

 private:
  std::optional<JournalledRun> run_;
};

}  // namespace cervica::app
