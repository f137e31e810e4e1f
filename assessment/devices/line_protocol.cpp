#include "assessment/devices/line_protocol.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace cervica::assessment {

namespace {

bool isBlank(char c) {
  return c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
  return text;
}

/// The column's text; nothing when the line has fewer.
std::optional<std::string_view> cellOf(std::string_view line, const LineFormat& format) {
  if (format.separator == ' ') line = trimmed(line);
  for (int column = 1;; ++column) {
    const std::size_t end = line.find(format.separator);
    if (column == format.column) return trimmed(line.substr(0, end));
    if (end == std::string_view::npos) return std::nullopt;
    line.remove_prefix(end + 1);
    while (format.separator == ' ' && !line.empty() && isBlank(line.front())) line.remove_prefix(1);
  }
}

std::optional<double> numberOf(std::string_view cell, char separator) {
  std::string text(cell);
  if (separator != ',') std::replace(text.begin(), text.end(), ',', '.');
  const char* first = text.data();
  const char* const last = first + text.size();
  if (first != last && *first == '+') {
    ++first;
    if (first != last && *first == '-') return std::nullopt;
  }
  double number = 0;
  const auto [end, problem] = std::from_chars(first, last, number);
  if (problem != std::errc() || end != last || !std::isfinite(number)) return std::nullopt;
  return number;
}

}  // namespace

void LineParser::feed(std::span<const std::byte> bytes, std::vector<double>& numbers) {
  for (const std::byte byte : bytes) {
    const char c = static_cast<char>(byte);
    if (c == '\n' || c == '\r') {
      endLine(numbers);
      continue;
    }
    ++lineBytes_;
    if (lineBytes_ <= kLongestLine) line_ += c;
  }
}

void LineParser::endLine(std::vector<double>& numbers) {
  const bool tooLong = lineBytes_ > kLongestLine;
  if (!synchronised_) {
    synchronised_ = true;
    counts_.skippedBytes += lineBytes_;
  } else if (tooLong || !trimmed(line_).empty()) {
    const auto cell = tooLong ? std::nullopt : cellOf(line_, format_);
    const auto number = cell ? numberOf(*cell, format_.separator) : std::nullopt;
    if (number) {
      ++counts_.good;
      numbers.push_back(*number);
    } else {
      ++counts_.bad;
      counts_.skippedBytes += lineBytes_;
    }
  }
  line_.clear();
  lineBytes_ = 0;
}

void LineParser::reset() {
  counts_.skippedBytes += lineBytes_;
  line_.clear();
  lineBytes_ = 0;
  synchronised_ = false;
}

}  // namespace cervica::assessment
