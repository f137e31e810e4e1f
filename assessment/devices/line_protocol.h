#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "assessment/devices/witmotion.h"

namespace cervica::assessment {

/// How a prototype writes its lines.
struct LineFormat {
  char separator = ',';  ///< ',', ';', '\t' or ' ' (any number of blanks)
  int column = 1;        ///< of the value, counted from 1; up to kMostColumns
  double scale = 1;      ///< value = scale * number + offset, in `unit`; not 0
  double offset = 0;
  bool operator==(const LineFormat&) const = default;
};

inline constexpr int kMostColumns = 64;

/// The longest line that is read; a longer one is noise.
inline constexpr std::size_t kLongestLine = 512;

/// Reads numbers from lines of text, one value a line, ended by LF, CR or both. The other columns may hold anything. A
/// comma is a decimal mark where it is not the separator. Never makes a value up: what comes before the first end of
/// line is passed over (it may be the rest of a line whose start was not heard: "2.4" of "22.4"), and a line that is
/// too long, has too few columns, or no finite plain number in the column counts as bad. Blank lines are passed over.
/// What is found does not depend on how the bytes are cut into pieces. No clock, no port.
class LineParser {
 public:
  explicit LineParser(LineFormat format) : format_(format) {}

  /// Appends the numbers as written, before scale and offset.
  void feed(std::span<const std::byte> bytes, std::vector<double>& numbers);
  /// Forgets an incomplete line, and begins again at the next end of line: the line was cut.
  void reset();
  [[nodiscard]] const StreamCounts& counts() const { return counts_; }

 private:
  void endLine(std::vector<double>& numbers);

  LineFormat format_;
  std::string line_;
  std::size_t lineBytes_ = 0;  ///< of this line, also where they are no longer kept
  bool synchronised_ = false;
  StreamCounts counts_;
};

}  // namespace cervica::assessment
