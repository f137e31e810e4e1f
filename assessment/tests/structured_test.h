#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/catalogue/measure.h"

namespace cervica::assessment {

/// One step of a structured test.
enum class PhaseKind {
  Instruct,
  TimedHold,
  TimedRest,
  Repetitions,
  Stopwatch,
  ValueEntry,
  Observation,
  Photo,
  Recording
};

/// A tone that accompanies a cue.
enum class CueSound { None, Tick, BeepLow, BeepHigh, Chime, Shutter };

/// When a cue is given.
struct CueTime {
  enum class Moment { Start, HoldStart, HoldEnd, End, Peak, Go, After, Every, Event };
  Moment moment = Moment::Start;
  double seconds = 0;  ///< with After and Every: more than 0
  std::string event;   ///< with Event: raised by the therapist or the signal
};

/// Words and a tone for the patient.
struct Cue {
  CueTime at;
  std::string text;
  CueSound sound = CueSound::None;
};

/// The phase has lasted this long.
struct ElapsedRule {
  double seconds = 0;
};

/// A signal has behaved so for `seconds`.
struct SignalRule {
  enum class Signal { Pressure, Angle, Force, Speed };
  enum class Kind {
    Within,         ///< |signal - `of`| <= `limit`
    BelowTargetBy,  ///< signal <= target - `limit`
    OffTargetBy,    ///< |signal - target| >= `limit`
    Below           ///< signal < `limit`
  };
  Signal signal = Signal::Pressure;
  Kind kind = Kind::Below;
  double limit = 0;  ///< in the unit of the signal: mmHg, deg, N, deg/s
  double of = 0;     ///< only with Within
  double seconds = 0;
};

/// Why a phase may end.
struct EndReason {
  std::string reason;  ///< code, e.g. "patient_stop"
  std::string label;
  std::optional<std::variant<ElapsedRule, SignalRule>> automatic;  ///< nothing: the therapist decides
};

struct TestPhase {
  std::string id;
  std::string title;
  PhaseKind kind = PhaseKind::Instruct;
  std::string measure;              ///< measure id, or empty: the phase records nothing
  std::optional<double> target;     ///< in `unit`
  std::optional<double> tolerance;  ///< in `unit`, not negative
  std::string unit;                 ///< UCUM code, or empty
  std::optional<double> holdSeconds;
  std::optional<double> restSeconds;
  std::optional<int> repetitions;
  std::vector<double> levels;  ///< stages in `unit`, or grades; increasing
  std::string success;         ///< or empty
  std::vector<EndReason> endWhen;
  std::vector<Cue> cues;
};

/// How what was recorded becomes the value of a measure.
struct TestScoring {
  std::string measure;
  std::string formula;    ///< for people
  std::string operation;  ///< for the program ("sum_sides", "atan2_deg"), or empty: the formula is done by hand
  std::string arguments;  ///< of the operation, as compact JSON
  std::string note;       ///< or empty
};

struct Compensation {
  std::string id;
  std::string label;
};

/// A mark on the gauge that the patient sees.
struct GaugeMark {
  double value = 0;
  std::string label;  ///< or empty
  std::optional<double> percentOfFullNod;
};

struct Gauge {
  double lowest = 0, highest = 0;
  std::string unit;  ///< UCUM code
  std::vector<GaugeMark> marks;
};

/// A test with its words, phases and timers: `assessment/data/tests.json`.
struct StructuredTest {
  std::string id;  ///< "test.ccft"
  std::string title;
  core::Domain domain = core::Domain::Rom;
  std::vector<std::string> measures;  ///< measure ids, each of the catalogue; no measure is in two tests
  bool sided = false;
  std::vector<std::string> equipment;
  std::string position;
  std::vector<std::string> preparation;
  std::string patientInstruction;  ///< to be read to the patient
  std::vector<std::string> examinerSteps;
  std::vector<TestPhase> phases;
  std::vector<Compensation> compensations;
  std::vector<std::string> stopCriteria;
  std::vector<std::string> contraindicationsAsk;  ///< questions to ask before the test
  int trials = 1;
  double restBetweenTrialsSeconds = 0;
  std::vector<TestScoring> scoring;
  std::optional<Gauge> gauge;
  std::string interpretationNote;
  std::vector<std::string> designDecisions;  ///< what is the pack's own choice: "clinic to confirm"
  std::vector<std::string> sources;
  std::string verified;
  core::Origin origin = core::Origin::Shipped;
  /// Of a clinic's own test: the shipped test whose blocks by the screening hold for it too; else empty.
  std::string blockedLike;

  /// Under which name the screening blocks it.
  [[nodiscard]] const std::string& blockedAs() const { return blockedLike.empty() ? id : blockedLike; }
};

}  // namespace cervica::assessment
