#include "app/ctl/agreement_chart.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "core/psychometrics/reliability_document.h"

namespace cervica::app::ctl {
namespace {

constexpr double kWidth = 960, kHeight = 600;
constexpr double kLeft = 92, kRight = 740, kTop = 96, kBottom = 516;
constexpr double kDot = 5, kLargestDot = 13;
constexpr double kLabelHeight = 46;  ///< of a line's two-line label beside the plot
constexpr std::size_t kLongestName = 18;

/// A number with so many decimals and a true minus sign.
std::string number(double value, int decimals) {
  std::array<char, 400> text{};
  const auto [end, problem] =
      std::to_chars(text.data(), text.data() + text.size(), std::abs(value), std::chars_format::fixed, decimals);
  const std::string digits(text.data(), problem == std::errc{} ? end : text.data());
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  return (value < 0 && !zero ? "\u2212" : "") + digits;
}

/// A coordinate.
std::string at(double value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 1).ptr;
  return {text.data(), end};
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
      case '\t':
        out += ' ';
        break;
      default:
        out += letter;
    }
  }
  return out;
}

/// A long code shortened after whole UTF-8 characters.
std::string shortened(const std::string& name) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool starts = (static_cast<unsigned char>(name[i]) & 0xC0U) != 0x80U;
    if (starts && characters++ == kLongestName) return name.substr(0, i) + "\u2026";
  }
  return name;
}

/// One axis: a range of values on a range of coordinates, with ticks at round numbers.
class Axis {
 public:
  /// \pre low <= high
  Axis(double low, double high, double from, double to) : from_(from), to_(to) {
    const double magnitude = std::max({std::abs(low), std::abs(high), 1.0});
    if (high - low < 1e-9 * magnitude) {
      low -= 0.5;
      high += 0.5;
    }
    const double rough = (high - low) / 6;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double lead = rough / power;
    step_ = power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    decimals_ = std::max(0, static_cast<int>(-std::floor(std::log10(step_) + 1e-9)));
    low_ = low - 0.06 * (high - low);
    high_ = high + 0.06 * (high - low);
  }

  [[nodiscard]] double operator()(double value) const {
    return from_ + (value - low_) / (high_ - low_) * (to_ - from_);
  }
  [[nodiscard]] int decimals() const { return decimals_; }
  [[nodiscard]] std::vector<double> ticks() const {
    std::vector<double> out;
    for (double i = std::ceil(low_ / step_); i * step_ <= high_; ++i) out.push_back(i * step_);
    return out;
  }

 private:
  double from_, to_, low_ = 0, high_ = 0, step_ = 1;
  int decimals_ = 0;
};

std::string text(double x, double y, const char* style, const std::string& words) {
  return "<text x=\"" + at(x) + "\" y=\"" + at(y) + "\" class=\"" + style + "\">" + escaped(words) + "</text>\n";
}

std::string line(double x1, double y1, double x2, double y2, const char* style) {
  return "<line x1=\"" + at(x1) + "\" y1=\"" + at(y1) + "\" x2=\"" + at(x2) + "\" y2=\"" + at(y2) + "\" class=\"" +
         style + "\"/>\n";
}

class Chart {
 public:
  Chart(const core::RatingTable& table, const core::BlandAltman& pair, const core::Measure* measure)
      : table_(table),
        pair_(pair),
        unit_(measure != nullptr ? core::readableUnit(measure->unit) : ""),
        name_(measure != nullptr ? measure->label : ""),
        first_(shortened(core::columnLabel(table, 0))),
        second_(shortened(core::columnLabel(table, 1))),
        x_(meansAxis()),
        y_(differencesAxis()),
        decimals_(std::max({y_.decimals(), measure != nullptr ? measure->decimals + 1 : 0, 1})) {}

  [[nodiscard]] std::string svg() const { return head() + bands() + axes() + lines() + dots() + labels() + "</svg>\n"; }

 private:
  [[nodiscard]] Axis meansAxis() const {
    const auto [low, high] = std::minmax_element(pair_.points.begin(), pair_.points.end(),
                                                 [](const auto& a, const auto& b) { return a.mean < b.mean; });
    return {low->mean, high->mean, kLeft, kRight};
  }

