#include "core/scoring/combined.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cervica::core {
namespace {

constexpr std::array<std::optional<Side>, 3> kSides{std::nullopt, Side::Left, Side::Right};

/// Whether `a` is the better of two values.
bool better(double a, double b, const Measure& measure) {
  switch (measure.direction) {
    case Direction::Lower:
      return a < b;
    case Direction::Target:
      return std::abs(a - measure.target) < std::abs(b - measure.target);
    case Direction::Higher:
    case Direction::None:
      return a > b;
  }
  return false;
}

double combinedValue(const std::vector<const Measurement*>& trials, const Measure& measure) {
  const auto valueOf = [](const Measurement* one) { return one->value; };
  switch (measure.aggregate) {
    case Aggregate::Best:
      return valueOf(*std::min_element(trials.begin(), trials.end(), [&](const Measurement* a, const Measurement* b) {
        return better(a->value, b->value, measure);
      }));
    case Aggregate::Last: {
      const auto last = std::max_element(trials.begin(), trials.end(), [](const Measurement* a, const Measurement* b) {
        return a->trial.value_or(0) <= b->trial.value_or(0);
      });
      return valueOf(*last);
    }
    case Aggregate::Mean:
    case Aggregate::Sum: {
      double sum = 0;
      for (const Measurement* one : trials) sum += one->value;
      return measure.aggregate == Aggregate::Sum ? sum : sum / static_cast<double>(trials.size());
    }
  }
  return 0;
}

CombinedMeasurement combineTrials(const std::vector<const Measurement*>& trials, const Measure& measure,
                                  std::optional<Side> side, const Catalogue& catalogue) {
  const Measurement& first = *trials.front();
  CombinedMeasurement out;
  out.measure = &measure;
  out.side = side;
  out.value = combinedValue(trials, measure);
  out.trials = static_cast<int>(trials.size());
  for (const Measurement* one : trials) {
    out.mixedDevices = out.mixedDevices || one->device != first.device;
    out.mixedProtocols = out.mixedProtocols || one->protocol != first.protocol;
  }
  if (!out.mixedDevices && !first.device.empty()) out.device = catalogue.device(first.device);
  if (!out.mixedProtocols) out.protocol = first.protocol;
  return out;
}

const CombinedMeasurement* find(const std::vector<CombinedMeasurement>& all, const Measure* measure,
                                std::optional<Side> side) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const CombinedMeasurement& one) {
    return one.measure == measure && one.side == side;
  });
  return found == all.end() ? nullptr : &*found;
}

/// The parts of one derived value; empty where one is missing.
std::vector<const CombinedMeasurement*> partsOf(const Derivation& derivation, std::optional<Side> side,
                                                const std::vector<CombinedMeasurement>& all,
                                                const Catalogue& catalogue) {
  std::vector<const CombinedMeasurement*> parts;
  for (const std::string& id : derivation.parts) {
    const Measure* part = catalogue.measure(id);
    if (derivation.kind == Derivation::Kind::SumSides) {
      parts.push_back(find(all, part, Side::Left));
      parts.push_back(find(all, part, Side::Right));
    } else {
      parts.push_back(find(all, part, side));
    }
  }
  if (std::find(parts.begin(), parts.end(), nullptr) != parts.end()) parts.clear();
  return parts;
}

/// Why the parts do not make a value, as a sentence; empty when they do.
std::string obstacle(const Derivation& derivation, const std::vector<const CombinedMeasurement*>& parts,
                     const Visit& visit) {
  const CombinedMeasurement& first = *parts.front();
  for (const CombinedMeasurement* part : parts) {
    if (part->mixedDevices || part->device != first.device)
      return "not computed: its parts were taken with different instruments";
    if (part->mixedProtocols || part->protocol != first.protocol)
      return "not computed: its parts were taken by different protocols";
  }
  if (derivation.kind == Derivation::Kind::PercentOfHeight && !visit.patient.heightCm)
    return "not computed: the body height is not recorded";
  return {};
}

std::optional<CombinedMeasurement> derive(const Measure& measure, std::optional<Side> side, const Visit& visit,
                                          const std::vector<CombinedMeasurement>& all, const Catalogue& catalogue) {
  const Derivation& derivation = *measure.derivation;
  const auto parts = partsOf(derivation, side, all, catalogue);
  if (parts.empty() || !obstacle(derivation, parts, visit).empty()) return std::nullopt;
  CombinedMeasurement out;
  out.measure = &measure;
  out.side = side;
  out.device = parts.front()->device;
  out.protocol = parts.front()->protocol;
  out.derived = true;
  out.trials = parts.front()->trials;
  for (const CombinedMeasurement* part : parts) {
    out.trials = std::min(out.trials, part->trials);
    out.value += part->value;
  }
  if (derivation.kind == Derivation::Kind::PercentOfHeight) out.value = 100.0 * out.value / *visit.patient.heightCm;
  return out;
}

}  // namespace

std::vector<CombinedMeasurement> combine(const Visit& visit, const Catalogue& catalogue) {
  // One pass over the entries; a visit has few, so a flat table of measure and side is enough.
  struct Cell {
    const Measure* measure;
    std::optional<Side> side;
    std::vector<const Measurement*> trials;
  };
  std::vector<Cell> cells;
  for (const Measurement& one : visit.measurements) {
    const Measure* measure = catalogue.measure(one.measure);
    CERVICA_EXPECTS(measure != nullptr);
    auto cell = std::find_if(cells.begin(), cells.end(),
                             [&](const Cell& c) { return c.measure == measure && c.side == one.side; });
    if (cell == cells.end()) cell = cells.insert(cells.end(), Cell{measure, one.side, {}});
    cell->trials.push_back(&one);
  }

  std::vector<CombinedMeasurement> all;
  all.reserve(cells.size() + 8);
  for (const Cell& cell : cells) all.push_back(combineTrials(cell.trials, *cell.measure, cell.side, catalogue));
  for (const Measure& measure : catalogue.measures()) {
    if (!measure.derivation) continue;
    for (const auto side : kSides) {
      if (side.has_value() != measure.sided || find(all, &measure, side) != nullptr) continue;
      if (auto derived = derive(measure, side, visit, all, catalogue)) all.push_back(*std::move(derived));
    }
  }
  // Measures stand in one array, so their addresses are the catalogue's order.
  std::sort(all.begin(), all.end(), [](const CombinedMeasurement& a, const CombinedMeasurement& b) {
    return a.measure != b.measure ? a.measure < b.measure : a.side < b.side;
  });
  return all;
}

std::vector<NotDerived> notDerived(const Visit& visit, const std::vector<CombinedMeasurement>& combined,
                                   const Catalogue& catalogue) {
  std::vector<NotDerived> out;
  for (const Measure& measure : catalogue.measures()) {
    if (!measure.derivation) continue;
    for (const auto side : kSides) {
      if (side.has_value() != measure.sided || find(combined, &measure, side) != nullptr) continue;
      const auto parts = partsOf(*measure.derivation, side, combined, catalogue);
      if (!parts.empty()) out.push_back({&measure, side, obstacle(*measure.derivation, parts, visit)});
    }
  }
  return out;
}

}  // namespace cervica::core
