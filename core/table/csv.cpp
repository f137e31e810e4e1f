#include "core/table/csv.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "core/base/utf8.h"

namespace cervica::core {
namespace {

constexpr std::size_t kMostIssues = 20;

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool sameName(std::string_view one, std::string_view other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// The whole text as a number in the C locale.
std::optional<double> plainNumber(std::string_view text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stopped, problem] = std::from_chars(text.data(), end, value);
  if (text.empty() || problem != std::errc{} || stopped != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<double> commaNumber(std::string_view text) {
  if (text.find('.') != std::string_view::npos) return std::nullopt;
  std::string withPoint(text);
  std::replace(withPoint.begin(), withPoint.end(), ',', '.');
  return plainNumber(withPoint);
}

bool printable(char letter) {
  const auto code = static_cast<unsigned char>(letter);
  return (code >= 0x20 && code != 0x7F) || letter == '\t';
}

class Reader {
 public:
  Reader(std::string_view bytes, std::string file) : rest_(bytes) { table_.file = std::move(file); }

  Result<CsvTable> read() {
    if (rest_.size() > kLargestTable) {
      issue(0, "the table is larger than " + std::to_string(kLargestTable >> 20U) + " MiB");
    } else if (checkEncoding()) {
      readHeader();
      while (!table_.header.empty() && !rest_.empty() && issues_.size() < kMostIssues) readDataRow();
    }
    if (!issues_.empty()) return Error{Error::Code::InvalidInput, std::move(issues_)};
    findDecimalMark();
    return std::move(table_);
  }

 private:
  void issue(long line, std::string message) {
    issues_.push_back({line > 0 ? table_.file + ":" + std::to_string(line) : table_.file, std::move(message)});
  }

  bool checkEncoding() {
    if (rest_.starts_with("\xFF\xFE") || rest_.starts_with("\xFE\xFF")) {
      issue(1, "the text is UTF-16; save the table as \"CSV UTF-8\"");
      return false;
    }
    if (const auto bad = firstInvalidUtf8(rest_)) {
      const std::string_view before = rest_.substr(0, *bad);
      issue(1 + static_cast<long>(std::count(before.begin(), before.end(), '\n')),
            "the text is not valid UTF-8; save the table as \"CSV UTF-8\"");
      return false;
    }
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
    return true;
  }

  void readHeader() {
    const std::string_view line = rest_.substr(0, rest_.find_first_of("\r\n"));
    if (line.find(';') != std::string_view::npos) table_.separator = ';';
    CsvRow header = readRow();
    if (!issues_.empty()) return;
    if (blank(header)) return issue(1, "the first line must name the columns");
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
      const std::string& name = header.cells[i];
      if (name.empty()) issue(1, "column " + std::to_string(i + 1) + " has no name");
      const auto before = header.cells.begin() + static_cast<std::ptrdiff_t>(i);
      const bool twice =
          std::any_of(header.cells.begin(), before, [&](const std::string& one) { return sameName(one, name); });
      if (twice && !name.empty()) issue(1, "the column \"" + name + "\" appears twice");
    }
    table_.header = std::move(header.cells);
  }

  void readDataRow() {
    const std::size_t known = issues_.size();
    CsvRow row = readRow();
    if (issues_.size() > known || blank(row)) return;
    if (row.cells.size() != table_.header.size()) {
      return issue(row.line, "the line has " + std::to_string(row.cells.size()) + " cells, the header " +
                                 std::to_string(table_.header.size()));
    }
    if (table_.rows.size() == kMostRows) {
      issue(row.line, "the table has more than " + std::to_string(kMostRows) + " rows");
      rest_ = {};
    }
    table_.rows.push_back(std::move(row));
  }

  static bool blank(const CsvRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return cell.empty(); });
  }

  [[nodiscard]] bool atLineEnd() const { return rest_.empty() || rest_.front() == '\n' || rest_.front() == '\r'; }