  /// Zero always belongs to it, so that the eye sees how far the bias lies from none.
  [[nodiscard]] Axis differencesAxis() const {
    double low = std::min(0.0, pair_.lowerLimit.ci95.low), high = std::max(0.0, pair_.upperLimit.ci95.high);
    for (const auto& point : pair_.points) {
      low = std::min(low, point.difference);
      high = std::max(high, point.difference);
    }
    return {low, high, kBottom, kTop};
  }

  [[nodiscard]] std::string inUnit() const { return unit_.empty() ? "" : " (" + unit_ + ")"; }
  [[nodiscard]] std::string valueText(double value) const { return number(value, decimals_); }
  [[nodiscard]] std::string intervalText(const core::Interval& interval) const {
    return "95 % CI " + valueText(interval.low) + " to " + valueText(interval.high);
  }
  [[nodiscard]] std::string withUnit(double value) const {
    return valueText(value) + (unit_.empty() ? "" : " " + unit_);
  }

  [[nodiscard]] std::string head() const {
    const bool raters = table_.columns == core::RatingTable::Columns::Raters;
    const std::string agreement = raters ? "greement of two raters" : "greement of two trials";
    const std::string title = name_.empty() ? "A" + agreement : name_ + ": a" + agreement;
    const std::string subjects = std::to_string(pair_.points.size()) + " subjects";
    const std::string description =
        "Differences " + first_ + " minus " + second_ + " of " + subjects + " against their means. Bias " +
        withUnit(pair_.bias.value) + ", " + intervalText(pair_.bias.ci95) + ". Limits of agreement " +
        withUnit(pair_.lowerLimit.value) + ", " + intervalText(pair_.lowerLimit.ci95) + ", and " +
        withUnit(pair_.upperLimit.value) + ", " + intervalText(pair_.upperLimit.ci95) + ".";
    const std::string means = table_.trialsPerValue > 1 ? " \u00b7 each value the mean of " +
                                                              std::to_string(table_.trialsPerValue) + " trials"
                                                        : "";
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + at(kWidth) + " " + at(kHeight) + "\" width=\"" +
           at(kWidth) + "\" height=\"" + at(kHeight) +
           "\" role=\"img\" aria-labelledby=\"title description\">\n<title id=\"title\">" + escaped(title) +
           "</title>\n<desc id=\"description\">" + escaped(description) +
           "</desc>\n<style>\n"
           "text{font-family:Inter,'Helvetica Neue',Arial,'DejaVu Sans',sans-serif;font-size:14px;fill:#1d2733}\n"
           ".title{font-size:20px;font-weight:600}\n.minor{fill:#4a5868;font-size:13px}\n"
           ".middle{text-anchor:middle}\n.end{text-anchor:end}\n.strong{font-weight:600}\n"
           ".axis{stroke:#5b6a7b;stroke-width:1}\n.grid{stroke:#e3e8ee;stroke-width:1}\n"
           ".zero{stroke:#5b6a7b;stroke-width:1;stroke-dasharray:2 3}\n"
           ".bias{stroke:#0b5cad;stroke-width:2}\n.limit{stroke:#a34a00;stroke-width:2;stroke-dasharray:8 5}\n"
           ".biasBand{fill:#0b5cad;fill-opacity:.13}\n.limitBand{fill:#d9720b;fill-opacity:.15}\n"
           ".dot{fill:#1d2733;fill-opacity:.55;stroke:#fff;stroke-width:1}\n"
           ".leader{stroke:#8b98a7;stroke-width:1}\n</style>\n"
           "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n" +
           text(kLeft, 40, "title", title) +
           text(kLeft, 66, "minor", subjects + means + " \u00b7 shaded: 95 % confidence intervals" + sharedPlaces());
  }

  [[nodiscard]] std::string sharedPlaces() const {
    return places().size() < pair_.points.size() ? " \u00b7 larger dots: several subjects" : "";
  }

