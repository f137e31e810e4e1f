#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <tuple>
#include <utility>

#include "assessment/conditions/condition_program.h"
#include "core/base/contract.h"

namespace cervica::assessment {
namespace {

using Kind = ConditionProgram::Kind;
using Node = ConditionProgram::Node;

std::uint8_t maskOf(Comparison comparison) {
  constexpr auto kLess = ConditionProgram::kLess, kEqual = ConditionProgram::kEqual, kMore = ConditionProgram::kMore;
  switch (comparison) {
    case Comparison::Less:
      return kLess;
    case Comparison::AtMost:
      return kLess | kEqual;
    case Comparison::More:
      return kMore;
    case Comparison::AtLeast:
      return kMore | kEqual;
    case Comparison::Equal:
      return kEqual;
    case Comparison::NotEqual:
      return kLess | kMore;
  }
  return 0;
}

template <typename Word>
std::uint8_t bitsOf(const std::vector<Word>& words) {
  unsigned bits = 0;
  for (const Word word : words) bits |= 1U << static_cast<unsigned>(word);
  return static_cast<std::uint8_t>(bits);
}

}  // namespace

/// The nodes there are, so that equal ones are written once.
struct ConditionCompiler::Known {
  using Key = std::tuple<Kind, std::uint8_t, std::uint16_t, std::uint16_t, double, std::vector<NodeId>>;
  std::map<Key, NodeId> nodes;
};

/// Writes the forms of one condition.
struct ConditionCompiler::Writer {
  ConditionCompiler& to;
  const Reading& reading;
  std::uint16_t devices;

  [[nodiscard]] bool lenient(const Subject& subject) const {
    return std::any_of(reading.noWhenUnknown.begin(), reading.noWhenUnknown.end(),
                       [&](const Subject& one) { return one.id == subject.id; });
  }
  [[nodiscard]] NodeId write(const Condition& condition) const { return std::visit(*this, condition.form); }
  [[nodiscard]] NodeId whole(Kind kind, const std::vector<Condition>& of, std::uint8_t mask = 0,
                             double number = 0) const {
    std::vector<NodeId> parts;
    for (const Condition& part : of) parts.push_back(write(part));
    return to.put({kind, mask, 0, 0, 0, number}, std::move(parts));
  }
  [[nodiscard]] NodeId leaf(const Node& node, const Subject& subject) const {
    const NodeId id = to.put(node);
    return lenient(subject) ? to.put({Kind::MetOrNo}, {id}) : id;
  }
  [[nodiscard]] NodeId compared(const Subject& subject, Comparison comparison, double number) const {
    const std::uint8_t mask = maskOf(comparison);
    if (subject.kind == Subject::Kind::Measure)
      return leaf({Kind::MeasureCompare, mask, to.index_.measureSlot(subject.id), 0, devices, number}, subject);
    return leaf({Kind::Compare, mask, to.index_.slotOf(subject), 0, 0, number}, subject);
  }
  [[nodiscard]] NodeId ofMeasure(Kind kind, const std::string& measure, std::uint8_t mask, double number) const {
    return leaf({kind, mask, to.index_.measureSlot(measure), 0, devices, number},
                Subject{Subject::Kind::Measure, measure});
  }

  NodeId operator()(const AllOf& form) const { return whole(Kind::All, form.parts); }
  NodeId operator()(const AnyOf& form) const { return whole(Kind::Any, form.parts); }
  NodeId operator()(const Negation& form) const { return whole(Kind::Not, form.part); }
  NodeId operator()(const Count& form) const {
    return whole(Kind::Count, form.of, maskOf(form.comparison), form.number);
  }
  NodeId operator()(const Is& form) const {
    double wanted = 0;
    if (const bool* yes = std::get_if<bool>(&form.value)) {
      wanted = *yes ? 1 : 0;
    } else if (const double* number = std::get_if<double>(&form.value)) {
      wanted = *number;
    } else {
      wanted = to.index_.codeOf(to.index_.slotOf(form.subject), std::get<std::string>(form.value));
    }
    return compared(form.subject, Comparison::Equal, wanted);
  }
  NodeId operator()(const Compare& form) const { return compared(form.subject, form.comparison, form.number); }
  NodeId operator()(const NotRecorded& form) const {
    if (form.subject.kind == Subject::Kind::Measure)
      return to.put({Kind::MeasureNotRecorded, 0, to.index_.measureSlot(form.subject.id)});
    return to.put({Kind::NotRecorded, 0, to.index_.slotOf(form.subject)});
  }
  NodeId operator()(const ModuleResult& form) const {
    const auto found = std::find(to.modules_.begin(), to.modules_.end(), form.module);
    CERVICA_EXPECTS(found != to.modules_.end());
    return to.put({Kind::Module, bitsOf(form.actions), static_cast<std::uint16_t>(found - to.modules_.begin())});
  }
  NodeId operator()(const InBand& form) const { return ofMeasure(Kind::Band, form.measure, bitsOf(form.bands), 0); }
  NodeId operator()(const ZScore& form) const {
    return ofMeasure(Kind::ZScore, form.measure, maskOf(form.comparison), form.number);
  }
  NodeId operator()(const SideDifference& form) const {
    return ofMeasure(Kind::SideDifference, form.measure, maskOf(form.comparison), form.number);
  }
};

ConditionCompiler::ConditionCompiler(const FactIndex& index, std::vector<std::string> modules)
    : index_(index), modules_(std::move(modules)), known_(std::make_unique<Known>()) {}
ConditionCompiler::~ConditionCompiler() = default;

ConditionCompiler::NodeId ConditionCompiler::put(Node node, std::vector<NodeId> parts) {
  Known::Key key{node.kind, node.mask, node.first, node.devices, node.number, std::move(parts)};
  if (const auto found = known_->nodes.find(key); found != known_->nodes.end()) return found->second;
  const std::vector<NodeId>& wholeOf = std::get<std::vector<NodeId>>(key);
  if (ConditionProgram::isWhole(node.kind)) {
    node.first = static_cast<std::uint16_t>(program_.parts_.size());
    node.count = static_cast<std::uint16_t>(wholeOf.size());
    program_.parts_.insert(program_.parts_.end(), wholeOf.begin(), wholeOf.end());
  }
  constexpr std::size_t kMost = std::numeric_limits<NodeId>::max();
  CERVICA_EXPECTS(program_.nodes_.size() < kMost && program_.parts_.size() < kMost);
  const auto id = static_cast<NodeId>(program_.nodes_.size());
  program_.nodes_.push_back(node);
  known_->nodes.emplace(std::move(key), id);
  return id;
}

ConditionCompiler::NodeId ConditionCompiler::add(const Condition& condition, const Reading& reading) {
  std::uint16_t devices = 0;
  if (!reading.acceptedDevices.empty()) {
    std::vector<std::int16_t> accepted;
    for (const std::string& id : reading.acceptedDevices)
      accepted.push_back(static_cast<std::int16_t>(index_.deviceSlot(id)));
    auto& sets = program_.deviceSets_;
    const auto found = std::find(sets.begin(), sets.end(), accepted);
    devices = static_cast<std::uint16_t>(found - sets.begin() + 1);
    if (found == sets.end()) sets.push_back(std::move(accepted));
  }
  return Writer{*this, reading, devices}.write(condition);
}

ConditionProgram ConditionCompiler::take() {
  program_.nodes_.shrink_to_fit();
  return std::move(program_);
}

}  // namespace cervica::assessment