  /// Takes one line break, however it is written.
  void takeLineBreak() {
    if (rest_.starts_with("\r\n")) rest_.remove_prefix(1);
    if (!rest_.empty()) rest_.remove_prefix(1);
    ++line_;
  }

  /// Takes a row with its line break. After a broken cell it goes on at the next line.
  CsvRow readRow() {
    CsvRow row;
    row.line = line_;
    for (;;) {
      auto cell = readCell();
      if (!cell) {
        rest_.remove_prefix(std::min(rest_.size(), rest_.find_first_of("\r\n")));
        break;
      }
      row.cells.push_back(std::move(*cell));
      if (row.cells.size() > kMostColumns) {
        issue(line_, "the line has more than " + std::to_string(kMostColumns) + " cells");
        rest_ = {};
      }
      if (atLineEnd()) break;
      rest_.remove_prefix(1);  // the separator
    }
    takeLineBreak();
    return row;
  }

  std::optional<std::string> readCell() {
    const std::size_t start = rest_.find_first_not_of(" \t");
    if (start != std::string_view::npos && rest_[start] == '"') {
      rest_.remove_prefix(start + 1);
      return readQuoted();
    }
    const char ends[] = {table_.separator, '\r', '\n', '\0'};
    const std::string_view cell = trimmed(rest_.substr(0, rest_.find_first_of(ends)));
    if (cell.find('"') != std::string_view::npos) {
      issue(line_,
            "a quotation mark stands inside a cell; put the whole cell in quotation marks and double those inside");
      return std::nullopt;
    }
    if (!std::all_of(cell.begin(), cell.end(), printable)) {
      issue(line_, "the line has a control character; this may be no text file");
      return std::nullopt;
    }
    rest_.remove_prefix(std::min(rest_.size(), rest_.find_first_of(ends)));
    return std::string(cell);
  }

  /// After the opening quotation mark.
  std::optional<std::string> readQuoted() {
    const long opened = line_;
    std::string cell;
    for (;;) {
      if (rest_.empty()) {
        issue(opened, "a quotation mark is opened here and never closed");
        return std::nullopt;
      }
      if (rest_.starts_with("\"\"")) {
        cell += '"';
        rest_.remove_prefix(2);
      } else if (rest_.front() == '"') {
        rest_.remove_prefix(1);
        break;
      } else if (atLineEnd()) {
        cell += '\n';
        takeLineBreak();
      } else if (!printable(rest_.front())) {
        issue(line_, "the line has a control character; this may be no text file");
        return std::nullopt;
      } else {
        cell += rest_.front();
        rest_.remove_prefix(1);
      }
    }
    rest_.remove_prefix(std::min(rest_.size(), rest_.find_first_not_of(" \t")));
    if (!atLineEnd() && rest_.front() != table_.separator) {
      issue(line_, "after a closing quotation mark a separator or the end of the line must follow");
      return std::nullopt;
    }
    return cell;
  }

  void findDecimalMark() {
    if (table_.separator != ';') return;
    const auto hasComma = [](const std::string& cell) {
      return cell.find(',') != std::string::npos && commaNumber(cell).has_value();
    };
    const bool some = std::any_of(table_.rows.begin(), table_.rows.end(), [&](const CsvRow& row) {
      return std::any_of(row.cells.begin(), row.cells.end(), hasComma);
    });
    if (some) table_.decimalMark = ',';
  }

  std::string_view rest_;
  long line_ = 1;
  CsvTable table_;
  std::vector<Issue> issues_;
};

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  const auto found =
      std::find_if(header.begin(), header.end(), [&](const std::string& one) { return sameName(one, name); });
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

std::string CsvTable::place(const CsvRow& row) const {
  return file + ":" + std::to_string(row.line);
}

std::optional<double> CsvTable::number(std::string_view cell) const {
  return decimalMark == ',' ? commaNumber(cell) : plainNumber(cell);
}

Result<CsvTable> parseCsv(std::string_view bytes, std::string file) {
  return Reader(bytes, std::move(file)).read();
}

}  // namespace cervica::core
