#include "assessment/conditions/evidence.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "core/json/json_text.h"

namespace cervica::assessment {
namespace {

using Kind = ConditionProgram::Kind;
using Node = ConditionProgram::Node;

constexpr std::uint16_t kLastPersonalSlot = 2;  // age, sex and mass stand first
constexpr int kDecimals = 2;

void appendNumber(std::string& out, double value) {
  char digits[32];
  const double shown = core::rounded(value, kDecimals);
  constexpr double kWholeLimit = 1e15;
  const bool whole = shown == std::trunc(shown) && std::abs(shown) < kWholeLimit;
  const auto end = whole ? std::to_chars(digits, digits + sizeof digits, static_cast<std::int64_t>(shown)).ptr
                         : std::to_chars(digits, digits + sizeof digits, shown).ptr;
  out.append(digits, end);
}

void appendQuantity(std::string& out, double value, const std::string& unit) {
  appendNumber(out, value);
  if (unit.empty()) return;
  if (unit != "%") out += ' ';
  out += unit;
}

/// "at most 22": the limit as it came out, so that one that is not kept reads "above 22".
void appendLimit(std::string& out, const Node& node, Truth truth) {
  constexpr unsigned kAll = ConditionProgram::kLess | ConditionProgram::kEqual | ConditionProgram::kMore;
  switch (truth == Truth::No ? kAll & ~static_cast<unsigned>(node.mask) : node.mask) {
    case ConditionProgram::kLess:
      out += "below ";
      break;
    case ConditionProgram::kLess | ConditionProgram::kEqual:
      out += "at most ";
      break;
    case ConditionProgram::kMore:
      out += "above ";
      break;
    case ConditionProgram::kMore | ConditionProgram::kEqual:
      out += "at least ";
      break;
    case ConditionProgram::kEqual:
      out += "exactly ";
      break;
    default:
      out += "not ";
  }
  appendNumber(out, node.number);
}

std::string spaced(std::string_view word) {
  std::string text(word);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string bandWord(std::uint8_t bit) {
  for (const core::Band band :
       {core::Band::AboveNormal, core::Band::WithinNormal, core::Band::Borderline, core::Band::Impaired,
        core::Band::Typical, core::Band::BelowTypical, core::Band::Negative, core::Band::Positive}) {
    if (bit == 1U << static_cast<unsigned>(band)) return spaced(core::toText(band));
  }
  return {};
}

std::string wordAt(const std::vector<std::string>* words, double code) {
  if (words == nullptr || code < 0 || code >= static_cast<double>(words->size())) return {};
  return spaced((*words)[static_cast<std::size_t>(code)]);
}

const char* actionWords(ScreeningAction action) {
  switch (action) {
    case ScreeningAction::Emergency:
      return "emergency";
    case ScreeningAction::SameDay:
      return "refer today";
    case ScreeningAction::UrgentTwoWeeks:
      return "refer within two weeks";
    case ScreeningAction::RoutineReferral:
      return "refer";
    case ScreeningAction::Incomplete:
      return "not answered yet";
    case ScreeningAction::Caution:
      return "caution";
    case ScreeningAction::Continue:
      return "nothing found";
  }
  return "";
}

/// Whether a whole is meant for people of another age, sex or mass.
bool isForOthers(const Node& node, const ConditionProgram& program, std::span<const Truth> truths) {
  if (node.kind != Kind::All) return false;
  const auto parts = program.parts(node);
  return std::any_of(parts.begin(), parts.end(), [&](ConditionProgram::NodeId part) {
    const Node& one = program.node(part);
    return one.kind == Kind::Compare && one.first <= kLastPersonalSlot && truths[part] == Truth::No;
  });
}

}  // namespace

struct EvidenceWords::Asked {
  const ConditionProgram& program;
  std::span<const Truth> truths;
  const Facts& facts;
  std::span<const ScreeningAction> modules;
};

EvidenceWords::EvidenceWords(const FactIndex& index, const std::vector<ScreeningModule>& modules) : index_(index) {
  static const std::vector<std::string> kSexes{"female", "male", "other"};
  const core::Catalogue& catalogue = index.catalogue();
  scalars_.resize(index.slots());
  const auto scalar = [&](std::string_view id) -> Scalar& { return scalars_[*index.slotOf(id)]; };
  scalar("patient.age_years") = {"Age", "years", Scalar::Type::Number, nullptr};
  scalar("patient.sex") = {"Sex", {}, Scalar::Type::Words, &kSexes};
  scalar("patient.mass_kg") = {"Body mass", "kg", Scalar::Type::Number, nullptr};
  for (const core::Question& each : catalogue.questions()) {
    const bool words = each.type == core::Question::Type::Choice || each.type == core::Question::Type::Text;
    scalar(each.id) = {each.label, core::readableUnit(each.unit),
                       words                                       ? Scalar::Type::Words
                       : each.type == core::Question::Type::Number ? Scalar::Type::Number
                                                                   : Scalar::Type::YesNo,
                       &each.choices};
  }
  for (const core::Symptom& each : catalogue.symptoms()) scalar(each.id).label = each.label;
  for (const core::Habit& each : catalogue.habits()) scalar(each.id).label = each.label;
  for (const core::Instrument& each : catalogue.instruments())
    scalar(each.id) = {each.title, {}, Scalar::Type::Number, nullptr};
  for (const core::Measure& each : catalogue.measures()) units_.push_back(core::readableUnit(each.unit));
  for (const ScreeningModule& each : modules) moduleTitles_.push_back(each.title);
}

void EvidenceWords::scalarWords(const Facts& facts, const Node& node, Truth truth, std::string& out) const {
  const Scalar& scalar = scalars_[node.first];
  out += scalar.label;
  if (truth == Truth::Unknown) return;
  out += ": ";
  const double value = facts.value(node.first);
  switch (scalar.type) {
    case Scalar::Type::YesNo:
      out += value != 0 ? "yes" : "no";
      break;
    case Scalar::Type::Words:
      out += wordAt(scalar.choices, value);
      if (truth == Truth::No && node.number != value) out += ", not " + wordAt(scalar.choices, node.number);
      break;
    case Scalar::Type::Number:
      appendQuantity(out, value, scalar.unit);
      out += ", ";
      appendLimit(out, node, truth);
      break;
  }
}

void EvidenceWords::measureWords(const Facts& facts, const Node& node, Truth truth, std::string& out) const {
  const core::Measure& measure = index_.catalogue().measures()[node.first];
  const Facts::MeasureFact& fact = facts.measure(node.first);
  out += measure.label;
  if (truth == Truth::Unknown) {
    const unsigned whole = fact.sided ? 3U : 1U;
    if (fact.recorded == whole) {
      out += node.devices != 0 ? " (taken with another device)" : " (no norm fits)";
    } else if (fact.recorded != 0) {
      out += fact.recorded == 1U ? ", right" : ", left";
    }
    return;
  }
  const std::string& unit = units_[node.first];
  const auto satisfies = [&](std::size_t side) {
    const auto held = [&](double value) {
      const unsigned relation = value < node.number   ? ConditionProgram::kLess
                                : value > node.number ? ConditionProgram::kMore
                                                      : ConditionProgram::kEqual;
      return (node.mask & relation) != 0;
    };
    if (node.kind == Kind::Band) return (fact.band[side] & node.mask) != 0;
    return held(node.kind == Kind::ZScore ? fact.z[side] : fact.value[side]);
  };
  const char* separator = ": ";
  for (std::size_t side = 0; side < 2; ++side) {
    if ((fact.recorded >> side & 1U) == 0) continue;
    if (node.kind != Kind::SideDifference && truth == Truth::Yes && !satisfies(side)) continue;
    out += std::exchange(separator, ", ");
    if (fact.sided) out += side == Facts::kRight ? "right " : "left ";
    if (const core::Level* level = measure.levelOf(fact.value[side])) {
      out += level->label;
    } else {
      appendQuantity(out, fact.value[side], unit);
    }
    if (node.kind == Kind::Band) out += " (" + bandWord(fact.band[side]) + ')';
    if (node.kind == Kind::ZScore) {
      out += " (z ";
      appendNumber(out, fact.z[side]);
      out += ')';
    }
  }
  if (node.kind == Kind::SideDifference) {
    out += ", difference ";
    appendQuantity(out, std::abs(fact.value[0] - fact.value[1]), unit);
  }
  if (node.kind != Kind::Band && measure.levels.empty()) {
    out += node.kind == Kind::ZScore ? ", z " : ", ";
    appendLimit(out, node, truth);
  }
}

void EvidenceWords::words(const Asked& asked, const Node& node, Truth truth, std::string& out) const {
  switch (node.kind) {
    case Kind::Module:
      out += moduleTitles_[node.first];
      out += ": ";
      out += actionWords(asked.modules[node.first]);
      return;
    case Kind::NotRecorded:
      out += scalars_[node.first].label;
      out += truth == Truth::Yes ? ": not recorded" : ": recorded";
      return;
    case Kind::MeasureNotRecorded:
      out += index_.catalogue().measures()[node.first].label;
      out += truth == Truth::Yes ? ": not recorded" : ": recorded";
      return;
    case Kind::Compare:
      return scalarWords(asked.facts, node, truth, out);
    case Kind::MeasureCompare:
    case Kind::Band:
    case Kind::ZScore:
    case Kind::SideDifference:
      return measureWords(asked.facts, node, truth, out);
    case Kind::All:
    case Kind::Any:
    case Kind::Not:
    case Kind::Count:
    case Kind::MetOrNo:
      return;
  }
}

void EvidenceWords::collect(const Asked& asked, ConditionProgram::NodeId id, bool negated, std::size_t first,
                            EvidenceList& out) const {
  const Node& node = asked.program.node(id);
  const Truth truth = asked.truths[id];
  if (!ConditionProgram::isWhole(node.kind)) {
    if (node.kind == Kind::Compare && node.first <= kLastPersonalSlot && truth != Truth::Unknown) return;
    Evidence one{negated ? opposite(truth) : truth, static_cast<std::uint32_t>(out.words.size()), 0};
    words(asked, node, truth, out.words);
    one.size = static_cast<std::uint32_t>(out.words.size()) - one.begin;
    const auto begin = out.parts.begin() + static_cast<std::ptrdiff_t>(first);
    const auto same = [&](const Evidence& other) { return out.text(other) == out.text(one); };
    if (std::any_of(begin, out.parts.end(), same)) {
      out.words.resize(one.begin);
    } else {
      out.parts.push_back(one);
    }
    return;
  }
  if (node.kind == Kind::Not) negated = !negated;
  // A count that must stay low: what is counted speaks against it.
  if (node.kind == Kind::Count && (node.mask & ConditionProgram::kMore) == 0) negated = !negated;
  for (const ConditionProgram::NodeId part : asked.program.parts(node)) {
    if (!isForOthers(asked.program.node(part), asked.program, asked.truths)) collect(asked, part, negated, first, out);
  }
}

void EvidenceWords::append(ConditionProgram::NodeId condition, const ConditionProgram& program,
                           std::span<const Truth> truths, const Facts& facts,
                           std::span<const ScreeningAction> moduleResults, EvidenceList& out) const {
  collect({program, truths, facts, moduleResults}, condition, false, out.parts.size(), out);
}

}  // namespace cervica::assessment
