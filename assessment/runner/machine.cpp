#include "assessment/runner/machine.h"

#include <algorithm>
#include <cmath>

#include "assessment/runner/phase_slots.h"

namespace cervica::assessment {
namespace {

/// A missed hold is offered once more, a second miss at one level ends the phase (test.ccft, "two_failures").
constexpr int kMissesThatEnd = 2;
constexpr const char* kTwoFailures = "two_failures";
/// Symptoms end more than the repetition.
constexpr const char* kSymptoms = "symptoms";

/// "Now" of a person who keeps still.
constexpr double kPresentS = 0.5;

template <typename... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};

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
  std::visit(Overloaded{[&](const SampleTaken& taken) { take(taken.sample); }, [&](const TimePassed&) {},
                        [&](const Triggered&) { trigger(); }, [&](const Entered& entered) { enter(entered.value); },
                        [&](const EndedBy& ended) { endBy(ended.reason); },
                        [&](const Compensated& seen) { compensate(seen.id); },
                        [&](const PainRated& rated) { rate(rated.value); },
                        [&](const NeutralSet&) { remembered = motion.setNeutral(kPresentS) || remembered; },
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
  const auto misses = std::count_if(state.attempts.begin(), state.attempts.end(), [&](const Attempt& one) {
    return one.phase == state.phase && one.slot.level == slot().level && !one.repeated && !one.stands();
  });
  if (misses >= kMissesThatEnd) return true;
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

// What the examiner does
// -------------------------------------------------------------------------------------------------

void TestRunner::Machine::trigger() {
  switch (state.activity) {
    case Activity::Ready:
      if (phase().kind == PhaseKind::Photo) {
        checkpoint();
        cue(CueTime::Moment::Start);
        return restThenNext(nowS);
      }
      if (phase().kind == PhaseKind::Instruct) {
        checkpoint();
        cue(CueTime::Moment::End);
        return next();
      }
      if (neutralPhase() && signalOn()) {
        run();
        return motion.takeNeutral();
      }
      if (phase().kind == PhaseKind::ValueEntry) {  // back at the baseline: seen, nothing to enter
        checkpoint();
        cue(CueTime::Moment::End);
        return next();
      }
      run();
      if (hold && !state.byHand && !hold->holding()) go(Activity::Reaching);
      return;
    case Activity::Reaching:
      return endBy("not_reached");
    case Activity::Running:
      if (phase().kind == PhaseKind::Stopwatch) {
        state.open.endS = nowS;
        return go(Activity::Deciding);
      }
      if (phase().kind == PhaseKind::Recording) {
        if (reposition()) return;
        if (!signalOn()) return go(Activity::Deciding);
        const std::vector<TimedMovement> found = motion.takeMovements();
        for (const TimedMovement& movement : found) closeMovement(movement);
        if (state.activity == Activity::Running) go(Activity::Deciding);  // too small to be found: typed
        return;
      }
      if (phase().kind == PhaseKind::Repetitions && slot().measure.empty()) {
        state.open.endS = nowS;
        return close(state.open);
      }
      if (phase().kind == PhaseKind::ValueEntry) return next();  // neutral could not be taken: goes on without
      return endBy("ended_early");
    case Activity::Relaxing:
      if (const auto held = hold ? hold->finish() : std::nullopt) return closeHold(*held);
      return next();
    case Activity::Resting:
      if (phase().kind == PhaseKind::TimedRest) cue(CueTime::Moment::End);
      return next();
    case Activity::Deciding:
    case Activity::Finished:
      return;
  }
}

void TestRunner::Machine::enter(double value) {
  const core::Measure* measure = slot().measure.empty() ? nullptr : catalogue->measure(slot().measure);
  if (!std::isfinite(value)) return;
  if (state.activity == Activity::Deciding && phase().kind == PhaseKind::Stopwatch) return;  // asks for a reason
  const bool rating = phase().kind == PhaseKind::Repetitions && slot().level;
  const bool typing = state.activity == Activity::Deciding ||
                      (state.activity == Activity::Running && phase().kind == PhaseKind::Recording) ||
                      (state.activity == Activity::Ready && !slot().measure.empty() && !rating);
  if (!typing) return;
  if (rating && value != 1) return;
  if (!rating && measure != nullptr && (value < measure->lowest || value > measure->highest)) return;
  if (phase().kind == PhaseKind::Observation &&
      std::find(phase().levels.begin(), phase().levels.end(), value) == phase().levels.end()) {
    return;
  }
  if (heldByPressure() && !rating) return;  // a level is held, not typed
  if (!state.begun) checkpoint();
  Attempt attempt = state.open;
  if (!state.begun) attempt.startS = nowS;
  if (attempt.endS <= attempt.startS) attempt.endS = nowS;
  attempt.value = rating ? *slot().level : value;
  attempt.counted = true;
  attempt.reason.clear();
  close(std::move(attempt));
}

void TestRunner::Machine::endBy(const std::string& reason) {
  const bool own = reason == "ended_early" || reason == "not_reached";
  if (!own && endReason(reason) == nullptr) return;
  Attempt attempt = state.open;
  attempt.reason = reason;
  switch (state.activity) {
    case Activity::Running:
    case Activity::Reaching:
    case Activity::Relaxing:
      if (phase().kind == PhaseKind::Stopwatch) {
        attempt.endS = nowS;
        attempt.value = attempt.heldS();
        return close(std::move(attempt));
      }
      if (phase().kind == PhaseKind::Repetitions && slot().level) {  // stage 1: rated by how it ended
        attempt.endS = nowS;
        attempt.counted = false;
        return close(std::move(attempt));
      }
      if (phase().kind == PhaseKind::Repetitions && slot().measure.empty()) {
        attempt.endS = nowS;
        attempt.counted = reason == "done";
        state.attempts.push_back(attempt);
        if (reason == kSymptoms) return finish(reason);
        return enterPhase(state.phase + 1);  // the count is over, done or not
      }
      if (hold) {
        if (auto held = hold->finish()) {
          attempt.startS = held->startS;
          attempt.mean = held->mean;
          attempt.sd = held->sd;
          attempt.peak = held->highest;
        }
      }
      attempt.endS = nowS;
      attempt.counted = false;
      return close(std::move(attempt));
    case Activity::Deciding:
      if (phase().kind == PhaseKind::Stopwatch) {
        attempt.value = attempt.heldS();
      } else {
        if (!state.begun) {
          checkpoint();
          attempt.startS = nowS;
        }
        if (attempt.endS <= attempt.startS) attempt.endS = nowS;
        attempt.counted = false;
      }
      return close(std::move(attempt));
    case Activity::Ready:
      if (reason == kSymptoms) stop(reason);
      return;
    case Activity::Resting:
      if (reason == kSymptoms) stop(reason);
      return;
    case Activity::Finished:
      return;
  }
}

void TestRunner::Machine::compensate(const std::string& id) {
  const auto known = std::any_of(test->compensations.begin(), test->compensations.end(),
                                 [&](const Compensation& each) { return each.id == id; });
  if (!known) return;
  const bool after = state.activity == Activity::Resting && !state.attempts.empty();
  Attempt& of = after ? state.attempts.back() : state.open;
  const auto at = std::find(of.compensations.begin(), of.compensations.end(), id);
  if (at == of.compensations.end()) {
    of.compensations.push_back(id);
    return mark(core::TestMark::Kind::Compensation, id, of, std::nullopt);
  }
  of.compensations.erase(at);  // the key again takes it back
  const auto stamped = std::find_if(state.marks.rbegin(), state.marks.rend(), [&](const core::TestMark& each) {
    return each.kind == core::TestMark::Kind::Compensation && each.id == id;
  });
  if (stamped != state.marks.rend()) state.marks.erase(std::next(stamped).base());
}

void TestRunner::Machine::rate(double pain) {
  if (!(pain >= 0 && pain <= 10)) return;
  const bool after = state.activity == Activity::Resting && !state.attempts.empty();
  Attempt& of = after ? state.attempts.back() : state.open;
  of.pain = pain;
  mark(core::TestMark::Kind::Pain, {}, of, pain);
}

void TestRunner::Machine::mark(core::TestMark::Kind kind, const std::string& id, const Attempt& of,
                               std::optional<double> value) {
  core::TestMark stamped;
  stamped.atS = nowS;
  stamped.kind = kind;
  stamped.id = id;
  stamped.step = test->phases[of.phase].id;
  if (of.slot.level) stamped.step += " " + std::to_string(static_cast<int>(*of.slot.level));
  if (of.slot.side) stamped.step += " " + core::toText(*of.slot.side);
  if (of.slot.repetitions > 1) stamped.step += " " + std::to_string(of.slot.repetition);
  stamped.value = value;
  state.marks.push_back(std::move(stamped));
}

void TestRunner::Machine::overrule(const Overruled& what) {
  if (what.attempt >= state.attempts.size()) return;
  checkpoint();
  Attempt& attempt = state.attempts[what.attempt];
  attempt.overruled = what.counted == attempt.counted ? std::nullopt : std::optional(what.counted);
  if (attempt.stands() && !attempt.value && attempt.slot.level) attempt.value = attempt.slot.level;
  mark(core::TestMark::Kind::Overruled, what.counted ? "counted" : "not_counted", attempt, std::nullopt);
}

void TestRunner::Machine::moveMarker(const MarkerMoved& what) {
  if (what.attempt >= state.attempts.size() || !state.attempts[what.attempt].movement) return;
  Attempt& attempt = state.attempts[what.attempt];
  const auto again = motion.measureAgain({*attempt.movement, attempt.startS, attempt.peakS, attempt.endS}, what.toS);
  if (!again) return;
  checkpoint();
  Attempt& moved = state.attempts[what.attempt];
  moved.movement = again->movement;
  moved.peakS = again->peakS;
  if (directionOf(moved.slot.measure, moved.slot.side)) moved.value = again->movement.peakDeg;
}

void TestRunner::Machine::repeat() {
  if (state.activity == Activity::Running || state.activity == Activity::Reaching ||
      state.activity == Activity::Relaxing) {
    return beginSlot();  // what runs is broken off and leaves nothing
  }
  const auto last = std::find_if(state.attempts.rbegin(), state.attempts.rend(),
                                 [&](const Attempt& one) { return one.phase == state.phase && !one.repeated; });
  if (last == state.attempts.rend()) return;
  checkpoint();
  last->repeated = true;
  const bool resting = state.activity == Activity::Resting;
  const auto at = static_cast<std::ptrdiff_t>(state.slot) + (resting ? 1 : 0);
  state.slots.insert(state.slots.begin() + at, last->slot);
  if (resting) return;  // the rest goes on, then the slot comes again
  beginSlot();
}

void TestRunner::Machine::skipPhase() {
  checkpoint();
  enterPhase(state.phase + 1);
}

void TestRunner::Machine::undo() {
  if (history.empty()) return;
  state = std::move(history.back());
  history.pop_back();
  state.sinceS = nowS;
  if (state.activity == Activity::Ready || state.activity == Activity::Deciding) {
    const std::string said = state.said;
    beginSlot();
    given.clear();  // nothing is said again
    state.said = said;
  }
}

void TestRunner::Machine::stop(const std::string& reason) {
  checkpoint();
  const bool running = state.activity == Activity::Running || state.activity == Activity::Reaching ||
                       state.activity == Activity::Relaxing || (state.activity == Activity::Deciding && state.begun);
  if (running) {  // kept, and labelled
    Attempt attempt = state.open;
    if (attempt.endS <= attempt.startS) attempt.endS = nowS;
    attempt.counted = false;
    attempt.reason = reason;
    if (phase().kind == PhaseKind::Stopwatch) attempt.value = attempt.heldS();
    state.attempts.push_back(std::move(attempt));
  }
  finish(reason.empty() ? "examiner_stop" : reason);
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
