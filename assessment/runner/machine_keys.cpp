// What the examiner does.
#include <algorithm>
#include <cmath>

#include "assessment/runner/machine.h"

namespace cervica::assessment {
namespace {

/// "Now" of a person who keeps still.
constexpr double kPresentS = 0.5;

/// What the patient does so that the axes of sensors mounted anyhow are found.
constexpr const char* kStillThenNod = "Keep still for two seconds, then nod three times.";

}  // namespace

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
        return takeNeutral();
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

void TestRunner::Machine::setNeutral() {
  if (!motion.neutralTaken()) return takeNeutral();
  remembered = motion.setNeutral(kPresentS) || remembered;
}

void TestRunner::Machine::takeNeutral() {
  motion.takeNeutral();
  if (settings.alignment == Alignment::GravityNod) give(Cue{CueTime{}, kStillThenNod, CueSound::BeepLow});
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

}  // namespace cervica::assessment
