#include "assessment/runner/replay.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "assessment/runner/hold_detector.h"
#include "assessment/runner/phase_slots.h"
#include "assessment/runner/rule_watch.h"
#include "assessment/signals/craniocervical.h"

namespace cervica::assessment {
namespace {

/// Crossing the line above the baseline counts when it lasts: noise crosses it too. Our choice.
constexpr double kCrossedS = 0.25;

Replay completed(std::vector<Attempt> attempts, const StructuredTest& test, const core::Catalogue& catalogue,
                 const ReplayOptions& options) {
  Replay replay;
  replay.outcome = outcome(test, attempts, "completed", catalogue, options.devices);
  replay.attempts = std::move(attempts);
  return replay;
}

const TestPhase* phaseWith(const StructuredTest& test, std::size_t& index, auto&& fits) {
  const auto at = std::find_if(test.phases.begin(), test.phases.end(), fits);
  if (at == test.phases.end()) return nullptr;
  index = static_cast<std::size_t>(at - test.phases.begin());
  return &*at;
}

// Holds
// ------------------------------------------------------------------------------------------------------------------

struct Rise {
  std::size_t first, last;  ///< samples above the line
};

std::vector<Rise> rises(const Recording& recording, double lineMmHg) {
  std::vector<Rise> found;
  bool above = false;
  std::size_t turn = 0;  // first sample on the other side
  bool turning = false;
  for (std::size_t i = 0; i < recording.timeS.size(); ++i) {
    const bool now = recording.pressureMmHg[i] > lineMmHg;
    if (now == above) {
      turning = false;
      if (above) found.back().last = i;
      continue;
    }
    if (!turning) turn = i;
    turning = true;
    if (recording.timeS[i] - recording.timeS[turn] < kCrossedS) continue;
    above = now;
    turning = false;
    if (above) found.push_back({turn, i});
  }
  return found;
}

/// The level in whose band the pressure stayed longest.
double levelOf(const Recording& recording, const Rise& rise, const std::vector<double>& levels, double tolerance) {
  std::vector<double> stayed(levels.size(), 0.0);
  for (std::size_t i = rise.first; i < rise.last; ++i) {
    const double dt = recording.timeS[i + 1] - recording.timeS[i];
    for (std::size_t k = 0; k < levels.size(); ++k) {
      if (std::abs(recording.pressureMmHg[i] - levels[k]) <= tolerance) stayed[k] += dt;
    }
  }
  return levels[static_cast<std::size_t>(std::max_element(stayed.begin(), stayed.end()) - stayed.begin())];
}

/// \param from, until  the samples between the rise before and the one after
std::vector<Hold> holdsOf(const Recording& recording, std::size_t from, const Rise& rise, std::size_t until,
                          const HoldRule& rule) {
  std::vector<Hold> holds;
  HoldDetector detector(rule);
  auto gap = std::lower_bound(recording.gapStarts.begin(), recording.gapStarts.end(), from);
  const auto keep = [&](const std::optional<Hold>& hold) {
    if (hold && (hold->counted || hold->heldS() >= kShortestHoldS)) holds.push_back(*hold);
  };
  for (std::size_t i = from; i < until; ++i) {
    while (gap != recording.gapStarts.end() && *gap + 1 < i) ++gap;
    const bool afterGap = gap != recording.gapStarts.end() && *gap + 1 == i;
    keep(detector.add(recording.timeS[i], recording.pressureMmHg[i], afterGap));
    if (i > rise.last && !detector.holding()) break;
  }
  keep(detector.finish());
  for (std::size_t i = 1; i < holds.size(); ++i) {  // the pressure was not at the baseline in between
    if (!holds[i].counted) continue;
    holds[i].counted = false;
    holds[i].reason = "no_return";
  }
  return holds;
}

// Orientations
// -----------------------------------------------------------------------------------------------------------

struct Angles {
  NeckFrame frame;
  std::size_t first = 0;
};

core::Result<Angles> frameOf(const Recording& recording, const ReplayOptions& options) {
  if (options.alignment == Alignment::GravityNod) {
    auto aligned = alignByGravityAndNods(recording, options.worldUp);
    if (!aligned) return aligned.error();
    return Angles{aligned->frame, aligned->firstFree};
  }
  auto frame = anatomicalFrame(recording);
  if (!frame) return frame.error();
  return Angles{*frame, 0};
}

/// The slot of a direction: the phase that asks for it.
std::optional<Attempt> attemptOf(const StructuredTest& test, const core::Catalogue& catalogue,
                                 NeckDirection direction) {
  for (std::size_t i = 0; i < test.phases.size(); ++i) {
    if (test.phases[i].kind != PhaseKind::Recording) continue;
    for (const Slot& slot : phaseSlots(test, test.phases[i], catalogue)) {
      if (directionOf(slot.measure, slot.side) != direction) continue;
      Attempt attempt;
      attempt.phase = i;
      attempt.slot = slot;
      return attempt;
    }
  }
  return std::nullopt;
}

void number(std::vector<Attempt>& attempts) {
  for (std::size_t i = 0; i < attempts.size(); ++i) {
    attempts[i].slot.repetition =
        1 + static_cast<int>(std::count_if(
                attempts.begin(), attempts.begin() + static_cast<std::ptrdiff_t>(i), [&](const Attempt& one) {
                  return one.phase == attempts[i].phase && one.slot.level == attempts[i].slot.level &&
                         one.slot.side == attempts[i].slot.side;
                }));
  }
}

std::vector<std::size_t> presses(const Recording& recording) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < recording.mark.size(); ++i) {
    if (recording.mark[i] != 0 && (i == 0 || recording.mark[i - 1] == 0)) found.push_back(i);
  }
  return found;
}

}  // namespace

