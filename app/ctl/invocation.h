#pragma once

#include <iosfwd>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/ctl/exit_code.h"
#include "core/base/result.h"

namespace cervica::app::ctl {

/// The call does not fit the command; the words say what would.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Ends a command with input that was refused: the issues go to standard error, line by line.
class InputRefused : public std::runtime_error {
 public:
  /// \param file  the input's name, put before each place; empty where there is none
  InputRefused(const std::string& file, core::Error error);
  [[nodiscard]] ExitCode exitCode() const { return exitCode_; }

 private:
  ExitCode exitCode_;
};

/// What a command is called with, and where it reads and writes.
struct Invocation {
  std::vector<std::string> words;         ///< after the command's name
  std::optional<std::string> connection;  ///< of --db
  std::istream& in;
  std::ostream& out;  ///< results only
  std::ostream& err;
};

/// The first word of a command with actions, such as "add" of `patient add`; it is taken from the call.
/// \param actions  which there are, for the sentence
/// \throws UsageError when it is missing
[[nodiscard]] std::string takeAction(Invocation& call, const std::string& actions);

}  // namespace cervica::app::ctl
