#include "app/desktop/examination/hold_board.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cervica::app {

using assessment::Activity;
using assessment::Attempt;
using assessment::PhaseKind;
using assessment::RunView;
using assessment::Slot;
using assessment::TestPhase;
using assessment::TestRunner;

namespace {

constexpr std::size_t kMostBoxes = 6;
constexpr std::size_t kValuesForVariation = 3;

bool sameSlot(const Slot& a, const Slot& b, bool withLevel) {
  return a.measure == b.measure && a.side == b.side && a.repetition == b.repetition &&
         (!withLevel || a.level == b.level);
}

bool inBox(const Slot& slot, const HoldBox& box) {
  return slot.measure == box.measure && slot.side == box.side && slot.level == box.level;
}

bool goesOn(Activity activity) {
  return activity == Activity::Reaching || activity == Activity::Running || activity == Activity::Relaxing ||
         activity == Activity::Deciding;
}

HoldDot dotOf(const TestRunner& runner, const RunView& view, std::size_t phase, const Slot& slot) {
  HoldDot dot;
  const bool ofFoundLevel = !slot.level;
  const auto& attempts = runner.attempts();
  for (std::size_t i = 0; i < attempts.size(); ++i) {
    const Attempt& each = attempts[i];
    if (each.phase != phase || each.repeated || !sameSlot(each.slot, slot, !ofFoundLevel)) continue;
    dot = {each.stands() ? HoldDot::State::Held : HoldDot::State::Missed, 0, i, each.overruled.has_value()};
  }
  if (!dot.attempt && view.phase == phase && goesOn(view.activity) && sameSlot(view.slot, slot, !ofFoundLevel)) {
    dot.state = HoldDot::State::Now;
    dot.share = view.fullS && *view.fullS > 0 ? std::clamp(view.elapsedS / *view.fullS, 0.0, 1.0) : 0.0;
  }
  return dot;
}

void addBoxes(std::vector<HoldBox>& boxes, const TestRunner& runner, const RunView& view, std::size_t phase) {
  const std::size_t first = boxes.size();
  for (const Slot& slot : runner.slots(phase)) {
    auto box = std::find_if(boxes.begin() + static_cast<std::ptrdiff_t>(first), boxes.end(),
                            [&](const HoldBox& each) { return inBox(slot, each); });
    if (box == boxes.end()) {
      boxes.push_back({phase, slot.measure, slot.side, slot.level, false, {}});
      box = std::prev(boxes.end());
    }
    box->dots.push_back(dotOf(runner, view, phase, slot));
    if (view.phase == phase && view.activity != Activity::Finished &&
        sameSlot(view.slot, slot, slot.level.has_value())) {
      box->current = true;
    }
  }
}

}  // namespace

std::size_t HoldBox::count(HoldDot::State state) const {
  return static_cast<std::size_t>(
      std::count_if(dots.begin(), dots.end(), [state](const HoldDot& dot) { return dot.state == state; }));
}

bool isWork(const TestPhase& phase) {
  switch (phase.kind) {
    case PhaseKind::TimedHold:
    case PhaseKind::Stopwatch:
    case PhaseKind::Observation:
    case PhaseKind::Recording:
      return true;
    case PhaseKind::Repetitions:
      return !phase.measure.empty() || !phase.levels.empty();
    case PhaseKind::ValueEntry:
      return !phase.target || !phase.measure.empty();
    case PhaseKind::Photo:
      return !phase.measure.empty();
    case PhaseKind::Instruct:
    case PhaseKind::TimedRest:
      return false;
  }
  return false;
}

std::vector<HoldBox> holdBoard(const TestRunner& runner, const RunView& view) {
  const auto& phases = runner.test().phases;
  std::size_t shown = view.phase;
  while (shown < phases.size() && !isWork(phases[shown])) ++shown;
  if (shown >= phases.size()) {
    shown = std::min(view.phase, phases.size() - 1);
    while (shown > 0 && !isWork(phases[shown])) --shown;
  }
  std::vector<HoldBox> boxes;
  if (!isWork(phases[shown])) return boxes;
  if (phases[shown].levels.empty() || phases[shown].kind == PhaseKind::Observation) {
    const bool staged = std::any_of(phases.begin(), phases.end(), [](const TestPhase& phase) {
      return !phase.levels.empty() && phase.kind != PhaseKind::Observation;
    });
    if (!staged) {
      for (std::size_t i = 0; i < phases.size(); ++i) {
        if (isWork(phases[i])) addBoxes(boxes, runner, view, i);
      }
    }
    if (!boxes.empty() && boxes.size() <= kMostBoxes) return boxes;
    boxes.clear();
  }
  addBoxes(boxes, runner, view, shown);
  return boxes;
}

std::vector<RepetitionRow> repetitionRows(const TestRunner& runner, const RunView& view) {
  std::vector<RepetitionRow> rows;
  if (view.slot.measure.empty()) return rows;
  const auto& phases = runner.test().phases;
  for (std::size_t phase = 0; phase < phases.size(); ++phase) {
    for (const Slot& slot : runner.slots(phase)) {
      const bool known = std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.side == slot.side; });
      if (slot.measure != view.slot.measure || known) continue;
      rows.push_back({slot.measure, slot.side, {}, {}, 0, {}, slot.side == view.slot.side});
    }
  }
  const auto& attempts = runner.attempts();
  for (std::size_t i = 0; i < attempts.size(); ++i) {
    if (!attempts[i].value || !attempts[i].stands() || attempts[i].slot.measure != view.slot.measure) continue;
    for (RepetitionRow& row : rows) {
      if (row.side != attempts[i].slot.side) continue;
      row.attempts.push_back(i);
      row.values.push_back(*attempts[i].value);
    }
  }
  for (RepetitionRow& row : rows) {
    if (row.values.empty()) continue;
    const double n = static_cast<double>(row.values.size());
    row.mean = std::accumulate(row.values.begin(), row.values.end(), 0.0) / n;
    if (row.values.size() < kValuesForVariation || row.mean == 0) continue;
    const double squares = std::accumulate(row.values.begin(), row.values.end(), 0.0, [&](double sum, double value) {
      return sum + (value - row.mean) * (value - row.mean);
    });
    row.variationPercent = 100 * std::sqrt(squares / (n - 1)) / std::abs(row.mean);
  }
  return rows;
}

}  // namespace cervica::app