core::Result<Replay> replayHolds(const Recording& recording, const StructuredTest& test,
                                 const core::Catalogue& catalogue, const ReplayOptions& options) {
  if (recording.pressureMmHg.empty()) {
    return core::Error::at("line 1", "a column 'pressure_mmHg' is needed to find holds");
  }
  std::size_t find = 0, index = 0;
  const TestPhase* phase = phaseWith(
      test, find, [](const TestPhase& each) { return each.kind == PhaseKind::TimedHold && !each.levels.empty(); });
  CERVICA_EXPECTS(phase != nullptr);
  const TestPhase* ten = phaseWith(test, index, [](const TestPhase& each) {
    return each.kind == PhaseKind::TimedHold && each.levels.empty() && !each.target;
  });
  const double tolerance = phase->tolerance.value_or(1);
  const std::vector<Rise> found = rises(recording, kBaselineMmHg + tolerance);

  std::vector<Attempt> attempts;
  std::map<double, std::size_t> atLevel;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const double level = levelOf(recording, found[i], phase->levels, tolerance);
    const std::size_t until = i + 1 < found.size() ? found[i + 1].first : recording.timeS.size();
    const std::size_t from = i > 0 ? found[i - 1].last + 1 : 0;
    for (const Hold& hold : holdsOf(recording, from, found[i], until, {level, tolerance, *phase->holdSeconds})) {
      Attempt attempt;
      attempt.phase = find;
      attempt.slot = {phase->measure, std::nullopt, level, 1, phase->repetitions.value_or(1)};
      attempt.startS = hold.startS;
      attempt.endS = hold.endS;
      attempt.mean = hold.mean;
      attempt.sd = hold.sd;
      attempt.peak = hold.highest;
      attempt.counted = hold.counted;
      attempt.reason = hold.reason;
      if (hold.counted) attempt.value = level;
      attempts.push_back(std::move(attempt));
      ++atLevel[level];
    }
  }
  if (ten != nullptr) {  // the last ten at a level where so many were offered
    std::map<double, std::size_t> seen;
    for (Attempt& attempt : attempts) {
      const std::size_t offered = atLevel[*attempt.slot.level];
      if (++seen[*attempt.slot.level] + kHoldsOffered <= offered || offered < kHoldsOffered) continue;
      attempt.phase = index;
      attempt.slot.measure = ten->measure;
      attempt.slot.repetitions = kHoldsOffered;
    }
  }
  number(attempts);
  return completed(std::move(attempts), test, catalogue, options);
}

core::Result<Replay> replayMovements(const Recording& recording, const StructuredTest& test,
                                     const core::Catalogue& catalogue, const ReplayOptions& options) {
  const auto angles = frameOf(recording, options);
  if (!angles) return angles.error();
  if (recording.timeS.size() < angles->first + 2) return core::Error::at("", "nothing was recorded after the nods");
  const MotionSeries series = motionSeries(recording, neckAngles(recording, angles->frame, angles->first));
  std::vector<Attempt> attempts;
  for (const Movement& movement : findMovements(series)) {
    auto attempt = attemptOf(test, catalogue, movement.direction);
    if (!attempt) continue;
    attempt->startS = series.timeS[movement.start];
    attempt->peakS = series.timeS[movement.peak];
    attempt->endS = series.timeS[movement.end];
    attempt->movement = movement;
    attempt->value = movement.peakDeg;
    if (movement.spansGap) {
      attempt->counted = false;
      attempt->reason = "gap";
    }
    attempts.push_back(std::move(*attempt));
  }
  number(attempts);
  return completed(std::move(attempts), test, catalogue, options);
}

