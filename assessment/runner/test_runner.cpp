#include "assessment/runner/test_runner.h"

#include <algorithm>
#include <cmath>

#include "assessment/runner/machine.h"
#include "assessment/runner/phase_slots.h"

namespace cervica::assessment {
namespace {

constexpr const char* kClean = "Clean";

std::vector<Choice> reasonsOf(const TestPhase& phase) {
  std::vector<Choice> all;
  for (const EndReason& end : phase.endWhen) all.push_back({std::nullopt, end.reason, end.label});
  return all;
}

}  // namespace

TestRunner::TestRunner(const StructuredTest& test, const core::Catalogue& catalogue, RunSettings settings)
    : machine_(std::make_unique<Machine>(test, catalogue, settings)) {}
TestRunner::~TestRunner() = default;
TestRunner::TestRunner(TestRunner&&) noexcept = default;
TestRunner& TestRunner::operator=(TestRunner&&) noexcept = default;

std::vector<GivenCue> TestRunner::apply(const RunEvent& event) {
  machine_->apply(event);
  return std::exchange(machine_->given, {});
}

const std::vector<Attempt>& TestRunner::attempts() const {
  return machine_->state.attempts;
}
const std::vector<core::TestMark>& TestRunner::marks() const {
  return machine_->state.marks;
}
const StructuredTest& TestRunner::test() const {
  return *machine_->test;
}
bool TestRunner::finished() const {
  return machine_->state.activity == Activity::Finished;
}
const std::string& TestRunner::ended() const {
  return machine_->state.ended;
}
bool TestRunner::canUndo() const {
  return !machine_->history.empty();
}
double TestRunner::nowS() const {
  return machine_->nowS;
}
std::optional<double> TestRunner::levelHeld() const {
  return machine_->levelHeld();
}

std::vector<Slot> TestRunner::slots(std::size_t phase) const {
  if (phase == machine_->state.phase && !finished()) return machine_->state.slots;  // with what was offered again
  return phaseSlots(test(), test().phases.at(phase), *machine_->catalogue);
}

RunView TestRunner::view() const {
  const Machine& machine = *machine_;
  const Machine::State& state = machine.state;
  const TestPhase& phase = machine.phase();
  RunView view;
  view.activity = state.activity;
  view.phase = state.phase;
  const bool between = state.activity == Activity::Resting && state.slot + 1 < state.slots.size();
  view.slot = between ? state.slots[state.slot + 1] : machine.slot();
  view.said = state.said;
  if (finished()) return view;
  view.compensations = state.open.compensations;
  view.target = machine.target();
  view.tolerance = phase.tolerance;
  view.signal = machine.signalOn();
  view.live = machine.liveValue();
  if (view.signal) view.angles = machine.motion.angles();
  view.neutralWanted =
      machine.channel() == Machine::Channel::Orientation && view.signal && !machine.motion.neutralTaken();
  view.onTarget = view.live && view.target && std::abs(*view.live - *view.target) <= phase.tolerance.value_or(0);
  const bool begun = state.begun && state.activity != Activity::Resting && state.activity != Activity::Reaching;
  if (begun) {
    const bool detected = machine.hold && !state.byHand && machine.hold->holding();
    view.elapsedS = detected                               ? machine.hold->heldS(machine.nowS)
                    : state.activity == Activity::Deciding ? std::max(0.0, state.open.heldS())
                                                           : machine.nowS - state.open.startS;
  }
  if (phase.holdSeconds && phase.kind != PhaseKind::Stopwatch) view.fullS = phase.holdSeconds;
  if (state.activity == Activity::Resting) {
    view.fullS = state.restS;
    view.restS = std::max(0.0, state.restS - (machine.nowS - state.sinceS));
  }
  view.ends = reasonsOf(phase);
  if (state.activity != Activity::Deciding) return view;
  view.choices = view.ends;
  if (phase.kind == PhaseKind::Observation) {
    const core::Measure* measure = machine.catalogue->measure(view.slot.measure);
    std::vector<Choice> grades;
    for (const double grade : phase.levels) {
      const core::Level* level = measure != nullptr ? measure->levelOf(grade) : nullptr;
      grades.push_back({grade, {}, level != nullptr ? level->label : std::string()});
    }
    view.choices.insert(view.choices.begin(), grades.begin(), grades.end());
  } else if (phase.kind == PhaseKind::Repetitions) {
    view.choices.insert(view.choices.begin(), {1.0, {}, kClean});
  } else {
    view.wantsNumber = phase.kind != PhaseKind::Stopwatch;
  }
  return view;
}

}  // namespace cervica::assessment
