#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QPointer>
#include <QTimer>

#include "app/desktop/examination/live_trace.h"
#include "app/desktop/examination/run_journal.h"
#include "app/desktop/examination/sample_source.h"
#include "app/desktop/visit/draft_visit.h"
#include "assessment/runner/test_outcome.h"
#include "assessment/runner/test_runner.h"
#include "assessment/runner/trace.h"

namespace cervica::app {

/// The seconds of the steady clock: what the sensors stamp their samples with.
[[nodiscard]] double steadySeconds();

/// How often time itself is told to the runner while no sensor sends.
inline constexpr int kTickMs = 50;

/// A test being done: keys, clock and sensors go in, the state of the moment comes out. Every event goes to the journal
/// before it counts. When the test ends its values go into the visit, and again after an undone end. GUI thread.
class Examination : public QObject {
  Q_OBJECT

 public:
  struct Services {
    RunJournal* journal = nullptr;                  ///< not owned, outlives the examination; never null
    std::function<double()> clock = steadySeconds;  ///< seconds, of the clock the samples are stamped with
    std::function<core::LocalMoment()> now;         ///< of the day: when the run started
  };
  enum class Stage { Prepared, Running, Over };

  /// What became of the run.
  struct Ending {
    assessment::TestOutcome outcome;
    bool stored = false;  ///< the values are in the visit; else they were simulated
  };

  /// \param test   outlives the examination
  /// \param draft  the visit it belongs to; when that is closed the run waits in the journal
  Examination(const assessment::StructuredTest& test, DraftVisit& draft, Services services, QObject* parent = nullptr);
  ~Examination() override;

  void begin();
  /// Goes on with a run of this test where it was. Time that passed meanwhile does not count, and what was going on
  /// when the run was interrupted, a hold or a movement, is done again.
  void resume(const JournalledRun& run);
  /// The page leaves a run that is over: it cannot be undone any more. The journal keeps it only for its stream.
  void close();

  // What is ------------------------------------------------------------------------------------------------------
  [[nodiscard]] Stage stage() const { return stage_; }
  [[nodiscard]] const assessment::StructuredTest& test() const { return test_; }
  [[nodiscard]] const assessment::TestRunner& runner() const { return runner_; }
  [[nodiscard]] const assessment::RunView& view() const { return view_; }
  [[nodiscard]] const assessment::TestPhase& phase() const;
  [[nodiscard]] const LiveTrace& trace() const { return live_; }
  [[nodiscard]] bool simulated() const { return header_.simulated; }
  [[nodiscard]] const std::string& runId() const { return header_.run; }
  /// The head's movement was recorded: it can be played.
  [[nodiscard]] bool headRecorded() const { return recorded() && !trace_.recording().head.empty(); }
  [[nodiscard]] const std::optional<Ending>& ending() const { return ending_; }
  [[nodiscard]] double nowS() const;                 ///< of the run
  [[nodiscard]] std::optional<double> pain() const;  ///< last rated in this run
  [[nodiscard]] const core::LocalMoment& startedAt() const { return header_.startedAt; }
  /// Reasons to stop the whole test now.
  [[nodiscard]] std::vector<assessment::Choice> stopReasons() const;

  // What the examiner does -----------------------------------------------------------------------------------------
  void trigger() { key(assessment::Triggered{}); }
  void enter(double value) { key(assessment::Entered{value}); }
  void endBy(const std::string& reason) { key(assessment::EndedBy{reason}); }
  void compensate(const std::string& id) { key(assessment::Compensated{id}); }
  void ratePain(double value);
  void overrule(std::size_t attempt, bool counted) { key(assessment::Overruled{attempt, counted}); }
  void moveMarker(std::size_t attempt, double toS) { key(assessment::MarkerMoved{attempt, toS}); }
  void setNeutral() { key(assessment::NeutralSet{}); }
  void setLeverArm(double metres) { key(assessment::LeverArmSet{metres}); }
  void repeat() { key(assessment::Repeated{}); }
  void skipPhase() { key(assessment::PhaseSkipped{}); }
  void undo();
  void stop(const std::string& reason) { key(assessment::Stopped{reason}); }
  [[nodiscard]] bool canUndo() const { return stage_ != Stage::Prepared && runner_.canUndo(); }

  // What the sensors do --------------------------------------------------------------------------------------------
  void takeSamples(const std::vector<assessment::Sample>& samples);
  void setSource(const SourceState& source);
  [[nodiscard]] const SourceState& source() const { return source_; }
  /// Tells the runner the time where no sensor does; called every kTickMs by itself.
  void tick();

 Q_SIGNALS:
  void changed();
  void cue(const assessment::GivenCue& cue);
  void stageChanged();

 private:
  void key(decltype(assessment::RunEvent::what) what);
  void apply(const assessment::RunEvent& event);
  void refresh();
  void finish();
  [[nodiscard]] bool signalFlows() const;
  [[nodiscard]] bool recorded() const;
  [[nodiscard]] std::string freeRunId() const;
  [[nodiscard]] std::map<std::string, std::string> devices() const;

  const assessment::StructuredTest& test_;
  QPointer<DraftVisit> draft_;
  std::shared_ptr<const core::Catalogue> catalogue_;
  Services services_;
  assessment::TestRunner runner_;
  assessment::RunView view_;
  assessment::Trace trace_;
  LiveTrace live_;
  SourceState source_;
  RunHeader header_;
  Stage stage_ = Stage::Prepared;
  std::optional<Ending> ending_;
  double origin_ = 0;      ///< of the run, on the services' clock
  double lastEventS_ = 0;  ///< of the run
  std::optional<double> lastArrival_;
  bool markDown_ = false;
  bool replaying_ = false;
  QTimer ticks_;
};

}  // namespace cervica::app