core::Result<Replay> replayRepositionings(const Recording& recording, const StructuredTest& test,
                                          const core::Catalogue& catalogue, const ReplayOptions& options) {
  auto angles = frameOf(recording, options);
  if (!angles) return angles.error();
  const std::vector<std::size_t> marks = presses(recording);
  if (marks.size() < 2) {
    return core::Error::at("", "at least two marks are needed: the position to remember, then each one found again");
  }
  NeckFrame frame = angles->frame;
  const auto thorax = [&](std::size_t i) { return recording.thorax.empty() ? frame.fixed : recording.thorax[i]; };
  frame.neutral = thorax(marks.front()).inverse() * recording.head[marks.front()];
  std::vector<Attempt> attempts;
  for (std::size_t k = 1; k < marks.size(); ++k) {
    NeckDirection direction = NeckDirection::Flexion;
    double farthest = 0;
    for (std::size_t i = marks[k - 1]; i <= marks[k]; ++i) {
      const NeckAngles at = neckAngles(frame.movement(recording.head[i], thorax(i)));
      for (const NeckDirection each : kNeckDirections) {
        if (const double deg = towardsDeg(at, each); deg > farthest) {
          farthest = deg;
          direction = each;
        }
      }
    }
    const NeckAngles found = neckAngles(frame.movement(recording.head[marks[k]], thorax(marks[k])));
    Attempt attempt = attemptOf(test, catalogue, direction).value_or(Attempt{});
    attempt.startS = recording.timeS[marks[k - 1]];
    attempt.endS = recording.timeS[marks[k]];
    attempt.errorDeg = -towardsDeg(found, direction);
    if (!attempt.slot.measure.empty()) attempt.value = std::abs(*attempt.errorDeg);
    attempt.counted =
        farthest >= kAwayDeg && !attempt.slot.measure.empty() && !recording.hasGap(marks[k - 1], marks[k]);
    if (!attempt.counted) {
      attempt.reason = farthest < kAwayDeg ? "no_movement" : attempt.slot.measure.empty() ? "other_direction" : "gap";
    }
    attempts.push_back(std::move(attempt));
  }
  number(attempts);
  return completed(std::move(attempts), test, catalogue, options);
}

core::Result<Replay> replayStopwatch(const Recording& recording, const StructuredTest& test,
                                     const core::Catalogue& catalogue, const ReplayOptions& options) {
  std::vector<std::size_t> phases;
  for (std::size_t i = 0; i < test.phases.size(); ++i) {
    if (test.phases[i].kind == PhaseKind::Stopwatch) phases.push_back(i);
  }
  if (phases.empty()) return core::Error::at("", "'" + test.id + "' has no stopwatch phase");
  const TestPhase& phase = test.phases[phases.front()];
  std::optional<SignalRule> rule;
  std::string ruleReason;
  for (const EndReason& end : phase.endWhen) {
    const auto* signal = end.automatic ? std::get_if<SignalRule>(&*end.automatic) : nullptr;
    if (signal == nullptr) continue;
    rule = *signal;
    ruleReason = end.reason;
  }
  const std::vector<std::size_t> marks = presses(recording);
  const bool byForce = rule && rule->signal == SignalRule::Signal::Force && !recording.forceN.empty();
  const bool byAngle = rule && rule->signal == SignalRule::Signal::Angle && !recording.head.empty();
  if (marks.empty() && !byForce && !byAngle) {
    return core::Error::at("line 1", "a column 'mark' is needed, or the signal that the test watches");
  }

  std::vector<Attempt> attempts;
  std::size_t nextMark = 0;
  std::size_t i = 0;
  const std::size_t n = recording.timeS.size();
  while (attempts.size() < phases.size()) {
    if (!marks.empty()) {
      while (nextMark < marks.size() && marks[nextMark] < i) ++nextMark;
      if (nextMark == marks.size()) break;
      i = marks[nextMark++];
    } else if (byForce) {
      while (i < n && recording.forceN[i] < rule->limit) ++i;
    }
    if (i + 1 >= n) break;
    Attempt attempt;
    attempt.phase = phases[attempts.size()];
    attempt.slot = phaseSlots(test, test.phases[attempt.phase], catalogue).front();
    attempt.startS = recording.timeS[i];
    std::optional<RuleWatch> watch;
    if (byForce || byAngle) watch.emplace(*rule, 0);
    const std::size_t start = i;
    const auto orientation = [&](std::size_t at) {
      return recording.thorax.empty() ? recording.head[at] : recording.thorax[at].inverse() * recording.head[at];
    };
    for (++i; i < n; ++i) {
      if (nextMark < marks.size() && marks[nextMark] == i) {
        ++nextMark;
        attempt.endS = recording.timeS[i];
        break;
      }
      if (!watch) continue;
      const double value = byForce ? recording.forceN[i]
                                   : turnRad(orientation(start).inverse() * orientation(i)) * 180 / std::numbers::pi;
      if (const auto sinceS = watch->add(recording.timeS[i], value)) {
        attempt.endS = *sinceS;
        attempt.reason = ruleReason;
        break;
      }
    }
    if (i >= n) {
      attempt.endS = recording.timeS.back();
      attempt.reason = "recording_end";
    }
    for (const EndReason& end : phase.endWhen) {
      const auto* elapsed = end.automatic ? std::get_if<ElapsedRule>(&*end.automatic) : nullptr;
      if (elapsed == nullptr || attempt.heldS() < elapsed->seconds) continue;
      attempt.endS = attempt.startS + elapsed->seconds;
      attempt.reason = end.reason;
    }
    attempt.value = attempt.heldS();
    attempts.push_back(std::move(attempt));
    if (marks.empty()) break;
  }
  number(attempts);
  return completed(std::move(attempts), test, catalogue, options);
}

}  // namespace cervica::assessment
