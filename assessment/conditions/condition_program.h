#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "assessment/conditions/condition.h"
#include "assessment/conditions/facts.h"
#include "assessment/conditions/truth.h"

namespace cervica::assessment {

/// Conditions in a form that is evaluated fast: one row of nodes, parts before wholes, equal parts only once. A program
/// is written by ConditionCompiler and evaluated from the first node to the last, each answer kept, so that whoever
/// asks for evidence reads what was answered. Immutable once written. Thread safe.
class ConditionProgram {
 public:
  using NodeId = std::uint16_t;

  enum class Kind : std::uint8_t {
    All,
    Any,
    Not,
    Count,
    Compare,
    MeasureCompare,
    NotRecorded,
    MeasureNotRecorded,
    Module,
    Band,
    ZScore,
    SideDifference,
    MetOrNo  ///< its one part, with no for unknown
  };

  static constexpr std::uint8_t kLess = 1, kEqual = 2, kMore = 4;  ///< of the mask of a comparison

  struct Node {
    Kind kind = Kind::All;
    std::uint8_t mask = 0;      ///< of a comparison: which of less, equal and more hold; else actions or bands as bits
    std::uint16_t first = 0;    ///< of a whole: where its parts begin among the parts; else the subject's slot
    std::uint16_t count = 0;    ///< how many parts
    std::uint16_t devices = 0;  ///< of a measure: which set of devices is accepted, numbered from 1; 0: any
    double number = 0;
  };

  /// Answers nodes [from, to).
  /// \param modules  the results of the screening modules so far, as numbered for the compiler
  /// \param truths   one a node; those below `from` are answered already
  void evaluate(std::size_t from, std::size_t to, const Facts& facts, std::span<const ScreeningAction> modules,
                std::span<Truth> truths) const;

  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
  [[nodiscard]] std::span<const NodeId> parts(const Node& node) const {
    return std::span(parts_).subspan(node.first, node.count);
  }
  [[nodiscard]] static bool isWhole(Kind kind) {
    return kind == Kind::All || kind == Kind::Any || kind == Kind::Not || kind == Kind::Count || kind == Kind::MetOrNo;
  }

  /// Calls `visit(const Node&)` for the leaves that keep an unknown node unknown: whatever is unknown below it.
  template <typename Visit>
  void forEachUnknownLeaf(NodeId id, std::span<const Truth> truths, const Visit& visit) const {
    if (truths[id] != Truth::Unknown) return;
    const Node& node = nodes_[id];
    if (!isWhole(node.kind)) return visit(node);
    for (const NodeId part : parts(node)) forEachUnknownLeaf(part, truths, visit);
  }

  /// Whether something that was recorded speaks for a condition, whatever the whole says.
  [[nodiscard]] bool hasLeafThatIsYes(NodeId id, std::span<const Truth> truths) const {
    const Node& node = nodes_[id];
    if (!isWhole(node.kind)) return truths[id] == Truth::Yes;
    for (const NodeId part : parts(node)) {
      if (hasLeafThatIsYes(part, truths)) return true;
    }
    return false;
  }

 private:
  friend class ConditionCompiler;
  [[nodiscard]] Truth answer(const Node& node, const Facts& facts, std::span<const ScreeningAction> modules,
                             std::span<const Truth> truths) const;
  [[nodiscard]] bool accepts(const Node& node, std::int16_t device) const;
  template <typename Holds>
  [[nodiscard]] Truth eitherSide(const Node& node, const Facts::MeasureFact& fact, unsigned recorded,
                                 const Holds& holds) const;

  std::vector<Node> nodes_;
  std::vector<NodeId> parts_;
  std::vector<std::vector<std::int16_t>> deviceSets_;
};

/// Writes a program.
class ConditionCompiler {
 public:
  using NodeId = ConditionProgram::NodeId;

  /// \param index    must outlive the compiler
  /// \param modules  the ids of the screening modules in the order in which they are numbered
  ConditionCompiler(const FactIndex& index, std::vector<std::string> modules);
  ~ConditionCompiler();

  /// How a condition is read.
  struct Reading {
    std::span<const Subject> noWhenUnknown;        ///< what is read of these counts as no when it is not recorded
    std::span<const std::string> acceptedDevices;  ///< values of other devices count as not recorded; empty: any
  };

  /// \return the node that answers the condition; the nodes it needs stand before it
  NodeId add(const Condition& condition, const Reading& reading = {});
  [[nodiscard]] std::size_t size() const { return program_.size(); }
  [[nodiscard]] ConditionProgram take();

 private:
  struct Known;
  struct Writer;
  NodeId put(ConditionProgram::Node node, std::vector<NodeId> parts = {});

  const FactIndex& index_;
  std::vector<std::string> modules_;
  ConditionProgram program_;
  std::unique_ptr<Known> known_;
};

}  // namespace cervica::assessment
