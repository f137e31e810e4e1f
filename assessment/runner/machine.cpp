#include "assessment/runner/machine.h"

#include <algorithm>
#include <cmath>

#include "assessment/runner/level_rule.h"
#include "assessment/runner/phase_slots.h"
#include "core/base/overloaded.h"

namespace cervica::assessment {
namespace {

constexpr const char* kTwoFailures = "two_failures";

}  // namespace

bool repositions(const Slot& slot) {
  return slot.measure.starts_with("movement.jpe.");
}

TestRunner::Machine::Machine(const StructuredTest& ofTest, const core::Catalogue& ofCatalogue, const RunSettings& with)
    : test(&ofTest), catalogue(&ofCatalogue), settings(with), motion(with.alignment, with.worldUp) {
  enterPhase(0);
}

void TestRunner::Machine::apply(const RunEvent& event) {
  if (std::isfinite(event.atS)) nowS = std::max(nowS, event.atS);
  if (state.activity != Activity::Finished) advanceTime();
  if (std::holds_alternative<Undone>(event.what)) return undo();
  if (const auto* overruled = std::get_if<Overruled>(&event.what)) return overrule(*overruled);
  if (const auto* moved = std::get_if<MarkerMoved>(&event.what)) return moveMarker(*moved);
  if (state.activity == Activity::Finished) return;
  std::visit(
      core::Overloaded{[&](const SampleTaken& taken) { take(taken.sample); }, [&](const TimePassed&) {},
                       [&](const Triggered&) { trigger(); }, [&](const Entered& entered) { enter(entered.value); },
                       [&](const EndedBy& ended) { endBy(ended.reason); },
                       [&](const Compensated& seen) { compensate(seen.id); },
                       [&](const PainRated& rated) { rate(rated.value); }, [&](const NeutralSet&) { setNeutral(); },
                       [&](const LeverArmSet& lever) {
                         if (lever.metres > 0 && lever.metres <= 1) leverM = lever.metres;
                       },
                       [&](const Repeated&) { repeat(); }, [&](const PhaseSkipped&) { skipPhase(); },
                       [&](const Stopped& stopped) { stop(stopped.reason); }, [](const auto&) {}},
      event.what);
}

// Cursor
// ---------------------------------------------------------------------------------------------------------------

void TestRunner::Machine::enterPhase(std::size_t index) {
  for (; index < test->phases.size(); ++index) {
    state.phase = index;
    state.slots = phaseSlots(*test, phase(), *catalogue);
    state.slot = 0;
    state.offeredAgain = false;
    if (phase().kind == PhaseKind::TimedHold && heldByPressure() && phase().levels.empty() && !phase().target) {
      const std::optional<double> level = levelHeld();  // ten holds at the best level: there must be one
      if (!level) continue;
      for (Slot& each : state.slots) each.level = level;
    }
    return beginSlot();
  }
  finish("completed");
}

void TestRunner::Machine::beginSlot() {
  state.open = {};
  state.open.phase = state.phase;
  state.open.slot = slot();
  state.begun = false;
  state.byHand = false;
  state.cuedS = 0;
  hold.reset();
  rules.clear();
  forces.clear();
  motion.forget();
  const PhaseKind kind = phase().kind;
  if (kind == PhaseKind::TimedRest) {
    state.restS = phase().restSeconds.value_or(0);
    state.open.startS = nowS;
    go(Activity::Resting);
  } else if (kind == PhaseKind::Observation) {
    go(Activity::Deciding);
  } else if (kind == PhaseKind::ValueEntry) {
    go(phase().target && slot().measure.empty() ? Activity::Ready : Activity::Deciding);
  } else {
    go(Activity::Ready);
  }
  const bool runsAtOnce = kind == PhaseKind::TimedRest || kind == PhaseKind::Observation ||
                          kind == PhaseKind::ValueEntry || kind == PhaseKind::Instruct;
  if (runsAtOnce) cue(CueTime::Moment::Start);
  if (heldByPressure() && target()) {
    hold.emplace(HoldRule{*target(), phase().tolerance.value_or(1), phase().holdSeconds.value_or(0)});
  }
  if (phase().kind == PhaseKind::Instruct) addRules();
}

void TestRunner::Machine::addRules() {
  for (const EndReason& end : phase().endWhen) {
    if (!end.automatic) continue;
    if (const auto* rule = std::get_if<SignalRule>(&*end.automatic)) {
      rules.push_back({RuleWatch(*rule, target().value_or(0)), end.reason});
    }
  }
}

void TestRunner::Machine::run() {
  checkpoint();
  state.begun = true;
  state.byHand = !signalOn();
  state.open.startS = nowS;
  go(Activity::Running);
  reference = motion.orientation();
  // The first start of a repositioning test is from the position to be found again.
  if (repositions(slot()) && !remembered) remembered = motion.setNeutral(0);
  // A recording ends with its movement, a hold with its detector.
  if (phase().kind != PhaseKind::Recording && !heldByPressure()) addRules();
  cue(CueTime::Moment::Start);
  if (phase().kind == PhaseKind::Recording) cue(CueTime::Moment::Go);
  if (phase().kind == PhaseKind::TimedHold && !heldByPressure()) cue(CueTime::Moment::HoldStart);
}

double TestRunner::Machine::restAfter() const {
  const bool last = state.slot + 1 >= state.slots.size();
  if (last) return 0;
  const bool newLevel = state.slots[state.slot + 1].level != slot().level;
  if (newLevel && state.phase + 1 < test->phases.size()) {
    const TestPhase& following = test->phases[state.phase + 1];
    if (following.kind == PhaseKind::TimedRest) return following.restSeconds.value_or(0);  // rest between levels
  }
  // Both sides or several readings of one repetition follow each other.
  const bool sameRound = state.slots[state.slot + 1].repetition == slot().repetition && !newLevel;
  const bool typed = phase().kind == PhaseKind::ValueEntry || phase().kind == PhaseKind::Observation;
  return typed && sameRound ? 0 : phase().restSeconds.value_or(0);
}

void TestRunner::Machine::restThenNext(double fromS) {
  const double restS = restAfter();
  if (restS <= 0) return next();
  state.restS = restS;
  go(Activity::Resting);
  state.sinceS = fromS;
  hold.reset();
  rules.clear();
}

void TestRunner::Machine::next() {
  if (state.slot + 1 < state.slots.size()) {
    if (state.slots[state.slot + 1].level != slot().level) state.offeredAgain = false;
    ++state.slot;
    return beginSlot();
  }
  enterPhase(state.phase + 1);
}

void TestRunner::Machine::finish(const std::string& ended) {
  state.ended = ended;
  hold.reset();
  rules.clear();
  go(Activity::Finished);
}

/// After an attempt of a phase with levels: whether its misses end the phase. Gives a first missed hold once more.
bool TestRunner::Machine::phaseIsOver() {
  if (state.attempts.empty() || !slot().level || state.attempts.back().stands()) return false;
  if (phase().kind == PhaseKind::Repetitions) return true;  // rated level by level until one is not clean
  if (endReason(kTwoFailures) == nullptr) return false;
  if (countHolds(state.attempts, state.phase, *slot().level).missed() >= kMissesThatEnd) return true;
  if (!state.offeredAgain) {
    state.offeredAgain = true;
    auto at = state.slots.begin() + static_cast<std::ptrdiff_t>(state.slot);
    while (at != state.slots.end() && at->level == slot().level) ++at;
    Slot again = *(at - 1);
    again.repetition += 1;
    state.slots.insert(at, again);
  }
  return false;
}

void TestRunner::Machine::close(Attempt attempt) {
  attempt.compensations = state.open.compensations;
  attempt.pain = state.open.pain;
  const double endS = attempt.endS;
  const std::string reason = attempt.reason;
  state.attempts.push_back(std::move(attempt));
  cue(CueTime::Moment::End);
  if (reason == kSymptoms) return finish(reason);
  if (phaseIsOver()) return enterPhase(state.phase + 1);
  restThenNext(endS);
}

// Cues
// -------------------------------------------------------------------------------------------------------------------

void TestRunner::Machine::give(const Cue& cue) {
  given.push_back({cue.text, cue.sound});
  if (!cue.text.empty()) state.said = cue.text;
}

void TestRunner::Machine::cue(CueTime::Moment moment) {
  for (const Cue& each : phase().cues) {
    if (each.at.moment == moment) give(each);
  }
}

void TestRunner::Machine::cueEvent(const std::string& name) {
  for (const Cue& each : phase().cues) {
    if (each.at.moment == CueTime::Moment::Event && each.at.event == name) give(each);
  }
}

void TestRunner::Machine::cuesByTime(double elapsedS) {
  for (const Cue& each : phase().cues) {
    if (each.at.moment == CueTime::Moment::After) {
      if (state.cuedS < each.at.seconds && elapsedS >= each.at.seconds) give(each);
    } else if (each.at.moment == CueTime::Moment::Every && each.at.seconds > 0) {
      if (std::floor(elapsedS / each.at.seconds) > std::floor(state.cuedS / each.at.seconds)) give(each);
    }
  }
  state.cuedS = std::max(state.cuedS, elapsedS);
}

}  // namespace cervica::assessment
