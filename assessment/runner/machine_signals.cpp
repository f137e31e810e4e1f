#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "assessment/runner/level_rule.h"
#include "assessment/runner/machine.h"
#include "assessment/signals/craniocervical.h"

namespace cervica::assessment {
namespace {

/// Untriggered, a hold is believed after so long in the band. Our choice.
constexpr double kBelievedS = 0.5;

constexpr std::array<NeckDirection, 2> kTurns = {NeckDirection::RotationLeft, NeckDirection::RotationRight};

double degreesBetween(const Quaternion& a, const Quaternion& b) {
  return turnRad(a.inverse() * b) * 180 / std::numbers::pi;
}

}  // namespace

std::optional<double> TestRunner::Machine::target() const {
  return slot().level ? slot().level : phase().target;
}

bool TestRunner::Machine::heldByPressure() const {
  return phase().unit == "mm[Hg]" && !phase().measure.empty() && phase().holdSeconds.has_value();
}

bool TestRunner::Machine::neutralPhase() const {
  return phase().kind == PhaseKind::ValueEntry && slot().measure.empty() && phase().target == 0.0 &&
         phase().unit == "deg";
}

bool TestRunner::Machine::metronome() const {
  return phase().kind == PhaseKind::Repetitions && slot().measure.empty() &&
         std::any_of(phase().cues.begin(), phase().cues.end(),
                     [](const Cue& each) { return each.at.moment == CueTime::Moment::Every; });
}

std::optional<TestRunner::Machine::Channel> TestRunner::Machine::channel() const {
  if (phase().unit == "mm[Hg]") return Channel::Pressure;
  if (phase().kind == PhaseKind::TimedHold && (phase().unit == "N" || phase().unit == "N.m")) return Channel::Force;
  if (phase().kind == PhaseKind::Recording || neutralPhase()) return Channel::Orientation;
  for (const EndReason& end : phase().endWhen) {
    const auto* rule = end.automatic ? std::get_if<SignalRule>(&*end.automatic) : nullptr;
    if (rule == nullptr) continue;
    switch (rule->signal) {
      case SignalRule::Signal::Pressure:
        return Channel::Pressure;
      case SignalRule::Signal::Force:
        return Channel::Force;
      case SignalRule::Signal::Angle:
      case SignalRule::Signal::Speed:
        return Channel::Orientation;
    }
  }
  return std::nullopt;
}

bool TestRunner::Machine::signalOn() const {
  const auto of = channel();
  if (!of) return false;
  const auto& seen = seenS[static_cast<std::size_t>(*of)];
  return seen && nowS - *seen <= settings.signalLostS;
}

const EndReason* TestRunner::Machine::endReason(const std::string& code) const {
  const auto at = std::find_if(phase().endWhen.begin(), phase().endWhen.end(),
                               [&](const EndReason& each) { return each.reason == code; });
  return at == phase().endWhen.end() ? nullptr : &*at;
}

void TestRunner::Machine::advanceTime() {
  const double elapsedS = nowS - state.open.startS;
  switch (state.activity) {
    case Activity::Resting:
      if (nowS - state.sinceS < state.restS) return;
      if (phase().kind == PhaseKind::TimedRest) cue(CueTime::Moment::End);
      return next();
    case Activity::Relaxing:
      if (!signalOn() && hold) {
        if (const auto held = hold->finish()) closeHold(*held);
      }
      return;
    case Activity::Running:
      break;
    case Activity::Ready:
    case Activity::Reaching:
    case Activity::Deciding:
    case Activity::Finished:
      return;
  }
  if (neutralPhase()) {
    if (!motion.neutralTaken()) return;
    if (motion.neutralSpreadDeg() > phase().tolerance.value_or(kStillDeg)) return motion.takeNeutral();
    remembered = true;
    cue(CueTime::Moment::End);
    return next();
  }
  if (hold && !state.byHand) return cuesByTime(hold->heldS(nowS));
  cuesByTime(elapsedS);
  for (const EndReason& end : phase().endWhen) {
    const auto* rule = end.automatic ? std::get_if<ElapsedRule>(&*end.automatic) : nullptr;
    if (rule == nullptr || elapsedS < rule->seconds) continue;
    if (phase().kind == PhaseKind::TimedHold) return closeByTime(state.open.startS + rule->seconds);
    Attempt attempt = state.open;
    attempt.endS = attempt.startS + rule->seconds;
    attempt.reason = end.reason;
    if (phase().kind == PhaseKind::Stopwatch) attempt.value = attempt.heldS();
    return close(std::move(attempt));
  }
  if (phase().kind == PhaseKind::Stopwatch || phase().kind == PhaseKind::Recording) return;
  double fullS = phase().holdSeconds.value_or(0);
  if (metronome()) {
    for (const Cue& each : phase().cues) {
      if (each.at.moment == CueTime::Moment::Every) fullS = each.at.seconds;
    }
  }
  if (fullS > 0 && elapsedS >= fullS) closeByTime(state.open.startS + fullS);
}

void TestRunner::Machine::closeByTime(double endS) {
  state.open.endS = endS;
  cue(CueTime::Moment::HoldEnd);
  if (phase().kind == PhaseKind::Repetitions && slot().level) return go(Activity::Deciding);  // rated
  if (phase().kind == PhaseKind::TimedHold && !heldByPressure()) return endForce();
  if (heldByPressure()) state.open.value = slot().level;
  const bool goesOn = metronome();
  const std::size_t phaseBefore = state.phase;
  close(state.open);
  if (goesOn && state.phase == phaseBefore && state.activity == Activity::Ready) {
    run();
    history.pop_back();  // the whole count is one step
    state.open.startS = endS;
  }
}

/// A push or pull is over: its peak, and how steady its second half was.
void TestRunner::Machine::endForce() {
  if (forces.empty()) {
    if (slot().measure.empty()) return close(state.open);
    return go(Activity::Deciding);  // read from the dynamometer
  }
  const double halfS = (state.open.startS + state.open.endS) / 2;
  double peak = forces.front().newton, sum = 0, squares = 0, n = 0;
  for (const ForceSample& each : forces) {
    peak = std::max(peak, each.newton);
    if (each.atS < halfS) continue;
    n += 1;
    sum += each.newton;
  }
  Attempt& open = state.open;
  open.peak = peak;
  if (n > 1) {
    const double mean = sum / n;
    for (const ForceSample& each : forces) {
      if (each.atS >= halfS) squares += (each.newton - mean) * (each.newton - mean);
    }
    open.mean = mean;
    open.sd = std::sqrt(squares / (n - 1));
    if (mean > 0) open.variationPercent = 100 * *open.sd / mean;
  }
  if (phase().unit == "N.m" && !leverM) return go(Activity::Deciding);  // the lever arm was not measured
  open.value = phase().unit == "N.m" ? peak * *leverM : peak;
  const core::Measure* measure = slot().measure.empty() ? nullptr : catalogue->measure(slot().measure);
  if (measure != nullptr && (*open.value < measure->lowest || *open.value > measure->highest)) {
    open.value.reset();
    open.counted = false;
    open.reason = "implausible";
  }
  close(open);
}

void TestRunner::Machine::take(const Sample& sample) {
  const auto seen = [&](Channel of) { seenS[static_cast<std::size_t>(of)] = nowS; };
  Sample now = sample;
  now.timeS = nowS;
  if (now.pressureMmHg && std::isfinite(*now.pressureMmHg)) {
    seen(Channel::Pressure);
    takePressure(*now.pressureMmHg);
  }
  if (now.forceN && std::isfinite(*now.forceN)) {
    seen(Channel::Force);
    takeForce(*now.forceN);
  }
  if (now.head) {
    seen(Channel::Orientation);
    takeOrientation(now);
  }
  const bool pressed = now.mark && !marked;
  marked = now.mark;
  if (pressed && state.activity != Activity::Finished) trigger();
}

void TestRunner::Machine::takePressure(double value) {
  const bool afterGap = pressureGaps.add(nowS);
  pressure = value;
  if (value <= kBaselineMmHg + phase().tolerance.value_or(1)) returned = true;
  watchRules(SignalRule::Signal::Pressure, value);
  if (!hold || state.byHand) return;
  const auto ended = hold->add(nowS, value, afterGap);
  if (ended) return closeHold(*ended);
  if (!hold->holding()) return;
  const bool believed =
      state.activity == Activity::Reaching || (state.activity == Activity::Ready && hold->heldS(nowS) >= kBelievedS);
  if (believed) {
    if (state.activity == Activity::Ready) run();
    go(Activity::Running);
    cue(CueTime::Moment::HoldStart);
  }
  if (state.activity == Activity::Running) {
    state.open.startS = hold->startS();
    cuesByTime(hold->heldS(nowS));
    if (hold->longEnough()) {
      cue(CueTime::Moment::HoldEnd);
      go(Activity::Relaxing);
    }
  }
}

void TestRunner::Machine::closeHold(const Hold& held) {
  if (held.heldS() < kShortestHoldS && !held.counted) {
    if (state.activity == Activity::Running) go(Activity::Reaching);
    return;
  }
  if (state.activity == Activity::Ready) run();
  Attempt& open = state.open;
  open.startS = held.startS;
  open.endS = held.endS;
  open.mean = held.mean;
  open.sd = held.sd;
  open.peak = held.highest;
  open.counted = held.counted;
  open.reason = held.reason;
  if (open.counted && !returned) {
    open.counted = false;
    open.reason = "no_return";
  }
  returned = pressure <= kBaselineMmHg + phase().tolerance.value_or(1);
  if (phase().kind == PhaseKind::Repetitions) return go(Activity::Deciding);  // the examiner rates the movement
  if (open.counted) open.value = slot().level;
  close(open);
}

void TestRunner::Machine::takeForce(double value) {
  force = value;
  if (state.activity == Activity::Running && phase().kind == PhaseKind::TimedHold && !heldByPressure()) {
    forces.push_back({nowS, value});
  }
  watchRules(SignalRule::Signal::Force, value);
}

void TestRunner::Machine::watchRules(SignalRule::Signal signal, double value) {
  if (state.activity != Activity::Running && state.activity != Activity::Ready) return;
  for (WatchedEnd& end : rules) {
    if (end.watch.signal() != signal) continue;
    const auto sinceS = end.watch.add(nowS, value);
    if (!sinceS) continue;
    if (phase().kind == PhaseKind::Instruct) {
      checkpoint();
      cue(CueTime::Moment::End);
      return next();
    }
    if (state.activity != Activity::Running) return;
    Attempt attempt = state.open;
    attempt.endS = std::max(*sinceS, attempt.startS);
    attempt.reason = end.reason;
    if (phase().kind == PhaseKind::Stopwatch) attempt.value = attempt.heldS();
    return close(std::move(attempt));
  }
}

void TestRunner::Machine::takeOrientation(const Sample& sample) {
  motion.add(sample);
  const auto& now = motion.orientation();
  if (now) {
    if (before && nowS > before->first) speedDegS = degreesBetween(before->second, *now) / (nowS - before->first);
    before = {nowS, *now};
    watchRules(SignalRule::Signal::Speed, speedDegS);
    if (state.activity == Activity::Running && !reference) reference = now;
    if (reference) watchRules(SignalRule::Signal::Angle, degreesBetween(*reference, *now));
  }
  if (state.activity == Activity::Finished || phase().kind != PhaseKind::Recording || repositions(slot())) return;
  if (!motion.movementOver()) return;
  for (const TimedMovement& movement : motion.takeMovements()) closeMovement(movement);
}

void TestRunner::Machine::closeMovement(const TimedMovement& found) {
  if (phase().kind != PhaseKind::Recording) return;
  if (state.activity == Activity::Resting) next();  // the patient did not wait
  if (state.activity != Activity::Ready && state.activity != Activity::Running) return;
  if (phase().kind != PhaseKind::Recording) return;
  const auto wanted = directionOf(slot().measure, slot().side);
  const NeckDirection done = found.movement.direction;
  const bool fits = wanted ? done == *wanted : std::find(kTurns.begin(), kTurns.end(), done) != kTurns.end();
  if (!fits) return;
  if (state.activity == Activity::Ready) run();
  Attempt attempt = state.open;
  attempt.startS = found.startS;
  attempt.peakS = found.peakS;
  attempt.endS = found.endS;
  attempt.movement = found.movement;
  attempt.value = wanted ? found.movement.peakDeg : found.movement.peakSpeedDegS;
  if (found.movement.spansGap) {
    attempt.counted = false;
    attempt.reason = "gap";
  }
  cue(CueTime::Moment::Peak);
  close(std::move(attempt));
}

/// The patient says "here": \return whether the slot asks for a position to be found again
bool TestRunner::Machine::reposition() {
  if (!repositions(slot())) return false;
  const auto wanted = directionOf(slot().measure, slot().side);
  if (!signalOn() || !wanted || !motion.angles() || !remembered) {
    go(Activity::Deciding);  // read from the target
    return true;
  }
  cueEvent("stop");
  Attempt attempt = state.open;
  attempt.endS = nowS;
  attempt.errorDeg = -towardsDeg(*motion.angles(), *wanted);  // not all the way back is undershoot
  attempt.value = std::abs(*attempt.errorDeg);
  attempt.reason = "said_stop";
  close(std::move(attempt));
  return true;
}

std::optional<double> TestRunner::Machine::levelHeld() const {
  std::optional<double> held;
  for (std::size_t i = 0; i < test->phases.size(); ++i) {
    const TestPhase& of = test->phases[i];
    if (of.kind != PhaseKind::TimedHold || of.levels.empty()) continue;
    for (const double level : of.levels) {
      if (isHeld(countHolds(state.attempts, i, level), of)) held = level;
    }
  }
  return held;
}

std::optional<double> TestRunner::Machine::liveValue() const {
  const auto of = channel();
  if (!of || !signalOn()) return std::nullopt;
  switch (*of) {
    case Channel::Pressure:
      return pressure;
    case Channel::Force:
      return phase().unit == "N.m" && leverM ? force * *leverM : force;
    case Channel::Orientation:
      break;
  }
  if (!motion.angles()) return std::nullopt;
  if (phase().unit == "deg/s") return speedDegS;
  if (const auto wanted = directionOf(slot().measure, slot().side)) return towardsDeg(*motion.angles(), *wanted);
  const NeckAngles& now = *motion.angles();
  return std::max({std::abs(now.flexionExtensionDeg), std::abs(now.lateralFlexionDeg), std::abs(now.axialRotationDeg)});
}

}  // namespace cervica::assessment
