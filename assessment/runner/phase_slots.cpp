#include "assessment/runner/phase_slots.h"

#include <algorithm>

namespace cervica::assessment {
namespace {

bool hasWord(const std::string& id, std::string_view word) {
  for (std::size_t from = 0; from <= id.size();) {
    const std::size_t to = std::min(id.find('_', from), id.size());
    if (std::string_view(id).substr(from, to - from) == word) return true;
    from = to + 1;
  }
  return false;
}

bool givesValue(const TestPhase& phase) {
  return !phase.measure.empty() && phase.kind != PhaseKind::Photo;
}

std::vector<std::string> measuresOf(const StructuredTest& test, const TestPhase& phase,
                                    const core::Catalogue& catalogue) {
  if (phase.kind == PhaseKind::Photo) return {""};
  if (!phase.measure.empty() || phase.kind != PhaseKind::ValueEntry || phase.target) return {phase.measure};
  std::vector<std::string> open;
  for (const std::string& id : test.measures) {
    const core::Measure* measure = catalogue.measure(id);
    const bool given = std::any_of(test.phases.begin(), test.phases.end(),
                                   [&](const TestPhase& other) { return givesValue(other) && other.measure == id; });
    if (!given && measure != nullptr && measure->entered() && measure->unit == phase.unit) open.push_back(id);
  }
  return open.empty() ? std::vector<std::string>{""} : open;
}

}  // namespace

std::optional<core::Side> sideOf(const TestPhase& phase) {
  if (hasWord(phase.id, "left")) return core::Side::Left;
  if (hasWord(phase.id, "right")) return core::Side::Right;
  return std::nullopt;
}

std::vector<Slot> phaseSlots(const StructuredTest& test, const TestPhase& phase, const core::Catalogue& catalogue) {
  const bool staged = !phase.levels.empty() && phase.kind != PhaseKind::Observation;
  std::vector<std::optional<double>> levels;
  if (staged) levels.assign(phase.levels.begin(), phase.levels.end());
  if (levels.empty()) levels.emplace_back();
  const int repetitions = phase.repetitions.value_or(1);
  const std::vector<std::string> measures = measuresOf(test, phase, catalogue);
  const std::optional<core::Side> named = sideOf(phase);

  std::vector<Slot> slots;
  for (const std::optional<double>& level : levels) {
    for (int repetition = 1; repetition <= repetitions; ++repetition) {
      for (const std::optional<core::Side> side : {std::optional(core::Side::Right), std::optional(core::Side::Left)}) {
        for (const std::string& id : measures) {
          const core::Measure* measure = id.empty() ? nullptr : catalogue.measure(id);
          const bool sided =
              measure != nullptr ? measure->sided : test.sided && phase.kind == PhaseKind::ValueEntry && !phase.target;
          // An unsided measure once, in the first round; a named side only in its own.
          if (sided && named ? side != named : !sided && side == core::Side::Left) continue;
          slots.push_back({id, sided ? side : std::nullopt, level, repetition, repetitions});
        }
      }
    }
  }
  return slots;
}

}  // namespace cervica::assessment
