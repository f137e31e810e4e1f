#include "assessment/conditions/condition_program.h"

#include <algorithm>
#include <cmath>

#include "core/json/json_text.h"

namespace cervica::assessment {
namespace {

constexpr auto kLess = ConditionProgram::kLess, kEqual = ConditionProgram::kEqual, kMore = ConditionProgram::kMore;
constexpr unsigned kBothSides = 3;
constexpr int kDecimals = 9;  // of a difference, far below any instrument

bool holds(double value, std::uint8_t mask, double number) {
  // kLess, kEqual or kMore, without a branch that nobody could foresee.
  const unsigned relation = 1U << (static_cast<unsigned>(value >= number) + static_cast<unsigned>(value > number));
  return (mask & relation) != 0;
}
static_assert(kLess == 1 && kEqual == 2 && kMore == 4);

/// Most nodes compare one recorded value.
Truth compared(const ConditionProgram::Node& node, const Facts& facts) {
  const Truth answer = truthOf(holds(facts.value(node.first), node.mask, node.number));
  return facts.state(node.first) == Facts::State::Recorded ? answer : Truth::Unknown;
}

}  // namespace

bool ConditionProgram::accepts(const Node& node, std::int16_t device) const {
  if (node.devices == 0) return true;
  const auto& accepted = deviceSets_[node.devices - 1U];
  return std::find(accepted.begin(), accepted.end(), device) != accepted.end();
}

/// Yes when one side satisfies it, no when every side is recorded and none does.
template <typename Holds>
Truth ConditionProgram::eitherSide(const Node& node, const Facts::MeasureFact& fact, unsigned recorded,
                                   const Holds& holdsAt) const {
  if (recorded == 0) return Truth::Unknown;
  unsigned known = 0;
  for (std::size_t side = 0; side < 2; ++side) {
    if ((recorded >> side & 1U) == 0 || !accepts(node, fact.device[side])) continue;
    if (holdsAt(side)) return Truth::Yes;
    known |= 1U << side;
  }
  return known == (fact.sided ? kBothSides : 1U) ? Truth::No : Truth::Unknown;
}

Truth ConditionProgram::answer(const Node& node, const Facts& facts, std::span<const ScreeningAction> modules,
                               std::span<const Truth> truths) const {
  switch (node.kind) {
    case Kind::All: {
      Truth all = Truth::Yes;
      for (const NodeId part : parts(node)) all = both(all, truths[part]);
      return all;
    }
    case Kind::Any: {
      Truth any = Truth::No;
      for (const NodeId part : parts(node)) any = either(any, truths[part]);
      return any;
    }
    case Kind::Not:
      return opposite(truths[parts_[node.first]]);
    case Kind::MetOrNo: {
      const Truth part = truths[parts_[node.first]];
      return part == Truth::Unknown ? Truth::No : part;
    }
    case Kind::Count: {
      int yes = 0, unknown = 0;
      for (const NodeId part : parts(node)) {
        yes += truths[part] == Truth::Yes ? 1 : 0;
        unknown += truths[part] == Truth::Unknown ? 1 : 0;
      }
      bool some = false, every = true;
      for (int count = yes; count <= yes + unknown; ++count) {
        const bool fits = holds(count, node.mask, node.number);
        some = some || fits;
        every = every && fits;
      }
      return every ? Truth::Yes : some ? Truth::Unknown : Truth::No;
    }
    case Kind::Compare:
      return compared(node, facts);
    case Kind::NotRecorded:
      return truthOf(facts.state(node.first) == Facts::State::NotRecorded);
    case Kind::MeasureNotRecorded:
      return truthOf(facts.measure(node.first).recorded == 0);
    case Kind::Module:
      return truthOf((node.mask >> static_cast<unsigned>(modules[node.first]) & 1U) != 0);
    case Kind::MeasureCompare: {
      const Facts::MeasureFact& fact = facts.measure(node.first);
      return eitherSide(node, fact, fact.recorded,
                        [&](std::size_t side) { return holds(fact.value[side], node.mask, node.number); });
    }
    case Kind::Band: {
      const Facts::MeasureFact& fact = facts.measure(node.first);
      const unsigned scored = (fact.band[0] != 0 ? 1U : 0U) | (fact.band[1] != 0 ? 2U : 0U);
      return eitherSide(node, fact, scored, [&](std::size_t side) { return (fact.band[side] & node.mask) != 0; });
    }
    case Kind::ZScore: {
      const Facts::MeasureFact& fact = facts.measure(node.first);
      return eitherSide(node, fact, fact.scoredByZ,
                        [&](std::size_t side) { return holds(fact.z[side], node.mask, node.number); });
    }
    case Kind::SideDifference: {
      const Facts::MeasureFact& fact = facts.measure(node.first);
      if (fact.recorded != kBothSides || !accepts(node, fact.device[0]) || !accepts(node, fact.device[1]))
        return Truth::Unknown;
      // Rounded, so that 40.2 less 30.2 is 10 and not above it.
      return truthOf(holds(core::rounded(std::abs(fact.value[0] - fact.value[1]), kDecimals), node.mask, node.number));
    }
  }
  return Truth::Unknown;
}

void ConditionProgram::evaluate(std::size_t from, std::size_t to, const Facts& facts,
                                std::span<const ScreeningAction> modules, std::span<Truth> truths) const {
  for (std::size_t i = from; i < to; ++i) {
    const Node& node = nodes_[i];
    truths[i] = node.kind == Kind::Compare ? compared(node, facts) : answer(node, facts, modules, truths);
  }
}

}  // namespace cervica::assessment
