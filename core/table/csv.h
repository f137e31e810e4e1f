#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace cervica::core {

/// The largest table that is read: bytes, columns and rows.
inline constexpr std::size_t kLargestTable = 16U << 20U;
inline constexpr std::size_t kMostColumns = 100;
inline constexpr std::size_t kMostRows = 500'000;

/// One line of a table (or several, where a quoted cell holds line breaks).
struct CsvRow {
  long line = 0;                   ///< where it starts; the first line of the file is 1
  std::vector<std::string> cells;  ///< as many as the header has; blanks around unquoted cells are taken away
};

/// A CSV file after RFC 4180, UTF-8 with or without byte order mark, its first line the header. The separator is the
/// comma, or the semicolon where the header has semicolons (as spreadsheets write it in countries with a decimal
/// comma).
struct CsvTable {
  std::string file;  ///< its name, for places
  char separator = ',';
  char decimalMark = '.';           ///< ',' where the separator is ';' and some cell is a number with a decimal comma
  std::vector<std::string> header;  ///< distinct, none empty
  std::vector<CsvRow> rows;         ///< without blank lines

  /// The column of that name, whichever the case of its (ASCII) letters.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;

  /// "FILE:LINE", the place of an issue.
  [[nodiscard]] std::string place(const CsvRow& row) const;

  /// A finite number with this table's decimal mark and no grouping of digits; nothing for anything else. So "1.234" in
  /// a table with decimal commas, which might mean 1234, is no number.
  [[nodiscard]] std::optional<double> number(std::string_view cell) const;
};

/// Reads a whole table strictly: every row as many cells as the header, quotes only around whole cells, no control
/// characters. Lines end with LF, CRLF or CR; lines without any content are left out.
///
/// \param bytes  up to kLargestTable
/// \param file   its name, for the places of issues
/// \return       the table (it may have no rows), or every problem with its place as "FILE:LINE" (at most 20)
[[nodiscard]] Result<CsvTable> parseCsv(std::string_view bytes, std::string file);

}  // namespace cervica::core
