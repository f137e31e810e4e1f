#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "assessment/runner/attempt.h"
#include "assessment/runner/gap_watch.h"
#include "assessment/runner/hold_detector.h"
#include "assessment/runner/live_motion.h"
#include "assessment/runner/rule_watch.h"
#include "assessment/runner/test_runner.h"

namespace cervica::assessment {

/// Symptoms end more than the repetition in which they come.
inline constexpr const char* kSymptoms = "symptoms";

/// The inside of a TestRunner. `State` is a value, so that undo is going back to an earlier one; the detectors follow
/// the stream and are begun anew with each slot.
struct TestRunner::Machine {
  enum class Channel { Pressure, Force, Orientation };

  struct State {
    std::size_t phase = 0;
    std::vector<Slot> slots;
    std::size_t slot = 0;
    Activity activity = Activity::Ready;
    double sinceS = 0;  ///< when the activity began
    double restS = 0;   ///< how long the rest is
    Attempt open;       ///< of the slot; its times once it has begun
    double cuedS = 0;   ///< how far the cues by time have been given
    std::vector<Attempt> attempts;
    std::vector<core::TestMark> marks;
    std::string said;
    std::string ended;
    bool begun = false;         ///< the open attempt has its start
    bool byHand = false;        ///< it was begun without a sensor: samples do not end it
    bool offeredAgain = false;  ///< a missed hold of this level was given once more already
  };

  Machine(const StructuredTest& test, const core::Catalogue& catalogue, const RunSettings& settings);

  // Events ------------------------------------------------------------------------------------------------------------
  void apply(const RunEvent& event);
  void advanceTime();  ///< timers up to nowS
  void take(const Sample& sample);
  void trigger();
  void enter(double value);
  void endBy(const std::string& reason);
  void compensate(const std::string& id);
  void rate(double pain);
  void overrule(const Overruled& what);
  void moveMarker(const MarkerMoved& what);
  void setNeutral();
  void takeNeutral();  ///< gathers neutral, and the axes where they are to be found
  void repeat();
  void skipPhase();
  void undo();
  void stop(const std::string& reason);

  // Cursor ------------------------------------------------------------------------------------------------------------
  [[nodiscard]] const TestPhase& phase() const { return test->phases[state.phase]; }
  [[nodiscard]] const Slot& slot() const { return state.slots[state.slot]; }
  void enterPhase(std::size_t index);
  void beginSlot();  ///< waits for what the slot's kind waits for
  void run();        ///< the slot has begun now
  void restThenNext(double fromS);
  void next();  ///< the slot after this one, or the next phase
  void finish(const std::string& ended);
  void checkpoint() { history.push_back(state); }
  void close(Attempt attempt);  ///< the slot's attempt is over
  void closeHold(const Hold& hold);
  [[nodiscard]] bool phaseIsOver();  ///< by misses, after an attempt
  [[nodiscard]] double restAfter() const;

  // Phases ------------------------------------------------------------------------------------------------------------
  [[nodiscard]] std::optional<double> target() const;
  [[nodiscard]] std::optional<Channel> channel() const;
  [[nodiscard]] bool signalOn() const;
  [[nodiscard]] bool neutralPhase() const;  ///< sets neutral from the sensors
  [[nodiscard]] bool metronome() const;     ///< counts by its cues
  [[nodiscard]] bool heldByPressure() const;
  [[nodiscard]] std::optional<double> levelHeld() const;
  [[nodiscard]] const EndReason* endReason(const std::string& code) const;
  [[nodiscard]] std::optional<double> liveValue() const;

  void takePressure(double value);
  void takeForce(double value);
  void takeOrientation(const Sample& sample);
  void watchRules(SignalRule::Signal signal, double value);
  void addRules();
  void closeByTime(double endS);  ///< what runs has lasted as long as it should
  void closeMovement(const TimedMovement& movement);
  void endForce();
  [[nodiscard]] bool reposition();

  void mark(core::TestMark::Kind kind, const std::string& id, const Attempt& of, std::optional<double> value);

  void cue(CueTime::Moment moment);
  void cueEvent(const std::string& name);
  void cuesByTime(double elapsedS);
  void give(const Cue& cue);
  void go(Activity activity) {
    state.activity = activity;
    state.sinceS = nowS;
  }

  const StructuredTest* test;
  const core::Catalogue* catalogue;
  RunSettings settings;

  State state;
  std::vector<State> history;
  double nowS = 0;
  std::vector<GivenCue> given;

  // The streams.
  std::array<std::optional<double>, 3> seenS;  ///< by channel: time of the last sample
  double pressure = 0, force = 0;
  GapWatch pressureGaps;
  bool returned = true;  ///< the pressure was at the baseline since the last hold
  bool marked = false;   ///< the button was down in the last sample
  std::optional<HoldDetector> hold;
  struct WatchedEnd {
    RuleWatch watch;
    std::string reason;
  };
  std::vector<WatchedEnd> rules;
  LiveMotion motion;
  std::optional<Quaternion> reference;  ///< position at the start of a stopwatch
  bool remembered = false;              ///< neutral is the position that a repositioning test asks for
  double speedDegS = 0;
  std::optional<std::pair<double, Quaternion>> before;  ///< last orientation, for the speed
  std::optional<double> leverM;
  struct ForceSample {
    double atS, newton;
  };
  std::vector<ForceSample> forces;  ///< of the hold that runs
};

/// Whether the slot asks for a position to be found again.
[[nodiscard]] bool repositions(const Slot& slot);

}  // namespace cervica::assessment
