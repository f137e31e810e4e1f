#include "assessment/tests/cue_time.h"

#include <algorithm>
#include <utility>

namespace cervica::assessment {
namespace {

constexpr std::pair<std::string_view, CueTime::Moment> kMoments[] = {
    {"start", CueTime::Moment::Start},      {"hold_start", CueTime::Moment::HoldStart},
    {"hold_end", CueTime::Moment::HoldEnd}, {"end", CueTime::Moment::End},
    {"peak", CueTime::Moment::Peak},        {"go", CueTime::Moment::Go}};

/// The longest moment that a cue waits for: an hour, in digits.
constexpr std::size_t kMostDigits = 4;

/// "7s" as 7; whole seconds, at least one.
std::optional<double> wholeSeconds(std::string_view text) {
  if (text.size() < 2 || text.size() > kMostDigits + 1 || text.back() != 's') return std::nullopt;
  text.remove_suffix(1);
  double seconds = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    seconds = seconds * 10 + (digit - '0');
  }
  return seconds > 0 ? std::optional(seconds) : std::nullopt;
}

}  // namespace

std::optional<CueTime> parseCueTime(std::string_view text) {
  constexpr std::string_view kEvery = "every_";
  constexpr std::string_view kEvent = "event:";
  for (const auto& [word, moment] : kMoments) {
    if (text == word) return CueTime{moment, 0, {}};
  }
  if (text.substr(0, kEvent.size()) == kEvent) {
    if (text.size() == kEvent.size()) return std::nullopt;
    return CueTime{CueTime::Moment::Event, 0, std::string(text.substr(kEvent.size()))};
  }
  const bool repeated = text.substr(0, kEvery.size()) == kEvery;
  const auto seconds = wholeSeconds(repeated ? text.substr(kEvery.size()) : text);
  if (!seconds) return std::nullopt;
  return CueTime{repeated ? CueTime::Moment::Every : CueTime::Moment::After, *seconds, {}};
}

}  // namespace cervica::assessment
