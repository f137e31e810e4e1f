#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/table/csv.h"

namespace cervica::core {

/// The fewest subjects from which an error is estimated. Below it the intervals are too wide to mean anything.
inline constexpr std::size_t kFewestSubjects = 3;

/// One line of a clinic's own test-retest data.
struct Rating {
  std::string subject;  ///< a code, never a name
  std::string rater;
  int trial = 1;     ///< from 1 up
  double value = 0;  ///< finite, in the measure's unit, or a grade
  long line = 0;     ///< of the table, for places of issues
};

/// Repeated ratings as a complete two-way table: one row a subject, one column a rater or a trial.
struct RatingTable {
  enum class Columns { Raters, Trials };

  /// A subject that has not every value and therefore takes no part.
  struct LeftOut {
    std::string subject;
    std::string reason;
  };

  Columns columns = Columns::Raters;
  std::vector<std::string> columnNames;  ///< k >= 2 raters, or trials as numbers
  int trialsPerValue = 1;                ///< with raters as columns: how many trials a value is the mean of
  std::vector<std::string> subjects;     ///< n >= kFewestSubjects, in the order of the file
  std::vector<double> values;            ///< n x k, row by row
  std::vector<LeftOut> leftOut;

  [[nodiscard]] std::size_t rowCount() const { return subjects.size(); }
  [[nodiscard]] std::size_t columnCount() const { return columnNames.size(); }
  [[nodiscard]] double at(std::size_t row, std::size_t column) const { return values[row * columnCount() + column]; }
};

/// Reads the lines of a table with the columns `subject`, `rater`, `trial` and `value`, in any order. A line without a
/// value is a measurement that was not taken and is left out.
/// \return the ratings, or every problem with its place as "FILE:LINE" (the same measurement twice is one)
[[nodiscard]] Result<std::vector<Rating>> readRatings(const CsvTable& table);

/// Arranges ratings as a two-way table. Several raters are its columns: the trials of one rater are averaged, and all
/// raters must have as many. A single rater's trials are its columns. A subject without every value that the others
/// have is left out: the formulas need complete rows, and inventing values would hide error.
///
/// \param file  the table's name, for the place of an issue
/// \return      the table, or why no error can be told from these ratings
[[nodiscard]] Result<RatingTable> arrangeRatings(const std::vector<Rating>& ratings, const std::string& file);

}  // namespace cervica::core
