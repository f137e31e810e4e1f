#include "core/json/strict_parser.h"

#include <array>
#include <functional>
#include <unordered_set>

#include "core/json/strict_json.h"

namespace cervica::core {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

/// The names of an object's members, to see one stand twice. A visit's objects have few members, its screening has
/// hundreds: a table on the stack for both, a set for more.
class MemberNames {
 public:
  /// \return whether it is new
  bool add(std::string_view name) {
    if (++count_ > kSlots / 2) return addToSet(name);
    for (std::size_t slot = std::hash<std::string_view>{}(name) % kSlots;; slot = (slot + 1) % kSlots) {
      if (table_[slot].data() == nullptr) {
        table_[slot] = name;
        return true;
      }
      if (table_[slot] == name) return false;
    }
  }

 private:
  bool addToSet(std::string_view name) {
    if (set_.empty()) {
      for (const std::string_view known : table_) {
        if (known.data() != nullptr) set_.insert(known);
      }
    }
    return set_.insert(name).second;
  }

  static constexpr std::size_t kSlots = 1024;
  std::array<std::string_view, kSlots> table_{};
  std::unordered_set<std::string_view> set_;
  std::size_t count_ = 0;
};

constexpr std::size_t kFewMembers = 16;

bool membersDiffer(simdjson::dom::object object) {
  std::array<std::string_view, kFewMembers> names;
  std::size_t count = 0;
  for (const auto [key, value] : object) {
    if (count == kFewMembers) {
      MemberNames all;
      for (const auto [name, held] : object) {
        if (!all.add(name)) return false;
      }
      return true;
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (names[i] == key) return false;
    }
    names[count++] = key;
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