  [[nodiscard]] std::string band(const core::Interval& interval, const char* style) const {
    const double top = y_(interval.high), bottom = y_(interval.low);
    return "<rect x=\"" + at(kLeft) + "\" y=\"" + at(top) + "\" width=\"" + at(kRight - kLeft) + "\" height=\"" +
           at(bottom - top) + "\" class=\"" + style + "\"/>\n";
  }
  [[nodiscard]] std::string bands() const {
    return band(pair_.upperLimit.ci95, "limitBand") + band(pair_.lowerLimit.ci95, "limitBand") +
           band(pair_.bias.ci95, "biasBand");
  }

  [[nodiscard]] std::string axes() const {
    std::string out;
    for (const double tick : y_.ticks()) {
      out += line(kLeft, y_(tick), kRight, y_(tick), "grid") +
             text(kLeft - 10, y_(tick) + 5, "end", number(tick, y_.decimals()));
    }
    for (const double tick : x_.ticks()) {
      out += line(x_(tick), kBottom, x_(tick), kBottom + 6, "axis") +
             text(x_(tick), kBottom + 24, "middle", number(tick, x_.decimals()));
    }
    out += line(kLeft, kTop, kLeft, kBottom, "axis") + line(kLeft, kBottom, kRight, kBottom, "axis");
    out += text((kLeft + kRight) / 2, kBottom + 56, "middle", "Mean of " + first_ + " and " + second_ + inUnit());
    const double middle = (kTop + kBottom) / 2;
    return out + "<g transform=\"translate(26 " + at(middle) + ") rotate(-90)\">" +
           text(0, 0, "middle", "Difference " + first_ + " \u2212 " + second_ + inUnit()) + "</g>\n";
  }

  [[nodiscard]] std::string lines() const {
    std::string out = line(kLeft, y_(0), kRight, y_(0), "zero");
    for (const double limit : {pair_.lowerLimit.value, pair_.upperLimit.value}) {
      out += line(kLeft, y_(limit), kRight, y_(limit), "limit");
    }
    return out + line(kLeft, y_(pair_.bias.value), kRight, y_(pair_.bias.value), "bias");
  }

  /// How many subjects lie at each place, to a tenth of a pixel.
  [[nodiscard]] std::map<std::pair<std::string, std::string>, int> places() const {
    std::map<std::pair<std::string, std::string>, int> out;
    for (const auto& point : pair_.points) ++out[{at(x_(point.mean)), at(y_(point.difference))}];
    return out;
  }

  [[nodiscard]] std::string dots() const {
    std::string out = "<g class=\"dot\">\n";
    for (const auto& [place, count] : places()) {
      const double radius = std::min(kLargestDot, kDot * std::sqrt(count));
      out += "<circle cx=\"" + place.first + "\" cy=\"" + place.second + "\" r=\"" + at(radius) + "\"/>\n";
    }
    return out + "</g>\n";
  }

  /// The three lines are named beside the plot, pushed apart where they lie close together.
  [[nodiscard]] std::string labels() const {
    struct Label {
      std::string name;
      const core::Estimate& what;
    };
    const std::array<Label, 3> named{Label{"Upper limit", pair_.upperLimit}, Label{"Bias", pair_.bias},
                                     Label{"Lower limit", pair_.lowerLimit}};
    const double middle = std::clamp(y_(pair_.bias.value), kTop + 1.5 * kLabelHeight, kBottom - 1.5 * kLabelHeight);
    const std::array<double, 3> heights{std::min(y_(pair_.upperLimit.value), middle - kLabelHeight), middle,
                                        std::max(y_(pair_.lowerLimit.value), middle + kLabelHeight)};
    std::string out;
    for (std::size_t i = 0; i < named.size(); ++i) {
      out += line(kRight + 2, y_(named[i].what.value), kRight + 16, heights[i], "leader") +
             text(kRight + 22, heights[i] - 4, "strong", named[i].name + " " + withUnit(named[i].what.value)) +
             text(kRight + 22, heights[i] + 15, "minor", intervalText(named[i].what.ci95));
    }
    return out;
  }

  const core::RatingTable& table_;
  const core::BlandAltman& pair_;
  std::string unit_, name_, first_, second_;
  Axis x_, y_;
  int decimals_;
};

}  // namespace

std::string agreementChart(const core::RatingTable& table, const core::BlandAltman& pair,
                           const core::Measure* measure) {
  return Chart(table, pair, measure).svg();
}

}  // namespace cervica::app::ctl
