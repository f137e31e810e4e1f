#include "app/ctl/arguments.h"

#include <algorithm>
#include <charconv>

#include "app/ctl/invocation.h"

namespace cervica::app::ctl {
namespace {

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

std::string dashed(const std::string& option) {
  return option == "output" ? "-o" : "--" + option;
}

}  // namespace

Arguments::Arguments(const std::vector<std::string>& words, const Accepts& accepts) {
  bool onlyOperands = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (onlyOperands || word.size() < 2 || word[0] != '-') {
      operands_.push_back(word);
      continue;
    }
    if (word == "--") {
      onlyOperands = true;
      continue;
    }
    std::string name = word == "-o" ? "output" : word.substr(word[1] == '-' ? 2 : 1);
    std::optional<std::string> value;
    if (const auto equals = name.find('='); equals != std::string::npos) {
      value = name.substr(equals + 1);
      name.resize(equals);
    }
    if (contains(accepts.switches, name)) {
      if (value) throw UsageError(dashed(name) + " takes no value");
      value = "";
    } else if (contains(accepts.values, name)) {
      if (!value && i + 1 == words.size()) throw UsageError(dashed(name) + " needs a value");
      if (!value) value = words[++i];
    } else {
      throw UsageError("unknown option " + word);
    }
    if (!options_.emplace(name, *value).second) throw UsageError(dashed(name) + " is given twice");
  }
  if (operands_.size() < accepts.fewest) throw UsageError(accepts.operands + " is missing");
  if (operands_.size() > accepts.most) throw UsageError("unexpected \"" + operands_[accepts.most] + "\"");
}

std::optional<std::string> Arguments::value(const std::string& option) const {
  const auto found = options_.find(option);
  return found == options_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<int> Arguments::number(const std::string& option, int lowest) const {
  const auto text = value(option);
  if (!text) return std::nullopt;
  int number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc{} || end != text->data() + text->size() || number < lowest) {
    throw UsageError(dashed(option) + " needs a whole number from " + std::to_string(lowest));
  }
  return number;
}

std::string Arguments::required(const std::string& option) const {
  const auto found = value(option);
  if (!found) throw UsageError(dashed(option) + " is missing");
  return *found;
}

}  // namespace cervica::app::ctl
