#include "core/json/strict_parser.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "core/base/text_hash.h"
#include "core/json/strict_json.h"

namespace cervica::core {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

constexpr std::size_t kFewMembers = 16;

/// Whether no name stands twice. Half the slots stay empty; names that somebody made to share a slot cost a sort.
bool allDiffer(std::vector<std::string_view>& names) {
  constexpr std::size_t kMostSteps = 64;
  std::vector<std::uint32_t> slots(std::bit_ceil(names.size() * 2), 0);  // position in names, from 1
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::size_t slot = IdHash{}(names[i]) & (slots.size() - 1);
    for (std::size_t steps = 0; slots[slot] != 0; slot = (slot + 1) & (slots.size() - 1)) {
      if (names[slots[slot] - 1] == names[i]) return false;
      if (++steps < kMostSteps) continue;
      std::sort(names.begin(), names.end());
      return std::adjacent_find(names.begin(), names.end()) == names.end();
    }
    slots[slot] = static_cast<std::uint32_t>(i + 1);
  }
  return true;
}

bool membersDiffer(simdjson::dom::object object) {
  if (object.size() > kFewMembers) {
    std::vector<std::string_view> names;
    names.reserve(object.size());
    for (const auto [key, value] : object) names.push_back(key);
    return allDiffer(names);
  }
  // Hashes first: names of one object often have the same length.
  std::array<std::size_t, kFewMembers> hashes;
  std::array<std::string_view, kFewMembers> few;
  std::size_t count = 0;
  for (const auto [key, value] : object) {
    hashes[count] = IdHash{}(key);
    for (std::size_t i = 0; i < count; ++i) {
      if (hashes[i] == hashes[count] && few[i] == key) return false;
    }
    few[count++] = key;
  }
  return true;
}

bool wellFormed(element value, int depth) {
  if (value.type() == element_type::OBJECT) {
    const simdjson::dom::object object = value;
    if (depth > kDeepestNesting || !membersDiffer(object)) return false;
    for (const auto [key, member] : object) {
      if (!wellFormed(member, depth + 1)) return false;
    }
  } else if (value.type() == element_type::ARRAY) {
    if (depth > kDeepestNesting) return false;
    for (const element one : simdjson::dom::array(value)) {
      if (!wellFormed(one, depth + 1)) return false;
    }
  }
  return true;
}

}  // namespace

Result<element> StrictParser::parse(std::string_view bytes, std::size_t largest) {
  if (bytes.size() > largest) {
    return Error::at("", "the document is larger than " + std::to_string(largest >> 20) + " MiB");
  }
  element root;
  if (parser_.parse(bytes.data(), bytes.size()).get(root) == simdjson::SUCCESS && wellFormed(root, 1)) return root;
  const auto explained = parseStrict(bytes);
  return explained ? Error::at("", "this is not valid JSON") : explained.error();
}

}  // namespace cervica::core
