#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "assessment/runner/attempt.h"
#include "assessment/runner/live_motion.h"
#include "assessment/runner/run_event.h"
#include "assessment/tests/structured_test.h"
#include "core/catalogue/catalogue.h"
#include "core/visit/test_run.h"

namespace cervica::assessment {

/// What the test is waiting for.
enum class Activity {
  Ready,     ///< a trigger, or the signal, begins the slot
  Reaching,  ///< begun; the signal is on its way to the target
  Running,   ///< a hold, stopwatch, recording or count is going on
  Relaxing,  ///< held long enough; ends when the signal leaves the target
  Deciding,  ///< a value, a rating or the reason of an end: one of RunView::choices, or a number
  Resting,   ///< a trigger cuts it short
  Finished
};

/// What one may answer in Activity::Deciding, and how a repetition may be ended.
struct Choice {
  std::optional<double> value;  ///< an `Entered` of it
  std::string reason;           ///< else an `EndedBy` of it
  std::string label;
};

/// A cue to be given now.
struct GivenCue {
  std::string text;
  CueSound sound = CueSound::None;
};

/// Everything the examiner's page shows of the moment.
struct RunView {
  Activity activity = Activity::Ready;
  std::size_t phase = 0;                    ///< index into the test's phases
  Slot slot;                                ///< while resting the one that comes next
  std::optional<double> target, tolerance;  ///< in the phase's unit
  std::optional<double> live;               ///< newest value of the signal in the phase's unit; magnitude of an angle
  std::optional<NeckAngles> angles;         ///< newest, when there are orientations and neutral was taken
  bool neutralWanted = false;               ///< orientations come, but neutral (or the axes) were not found yet
  bool signal = false;                      ///< the sensor that the phase can use is sending
  bool onTarget = false;                    ///< with target and live: within the tolerance
  double elapsedS = 0;                      ///< of a hold, stopwatch, recording or count
  std::optional<double> fullS;              ///< how long it takes in all: hold or rest
  double restS = 0;                         ///< left of the rest
  std::vector<Choice> choices;              ///< in Deciding
  std::vector<Choice> ends;                 ///< how what runs may be ended, with reasons
  bool wantsNumber = false;                 ///< in Deciding: a number may be entered
  std::string said;                         ///< words of the last cue
  std::vector<std::string> compensations;   ///< seen in this slot
};

/// What the examination may take for granted; our choice or the clinic's.
struct RunSettings {
  Alignment alignment = Alignment::Anatomical;
  WorldUp worldUp = WorldUp::Y;
  double signalLostS = 1;  ///< a sensor silent for so long counts as absent: the examiner's keys go on
  bool operator==(const RunSettings&) const = default;
};

/// Runs one structured test as a state machine: phases, slots, holds, rests, cues and ends as its definition says.
/// Pure: the clock and the sensors are the events. Whatever events come in whatever order, `Stopped` and `PhaseSkipped`
/// lead out of every state. One thread at a time.
class TestRunner {
 public:
  /// \param test       outlives the runner
  /// \param catalogue  outlives the runner
  TestRunner(const StructuredTest& test, const core::Catalogue& catalogue, RunSettings settings = {});
  ~TestRunner();
  TestRunner(TestRunner&&) noexcept;
  TestRunner& operator=(TestRunner&&) noexcept;

  /// One step on. What does not fit the moment (a value while resting, an unknown reason, a pain of 11) changes
  /// nothing. \return  the cues to be given now
  std::vector<GivenCue> apply(const RunEvent& event);

  [[nodiscard]] RunView view() const;
  [[nodiscard]] const std::vector<Attempt>& attempts() const;
  /// Compensations, pain and overruled attempts with their times, as the visit keeps them; not what was undone.
  [[nodiscard]] const std::vector<core::TestMark>& marks() const;
  [[nodiscard]] const StructuredTest& test() const;
  [[nodiscard]] bool finished() const;
  /// "completed", the reason of a stop, or empty while it runs.
  [[nodiscard]] const std::string& ended() const;
  [[nodiscard]] bool canUndo() const;
  [[nodiscard]] double nowS() const;  ///< time of the last event

  /// The slots of a phase in the order in which they are done; of a phase that repeats a found level: without it.
  [[nodiscard]] std::vector<Slot> slots(std::size_t phase) const;
  /// The highest level that a phase of levels was held at; nothing: none.
  [[nodiscard]] std::optional<double> levelHeld() const;

 private:
  struct Machine;
  std::unique_ptr<Machine> machine_;
};

}  // namespace cervica::assessment
