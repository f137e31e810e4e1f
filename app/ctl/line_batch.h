#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

namespace cervica::app::ctl {

/// Turns one line into another. Each thread has its own, so that it may keep what it looked up.
class LineWork {
 public:
  virtual ~LineWork() = default;
  /// Appends the answer to a line, without the line's end.
  /// \param number  of the line in the input, from 1
  /// \return        whether the line was good
  virtual bool run(std::string_view line, long number, std::string& answer) = 0;
  /// The same for a line that is longer than may be read.
  virtual void refuseTooLong(long number, std::string& answer) = 0;
};

struct LineBatch {
  std::function<std::unique_ptr<LineWork>()> makeWork;
  unsigned jobs = 1;            ///< threads that work; one works in the caller's thread
  std::size_t longestLine = 0;  ///< bytes; a longer line is skipped without being held
};

/// Answers every line of `in` with a line on `out`, in the same order; blank lines are skipped. Memory depends on the
/// number of threads and the longest line, never on how many lines there are. Stops early when `out` fails.
/// \return whether every line was good
bool runLines(const LineBatch& batch, std::istream& in, std::ostream& out);

/// As many threads as the process may use at once, at least one.
[[nodiscard]] unsigned availableJobs();

}  // namespace cervica::app::ctl
