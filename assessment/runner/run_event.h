#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>

#include "assessment/signals/sample.h"
#include "core/catalogue/measure.h"

namespace cervica::assessment {

/// The sensors said something; the sample's own time is that of the event.
struct SampleTaken {
  Sample sample;
  bool operator==(const SampleTaken&) const = default;
};

/// Nothing but time: moves timers where no samples come.
struct TimePassed {
  bool operator==(const TimePassed&) const = default;
};

/// Space bar or foot pedal: begins what waits to begin, ends what runs, cuts a rest short.
struct Triggered {
  bool operator==(const Triggered&) const = default;
};

/// A value read by the examiner, in the unit of the slot, or one of its choices.
struct Entered {
  double value = 0;
  bool operator==(const Entered&) const = default;
};

/// The examiner ends the repetition, with one of the phase's reasons; after a stopwatch was stopped: why.
struct EndedBy {
  std::string reason;
  bool operator==(const EndedBy&) const = default;
};

/// A compensation was seen now.
struct Compensated {
  std::string id;  ///< of the test's compensations
  bool operator==(const Compensated&) const = default;
};

struct PainRated {
  double value = 0;  ///< [0, 10]
  bool operator==(const PainRated&) const = default;
};

/// The examiner's judgement goes before the program's.
struct Overruled {
  std::size_t attempt = 0;  ///< index
  bool counted = false;
  bool operator==(const Overruled&) const = default;
};

/// The end of range of a recorded movement is another sample.
struct MarkerMoved {
  std::size_t attempt = 0;  ///< index
  double toS = 0;           ///< time of the run, within the movement
  bool operator==(const MarkerMoved&) const = default;
};

/// The present position is neutral (and the remembered one of a repositioning test).
struct NeutralSet {
  bool operator==(const NeutralSet&) const = default;
};

/// Distance from the axis to the pad: makes a torque of a force.
struct LeverArmSet {
  double metres = 0;  ///< (0, 1]
  bool operator==(const LeverArmSet&) const = default;
};

/// The last attempt is set aside and done again.
struct Repeated {
  bool operator==(const Repeated&) const = default;
};

/// The rest of the phase is left out.
struct PhaseSkipped {
  bool operator==(const PhaseSkipped&) const = default;
};

/// The last step is taken back.
struct Undone {
  bool operator==(const Undone&) const = default;
};

/// The test is over; what was recorded is kept.
struct Stopped {
  std::string reason;  ///< of the phase's reasons, or "examiner_stop"
  bool operator==(const Stopped&) const = default;
};

/// What happens during a test. The events of a run, in their order, give its state again: that is what the journal
/// keeps.
struct RunEvent {
  double atS = 0;  ///< since the run began; a clock that jumps back is read as standing still
  std::variant<SampleTaken, TimePassed, Triggered, Entered, EndedBy, Compensated, PainRated, Overruled, MarkerMoved,
               NeutralSet, LeverArmSet, Repeated, PhaseSkipped, Undone, Stopped>
      what;
  bool operator==(const RunEvent&) const = default;
};

}  // namespace cervica::assessment
