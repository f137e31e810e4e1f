#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cervica::app::ctl {

/// The words of one command, sorted into operands and options. `--name value` and `--name=value` are the same; "-o" is
/// "--output"; after "--" everything is an operand. Own code of a page because the commands want their own sentences
/// for a wrong call, and each accepts its own few options.
class Arguments {
 public:
  struct Accepts {
    std::vector<std::string> values;    ///< options with a value, without the dashes
    std::vector<std::string> switches;  ///< options without one
    std::size_t fewest = 0, most = 0;   ///< operands
    std::string operands;               ///< what they are, for the sentence: "VISIT.json"
  };

  /// \throws UsageError
  Arguments(const std::vector<std::string>& words, const Accepts& accepts);

  [[nodiscard]] const std::vector<std::string>& operands() const { return operands_; }
  [[nodiscard]] bool has(const std::string& option) const { return options_.contains(option); }
  [[nodiscard]] std::optional<std::string> value(const std::string& option) const;
  /// A whole number from `lowest` up. \throws UsageError
  [[nodiscard]] std::optional<int> number(const std::string& option, int lowest) const;
  /// The value of an option that must be there. \throws UsageError
  [[nodiscard]] std::string required(const std::string& option) const;

 private:
  std::vector<std::string> operands_;
  std::map<std::string, std::string> options_;
};

}  // namespace cervica::app::ctl
