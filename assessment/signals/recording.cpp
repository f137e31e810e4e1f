#include "assessment/signals/recording.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace cervica::assessment {

namespace {

constexpr std::size_t kMostIssues = 20;
constexpr double kTimeRoundingS = 1e-6;  // of written times: an interval of just three usual ones is no gap

enum Channel : std::size_t { Time, Pressure, Force, Qw, Qx, Qy, Qz, RefQw, RefQx, RefQy, RefQz, Mark, kChannels };

constexpr std::array<std::string_view, kChannels> kNames = {
    "time_s", "pressure_mmHg", "force_N", "qw", "qx", "qy", "qz", "ref_qw", "ref_qx", "ref_qy", "ref_qz", "mark"};

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Takes the first line off `rest`, without its end.
std::string_view takeLine(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

/// Takes the first cell off `rest`; `last` when no separator followed.
std::string_view takeCell(std::string_view& rest, char separator, bool& last) {
  const std::size_t end = rest.find(separator);
  last = end == std::string_view::npos;
  const std::string_view cell = rest.substr(0, end);
  rest.remove_prefix(last ? rest.size() : end + 1);
  return trimmed(cell);
}

std::optional<double> finiteNumber(std::string_view cell, bool decimalCommas) {
  std::array<char, 64> copy{};
  if (decimalCommas) {
    if (cell.size() > copy.size()) return std::nullopt;
    std::replace_copy(cell.begin(), cell.end(), copy.begin(), ',', '.');
    cell = {copy.data(), cell.size()};
  }
  if (cell.starts_with('+') && !cell.starts_with("+-")) cell.remove_prefix(1);
  double value = 0;
  const auto [end, problem] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (problem != std::errc() || end != cell.data() + cell.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// The powers of ten that a double holds exactly, as far as they are needed.
constexpr std::array<double, 16> kTen = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                         1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

/// Takes a plain decimal fraction of at most 15 digits and the separator after it off `rest`; nothing, and `rest` as it
/// was, for any other number. Both the digits and the power of ten are exact doubles, so their quotient is the
/// correctly rounded value, the one `finiteNumber` finds in thrice the time.
std::optional<double> takePlainDecimal(std::string_view& rest, char separator, char mark, bool& last) {
  std::size_t i = rest.starts_with('-') ? 1 : 0;
  const bool negative = i == 1;
  std::int64_t digits = 0;
  std::size_t count = 0;
  std::size_t decimals = 0;
  bool fraction = false;
  for (; i < rest.size(); ++i) {
    const char c = rest[i];
    if (c >= '0' && c <= '9') {
      digits = digits * 10 + (c - '0');
      decimals += fraction ? 1 : 0;
      if (++count > 15) return std::nullopt;
    } else if (c == mark && !fraction) {
      fraction = true;
    } else {
      break;
    }
  }
  last = i == rest.size();
  if (count == 0 || (!last && rest[i] != separator)) return std::nullopt;
  rest.remove_prefix(last ? i : i + 1);
  const double size = static_cast<double>(digits) / kTen[decimals];
  return negative ? -size : size;
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  Result<Recording> read() {
    if (rest_.size() > kLargestRecording) return Error::at("", "The recording is larger than 256 MB.");
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
    readHeader();
    if (!issues_.empty()) return Error{Error::Code::InvalidInput, std::move(issues_)};
    reserve();
    while (!rest_.empty() && issues_.size() < kMostIssues) {
      ++line_;
      const std::string_view line = takeLine(rest_);
      if (!trimmed(line).empty()) readSample(line);
    }
    if (issues_.empty() && out_.timeS.size() < 2) report("a recording has at least two samples");
    if (!issues_.empty()) return Error{Error::Code::InvalidInput, std::move(issues_)};
    findGaps(out_);
    return std::move(out_);
  }

 private:
  void report(std::string message) { issues_.push_back({"line " + std::to_string(line_), std::move(message)}); }

  [[nodiscard]] bool has(Channel channel) const { return present_[channel]; }

  void readHeader() {
    line_ = 1;
    std::string_view header = takeLine(rest_);
    separator_ = header.find(';') == std::string_view::npos ? ',' : ';';
    for (bool last = false; !last;) {
      const std::string_view name = takeCell(header, separator_, last);
      const auto found = std::find(kNames.begin(), kNames.end(), name);
      if (found == kNames.end()) {
        report("unknown column \"" + std::string(name.substr(0, 40)) +
               "\"; known are time_s, pressure_mmHg, force_N, qw, qx, qy, qz, ref_qw, ref_qx, ref_qy, ref_qz, mark");
        return;
      }
      const auto channel = static_cast<Channel>(found - kNames.begin());
      if (has(channel)) return report("column " + std::string(name) + " is there twice");
      columns_.push_back(channel);
      present_[channel] = true;
    }
    const auto count = [this](Channel from, Channel to) {
      return std::count_if(columns_.begin(), columns_.end(), [&](Channel c) { return c >= from && c <= to; });
    };
    if (columns_.front() != Time) report("the first column has to be time_s");
    if (count(Qw, Qz) % 4 != 0) report("an orientation needs all of qw, qx, qy, qz");
    if (count(RefQw, RefQz) % 4 != 0) report("the thorax needs all of ref_qw, ref_qx, ref_qy, ref_qz");
    if (has(RefQw) && !has(Qw)) report("the thorax alone says nothing: qw, qx, qy, qz of the head are missing");
    if (!has(Pressure) && !has(Force) && !has(Qw)) report("no channel: pressure_mmHg, force_N or qw, qx, qy, qz");
  }

  void reserve() {
    const auto lines = static_cast<std::size_t>(std::count(rest_.begin(), rest_.end(), '\n')) + 1;
    out_.timeS.reserve(lines);
    if (has(Pressure)) out_.pressureMmHg.reserve(lines);
    if (has(Force)) out_.forceN.reserve(lines);
    if (has(Qw)) out_.head.reserve(lines);
    if (has(RefQw)) out_.thorax.reserve(lines);
    if (has(Mark)) out_.mark.reserve(lines);
  }

  void readSample(std::string_view line) {
    bool last = false;
    std::size_t cells = 0;
    while (!last) {
      std::optional<double> value = takePlainDecimal(line, separator_, separator_ == ';' ? ',' : '.', last);
      if (!value) {
        const std::string_view cell = takeCell(line, separator_, last);
        value = finiteNumber(cell, separator_ == ';');
        if (!value && cells < columns_.size()) {
          return report(std::string(kNames[columns_[cells]]) + " is no finite number: \"" +
                        std::string(cell.substr(0, 40)) + '"');
        }
      }
      if (cells < columns_.size()) values_[columns_[cells]] = *value;
      ++cells;
    }
    if (cells != columns_.size()) {
      return report(std::to_string(cells) + " columns where the header has " + std::to_string(columns_.size()));
    }
    store();
  }

  void store() {
    if (!out_.timeS.empty() && values_[Time] <= out_.timeS.back()) {
      return report("the time does not come after the one before");
    }
    if (has(Pressure)) out_.pressureMmHg.push_back(values_[Pressure]);
    if (has(Force)) out_.forceN.push_back(values_[Force]);
    if (has(Qw) && !storeRotation(Qw, "the head's", out_.head)) return;
    if (has(RefQw) && !storeRotation(RefQw, "the thorax'", out_.thorax)) return;
    if (has(Mark)) {
      if (values_[Mark] != 0 && values_[Mark] != 1) return report("mark is 0 or 1");
      out_.mark.push_back(values_[Mark] == 1 ? 1 : 0);
    }
    out_.timeS.push_back(values_[Time]);
  }

  bool storeRotation(std::size_t first, std::string_view whose, std::vector<Quaternion>& to) {
    const Quaternion q{values_[first], values_[first + 1], values_[first + 2], values_[first + 3]};
    const double norm = q.norm();
    if (!(std::abs(norm - 1) <= kUnitLengthTolerance)) {
      report(std::string(whose) + " quaternion is not of length one");
      return false;
    }
    to.push_back({q.w / norm, q.x / norm, q.y / norm, q.z / norm});
    return true;
  }

  std::string_view rest_;
  long line_ = 0;
  char separator_ = ',';
  std::vector<Channel> columns_;
  std::array<bool, kChannels> present_{};
  std::array<double, kChannels> values_{};
  std::vector<core::Issue> issues_;
  Recording out_;
};

}  // namespace

bool Recording::hasGap(std::size_t first, std::size_t last) const {
  const auto next = std::lower_bound(gapStarts.begin(), gapStarts.end(), first);
  return next != gapStarts.end() && *next < last;
}

void findGaps(Recording& recording) {
  const std::vector<double>& time = recording.timeS;
  CERVICA_EXPECTS(time.size() >= 2);
  std::vector<double> intervals(time.size() - 1);
  for (std::size_t i = 0; i < intervals.size(); ++i) intervals[i] = time[i + 1] - time[i];
  std::vector<double> sorted = intervals;
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::nth_element(sorted.begin(), middle, sorted.end());
  recording.intervalS = *middle;
  recording.gapStarts.clear();
  recording.quality = {time.size(), 0, 0};
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    if (intervals[i] <= kGapIntervals * recording.intervalS + kTimeRoundingS) continue;
    recording.gapStarts.push_back(i);
    recording.quality.longestGapS = std::max(recording.quality.longestGapS, intervals[i]);
  }
  recording.quality.gaps = recording.gapStarts.size();
}

Result<Recording> readRecording(std::string_view bytes) {
  return Reader(bytes).read();
}

}  // namespace cervica::assessment
